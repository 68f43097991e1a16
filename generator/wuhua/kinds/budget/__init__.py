"""预决算: a year's plan and its final account, heading by heading (FT-03)."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="budget",
    title="预决算",
    family="财务",
    door="钱怎么花",
    package=__name__,
    items=("CF-02", "CF-03"),
    order=11,
    lead="一年打算收多少、花多少，年底实际收了多少、花了多少。",
)
