"""审计与整改: what an audit or an inspection looked at, what it found, how far it has been put right."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="audit",
    title="审计与整改",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CW-35", "CF-22", "DW-12"),
    order=60,
    lead="上面来查账、巡察，查出什么问题、改好了没有。",
)
