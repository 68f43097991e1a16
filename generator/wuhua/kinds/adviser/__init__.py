"""法律顾问与代办: whom to ask about law and who runs errands: when and where they are there."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="adviser",
    title="法律顾问与代办",
    family="服务",
    door="去哪办",
    package=__name__,
    items=("FW-08", "FW-07"),
    order=45,
    lead="法律上的事问谁，走不开的事谁代办，哪天在哪里。",
)
