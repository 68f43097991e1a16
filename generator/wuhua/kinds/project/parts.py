"""The parts of a project: money, tender, contract, changes, progress, acceptance, settlement, payments, goods."""

from typing import Literal

from wuhua.model.fields import Amount, Day, Ident, Line, Money, Quantity, Whole, key
from wuhua.model.record import Notice, Part

Method = Literal["公开招标", "邀请招标", "竞争性磋商", "询价", "公开竞价", "单一来源", "直接委托", "村民自建"]


class Source(Part):
    """Where a part of the money comes from."""

    name: Line = key("来源", "财政、集体经济、镇级奖补、筹资、捐赠……", example="集体经济")
    amount: Amount = key("金额", "多少元", example="36000.00")


class Approval(Part):
    """Why and by whose word it was begun."""

    day: Day = key("日期", "哪天定下来要办", example="2025-11-22")
    basis: Line | None = key("依据", "按什么立的项", default=None)
    paper: Line | None = key("批文", "镇里批文的文号", default=None)


class Tender(Part):
    """How the contractor was found."""

    method: Method = key("方式", "公开招标、邀请招标、竞争性磋商、询价、公开竞价、单一来源、直接委托或村民自建")
    reason: Line | None = key("理由", "没有公开招标的，写为什么", default=None)
    announced: Day | None = key("公告日期", "招标公告哪天贴出来", default=None)
    notice: Ident | None = key("公告", "招标公告在通知公告里的编号", default=None)
    opened: Day | None = key("开标日期", "哪天开标", default=None)
    bidders: Whole | None = key("投标家数", "几家投标", default=None)
    winner: Line | None = key("中标单位", "哪家中标", default=None)
    price: Amount | None = key("中标价", "多少元", default=None)
    shown: Notice | None = key("中标公示", "中标候选人公示的起止日期", default=None)


class Signed(Part):
    """The contract with whoever does it."""

    day: Day = key("签订日期", "哪天签的", example="2025-12-01")
    party: Line = key("单位", "和谁签的；个人写某某", example="示例水利施工队")
    price: Amount = key("金额", "合同价，多少元", example="74800.00")
    retained: Amount | None = key("质保金", "留下多少元做质保", default=None)
    until: Day | None = key("完工期限", "合同说哪天完工", default=None)
    paper: Ident | None = key("合同", "另外写了经济合同的，写它的编号", default=None)


class Change(Part):
    """What was changed after signing, and by how much."""

    day: Day = key("日期", "哪天改的")
    what: Line = key("内容", "改了什么、为什么")
    amount: Money = key("金额", "多花写正数，少花写负数", example="3200.00")
    decision: Ident | None = key("决议", "同意这样改的决策事项的编号", default=None)


class Progress(Part):
    """How far it is; a photograph shows it."""

    day: Day = key("日期", "哪天")
    done: Line = key("进度", "做到哪一步", example="完成六成")
    photo: Line | None = key("照片", "附件里照片的文件名", default=None)


class Acceptance(Part):
    """What those who looked at it said."""

    day: Day = key("日期", "哪天验收")
    verdict: Literal["合格", "整改后合格", "不合格"] = key("结论", "合格、整改后合格或不合格")
    by: Line | None = key("参加", "谁验收，写机构、职务", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)


class Settlement(Part):
    """What it cost in the end, as audited."""

    day: Day = key("日期", "哪天审定")
    asked: Amount | None = key("送审价", "施工单位报多少元", default=None)
    price: Amount = key("审定价", "审定多少元")
    auditor: Line | None = key("审核机构", "谁审的", default=None)


class Payment(Part):
    """One payment."""

    day: Day = key("日期", "哪天付的")
    amount: Amount = key("金额", "多少元")
    summary: Line | None = key("摘要", "首期款、进度款、尾款……", default=None)
    voucher: Line | None = key("凭证", "凭证号", default=None)


class Good(Part):
    """One thing or service that was bought."""

    name: Line = key("名称", "买的是什么东西、什么服务")
    scope: Line | None = key("范围", "服务到哪里、哪些人", default=None)
    quantity: Quantity | None = key("数量", "多少", default=None)
    unit: Line | None = key("单位", "台、套、月", default=None)
    price: Amount | None = key("单价", "一个多少元", default=None)
    amount: Amount = key("金额", "一共多少元")


class Estate(Part):
    """New estate: planned, built and put to use together (三同步)."""

    planned: Day = key("规划日期", "配套用房哪天规划")
    built: Day | None = key("建设日期", "哪天动工", default=None)
    used: Day | None = key("使用日期", "哪天交付使用", default=None)
