"""评议考核: who was appraised, by whom, with how many ballots of each grade, and what followed."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="appraisal",
    title="评议考核",
    family="村务",
    door="谁在管",
    package=__name__,
    items=("CW-09", "DW-05", "DW-07", "CW-39", "CW-40"),
    order=30,
    lead="村干部、服务站、保洁和物业干得怎么样，大家怎么评的。",
)
