"""张贴存底: what hung, kept as it hung. One small file for each code, written by ``wuhua hung``, read by every build.

In: the listing. Out: a :class:`Keepsake` for each file; a file that cannot be read is one with nothing but its code.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from wuhua.base.codes import read_code
from wuhua.config import Settings
from wuhua.model.plain import plain_of, sheet_of
from wuhua.model.sheet import Sheet
from wuhua.source import Listing, SourceFile, read_bytes
from wuhua.source.folder import KEEPSAKES

#: A sheet of a thousand rows stays far below; what is larger was not written by us.
_MOST_BYTES = 2_000_000


class Hung(NamedTuple):
    """Once on a board: its name, the ISO day, by whom; the photo's file below ``content/附件``, its SHA-256 and its look."""

    place: str
    day: str
    by: str = ""
    photo: str = ""
    photo_digest: str = ""
    photo_look: str = ""


class Keepsake(Struct, frozen=True):
    """What is known of one code. ``key`` is the sheet's address, ``digest`` what the code was made from (hex).

    ``withdrawn``: (ISO day, why) of a sheet whose content was taken away; None for all others. ``sheet`` None: none is kept.
    """

    code: str
    key: str = ""
    digest: str = ""
    title: str = ""
    hung: tuple[Hung, ...] = ()
    withdrawn: tuple[str, str] | None = None
    sheet: Sheet | None = None

    @property
    def first(self) -> str:
        """The ISO day on which it was first hung; empty when that is not known."""
        return min((each.day for each in self.hung), default="")

    def row(self) -> tuple[Any, ...]:
        """The same without the sheet, as plain values for the cache."""
        return (self.code, self.key, self.digest, self.title, tuple(map(tuple, self.hung)), self.withdrawn)


def keepsake_of_row(row: tuple[Any, ...]) -> Keepsake:
    """Read a row of the cache."""
    code, key, digest, title, hung, withdrawn = row
    return Keepsake(code, key, digest, title, tuple(Hung(*each) for each in hung), withdrawn)


def kept_files(listing: Listing) -> list[SourceFile]:
    """The keepsakes of a listing, in order of name."""
    return [item for item in listing.attachments if item.name.startswith(f"{KEEPSAKES}/") and _code_in(item.name)]


def kept_codes(listing: Listing) -> set[str]:
    """The codes that have a keepsake, readable or not."""
    return {_code_in(item.name) for item in kept_files(listing)}


def read_keepsake(settings: Settings, name: str) -> Keepsake:
    """Read one keepsake by its name in the listing."""
    data, _ = read_bytes(settings.root, f"{settings.content_name}/{name}", _MOST_BYTES)
    code = _code_in(name)
    try:
        return _read(code, json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Keepsake(code)


def all_keepsakes(settings: Settings, listing: Listing) -> dict[str, Keepsake]:
    """Every keepsake with its sheet, by code."""
    return {(found := read_keepsake(settings, item.name)).code: found for item in kept_files(listing)}


def keepsake_name(code: str) -> str:
    """Where a keepsake lies, relative to the content folder."""
    return f"{KEEPSAKES}/{code}.json"


def keepsake_text(keepsake: Keepsake) -> str:
    """A keepsake as it is written: the same keepsake gives the same text."""
    plain: dict[str, Any] = {
        "编号": keepsake.code,
        "公开单": keepsake.key,
        "指纹": keepsake.digest,
        "标题": keepsake.title,
        "张贴": [dict(zip(_HUNG, each, strict=True)) for each in keepsake.hung],
    }
    if keepsake.withdrawn is not None:
        plain["撤回"] = dict(zip(_WITHDRAWN, keepsake.withdrawn, strict=True))
    if keepsake.sheet is not None:
        plain["内容"] = plain_of(keepsake.sheet)
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def withdrawn(keepsake: Keepsake, day: str, why: str) -> Keepsake:
    """The same with its content gone: what was there, when, and why it went."""
    return replace(keepsake, sheet=None, title="", withdrawn=(day, why))


def is_withdrawn(keepsake: Keepsake) -> bool:
    """Whether somebody took it back; not where only its content cannot be shown."""
    return keepsake.withdrawn is not None and bool(keepsake.withdrawn[0])


_HUNG = ("地点", "日期", "张贴人", "照片", "照片指纹", "照片样子")
_WITHDRAWN = ("日期", "原因")
_PRIVATE = "内容里有不能公开的号码"


def _code_in(name: str) -> str:
    """The code that a file's name holds; empty for another file."""
    code, _ = read_code(name.rpartition("/")[2].removesuffix(".json"))
    return code if name == keepsake_name(code) else ""


def _read(code: str, plain: dict[str, Any]) -> Keepsake:
    hung = tuple(Hung(*(_text(each.get(name, "")) for name in _HUNG)) for each in plain["张贴"])
    gone = plain.get("撤回")
    found = Keepsake(
        code,
        _text(plain["公开单"]),
        _text(plain["指纹"]),
        _text(plain["标题"]),
        hung,
        (_text(gone["日期"]), _text(gone["原因"])) if gone else None,
        sheet_of(plain["内容"]) if "内容" in plain else None,
    )
    return withdrawn(found, "", _PRIVATE) if gone is None and _holds_number(plain) else found


def _holds_number(plain: dict[str, Any]) -> bool:
    """Whether a private number is in the title or the content: what rules let through then may be known for one now."""
    from wuhua.base.private import HARD, PrivateKind, find_private

    kinds = HARD - {PrivateKind.MOBILE}
    content = plain.get("内容") or {}
    texts = (plain["标题"], *_texts({name: part for name, part in content.items() if name != "digest"}))
    return any(found.kind in kinds for found in find_private("\n".join(texts)))


def _texts(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, list | dict):
        for part in plain.values() if isinstance(plain, dict) else plain:
            yield from _texts(part)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
