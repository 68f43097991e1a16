"""数字公开: items that are numbers: insurance, residence, mediation, special groups as counts."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="counts",
    title="数字公开",
    family="村务",
    door="事怎么定",
    package=__name__,
    items=("CW-30", "CW-33", "CW-42"),
    order=46,
    lead="参保、户籍、调解这些事，只说数字，不说是谁。",
)
