"""公开栏: a board on a wall: where, how large, what hangs there."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="board",
    title="公开栏",
    family="村务",
    door="公告",
    package=__name__,
    items=(),
    order=60,
    lead="村里的公开栏在哪里、现在贴着什么。",
)
