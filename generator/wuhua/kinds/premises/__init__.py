"""设施用房: the village's premises: rooms, what they are for, how large, which plates hang there."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="premises",
    title="设施用房",
    family="服务",
    door="去哪办",
    package=__name__,
    items=("FW-10",),
    order=43,
    lead="村里的房子有多大、哪些房间给村民用、挂了哪些牌子。",
)
