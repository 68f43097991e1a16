"""决策事项: a decision through 四议两公开, its votes and what came of it."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="decision",
    title="决策事项",
    family="村务",
    door="事怎么定",
    package=__name__,
    items=("CW-04",),
    order=20,
    lead="村里的大事谁提的、谁议的、多少人同意、办得怎么样。",
)
