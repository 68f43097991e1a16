"""What changed between two versions of a record, field by field, in the clerk's own words.

In: the plain values of two files, as they were read. Out: :class:`Change` by place. Nothing is compared as lines of text:
another order of keys, other quotes or ``3260.0`` for ``3260.00`` change nothing.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

Path = tuple[str | int, ...]
#: What one counts in: a line of a ledger is a 笔.
_COUNTED = {"收入": "笔", "支出": "笔", "更正": "条"}
_LONGEST = 24


class Change(NamedTuple):
    """One place that changed. ``path`` leads to it in the newer version (``old_path`` in the older).

    ``before`` and ``after`` hold the texts that stood there: one, or those of a whole line or group; empty: there was none.
    """

    path: Path
    old_path: Path
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where it is, as a 更正 names it: ``支出第3笔金额``."""
        return spoken(self.path)

    @property
    def name(self) -> str:
        """The field's own name: ``金额``; of a line, its list's."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")


def changes_between(before: Any, after: Any) -> list[Change]:
    """Every place where two versions differ, in the newer one's order; what went comes last in its group."""
    return list(_changes((), (), before, after))


def spoken(path: Path) -> str:
    """A path as one says it: ``支出第3笔金额``, ``公开的公示期的天数``."""
    told = ""
    for before, part in zip((None, *path), path, strict=False):
        if isinstance(part, int):
            told += f"第{part + 1}{_COUNTED.get(str(before), '项')}"
        else:
            told += f"的{part}" if isinstance(before, str) else part
    return told


def texts_in(value: Any) -> tuple[str, ...]:
    """All texts of a value, in order, without what is empty."""
    if isinstance(value, dict):
        return tuple(text for part in value.values() for text in texts_in(part))
    if isinstance(value, list):
        return tuple(text for part in value for text in texts_in(part))
    return (str(value).strip(),) if str(value).strip() else ()


def is_same(one: str, other: str) -> bool:
    """Whether two texts say the same: amounts as amounts, else to the letter."""
    if one.strip() == other.strip():
        return True
    first, second = amount_of(one), amount_of(other)
    return first is not None and first == second


def amount_of(text: str) -> Decimal | None:
    """A text that is nothing but a number; None for any other, and for what is longer than a number is."""
    digits = text.strip()
    if len(digits) > _LONGEST or not digits.removeprefix("-").replace(".", "", 1).isdecimal():
        return None
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _changes(path: Path, old_path: Path, before: Any, after: Any) -> Iterator[Change]:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys((*after, *before)):
            yield from _changes((*path, name), (*old_path, name), before.get(name), after.get(name))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _lines(path, old_path, before, after)
    elif not _equal(before, after):
        yield Change(path, old_path, _told(before), _told(after))


def _lines(path: Path, old_path: Path, before: list[Any], after: list[Any]) -> Iterator[Change]:
    """Lines of a list: those that stayed find each other, whatever was put between them."""
    # Rules are known without it; most builds compare nothing.
    from difflib import SequenceMatcher

    old, new = [list(map(repr, map(_plain, rows))) for rows in (before, after)]
    came: list[int] = []
    went: list[int] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        pairs = _pairs(before[i1:i2], after[j1:j2])
        for at, to in pairs:
            yield from _changes((*path, j1 + to), (*old_path, i1 + at), before[i1 + at], after[j1 + to])
        went += [i for i in range(i1, i2) if i - i1 not in {at for at, _ in pairs}]
        came += [j for j in range(j1, j2) if j - j1 not in {to for _, to in pairs}]
    moved = {old[i] for i in went} & {new[j] for j in came}
    for j in came:
        if new[j] not in moved:
            yield Change((*path, j), (*old_path, j), (), _told(after[j]))
    for i in went:
        if old[i] not in moved:
            yield Change((*path, i), (*old_path, i), _told(before[i]), ())


def _pairs(before: Sequence[Any], after: Sequence[Any]) -> list[tuple[int, int]]:
    """Which old line became which new one: as many each, then in order; else those that say most in common."""
    if len(before) == len(after):
        return list(zip(range(len(before)), range(len(after)), strict=True))
    shared = [
        (-len(set(texts_in(old)) & set(texts_in(new))), at, to)
        for at, old in enumerate(before[:100])
        for to, new in enumerate(after[:100])
    ]
    pairs: dict[int, int] = {}
    for score, at, to in sorted(shared):
        if score and at not in pairs and to not in pairs.values():
            pairs[at] = to
    return sorted(pairs.items())


def _equal(before: Any, after: Any) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return is_same(before, after)
    return bool(before == after) or not (_told(before) or _told(after))


def _plain(value: Any) -> Any:
    """A value of which equal ones have equal ``repr``: keys sorted, amounts as amounts."""
    if isinstance(value, dict):
        return sorted((name, _plain(part)) for name, part in value.items())
    if isinstance(value, list):
        return list(map(_plain, value))
    amount = amount_of(value) if isinstance(value, str) else None
    return str(value).strip() if amount is None else str(amount.normalize())


def _told(value: Any) -> tuple[str, ...]:
    return () if value is None else texts_in(value)
