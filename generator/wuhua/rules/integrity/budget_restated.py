"""G19: a year's final account repeats the plan that was voted, and the next plan repeats what the final account came to."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.finding import Severity
from wuhua.rules.periods import period_of
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: With more headings off, the table is told once, by its first.
_FEW = 2
#: What the index holds of each heading after its name.
_LAST_YEAR, _PLANNED, _ACTUAL = range(3)


class _Off(NamedTuple):
    """A heading that says another sum than the table which it repeats."""

    path: tuple[str | int, ...]
    name: str
    here: int
    there: int


def find(village: "Village") -> Iterator[Outcome]:
    """Find headings whose figure is not the one of the table that they repeat; a heading that one of the two lacks says nothing."""
    tables = {
        (row.data["book"], row.data["stage"], row.period): row for row in village.of("budget") if row.data["whole"]
    }
    for (book, stage, label), row in tables.items():
        period = period_of(label)
        if period is None:
            continue
        before = period if stage == "决算" else period.shift(-1)
        other = tables.get((book, "预算" if stage == "决算" else "决算", before.text))
        # Of a table that does not add up G03 speaks, and nobody knows which figure is wrong.
        if other is not None and row.data["even"] and other.data["even"]:
            yield from _restated(row, other)


def _restated(row: "Facts", other: "Facts") -> Iterator[Fault]:
    """In a final account what was planned, in a plan what last year came to, beside the table where that was told first."""
    final = row.data["stage"] == "决算"
    key, mine, theirs = ("预算", _PLANNED, _PLANNED) if final else ("上年决算", _LAST_YEAR, _ACTUAL)
    first = _figures(other, theirs)
    off = [
        _Off((side, index, key), name, figures[mine], first[side, name])
        for side, index, name, *figures in row.data["headings"]
        if figures[mine] is not None and first.get((side, name), figures[mine]) != figures[mine]
    ]
    fix = f"对照{other.title}，改写错的那一份"
    fix += "；年中改过的，“预算”还写年初的数，改动写在“调整”里" if final else ""
    more = f"，一共有{len(off)}项不一样" if len(off) > _FEW else ""
    for each in off[:1] if more else off:
        message = f"“{each.name}”{key}写的是 {show(each.here)} 元，{other.title}里是 {show(each.there)} 元"
        note = f"差 {show(abs(each.here - each.there))} 元{more}，见 {other.file}"
        yield Fault(each.path, message, note, fix, row.file)


def _figures(row: "Facts", which: int) -> dict[tuple[str, str], int]:
    """A figure of each heading, by side and name; one that stands twice, or does not say it, is left out."""
    times = Counter((side, name) for side, _, name, *_ in row.data["headings"])
    return {
        (side, name): figures[which]
        for side, _, name, *figures in row.data["headings"]
        if figures[which] is not None and times[side, name] == 1
    }


RULE = Rule(
    "G19", "预算、决算两张表对不上", "village", find, kinds=("budget",), severity=Severity.WARNING, clauses=("勾稽",)
)
