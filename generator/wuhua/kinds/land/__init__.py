"""征地补偿: one taking of land, its notices, what was paid for it and where the money went (FT-11)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="land",
    title="征地补偿",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CW-17", "CW-18", "CF-13"),
    order=34,
    lead="征了哪里的地、补偿多少钱、到账多少、分了多少、还剩多少。",
)
