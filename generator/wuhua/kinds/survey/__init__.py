"""满意度与社会评价: how many were asked, what they said, what is done about it."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="survey",
    title="满意度与社会评价",
    family="服务",
    door="去哪办",
    package=__name__,
    items=("FW-06",),
    order=60,
    lead="问了多少人、满意的有多少、不满意的怎么改。",
)
