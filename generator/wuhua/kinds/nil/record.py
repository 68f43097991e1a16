"""零报告: one paper a period that says, item by item of the catalogue, what did not happen and why."""

from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Line, PeriodText, key
from wuhua.model.record import Part, Record


class Unhappened(Part):
    """One item of the catalogue that has nothing to show in the period."""

    item: Line = key("目录项", "公开目录的编号，如 CW-25", example="CW-25")
    reason: Line = key("原因", "为什么没有；村民看到的就是这句话", example="这一季没有收到救灾款物")


class NilReport(Record):
    """零报告: one period; no line at all means that everything in the catalogue was published."""

    period: PeriodText = key("期间", "哪一期，如 2025年四季度", example="2025年四季度")
    nils: list[Unhappened] = key("没有发生的", "一项一行；都发生了写 []", default=[])


def facts(record: NilReport, file: str) -> Facts:
    """The report's row.

    ``data["nils"]`` holds (item of the catalogue, reason): what the period is silent about, and why.
    """
    return envelope_facts(
        record,
        "nil",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.label}零报告",
        items=("FW-13",),
        period=record.period.text,
        due_from=iso(record.period.end),
        data={"nils": tuple((row.item, row.reason) for row in record.nils)},
    )


RECORD = NilReport
