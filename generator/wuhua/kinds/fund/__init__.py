"""专项资金与基金: money for one purpose, with its own opening, income, expense and closing."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="fund",
    title="专项资金与基金",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-28", "CF-15", "CF-25", "CW-26", "CW-32", "DW-04", "DW-11"),
    order=15,
    lead="专款专用的钱：上级专款、捐款、爱心基金、党费、代收的水电费。",
)
