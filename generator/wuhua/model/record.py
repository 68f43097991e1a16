"""What every record carries: the envelope that says what it is, who answers for it, when and where it is shown."""

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from wuhua.model.fields import Day, Ident, Line, Prose, Whole, key
from wuhua.model.orders import Order
from wuhua.source import ATTACHMENTS

Channel = Literal["公开栏", "网站", "微信", "触摸屏", "手册", "明白纸", "广播", "会议", "短信", "平台"]
Audience = Literal["公众", "村民", "成员"]


class Part(BaseModel):
    """A group of fields inside a record; unknown keys are refused, nothing changes after reading."""

    # Most builds read one kind or none: a class is built when its first record is read.
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, title=None, defer_build=True)


class SignOff(Part):
    """Who drafted, reviewed or approved, and when (SD-GK 11: drafted, reviewed, decided, published)."""

    person: Line | None = key("人员", "谁，写职务即可，如 村会计", default=None)
    body: Line | None = key("机构", "哪个机构，如 村务监督委员会", default=None)
    day: Day | None = key("日期", "哪一天", default=None, example="2025-04-02")
    opinion: Line | None = key("意见", "审核意见，如 同意公开", default=None)

    @property
    def who(self) -> str:
        """Body and person as one reads them; empty when neither is given."""
        return " ".join(filter(None, (self.body, self.person)))


class Notice(Part):
    """A period in which objections are heard (公示期)."""

    start: Day = key("开始", "公示第一天")
    end: Day | None = key("结束", "公示最后一天；写了天数就不用写", default=None)
    days: Whole | None = key("天数", "公示多少天，开始那天不算", default=None)
    contact: Line | None = key("受理", "有意见找谁、打哪个办公电话", default=None)


class Disclosure(Part):
    """The envelope's 公开: sign-offs, dates, channels and places."""

    responsible: Line | None = key("责任人", "谁对这份公开负责，写职务", default=None)
    drafted: SignOff | None = key("编制", "谁编的、哪天", default=None)
    reviewed: SignOff | None = key("审核", "谁审的、哪天；一般是村务监督委员会", default=None)
    approved: SignOff | None = key("审定", "两委联席会议哪天定的", default=None)
    posted: Day | None = key("公开日期", "实际张贴、上网的那天", default=None, example="2025-04-08")
    notice: Notice | None = key("公示期", "听取意见的起止日期", default=None)
    keep_until: Day | None = key("保留至", "公开栏上保留到哪一天", default=None)
    removed: Day | None = key("取下日期", "已经从公开栏取下的，写取下那天", default=None)
    channels: list[Channel] = key("形式", "用了哪些形式公开", default=[], example="[公开栏, 网站]")
    places: list[Line] = key("地点", "贴在哪些公开栏，写公开栏的名称", default=[], example="[村委会公开栏]")
    audience: Audience = key("受众", "给谁看：公众、村民，还是集体经济组织成员", default="公众")
    basis: list[Line] = key("依据", "按哪条规定公开", default=[])
    late_reason: Line | None = key("迟公开原因", "比规定日期晚了，写明为什么；会一起公开", default=None)


class Correction(Part):
    """A published figure set right: what it said, what it says, why, who, when."""

    day: Day = key("日期", "更正的日期")
    place: Line = key("位置", "改的是哪一处，如 支出第3笔金额")
    before: Line = key("原文", "原来写的")
    after: Line = key("改为", "现在写的")
    reason: Line = key("原因", "为什么改")
    by: Line = key("更正人", "谁更正的，写职务")


class Attachment(Part):
    """A picture that goes with the record."""

    title: Line = key("名称", "给人看的名称")
    path: Line = key("文件", "附件文件夹里的照片，写文件名（.jpg、.png）", example="路灯验收.jpg")

    @property
    def name(self) -> str:
        """Its name below ``content/附件``: ``x.jpg`` and ``附件/x.jpg`` are the same file."""
        return self.path.removeprefix(f"{ATTACHMENTS}/")

    @property
    def place(self) -> str:
        """Its path under ``content/``, whichever way it was written."""
        return f"{ATTACHMENTS}/{self.name}"


class Waiver(Part):
    """A rule set aside for a written reason; the reason is published with the record."""

    rule: Line = key("规则", "规则编号，如 T03")
    reason: Line = key("原因", "为什么这一条不适用；会一起公开")


class Record(Part):
    """What every kind of record begins with."""

    ident: Ident | None = key("编号", "这份公开的编号，进网址；不写就用文件名", default=None)
    title: Line | None = key("标题", "公开单的标题；不写就自动起", default=None)
    items: list[Line] = key("目录项", "属于公开目录的哪几项，如 CF-01；不写就按事项自动定", default=[])
    disclosure: Disclosure | None = key("公开", "谁编、谁审、哪天公开、贴在哪里", default=None)
    attachments: list[Attachment] = key("附件", "随这份公开一起给人看的照片", default=[])
    corrections: list[Correction] = key("更正", "公开以后改过的地方", default=[])
    waivers: list[Waiver] = key("不适用", "哪条规则不适用、为什么", default=[])
    remark: Prose | None = key("备注", "要对村民说明的话", default=None)

    def orders(self) -> Iterator[Order]:
        """Days of its own that must follow one another, for rule T07; those of the envelope are the rule's."""
        yield from ()
