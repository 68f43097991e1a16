"""收益分配: what the collective may share out, what it keeps, what each share brings, and what was paid (FT-09)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="distribution",
    title="收益分配",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-16", "CF-23"),
    order=14,
    lead="集体一年能分多少钱，留多少，每股分多少，发了没有。",
)
