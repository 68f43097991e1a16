"""零报告: what did not happen in a period, item by item, with the reason that villagers see instead of a blank."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="nil",
    title="零报告",
    family="村务",
    door="谁在管",
    package=__name__,
    items=("FW-13",),
    order=48,
    lead="公开目录里哪些事这一期没有发生，为什么。",
)
