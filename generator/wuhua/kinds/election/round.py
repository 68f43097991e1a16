"""One ballot of an election: who could vote and did, the papers, the votes of each candidate.

Apart from ``record.py`` because rules D12, D13 and D15 read it line by line.
"""

from typing import Literal

from wuhua.model.fields import Day, Line, Name, Quantity, Whole, key
from wuhua.model.record import Part

#: Result of a candidate who holds the post now.
ELECTED = "当选"
#: Rounds that elect, as the organic law counts them (CWH18 15).
MAIN, RERUN, RECALL = "正式选举", "另行选举", "罢免投票"


class Seats(Part):
    """How many are to be elected to a post."""

    post: Line = key("职务", "什么职务", example="主任")
    number: Whole = key("人数", "应选几人", example="1")
    women: Whole | None = key("女性名额", "其中留给女性几人", default=None)


class Candidate(Part):
    """A candidate's line. No age, no address."""

    name: Name = key("姓名", "姓名")
    post: Line | None = key("职务", "选什么职务", default=None)
    sex: Literal["男", "女"] | None = key("性别", "男 或 女", default=None)
    votes: Whole | None = key("得票", "得多少票；罢免投票写同意罢免的票", default=None)
    against: Whole | None = key("反对", "反对多少票", default=None)
    abstained: Whole | None = key("弃权", "弃权多少票", default=None)
    result: Literal["当选", "未当选", "列为候选人", "没有列为候选人", "罢免", "没有罢免"] | None = key(
        "结果", "当选没有", default=None
    )
    pledge: Line | None = key("承诺", "竞职承诺", default=None)
    note: Line | None = key("说明", "要说明的话，如 女性名额当选", default=None)


class Round(Part):
    """One ballot. ``voted`` includes proxies; ``valid`` + ``invalid`` + ``blank`` = ``returned`` (D12)."""

    kind: Literal["村民推荐", "党员推荐", "提名投票", "预选", "正式选举", "另行选举", "会议推选", "罢免投票"] = key(
        "轮次", "是哪一次投票", example="正式选举"
    )
    day: Day | None = key("日期", "哪天投票", default=None, example="2025-03-18")
    post: Line | None = key("职务", "按职务分开投票的，这张票选什么职务", default=None)
    seats: Whole | None = key("应选", "这张票应选几人；不写就看名额", default=None)
    contenders: Whole | None = key("候选人数", "正式候选人多少名；不写就数下面的", default=None)
    registered: Whole | None = key("登记选民", "登记参加选举的多少人；不写就看选民", default=None)
    voted: Whole | None = key("参加投票", "参加投票的多少人，委托投票的也算", default=None)
    proxies: Whole | None = key("委托投票", "其中委托别人投的多少人", default=None)
    most_proxies: Whole | None = key("单人受托最多", "一个人最多替几个人投", default=None)
    issued: Whole | None = key("发出选票", "发出多少张", default=None)
    returned: Whole | None = key("收回选票", "收回多少张", default=None)
    valid: Whole | None = key("有效票", "有效多少张", default=None)
    invalid: Whole | None = key("无效票", "无效多少张", default=None)
    blank: Whole | None = key("弃权票", "弃权、空白多少张；已经算在有效票里的不写", default=None)
    turnout: Quantity | None = key("参选率", "百分之几，只写数字，如 96.5", default=None)
    verdict: Literal["有效", "无效"] | None = key("认定", "选举有效还是无效", default=None)
    candidates: list[Candidate] = key("候选人", "一人一行，得票多的在前", default=[])
    others: Whole | None = key("另选他人", "选了候选人以外的人，合计多少票", default=None)

    @property
    def votes_given(self) -> int | None:
        """Those who voted, invalid ballots included: 参加投票, else the papers that came back."""
        return self.voted if self.voted is not None else self.returned
