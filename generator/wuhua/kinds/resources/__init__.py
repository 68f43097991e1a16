"""资源台账: land, woods and water of the collective, by plot and class (FT-05)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="resources",
    title="资源台账",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-06",),
    order=14,
    lead="村集体有多少地、林子、水面，在哪里，谁在用，一年交多少钱。",
)
