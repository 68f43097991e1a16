"""办事指南: one service item: steps, papers, time limit, fee."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="guide",
    title="办事指南",
    family="服务",
    door="去哪办",
    package=__name__,
    items=("FW-02",),
    order=41,
    lead="办一件事要带什么、走几步、几天办好、收不收钱。",
)
