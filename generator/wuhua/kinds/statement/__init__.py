"""年度报表: what the collective owns and owes, and what it earned and shared out in a year (FT-16)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="statement",
    title="年度报表",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-27", "CF-24"),
    parts=(("CF-24", "“经营报告”"),),
    order=13,
    lead="集体的家底有多少、欠多少，一年赚了多少、怎么分。",
)
