"""一事一议: money and labour that villagers agreed to give for one matter, and what became of it (FT-12)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="levy",
    title="一事一议",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CW-14", "CF-14"),
    order=36,
    lead="大家同意一起出钱出力办的事：每人出多少、收了多少、花在哪里。",
)
