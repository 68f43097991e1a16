"""工程项目: works and purchases, from approval to settlement (FT-07)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="project",
    title="工程项目",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-09", "CF-10", "CW-34"),
    order=18,
    lead="修路、装灯、买东西，谁来做，多少钱，做到哪一步，有没有验收。",
)
