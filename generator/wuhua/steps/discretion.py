"""Private numbers where no rule looks: in names of files, which become addresses, on pages that a person wrote, and beside the records.

In: a listing, or the village's folder. Out: the listing without what holds a number, and findings that repeat none.
"""

import codecs
import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.finding import Finding, Severity, Span
from wuhua.source import Listing
from wuhua.source.codes import fault

if TYPE_CHECKING:
    from wuhua.base.private import Private

#: Fewer digits are no number that a person could be found by; dates and amounts in names stay far below.
_FEWEST = 11
#: Where a person's own pages lie, as ``outputs/site/shells`` has it, which a check does not load.
_PAGES = "页面"
#: The rules that say the same of records, by kind of number.
_CODES = {"id": "V01", "passport": "V01", "weak-mask": "V01", "mobile": "V02", "bank": "V03", "account": "V03"}
_DIGIT = re.compile("[0-9０-９零〇○一二三四五六七八九幺]")


def hide_name(name: str) -> str:
    """A file's name as it may be printed: numbers masked."""
    if len(_DIGIT.findall(name)) < _FEWEST:
        return name
    from wuhua.base.private import mask_private

    return mask_private(name)


def name_finding(name: str) -> Finding | None:
    """What is wrong with a name that holds a private number; None for nearly all names. It blocks."""
    if len(_DIGIT.findall(name)) < _FEWEST:
        return None
    from wuhua.base.private import HARD, find_private, name_of

    found = next((each for each in find_private(name, "") if each.kind in HARD), None)
    if found is None:
        return None
    fix = "改名，名称里不写号码；已经交上去的，旧的记录里也有，要告诉管仓库的人"
    return fault("E104", Span(hide_name(name)), f"文件名里写了{name_of(found.kind)}", fix)


def refuse_secrets(listing: Listing, content: Path) -> Listing:
    """A listing without the files whose names hold a private number; each, and each number on a page in 页面, is a finding instead."""
    told = {item.name: name_finding(item.name) for item in (*listing.records, *listing.attachments)}
    records, attachments = (
        [item for item in items if told[item.name] is None] for items in (listing.records, listing.attachments)
    )
    return Listing(records, [*listing.findings, *filter(None, told.values()), *_on_pages(content)], attachments)


def page_is_secret(finding: Finding, content_name: str) -> bool:
    """Whether a finding says that a page which a person wrote holds a number: a draft would show it too."""
    return finding.code in _CODES.values() and finding.span.file.startswith(f"{content_name}/{_PAGES}/")


def secrets_beside(root: Path, read: Collection[str], aside: Collection[str]) -> list[Finding]:
    """The numbers in every text file below ``root`` that is no record in ``read``: git would keep them for ever.

    ``aside``: names of folders that are made and never committed.
    """
    found: list[Finding] = []
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if name not in aside)
        for path in (Path(folder, name) for name in sorted(files)):
            name = path.relative_to(root).as_posix()
            if name not in read and not path.is_symlink() and path.is_file():
                found += _in_file(path, hide_name(name), "删掉再提交")
    return found


def _on_pages(content: Path) -> Iterator[Finding]:
    folder = content / _PAGES
    if folder.is_dir() and not folder.is_symlink():
        for path in sorted(folder.glob("*.md")):
            if path.is_file() and not path.is_symlink():
                yield from _in_file(path, f"{_PAGES}/{hide_name(path.name)}", "删掉；联系电话写办公电话")


def _in_file(path: Path, name: str, fix: str) -> Iterator[Finding]:
    from wuhua.source.office import Sealed, office_words

    data = path.read_bytes()
    try:
        words = office_words(data)
    except Sealed:
        fix = "自己看一遍；不用公开的，从文件夹里移走"
        yield Finding("E106", "看不到里面有没有号码", Span(name), Severity.NOTE, fix=fix)
        return
    yield from _in_lines(_text_of(data), name, fix) if words is None else _packed(words, name)


def _in_lines(text: str, name: str, fix: str) -> Iterator[Finding]:
    from wuhua.base.private import name_of

    for number, line, each in _numbers(text):
        span = Span(name, number, each.start + 1, each.end + 1)
        message = f"第{number}行写了{name_of(each.kind)}"
        yield Finding(_CODES[each.kind], message, span, note="不能公开", fix=fix, blocks=True, source=line)


def _packed(words: str, name: str) -> Iterator[Finding]:
    """What a Word or Excel file holds, each sort of number once: its lines are nothing that a clerk could count."""
    from wuhua.base.private import name_of

    fix = "从文件夹里移走再提交；要公开的内容写进记录"
    for kind in dict.fromkeys(each.kind for _, _, each in _numbers(words)):
        message = f"文件里写了{name_of(kind)}"
        yield Finding(_CODES[kind], message, Span(name), note="不能公开", fix=fix, blocks=True)


def _numbers(text: str) -> Iterator[tuple[int, str, "Private"]]:
    """Each hard private number: its line's number and text, and where it stands in it."""
    from wuhua.base.private import HARD, find_private, might_hold_private

    if might_hold_private(text):
        for number, line in enumerate(text.splitlines(), 1):
            for each in find_private(line) if might_hold_private(line) else ():
                if each.kind in HARD:
                    yield number, line, each


def _text_of(data: bytes) -> str:
    """A file's words as the office's programs write them; "" for what is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
