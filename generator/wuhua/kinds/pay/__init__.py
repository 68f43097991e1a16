"""报酬与误工补贴: what was paid to whom for which work, and what meetings, trips and guests cost (FT-13)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="pay",
    title="报酬与误工补贴",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-11", "CF-12", "CF-31"),
    order=16,
    lead="干部和误工的人领了多少，开会、出差、招待花了多少。",
)
