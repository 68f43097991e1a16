"""值班表: a month of duty shifts."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="duty",
    title="值班表",
    family="服务",
    door="去哪办",
    package=__name__,
    items=("FW-03",),
    order=42,
    lead="哪天谁值班、打什么电话。",
)
