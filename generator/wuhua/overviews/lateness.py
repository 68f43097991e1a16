"""Whether a period's ledgers were published in time, in a sentence. In: a village, a period's ledgers, what is missing of them."""

from wuhua.base.dates import Period, show_day
from wuhua.model.facts import Facts, day_of
from wuhua.model.sheet import Amount, Count, Link, Sentence
from wuhua.model.village import Village
from wuhua.overviews.gaps import due_day
from wuhua.overviews.money import BOOKS

#: More than this are not named.
_NAMED = 3
_Rows = tuple[tuple[Period, Facts], ...]


def late_of(village: Village, rows: _Rows) -> list[tuple[Facts, int | None]]:
    """Ledgers that were published late, with how many days; None: not published, and the day is over."""
    late: list[tuple[Facts, int | None]] = []
    for period, row in rows:
        last, posted = due_day(village, row, period), day_of(row.posted)
        if last is None:
            continue
        if posted is None and village.as_of > last:
            late.append((row, None))
        elif posted is not None and posted > last:
            late.append((row, (posted - last).days))
    return late


def told_late(village: Village, whole: Period, rows: _Rows, missing: tuple[str, ...]) -> Sentence:
    """What came late; what is past its day and ``missing``; else that the ledgers that are here, by name, came in time."""
    late = late_of(village, rows)
    if not late and not missing:
        return _in_time(village, whole, rows)
    parts: list[Sentence] = [("；", title, "还没有公开") for title in missing[:_NAMED]]
    for row, days in late[:_NAMED]:
        said: Sentence = ("晚了 ", Amount(Count(days, "天"), f"{row.key}#公开情况")) if days else ("还没有公开",)
        why = f"，原因：{row.late_reason.rstrip('。')}" if row.late_reason else ""
        parts.append(("；", Link(row.title, row.key), *said, why))
    more = len(late) > _NAMED or len(missing) > _NAMED
    return ("公开晚了的：", *[part for each in parts for part in each][1:], "等。" if more else "。")


def _in_time(village: Village, whole: Period, rows: _Rows) -> Sentence:
    """That the books came in time; empty where no rule gives a day."""
    known = [day for period, row in rows if (day := due_day(village, row, period))]
    if not known:
        return ()
    books = [book for book in BOOKS if any(row.data["book"] == book for _, row in rows)]
    when = f"在规定的日子（{show_day(max(known))}）以前" if whole.months == 1 else "按时"
    return (f"{'和'.join(books)}{'都' if len(books) > 1 else ''}{when}公开了。",)
