"""经济合同: one contract, from plan and valuation through bidding and signing to its end."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="contract",
    title="经济合同",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-08", "CF-19", "CW-15", "CF-30", "CF-18", "CF-21"),
    order=17,
    lead="租给谁、卖给谁，多少钱，多少年，是怎么定下来的。",
)
