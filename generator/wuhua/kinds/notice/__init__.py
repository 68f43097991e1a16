"""通知公告: any other catalogue item as a well-formed notice."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="notice",
    title="通知公告",
    family="村务",
    door="公告",
    package=__name__,
    items=(),
    order=50,
    lead="其他应当公开的事项。",
)
