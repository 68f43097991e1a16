"""异议与答复: what villagers asked or objected to, and when they were answered; who asked is never written."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="question",
    title="异议与答复",
    family="村务",
    door="谁在管",
    package=__name__,
    items=("CW-36", "FW-14"),
    parts=(("FW-14", "“提意见的地方”"),),
    order=50,
    lead="村民问了什么、几天答复的、办成没有。",
)
