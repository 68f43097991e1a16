"""培训: who was trained in what, for how long, in counts alone."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="training",
    title="培训",
    family="服务",
    door="谁在管",
    package=__name__,
    items=("FW-12",),
    order=62,
    lead="干部和网格员学了什么、多少人学、还差多少人。",
)
