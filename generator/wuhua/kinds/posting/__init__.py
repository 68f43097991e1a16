"""公开张贴登记: which sheet hung on which board, from when to when, by whom, with what proof."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="posting",
    title="公开张贴登记",
    family="村务",
    door="谁在管",
    package=__name__,
    items=(),
    order=90,
    lead="每一张公开单贴在哪里、谁贴的、什么时候取下。",
)
