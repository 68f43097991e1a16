"""Pictures that records name: which there are, which may be published, and what is wrong with the others (steps survey, render).

In: the listing, the index, what the last build knew. Out: :class:`Attachments`. Only what a record names is looked at, and only
once: a picture of the same time and size is not read again.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from wuhua.base.faults import MachineFault
from wuhua.base.finding import Finding, Severity, Span
from wuhua.config import Settings
from wuhua.model.facts import Facts
from wuhua.source import ATTACHMENTS, Listing, SourceFile
from wuhua.source.pictures import Flaw, format_of, painter_stamp, read_picture
from wuhua.steps.crew import work_on

Progress = Callable[[str, int, int], None]
#: Where a path of a record stands, and that line as the author wrote it.
SpanOf = Callable[[str, tuple[str | int, ...]], tuple[Span, str]]

_FOLDER = f"{ATTACHMENTS}/"
#: What no file of the listing is called: a way out of the folder, an address, a name of another system.
_ODD = re.compile(r"^[/~]|[\\%:]|(?:^|/)\.{0,2}(?:/|$)")
#: A number that a person could be found by has at least seven digits.
_FEWEST = 7
_DIGIT = re.compile("[0-9０-９零〇○一二三四五六七八九幺]")
#: Drawn pictures kept until they are written; what goes beyond is drawn again then.
_KEPT_BYTES = 64_000_000
_LONGEST_SHOWN = 40
_PLACE = f"照片放进“{ATTACHMENTS}”文件夹，这里写文件名，如 路灯验收.jpg"


class Picture(NamedTuple):
    """What is known of a picture: the state it was listed in, then the digest and bytes of what is published, or its flaw.

    ``digest`` is empty when there is a flaw, ``message`` when there is none.
    """

    mtime_ns: int
    source_size: int
    digest: str = ""
    size: int = 0
    message: str = ""
    fix: str = ""


class Attachments(Struct):
    """What records name and what came of it. Names are below ``content/附件``."""

    settings: Settings
    painter: str = ""
    pictures: dict[str, Picture] = {}
    findings: tuple[Finding, ...] = ()
    #: Files of records whose pictures are not those of the last build.
    touched: frozenset[str] = frozenset()
    drawn: dict[str, bytes] = {}

    @property
    def sizes(self) -> dict[str, int]:
        """Bytes of every picture that is published, by path under ``content/``."""
        return {_FOLDER + name: picture.size for name, picture in self.pictures.items() if picture.digest}

    def published(self, facts: Iterable[Facts]) -> dict[str, str]:
        """The pictures that these records name: name to SHA-256, in order of name."""
        named = {name for row in facts for name in row.files}
        good = {name: picture.digest for name, picture in self.pictures.items() if picture.digest}
        return {name: good[name] for name in sorted(named & good.keys())}

    def data(self, name: str) -> bytes:
        """The bytes of a published picture; MachineFault when its file changed under the build."""
        found = self.drawn.get(name) or _draw(self.settings, name, 0)
        if isinstance(found, Flaw) or sha256(found).hexdigest() != self.pictures[name].digest:
            raise MachineFault(f"照片“{name}”在发布的时候被改动了，再发布一次。原来的网站没有动。")
        return found

    def plain(self) -> tuple[Any, ...]:
        """What the cache keeps."""
        return (self.painter, {name: tuple(picture) for name, picture in self.pictures.items()})


def look_at(
    settings: Settings,
    listing: Listing,
    facts: Iterable[Facts],
    kept: tuple[Any, ...] | None,
    place: SpanOf,
    progress: Progress | None = None,
) -> Attachments:
    """Look at every picture that a record names. ``kept``: what :meth:`Attachments.plain` gave the last build; None without one."""
    named = {row.file: row.files for row in facts if row.files}
    if not named:
        return Attachments(settings)
    seen = Attachments(settings, painter_stamp())
    old = _known(kept, seen.painter)
    there = {item.name.removeprefix(_FOLDER): item for item in listing.attachments if item.name.startswith(_FOLDER)}
    faults: dict[str, tuple[str, str, str] | None] = {}
    for name in sorted({name for names in named.values() for name in names}):
        item = there.get(name)
        if item is not None and name in old and old[name][:2] == item[1:]:
            seen.pictures[name] = old[name]
        else:
            faults[name] = _name_fault(name, there, listing)
    _read(seen, [there[name] for name, fault in faults.items() if fault is None], progress)
    faults |= {name: ("E403", it.message, it.fix) for name, it in seen.pictures.items() if it.message}
    seen.findings = tuple(_findings(named, faults, place))
    seen.touched = frozenset(
        file for file, names in named.items() if any(old.get(name) != seen.pictures.get(name) for name in names)
    )
    return seen


def _known(kept: tuple[Any, ...] | None, painter: str) -> dict[str, Picture]:
    if not kept or kept[0] != painter:
        return {}
    return {name: Picture(*row) for name, row in kept[1].items()}


def _read(seen: Attachments, items: list[SourceFile], progress: Progress | None) -> None:
    """Draw pictures anew and note what came of each."""

    def draw(item: SourceFile) -> bytes | Flaw:
        return _draw(seen.settings, item.name.removeprefix(_FOLDER), item.size)

    room = _KEPT_BYTES
    for number, (item, found) in enumerate(zip(items, work_on(draw, items), strict=True), 1):
        name, state = item.name.removeprefix(_FOLDER), item[1:]
        if isinstance(found, Flaw):
            seen.pictures[name] = Picture(*state, message=found.message, fix=found.fix)
        else:
            seen.pictures[name] = Picture(*state, sha256(found).hexdigest(), len(found))
            room -= len(found)
            if room >= 0:
                seen.drawn[name] = found
        if progress is not None:
            progress("看照片", number, len(items))


def _draw(settings: Settings, name: str, size: int) -> bytes | Flaw:
    return read_picture(settings.root, f"{settings.content_name}/{_FOLDER}{name}", size)


def _findings(
    named: Mapping[str, tuple[str, ...]], faults: Mapping[str, tuple[str, str, str] | None], place: SpanOf
) -> Iterable[Finding]:
    """One finding for each record and faulty name, at the name; a masked line, since it may hold a number."""
    for file, names in sorted(named.items()):
        for at, name in enumerate(names):
            fault = faults.get(name)
            if fault is None:
                continue
            from wuhua.base.private import mask_private

            code, message, fix = fault
            span, line = place(file, (ATTACHMENTS, at, "文件"))
            yield Finding(code, message, span, Severity.ERROR, fix=fix, blocks=True, source=mask_private(line))


def _name_fault(name: str, there: Mapping[str, SourceFile], listing: Listing) -> tuple[str, str, str] | None:
    """Code, message and fix of a name that leads to no publishable picture; None when it leads to one."""
    private = _private_kind(name)
    if private:
        from wuhua.base.private import mask_private

        message = f"照片“{_shown(mask_private(name))}”的名称里写了{private}"
        return "E404", message, "照片改名，名称里不写号码，这里也一样改"
    if _ODD.search(name):
        return "E402", "附件只能是附件文件夹里的照片", _PLACE
    if Path(name).suffix and not format_of(name):
        return "E401", "公开单的附件只能是照片（.jpg、.png）", "表格写进“表”里；别的材料拍成照片再放进来"
    if name not in there:
        return "E402", f"附件文件夹里没有“{_shown(name)}”", _where(name, there, listing)
    return None


def _private_kind(name: str) -> str:
    """What private number a name holds, in words; empty for nearly all names."""
    if len(_DIGIT.findall(name)) < _FEWEST:
        return ""
    from wuhua.base.private import HARD, find_private, name_of

    stem = name.removesuffix(Path(name).suffix)
    return next((name_of(found.kind) for found in find_private(stem) if found.kind in HARD), "")


def _where(name: str, there: Mapping[str, SourceFile], listing: Listing) -> str:
    """What to write instead: the names that look like it, else where it lies, else where to put it."""
    pictures = sorted(filter(format_of, there))
    same = next((each for each in pictures if each.casefold() == name.casefold()), "")
    if same:
        return f"改成 {same}（大写小写要一样）"
    beside = next((f.span.file for f in listing.findings if f.code == "E141" and _base(f.span.file) == _base(name)), "")
    if beside:
        return f"把 {beside} 移到最外面的“{ATTACHMENTS}”文件夹，这里写 {_base(name)}"
    near = get_close_matches(name, pictures, 3, 0.6)
    near = near or [each for each in pictures if _base(each) == name][:3]
    if near:
        return f"改成 {'、'.join(near)}" if len(near) == 1 else f"从这些里选一个：{'、'.join(near)}"
    other = next((item.name for item in listing.attachments if _base(item.name) == name), "")
    return f"把 {other} 移到最外面的“{ATTACHMENTS}”文件夹" if other else _PLACE


def _base(name: str) -> str:
    return name.rpartition("/")[2]


def _shown(name: str) -> str:
    return name if len(name) <= _LONGEST_SHOWN else name[:_LONGEST_SHOWN] + "…"
