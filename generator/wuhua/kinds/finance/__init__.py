"""财务收支: a ledger's month or quarter, line by line (FT-01, FT-02, FT-15)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="finance",
    title="财务收支",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-01", "CF-04", "CF-26"),
    parts=(("CF-04", "“账户”"),),
    order=10,
    lead="每个月收了多少、花了多少、账上还有多少，一笔一笔列出来。",
)
