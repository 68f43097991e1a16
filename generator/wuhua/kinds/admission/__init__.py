"""准入事项: a task that comes from above: how it was let in, what agreement came with it, how far it is."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="admission",
    title="准入事项",
    family="村务",
    door="事怎么定",
    package=__name__,
    items=("CW-12",),
    order=25,
    lead="上面交给村里办的事，谁批准的、给了多少人和钱、办到哪里。",
)
