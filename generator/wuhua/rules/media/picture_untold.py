"""M07: a picture's name says what it shows, for those who hear the page instead of seeing it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

#: What cameras, telephones and scanners call a picture, with nothing but figures after it.
_MUTE = re.compile(
    r"^(?:IMG|DSC[NF]?|PXL|MVIMG|Screenshot|mmexport|image|photo|scan|微信图片|微信截图|屏幕截图|截图|截屏|图片?|照片|相片|扫描件?|附件|未命名|无标题)?"
    r"[\s_\-（()）0-9.]*(?:\.(?:jpe?g|png))?$",
    re.IGNORECASE,
)


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find attachments whose name is a camera's, a bare number or the file's own."""
    for index, file in enumerate(record.attachments):
        if _MUTE.match(file.title) or (file.title == file.name and re.match(r"^[!-~]+$", file.title)):
            message = f"附件“{file.title}”的名称没有说图上是什么"
            yield Fault(("附件", index, "名称"), message, fix="用一句话写图上是什么，如 路灯验收现场")


RULE = Rule("M07", "图片没有说明", "record", find, severity=Severity.WARNING, clauses=("五化 形式",))
