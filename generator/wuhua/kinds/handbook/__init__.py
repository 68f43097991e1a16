"""便民手册: the handbook (一本通): all a villager may need, by field, in one book."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="handbook",
    title="便民手册",
    family="服务",
    door="去哪办",
    package=__name__,
    items=("FW-04",),
    order=42,
    lead="一本手册，查得到各样事找谁、打哪个电话、怎么办。",
)
