"""网格: how the village is divided into grids, and who looks after each."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="grid",
    title="网格",
    family="服务",
    door="谁在管",
    package=__name__,
    items=("FW-09",),
    order=33,
    lead="你家在第几网格，网格长是谁，有事先找哪一位。",
)
