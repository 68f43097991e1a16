"""What records of deciding share: matters that a law reserves to a body, who came, how they voted, who approved.

Kinds that hold a vote (decision, meeting) build on these parts, so that one rule reads both.
"""

from typing import Literal

from wuhua.model.fields import Day, Line, Whole, key
from wuhua.model.record import Part

#: Words of CWH18 24 and JTJJ24 15, 26, TDCB 28, 52; a policy's lists use the same words.
Matter = Literal[
    "误工补贴",
    "集体收益使用",
    "公益事业",
    "土地承包",
    "承包地调整",
    "包给外人",
    "集体经济项目",
    "宅基地",
    "征地补偿",
    "处分集体财产",
    "章程",
    "内部制度",
    "成员确认",
    "外来人员成员权利",
    "理事监事选举罢免",
    "理事监事报酬",
    "预决算",
    "收益分配",
    "份额量化",
    "经营性建设用地",
    "对外投资",
    "合并分立",
    "其他重要事项",
]
Outcome = Literal["通过", "未通过", "撤回"]


class Attendance(Part):
    """Who could come and who came; observers and vacant seats are in neither."""

    due: Whole | None = key("应到", "应到多少人", default=None)
    present: Whole | None = key("实到", "实到多少人；列席的不算", default=None)
    households_due: Whole | None = key("应到户", "按户开会的，应到多少户", default=None)
    households: Whole | None = key("实到户", "按户开会的，实到多少户", default=None)
    women_due: Whole | None = key("应到女代表", "女代表应到多少人", default=None)
    women: Whole | None = key("实到女代表", "女代表实到多少人", default=None)
    away: Whole | None = key("外出", "应到的人里长期外出、联系不上的多少人", default=None)
    observers: Whole | None = key("列席", "列席多少人，不算实到，不表决", default=None)


class Ballot(Part):
    """How they voted: present = in favour + against + abstained + invalid + recused (D12)."""

    in_favour: Whole | None = key("同意", "同意多少票", default=None)
    against: Whole | None = key("反对", "反对多少票；没有写 0", default=None)
    abstained: Whole | None = key("弃权", "弃权多少票；没有写 0", default=None)
    invalid: Whole | None = key("无效", "无效票多少张", default=None)
    recused: Whole | None = key("回避", "回避没有投票的多少人", default=None)

    @property
    def cast(self) -> int:
        """Ballots of every colour; what is not written counts 0."""
        return sum(x or 0 for x in (self.in_favour, self.against, self.abstained, self.invalid))


class Approval(Part):
    """An approval from above: by whom, under what number, when."""

    body: Line = key("机关", "哪个机关批的，如 镇人民政府")
    number: Line | None = key("文号", "批文的文号", default=None)
    day: Day | None = key("日期", "哪天批的", default=None)
