"""换届选举: one election with its rounds and notices; by-elections, recalls, resignations and ended posts too."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="election",
    title="换届选举",
    family="村务",
    door="谁在管",
    package=__name__,
    items=("CW-07", "CW-37", "DW-09"),
    order=34,
    lead="什么时候选、怎么选、多少人投票、谁得多少票、谁当选；辞职、罢免、补选也在这里。",
)
