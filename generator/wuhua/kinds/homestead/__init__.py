"""宅基地: applications for a plot to build on, and what became of them (CW-16)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="homestead",
    title="宅基地",
    family="村务",
    door="事怎么定",
    package=__name__,
    items=("CW-16",),
    order=38,
    lead="谁申请建房、在哪里、多大面积、批了没有。",
)
