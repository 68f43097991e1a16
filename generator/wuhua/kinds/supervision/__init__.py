"""监督报告: what the supervision committee looked into, what it found, what has been put right."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="supervision",
    title="监督报告",
    family="村务",
    door="谁在管",
    package=__name__,
    items=("CW-08", "DW-08"),
    order=40,
    lead="监督委员会查了什么、发现什么、改了没有。",
)
