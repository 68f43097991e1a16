"""人员: the register of people who hold posts."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="people",
    title="人员",
    family="村务",
    door="谁在管",
    package=__name__,
    items=(),
    order=31,
    lead="在村里任职的人，各担任什么职务。",
)
