"""M04: a sheet on a board leaves a trace: which board, who hung it, a photo or a witness, where it is kept afterwards."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.posting.record import Posted, Postings
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Postings", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find postings on boards without their trace, and days that stand in the wrong order."""
    files = {file.name for file in record.attachments}
    for index, row in enumerate(record.rows):
        if row.removed is not None and row.removed < row.posted:
            message = f"取下日期 {row.removed} 早于张贴日期 {row.posted}"
            fix = "对照登记，把写错的那个日期改成实际日期"
            yield Fault(("张贴", index, "取下日期"), message, "先后反了", fix, severity=Severity.ERROR)
        elif row.channel == "公开栏":
            yield from _traces(index, row, policy)
        photo = (row.photo or "").removeprefix("附件/")
        if photo and photo not in files:
            message = f"照片“{row.photo}”没有写在附件里"
            yield Fault(("张贴", index, "照片"), message, "", "在“附件”里加一行，文件名写得一样")


def _traces(index: int, row: "Posted", policy: "Policy") -> Iterator[Fault]:
    limit = policy.limit("张贴留照片", row.posted)
    photo = bool(limit and limit.value)
    missing = [] if row.place else ["地点"]
    missing += [] if row.by else ["张贴人"]
    missing += ["照片"] if photo and not row.photo else [] if row.photo or row.witness else ["照片或者见证"]
    missing += ["归档号"] if row.removed is not None and not row.archive else []
    if missing:
        only_photo = missing == ["照片"] and limit is not None
        yield Fault(
            ("张贴", index),
            f"{row.posted}贴的{row.sheet}没有写{'、'.join(missing)}",
            fix=f"在这一行补上 {'、'.join(missing)}",
            severity=limit.severity if only_photo and limit else Severity.WARNING,
            basis=limit.basis if only_photo and limit else "",
        )


RULE = Rule(
    "M04",
    "张贴没有留下凭据",
    "record",
    find,
    kinds=("posting",),
    severity=Severity.WARNING,
    clauses=("五化 形式",),
)
