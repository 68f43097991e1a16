"""机构名册: a body with its posts, seats and terms."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="org",
    title="机构名册",
    family="村务",
    door="谁在管",
    package=__name__,
    items=("CW-01",),
    order=30,
    lead="党组织、村委会、监督委员会、议事会和各小组，谁在任、管什么、任到哪天。",
)
