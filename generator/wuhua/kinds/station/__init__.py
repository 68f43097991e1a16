"""服务站: the public service station."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="station",
    title="服务站",
    family="服务",
    door="去哪办",
    package=__name__,
    items=("FW-01",),
    order=40,
    lead="公共服务站在哪里、几点开门、有哪些窗口。",
)
