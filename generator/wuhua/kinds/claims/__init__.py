"""债权债务: what is owed to the collective and what it owes, loans and guarantees (FT-06)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="claims",
    title="债权债务",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-07", "CF-21"),
    order=15,
    lead="别人欠村里多少，村里欠别人多少，什么时候到期。",
)
