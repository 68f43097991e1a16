"""合同台账: all contracts of a period, what was due and what came (FT-08)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="contracts",
    title="合同台账",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-08",),
    order=16,
    lead="村里所有的合同，这一期该收该付多少，收了付了多少，还欠多少。",
)
