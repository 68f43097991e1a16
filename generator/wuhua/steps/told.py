"""One record's trail told: its revisions, the pages of its old versions, what answers at addresses that it left.

In: the versions, oldest first. Out: a :class:`Told`. Only what an old page may say is said again: what it may not is named, not shown.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from wuhua.base.money import show_money
from wuhua.base.private import mask_private
from wuhua.kinds import all_kinds, kinds_by_title
from wuhua.model.changes import Change, amount_of, changes_between, is_same
from wuhua.model.sheet import Link
from wuhua.outputs.site.revisions import Revision, Turn
from wuhua.overviews.versions import Gone, Page, Span, gone_page, hidden_page, old_page
from wuhua.steps.versions import State, Version

_MOST = 30
_LONGEST = 60
_NOTES = {
    State.UNREAD: "那一版的写法和现在不一样，比不出改了哪里。",
    State.PRIVATE: "那一版里有不能公开的个人信息，内容不再显示。",
    State.WITHDRAWN: "那一版已经撤回，内容不再显示。",
}
_WHY = {
    State.UNREAD: "这一版的写法和现在不一样，程序读不出来，没法显示。",
    State.PRIVATE: "这一版里有不能公开的个人信息，内容不再显示。",
}


class Withdrawn(NamedTuple):
    """A record whose old versions the village took back: its address, the ISO day, why."""

    address: str
    day: str
    why: str

    @property
    def words(self) -> str:
        """As pages say it."""
        return f"内容{f'在{self.day}' if self.day else ''}撤回，原因：{mask_private(self.why)}。"


class Told(Struct, frozen=True):
    """What is told of a trail. ``pages``: of old versions and of addresses it left."""

    revisions: tuple[Revision, ...]
    pages: tuple[Page, ...]
    gone: tuple[Gone, ...]
    #: Every address that the record had but today's.
    had: tuple[str, ...] = ()


class Teller:
    """Tells trails. ``stands``: the addresses that records of today answer at, with their titles; ``withdrawn`` by address."""

    def __init__(self, stands: "dict[str, str]", withdrawn: Iterable[Withdrawn]) -> None:
        self._stands = stands
        self._withdrawn = {each.address: each for each in withdrawn}

    def tell(self, versions: Sequence[Version], now: str) -> Told:
        """Tell one trail, oldest version first; a version without a blob says that the file went. ``now``: the record's address today, empty: it went."""
        taken = self._taken(versions, now)
        seen = [self._withdraw(version, taken) for version in versions]
        keys = _keys(seen)
        link = Link(self._stands[now], now) if now in self._stands else None
        pages: dict[str, Page] = {}
        for version, key, span in zip(seen, keys, _spans(seen), strict=True):
            if key and version is not _standing(seen, now):
                pages.setdefault(key, _page(version, key, span, link, taken))
        left = list(self._left(seen, keys, now, taken))
        sheets = (*pages.values(), *map(gone_page, left))
        had = sorted({version.facts.key for version in seen if version.facts} - {now})
        return Told(tuple(_revisions(seen, keys)), sheets, tuple(left), tuple(had))

    def _taken(self, versions: Sequence[Version], now: str) -> Withdrawn | None:
        addresses = {now, *(version.facts.key for version in versions if version.facts)}
        return next((self._withdrawn[each] for each in sorted(addresses) if each in self._withdrawn), None)

    def _withdraw(self, version: Version, taken: Withdrawn | None) -> Version:
        return Version(version.step, State.WITHDRAWN, version.facts) if taken and version.facts else version

    def _left(
        self, versions: Sequence[Version], keys: Sequence[str], now: str, taken: Withdrawn | None
    ) -> Iterable[Gone]:
        """What answers at the addresses that the record had and has no more, unless another record does."""
        stands = {version.facts.key: at for at, version in enumerate(versions) if version.facts}
        for key, at in stands.items():
            if key == now or key in self._stands:
                continue
            last = versions[at]
            since = next(version.step.day for version in versions if version.facts and version.facts.key == key)
            until = versions[at + 1].step.day if at + 1 < len(versions) else ""
            shown = last.state is State.SHOWN
            moved = (now, self._stands[now]) if now in self._stands else None
            title = last.facts.title if shown and last.facts else ""
            kind, family = _kind_of(last)
            yield Gone(key, kind, family, title, Span(since, until), keys[at], moved, taken.words if taken else "")


def _standing(versions: Sequence[Version], now: str) -> Version | None:
    """The version that stands today: it has its record's page, and gets one of its own when it is replaced."""
    return versions[-1] if now and versions[-1].step.blob else None


def _keys(versions: Sequence[Version]) -> list[str]:
    """Each version's own address; one that cannot be read takes its neighbour's. Empty: it never had one."""
    known = [version.facts.key for version in versions if version.facts]
    found, address = [], known[0] if known else ""
    for version in versions:
        address = version.facts.key if version.facts else address
        found.append(f"{address}.{version.step.blob[:8]}" if address and version.step.blob else "")
    return found


def _spans(versions: Sequence[Version]) -> list[Span]:
    ends = [version.step.day for version in versions[1:]]
    return [Span(version.step.day, end) for version, end in zip(versions, [*ends, ""], strict=True)]


def _page(version: Version, key: str, span: Span, now: Link | None, taken: Withdrawn | None) -> Page:
    if version.state is State.SHOWN and version.sheet:
        return old_page(version.sheet, key, span, now)
    why = taken.words if version.state is State.WITHDRAWN and taken else _WHY[version.state]
    return hidden_page(key, *_kind_of(version), span, why, now)


def _kind_of(version: Version) -> tuple[str, str]:
    kind = kinds_by_title().get(version.step.file.partition("/")[0]) or all_kinds()[0]
    return kind.ident, kind.family


def _revisions(versions: Sequence[Version], keys: Sequence[str]) -> Iterable[Revision]:
    """Newest first: what each version changed of the one before."""
    for at in range(len(versions) - 1, 0, -1):
        older, newer = versions[at - 1], versions[at]
        if newer.step.blob == older.step.blob:
            continue
        yield _revision(older, newer, keys[at - 1])


def _revision(older: Version, newer: Version, old: str) -> Revision:
    day = newer.step.day
    if not newer.step.blob:
        return Revision(day, old, (), 0, "这一天拿掉了。")
    if not older.step.blob:
        return Revision(day, "", (), 0, "这一天又放上来。")
    if State.UNREAD in (older.state, newer.state):
        return Revision(day, old, (), 0, _NOTES[State.UNREAD])
    if State.WITHDRAWN in (older.state, newer.state):
        return Revision(day, old, (), 0, _NOTES[State.WITHDRAWN])
    changes = [each for each in changes_between(older.value, newer.value) if each.path[0] not in ("更正", "不适用")]
    fixes = [fix for fix in newer.corrections if fix not in older.corrections]
    note = _NOTES[State.PRIVATE] if older.state is State.PRIVATE else ""
    turns = [_turn(change, older, newer, fixes) for change in changes[:_MOST]]
    loose = [fix for fix in fixes if not any(_explains(fix, change) for change in changes[:_MOST])]
    turns += [_fixed(fix, newer) for fix in loose[:_MOST]]
    return Revision(day, old, tuple(turns), max(0, len(changes) - _MOST), note)


def _turn(change: Change, older: Version, newer: Version, fixes: Sequence[dict[str, str]]) -> Turn:
    before, after = "，".join(change.before), "，".join(change.after)
    start = _difference(before, after)
    fix = next((fix for fix in fixes if _explains(fix, change)), None)
    return Turn(
        mask_private(change.place),
        _shown(before, start, change.name) if older.says(change, change.before) else None,
        _shown(after, start, change.name) if newer.says(change, change.after) else None,
        _reason(fix, newer) if fix else "",
    )


def _fixed(fix: dict[str, str], newer: Version) -> Turn:
    """A 更正 of a place that is no field's name."""
    if newer.state is not State.SHOWN:
        return Turn("更正", None, None)
    place, before, after = (mask_private(str(fix.get(name, "")), name) for name in ("位置", "原文", "改为"))
    return Turn(place, before, after, _reason(fix, newer))


def _explains(fix: dict[str, str], change: Change) -> bool:
    place = "".join(str(fix.get("位置", "")).split()).replace("的", "")
    return place == change.place.replace("的", "") or (
        change.name in place and _is(fix.get("原文"), change.before) and _is(fix.get("改为"), change.after)
    )


def _is(text: str | None, texts: tuple[str, ...]) -> bool:
    return bool(text) and len(texts) == 1 and is_same(str(text).replace(",", ""), texts[0])


def _reason(fix: dict[str, str], newer: Version) -> str:
    if newer.state is not State.SHOWN:
        return ""
    return mask_private(f"{fix.get('原因', '')}（{fix.get('更正人', '')}）")


def _shown(text: str, start: int, name: str) -> str:
    """A text as it is shown: a long one from a little before where it differs."""
    amount = amount_of(text)
    if amount is not None and "." in text:
        return show_money(amount)
    masked = " ".join(mask_private(text, name).split())
    if len(masked) <= _LONGEST:
        return masked
    begin = max(0, min(start - 10, len(masked) - _LONGEST))
    piece = masked[begin : begin + _LONGEST]
    return ("…" if begin else "") + piece + ("…" if begin + _LONGEST < len(masked) else "")


def _difference(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    for at, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return at
    return min(len(one), len(other))
