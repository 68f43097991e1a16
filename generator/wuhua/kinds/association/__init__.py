"""社会组织与志愿服务: associations, volunteers and the wedding-and-funeral council, in counts."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="association",
    title="社会组织与志愿服务",
    family="服务",
    door="去哪办",
    package=__name__,
    items=("FW-11", "CW-41"),
    order=63,
    lead="村里有哪些社会组织和志愿者，做了哪些活动，红白喜事按什么标准办。",
)
