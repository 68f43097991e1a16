"""规章制度: charter, covenant and rules: their text, who adopted them, where they are filed."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="charter",
    title="规章制度",
    family="村务",
    door="事怎么定",
    package=__name__,
    items=("CW-02",),
    order=23,
    lead="村规民约、章程和各项制度写了什么，哪次会议通过的，报到哪里备案。",
)
