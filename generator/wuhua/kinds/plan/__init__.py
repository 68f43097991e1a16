"""计划与进度: goals of a term, plans of a year, party members' posts, and how far they have come."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="plan",
    title="计划与进度",
    family="村务",
    door="事怎么定",
    package=__name__,
    items=("CW-03", "DW-02", "DW-10"),
    order=26,
    lead="这一届、这一年打算做什么，做到了哪一步。",
)
