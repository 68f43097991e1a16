"""会议与授权: one meeting of one body, what it resolved and authorised, and consultations without a vote."""

from wuhua.model.kind import Kind

KIND = Kind(
    ident="meeting",
    title="会议与授权",
    family="村务",
    door="事怎么定",
    package=__name__,
    items=("CW-04", "CW-05", "CW-06"),
    order=22,
    lead="哪天开了什么会、来了多少人、定了什么、把什么事交给谁办。",
)
