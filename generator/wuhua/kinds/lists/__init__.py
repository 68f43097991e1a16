"""清单: lists of matters: what the village decides itself, helps with, may not be given; small powers; tasks with their days."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="lists",
    title="清单",
    family="村务",
    door="事怎么定",
    package=__name__,
    items=("CW-10",),
    order=24,
    lead="哪些事村里自己定、哪些事帮政府办、哪些事不该派给村里，干部手里有哪些权。",
)
