"""Findings that only the whole village can word: a name becomes its number, and one slip that three checks see is told once.

In: findings, and what the village knows. Out: the findings as a clerk reads them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from wuhua.base.finding import Finding, Span
from wuhua.config import Settings
from wuhua.model.village import Village
from wuhua.steps.shadows import without_shadows

#: Where a path of a file stands, and that line as the author wrote it.
SpanOf = Callable[..., tuple[Span, str]]


#: What G01 says of a ledger as a whole, not of one account.
_OF_THE_WHOLE = ("，期末余额应是", "，期初余额写的是")


def worded(findings: list[Finding], village: Village) -> list[Finding]:
    """The same findings, those of persons with their numbers; a photo's private name is told by V01 where both see it."""
    findings = without_shadows(_without_echoes(findings), village)
    if not any(found.code in ("E214", "E404") for found in findings):
        return findings
    private = {_place(found) for found in findings if _tells_a_file(found)}
    renamed = {_place(found): found.fix for found in findings if found.code == "E404" and _place(found) in private}
    kept = (found for found in findings if found.code != "E404" or _place(found) not in private)
    return [_better(found, village, renamed) for found in kept]


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """The same findings but for closings that are off (G01) by just as much as their opening is (G02): one wrong figure."""
    opened = {(found.span.file, found.note) for found in findings if found.code == "G02"}
    if not opened:
        return findings
    return [
        found
        for found in findings
        if found.code != "G01"
        or not any(words in found.message for words in _OF_THE_WHOLE)
        or (found.span.file, found.note) not in opened
    ]


def _better(finding: Finding, village: Village, renamed: Mapping[tuple[str, int], str]) -> Finding:
    if _tells_a_file(finding) and (fix := renamed.get(_place(finding))):
        return replace(finding, fix=fix)
    return _numbered(finding, village) if finding.code == "E214" else finding


def _tells_a_file(finding: Finding) -> bool:
    return finding.code == "V01" and finding.blocks and finding.message.startswith("“文件”")


def _place(finding: Finding) -> tuple[str, int]:
    return finding.span.file, finding.span.line


def _numbered(finding: Finding, village: Village) -> Finding:
    """Tell the numbers that the register has for the name that is written there; unchanged when it has none."""
    span = finding.span
    name = finding.source[span.column - 1 : span.end_column - 1].strip("\"' ")
    people = (person for row in village.of("people") for person in row.data["people"])
    numbers = [ident for ident, known, _ in people if known == name]
    if not numbers:
        return finding
    return replace(finding, fix=f"写人员名册里的编号：{name}是 {'、'.join(numbers)}")


def listed(findings: Iterable[Finding], pictures: Sequence[Finding], settings: Settings) -> Iterator[Finding]:
    """The listing's findings with places seen from the village's folder; without the photo that a record's finding moves already."""
    moves = " ".join(found.fix for found in pictures if found.code == "E402")
    for found in findings:
        if found.code != "E141" or found.blocks or f"把 {found.span.file} 移到" not in moves:
            yield replace(found, span=replace(found.span, file=f"{settings.content_name}/{found.span.file}"))


def law_finding(told: str, local: Sequence[Sequence[str]], file: str, place: SpanOf) -> Finding:
    """What is wrong with the law that a 村情 names, at its line: the place's name, or one of the village's own rules."""
    path: tuple[str | int, ...] = ("当地规定",)
    if told.startswith("“本村规定”"):
        at = next((at for at, rule in enumerate(local) if f"“{rule[0]}”" in told), None)
        path = ("本村规定",) if at is None else ("本村规定", at)
    span, line = place(file, path)
    return Finding("E301", told, span, fix=f"改“{path[0]}”", source=line)
