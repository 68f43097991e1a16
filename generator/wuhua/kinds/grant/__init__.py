"""补贴与救助: one batch of money or goods that reached households (FT-10, FT-14)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="grant",
    title="补贴与救助",
    family="村务",
    door="钱怎么花",
    package=__name__,
    items=("CW-19", "CW-20", "CW-21", "CW-22", "CW-23", "CW-24", "CW-25", "CW-27", "CW-28", "CW-29", "CW-31", "CW-38"),
    order=32,
    lead="低保、种粮补贴、救灾款物发给了多少户、按什么标准、一共多少钱。",
)
