"""Numbers that can be no more than what they are part of, as their kinds tell them and G03 asks; rooms and areas are F05's. In: a record. Out: :class:`Excess`."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from wuhua.kinds.association.record import Associations
    from wuhua.kinds.counts.record import Counts
    from wuhua.kinds.profile.record import Profile
    from wuhua.kinds.survey.record import Survey
    from wuhua.kinds.training.record import Training

Path = tuple[str | int, ...]


class Excess(NamedTuple):
    """A part that is more than its whole: by how much, in which unit; ``warns`` where another day's count may explain it."""

    path: Path
    message: str
    over: str
    warns: bool = False


def excesses(kind: str, record: Any) -> Iterator[Excess]:
    """Every part of a record that is more than its whole; what is not written is not judged."""
    yield from _WITHIN[kind](record) if kind in _WITHIN else ()


def _more(path: Path, whole: str, part: str, most: Decimal | int, number: Decimal | int, unit: str) -> Iterator[Excess]:
    if number > most:
        message = f"{whole}{_plain(most)}{unit}，{part}{_plain(number)}{unit}"
        yield Excess(path, message, f"{_plain(number - most)}{unit}")


def _plain(number: Decimal | int) -> str:
    return f"{Decimal(number).normalize():f}"


def _of_counts(record: "Counts") -> Iterator[Excess]:
    for index, row in enumerate(record.numbers):
        if row.whole is not None and row.number.isdigit():
            path: Path = ("数字", index, "数量")
            yield from _more(path, f"{row.name}总数", "数量写的是", row.whole, int(row.number), row.unit)


def _of_training(record: "Training") -> Iterator[Excess]:
    for index, session in enumerate(record.sessions):
        if session.due is not None and session.came is not None:
            yield from _more(("场次", index, "实到"), f"“{session.topic}”应到", "实到", session.due, session.came, "人")
    for index, cohort in enumerate(record.cohorts):
        for word, number in (("已训", cohort.trained), ("持证", cohort.certified or 0)):
            path: Path = ("人员", index, word)
            yield from _more(path, f"{cohort.trainee}总数", f"{word}写的是", cohort.total, number, "人")


def _of_association(record: "Associations") -> Iterator[Excess]:
    for index, affair in enumerate(record.affairs):
        path: Path = ("办理", index, "按标准办")
        yield from _more(path, f"{affair.matter}办了", "按标准办的写的是", affair.number, affair.within or 0, "件")


def _of_survey(record: "Survey") -> Iterator[Excess]:
    if record.score is not None:
        yield from _more(("得分",), "满分", "得分写的是", record.full, record.score, "分")


def _of_profile(record: "Profile") -> Iterator[Excess]:
    """Groups may lack somebody who belongs to none; together they cannot hold more than the village."""
    households = sum(group.households or 0 for group in record.groups)
    people = sum(group.people or 0 for group in record.groups)
    for excess in (
        *_more(("户数",), "全村", "各小组加起来", record.households, households, "户"),
        *_more(("户籍人口",), "全村户籍和流动人口", "各小组加起来", record.residents, people, "人"),
    ):
        yield excess._replace(warns=True)


_WITHIN: dict[str, Callable[[Any], Iterator[Excess]]] = {
    "association": _of_association,
    "counts": _of_counts,
    "profile": _of_profile,
    "survey": _of_survey,
    "training": _of_training,
}
