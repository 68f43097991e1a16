"""The register of postings: each sheet that was hung or sent out, where, when, by whom, with what proof, until when."""

import re
from typing import Annotated, Any

from pydantic import WithJsonSchema

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso, split_address
from wuhua.model.fields import Address, Day, Line, PeriodText, Reads, fault, key
from wuhua.model.record import Channel, Part, Record

#: Sheets that sum up a quarter or a year are made, not written: no record answers to them in a village of monthly ledgers.
_SUMMARY = re.compile(r"^finance/[0-9]{4}(-q[1-4])?$", re.ASCII)
_MARK = re.compile(r"^[0-9a-f]{8,64}$", re.ASCII)


def _read_mark(value: Any) -> str:
    text = value.replace(" ", "").lower() if isinstance(value, str) else ""
    if _MARK.match(text):
        return text
    raise fault("E209", "这不是记录指纹的写法", "照公开单最下面“记录指纹”抄，至少抄前两组，如 3f2a 91c0")


#: The digest printed at a sheet's foot, or its beginning: at least eight hexadecimal digits, blanks between them.
Mark = Annotated[
    str,
    Reads(_read_mark),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^[0-9A-Fa-f]{4}( ?[0-9A-Fa-f]{4})+$"}),
]


class Posted(Part):
    """One sheet at one place."""

    sheet: Address = key("公开单", "贴的是哪一份，抄网址里的一段", example="finance/2025-03-admin")
    channel: Channel = key("形式", "用哪一种形式", default="公开栏", example="公开栏")
    place: Line | None = key("地点", "贴在哪块公开栏，写公开栏的名称", default=None, example="村委会公开栏")
    posted: Day = key("张贴日期", "哪天贴上去、发出去的", example="2025-04-08")
    by: Line | None = key("张贴人", "谁贴的，写职务", default=None, example="村文书")
    photo: Line | None = key("照片", "拍了照的，写附件里的文件名", default=None, example="公开栏0408.jpg")
    witness: Line | None = key("见证", "没有照片的，谁看着贴的，写职务", default=None, example="村务监督委员会委员")
    mark: Mark | None = key("指纹", "公开单最下面的记录指纹，抄前几组", default=None, example="3f2a 91c0 77be 0d15")
    removed: Day | None = key("取下日期", "取下的，写哪天", default=None, example="2025-05-09")
    archive: Line | None = key("归档号", "取下以后存到哪一卷", default=None, example="2025-村务-012")
    note: Line | None = key("说明", "要说明的话", default=None, example="雨打湿，第二天重贴")


class Postings(Record):
    """公开张贴登记: what was posted in one period."""

    period: PeriodText = key("期间", "登记的是哪一期", example="2025-04")
    rows: list[Posted] = key("张贴", "一处一行；同一份贴几处写几行")

    @property
    def hanging(self) -> int:
        """Rows on boards that are not taken down."""
        return sum(1 for row in self.rows if row.channel == "公开栏" and row.removed is None)


def facts(record: Postings, file: str) -> Facts:
    """The register's row. ``data["rows"]``: (address of the sheet, channel, place, ISO day posted, by whom,
    whether there is a photo, whether a witness, digest, ISO day removed, archive number), in the record's order;
    each row but a summary's is also a link to its sheet. ``period`` stays empty: a register is no report that falls due.
    """
    return envelope_facts(
        record,
        "posting",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.label}公开张贴登记",
        due_from=iso(record.period.end),
        links=tuple(
            LinkFact(("张贴", index, "公开单"), *split_address(row.sheet))
            for index, row in enumerate(record.rows)
            if not _SUMMARY.match(row.sheet)
        ),
        data={"rows": tuple(_row(row) for row in record.rows)},
    )


def _row(row: Posted) -> tuple[Any, ...]:
    proof = (bool(row.photo), bool(row.witness), row.mark or "")
    return (
        row.sheet,
        row.channel,
        row.place or "",
        iso(row.posted),
        row.by or "",
        *proof,
        iso(row.removed),
        row.archive or "",
    )


RECORD = Postings
