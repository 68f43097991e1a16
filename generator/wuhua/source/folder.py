"""What lies in the village's folder.  In: the folder.  Out: its records and attachments in a fixed order, and findings.

Symlinks are never followed.  A name must mean one file on every computer and must not forge a line of a report.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import NamedTuple

from wuhua.base.finding import Finding, Span
from wuhua.base.patterns import pattern
from wuhua.source.codes import caution, fault
from wuhua.source.letters import HAN, find_odd_value
from wuhua.source.limits import MAX_DEPTH, MAX_NAME_BYTES
from wuhua.source.reading import unreadable

#: Folders of this name, at any depth, hold attachments: files that are shown as they are.
ATTACHMENTS = "附件"
#: The folder of what hung, which the program writes itself.
KEEPSAKES = "张贴存底"
_KEPT = ".json"
_RECORDS = (".yml", ".yaml")
#: Pages that a person writes are read by the site, not here.
_PAGES = (".md",)
_PICTURES = (".jpg", ".jpeg", ".png")
#: How a record's ending comes out under other hands: ``.YML``, ``。yml``, ``.yml.txt``, ``.txt``.
_ENDING = pattern(r"[.。．](ya?ml|yl?m|ym1|txt)([.。]txt)?$", re.IGNORECASE)
_BEGINNING = pattern(rf"\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[{HAN}]{{1,20}}[ \t]*[:：]")
_LEFTOVER = pattern(
    r"\..*|~.*|.*~|#.*#|.*\.(swp|swo|swx|bak|tmp|temp|orig|rej|crdownload|part)|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
_PLAIN = pattern(rf"[A-Za-z0-9_{HAN}][A-Za-z0-9_ .()+,（）、·～—\-{HAN}]{{0,60}}(?<![ .])")
#: A record's name with nothing in it that could be a fault: no capitals, no device, no leftover.
_ORDINARY = pattern(rf"[0-9{HAN}][0-9a-z_{HAN}-]{{0,50}}\.yml")
_FORBIDDEN = pattern(r'[\x00-\x1f\x7f-\x9f\\<>:"|?*\ud800-\udfff]')
_DEVICE = pattern(r"(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\..*)?", re.IGNORECASE)

_StateOf = Callable[[str], os.stat_result]


class SourceFile(NamedTuple):
    """A file as it was listed: ``name`` relative to the folder with ``/``, ``size`` in bytes."""

    name: str
    mtime_ns: int
    size: int


class Listing(NamedTuple):
    """Records, findings, and attachments; files by code point of their names."""

    records: list[SourceFile]
    findings: list[Finding]
    attachments: list[SourceFile]


def list_folder(root: Path) -> Listing:
    """List the records (``.yml``, ``.yaml``) and the attachments below ``root``.

    Names beginning with a dot and what editors leave behind are passed over.  A folder that cannot be read, a symlink
    or an unfit name is a finding, and what it names is left out.
    """
    listing = Listing([], [], [])
    _list(os.fspath(root), "", False, 0, listing)
    listing.records.sort()
    listing.attachments.sort()
    listing.findings.sort(key=lambda found: found.order)
    return listing


def _list(path: str, prefix: str, attached: bool, depth: int, listing: Listing) -> None:
    """Add one folder; ``prefix`` is its name with ``/`` at the end, ``attached`` whether it lies under 附件."""
    try:
        with _opened(path) as (names, state_of):
            _list_names(path, names, state_of, prefix, attached, depth, listing)
    except OSError as error:
        listing.findings.append(unreadable(show_name(prefix.rstrip("/")) or ".", error))


@contextmanager
def _opened(path: str) -> Iterator[tuple[list[str], _StateOf]]:
    """The names in a folder, in order, and what gives a file's state; by the folder's handle it takes a third less time."""
    if os.stat not in os.supports_dir_fd:
        yield sorted(os.listdir(path)), lambda name: os.lstat(f"{path}/{name}")
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        yield sorted(os.listdir(handle)), partial(os.stat, dir_fd=handle, follow_symlinks=False)
    finally:
        os.close(handle)


def _list_names(
    path: str, names: list[str], state_of: _StateOf, prefix: str, attached: bool, depth: int, listing: Listing
) -> None:
    seen: dict[str, str] = {}
    files = listing.attachments if attached else listing.records
    ordinary, put = _ORDINARY.fullmatch, files.append
    for name in names:
        try:
            # Nearly every file of a village, and nothing else can begin before all are listed.
            if not attached and ordinary(name):
                state = state_of(name)
                if S_ISREG(state.st_mode) and name not in seen:
                    put(tuple.__new__(SourceFile, (prefix + name, state.st_mtime_ns, state.st_size)))
                    seen[name] = name
                    continue
            if _LEFTOVER.fullmatch(name):
                continue
            finding = _name_fault(name, prefix, seen)
            if finding is None:
                finding = _add(state_of(name), f"{path}/{name}", prefix + name, attached, depth, files, listing)
        except OSError as error:
            finding = unreadable(show_name(prefix + name), error)
        if finding:
            listing.findings.append(finding)


def _add(
    state: os.stat_result,
    path: str,
    name: str,
    attached: bool,
    depth: int,
    files: list[SourceFile],
    listing: Listing,
) -> Finding | None:
    if S_ISLNK(state.st_mode):
        return fault("E103", Span(name), "这是链接（快捷方式），不是文件", "换成文件本身")
    if S_ISDIR(state.st_mode):
        if depth >= MAX_DEPTH:
            return fault("E135", Span(name), f"文件夹一层套一层超过 {MAX_DEPTH} 层", "把文件移到上面的文件夹")
        _list(path, name + "/", attached or name.rpartition("/")[2] == ATTACHMENTS, depth + 1, listing)
        return None
    if not S_ISREG(state.st_mode):
        return fault("E103", Span(name), "这不是普通文件", "把它移走")
    if attached or name.endswith(_RECORDS):
        files.append(SourceFile(name, state.st_mtime_ns, state.st_size))
        return _misplaced(name) if attached and name.endswith(_RECORDS) else None
    if name.endswith(_PAGES):
        return None
    if name.startswith(f"{KEEPSAKES}/") and name.endswith(_KEPT):
        listing.attachments.append(SourceFile(name, state.st_mtime_ns, state.st_size))
        return None
    return _unread(path, name)


def _misplaced(name: str) -> Finding:
    fix = f"是公开记录的，移出“{ATTACHMENTS}”文件夹；不是的删掉"
    return caution("E141", Span(name), f"这份放在“{ATTACHMENTS}”里，没有当公开记录读", fix)


def _unread(path: str, name: str) -> Finding:
    """A file that is neither record nor attachment; a record under a wrong name would silently be missing, so it blocks."""
    folder, _, last = name.rpartition("/")
    stem = _ENDING.sub("", last)
    meant = stem != last and not last.lower().endswith(".txt")
    if folder and stem and (meant or _reads_like_record(path, last)):
        return fault("E141", Span(name), "这份没有读：文件名要用 .yml 结尾", f"改名成 {show_name(stem)}.yml")
    if last.lower().endswith(_PICTURES):
        return caution("E141", Span(name), "照片不放在这里，没有读", f"照片放进“{ATTACHMENTS}”文件夹")
    fix = f"内容写成 .yml，表格写进“表”里；别的材料拍成照片（.jpg、.png）放进“{ATTACHMENTS}”文件夹"
    return caution("E141", Span(name), "这个文件不是公开记录，没有读", fix)


def _reads_like_record(path: str, last: str) -> bool:
    """Whether a file without ending, or with that of a plain text, begins as a record does."""
    if "." in last and not last.lower().endswith(".txt"):
        return False
    with open(path, "rb") as file:
        return _BEGINNING.match(file.read(4096).decode("utf-8", "replace")) is not None


def _name_fault(name: str, prefix: str, seen: dict[str, str]) -> Finding | None:
    """Find what is wrong with a name in its folder; ``seen`` maps folded names to those met before."""
    plain = _PLAIN.fullmatch(name) is not None
    folded = (name if plain else unicodedata.normalize("NFC", name)).casefold()
    if folded in seen:
        other = show_name(seen[folded])
        message = f"和“{other}”只差大小写或写法，有的电脑分不清"
        return fault("E140", Span(show_name(prefix + name)), message, "把其中一个改名")
    seen[folded] = name
    reason = "" if plain else _unfit(name)
    if plain and len(name) <= MAX_NAME_BYTES // 4 and not name.isascii():
        return None
    if not reason:
        reason = _too_long(name) or _reserved(name)
    if not reason:
        return None
    return fault("E104", Span(show_name(prefix + name)), f"文件名{reason}", "改名：用汉字、字母、数字和“-”，不要太长")


def why_no_record(name: str) -> str:
    """Why a file of this name would not be read as a record; "" when it would."""
    if "/" in name:
        return "里有“/”"
    reason = _unfit(name) or _too_long(name) or _reserved(name)
    return reason or ("的样子像编辑器留下的临时文件" if _LEFTOVER.fullmatch(name) else "")


def _too_long(name: str) -> str:
    over = len(name.encode(errors="surrogateescape")) > MAX_NAME_BYTES
    return f"太长，超过 {MAX_NAME_BYTES} 字节（约 {MAX_NAME_BYTES // 3} 个汉字）" if over else ""


def _reserved(name: str) -> str:
    return "是 Windows 保留的名字" if _DEVICE.fullmatch(name) else ""


def _unfit(name: str) -> str:
    """Why a name's letters cannot be used on every computer; "" when they can."""
    if found := _FORBIDDEN.search(name):
        return "里有换行或控制字符" if not found[0].isprintable() else f"里有“{found[0]}”"
    if find_odd_value(name):
        return "里有看不见的字符或形似字"
    if name[0] == "-":
        return "用“-”开头"
    return "前后有空格或句点" if name != name.strip() or name.endswith(".") else ""


def show_name(name: str) -> str:
    """Write a name on one line and in characters that any output takes."""
    if name.isprintable():
        return name
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)
