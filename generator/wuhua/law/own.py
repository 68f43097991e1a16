"""The village's own files of local rules: ``content/当地规定/*.yml``, the same shape as the files of this room.

In: a folder. Out: what was read, for ``load_local_policy``, and findings E1xx and V01 to V03: a private number is refused here
as anywhere, and its file is left out. A county adds such a file and edits no code.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.finding import Finding, Span
from wuhua.law.files import OwnFile
from wuhua.law.policy import FOLDER as FOLDER
from wuhua.source import list_folder, load_bytes, read_bytes

if TYPE_CHECKING:
    from wuhua.base.private import Private

_CODES = {"mobile": "V02", "bank": "V03", "account": "V03"}


def read_policy_files(folder: Path, shown: str = f"content/{FOLDER}") -> tuple[tuple[OwnFile, ...], list[Finding]]:
    """Read every file of a folder by name; ``shown`` is the folder as findings name it. No folder: nothing."""
    if not folder.is_dir():
        return (), []
    listing = list_folder(folder)
    files: list[OwnFile] = []
    findings = [_under(finding, shown) for finding in listing.findings]
    for record in listing.records:
        data, unread = read_bytes(folder, record.name)
        name = f"{shown}/{record.name}"
        document, found = (None, (_under(unread, shown),)) if unread else load_bytes(data, name)
        findings += found
        if document is None:
            continue
        private = list(_private(document.text, name))
        findings += private
        if not private:
            files.append(OwnFile(name, document))
    return tuple(files), findings


def _private(text: str, file: str) -> "list[Finding]":
    """Every private number of a file, comments too: git keeps them as well."""
    from wuhua.base.private import HARD, find_private, might_hold_private

    if not might_hold_private(text):
        return []
    return [
        _refused(found, file, number, line)
        for number, line in enumerate(text.split("\n"), 1)
        for found in find_private(line)
        if found.kind in HARD
    ]


def _refused(found: "Private", file: str, number: int, line: str) -> Finding:
    from wuhua.base.private import name_of

    span = Span(file, number, found.start + 1, found.end + 1)
    message = f"这里写了{name_of(found.kind)}"
    code = _CODES.get(found.kind.value, "V01")
    return Finding(code, message, span, note="不能公开", fix="删掉这个号码", blocks=True, source=line)


def _under(finding: Finding, shown: str) -> Finding:
    from dataclasses import replace

    return replace(finding, span=replace(finding.span, file=f"{shown}/{finding.span.file}"))
