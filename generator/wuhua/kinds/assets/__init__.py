"""资产台账: what the collective owns (FT-04), what a count of it found (清产核资), what it has invested."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="assets",
    title="资产台账",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-05", "CF-17", "CF-20"),
    order=13,
    lead="村集体有哪些房子、设备，值多少钱，谁在用，有没有闲着。",
)
