"""村情: the village itself."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="profile",
    title="村情",
    family="村务",
    door="谁在管",
    package=__name__,
    items=("CW-01",),
    order=5,
    lead="村里有多少人、多少地、分几个小组。",
)
