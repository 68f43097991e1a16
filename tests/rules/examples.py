"""The rules' pages as tests: every fenced block is a tiny village, every ``# ←`` in it one finding that must come.

A block's first line is ```` ```yaml 错 当地=重庆 今天=2025-06-01 ````: 错 must give exactly the marked findings of the
page's code, 对 none (and the rule must have run), 跳过 none because the rule could not run. A line
``# 财务收支/2025-03.yml`` begins a file, ``# 上次 财务收支/2025-03.yml`` a file as it was published last. A 村情 of nothing but a name is added unless the block writes its own or
says 无村情. What a mark says must stand in the finding: ``# ← 警告；差1天``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wuhua.base.finding import Span
from wuhua.kinds import kinds_by_title
from wuhua.law.policy import Policy, load_policy
from wuhua.model.facts import Facts
from wuhua.model.record import Record
from wuhua.model.validate import validate
from wuhua.model.village import Village
from wuhua.rules.engine import all_rules, check_published, check_record, check_text, check_village, explain
from wuhua.rules.report import Report, total
from wuhua.rules.rule import Earlier
from wuhua.source.document import Document
from wuhua.source.loader import load_bytes

_FENCE = re.compile(r"^```yaml (错|对|跳过)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^# ((?:上次 )?\S+/\S+\.yml)$", re.MULTILINE)
_EARLIER = "上次 "
_MARK = re.compile(r"# ← (.+)$")


@dataclass(frozen=True)
class Example:
    """One block of a page."""

    code: str
    verdict: str
    number: int
    files: Mapping[str, str]
    place: str
    today: date

    @property
    def name(self) -> str:
        """Name the test: ``T03-1-错``."""
        return f"{self.code}-{self.number}-{self.verdict}"

    def marks(self) -> list[tuple[str, int, str]]:
        """Give (file, line, words that the finding holds) of every mark, in order."""
        rows = [
            (f"content/{file}", number, mark[1].strip())
            for file, text in self.files.items()
            for number, line in enumerate(text.split("\n"), 1)
            if (mark := _MARK.search(line))
        ]
        return sorted(rows)

    def check(self) -> Report:
        """Check the block's village as the program would."""
        return check_files(self.files, self.place, self.today)


def examples() -> Iterator[Example]:
    """Every block of every page, in order of code."""
    for rule in all_rules():
        for number, found in enumerate(_FENCE.finditer(explain(rule.code) or ""), 1):
            flags = dict(flag.partition("=")[::2] for flag in found[2].split())
            place, today = flags.get("当地", "全国"), date.fromisoformat(flags.get("今天", "2025-12-31"))
            parts = _FILE.split(found[3])
            files = dict(zip(parts[1::2], parts[2::2], strict=True))
            if "无村情" not in flags and not any(file.startswith("村情/") for file in files):
                files["村情/村情.yml"] = base_village(place)
            yield Example(rule.code, found[1], number, files, place, today)


def base_village(place: str) -> str:
    """The smallest village that there is."""
    return f"\n名称: 云溪村\n类别: 村\n当地规定: {place}\n户籍人口: 3120\n户数: 862\n"


def check_files(files: Mapping[str, str], place: str = "全国", today: date = date(2025, 12, 31)) -> Report:
    """Load, validate and check files of a village, by their paths under ``content/``; findings name them with it."""
    earlier = {file.removeprefix(_EARLIER): text for file, text in files.items() if file.startswith(_EARLIER)}
    files = {file: text for file, text in files.items() if not file.startswith(_EARLIER)}
    documents = {file: _load(file, text) for file, text in files.items()}
    read = {file: _read(file, document) for file, document in documents.items()}
    policy = _policy([row for _, row in read.values()], place)
    village = Village([row for _, row in read.values()], policy, today)
    reports = [check_text(document, read[file][1].kind) for file, document in documents.items()]
    reports += [check_record(record, row, documents[file], policy) for file, (record, row) in read.items()]
    reports += [_compare(file, text, documents[file], *read[file], policy, today) for file, text in earlier.items()]

    def span_of(file: str, path: tuple[str | int, ...], at_key: bool) -> tuple[Span, str]:
        span = documents[file].span(path, key=at_key)
        return span, documents[file].line(span.line)

    return total([*reports, check_village(village, span_of)])


def _compare(
    file: str, text: str, document: Document, record: Record, row: Facts, policy: Policy, today: date
) -> Report:
    """Check one file beside what was published of it last."""
    was = _load(file, text)
    before = Earlier(was.value, _read(file, was)[1], document.value, today.isoformat())
    return check_published(record, row, document, policy, [before])


def _load(file: str, text: str) -> Document:
    document, findings = load_bytes(text.encode(), f"content/{file}")
    assert document is not None and not findings, [finding.message for finding in findings]
    return document


def _read(file: str, document: Document) -> tuple[Record, Facts]:
    kind = kinds_by_title()[Path(file).parts[0]]
    record, findings = validate(document, kind.record)
    assert record is not None, [finding.message for finding in findings]
    return record, kind.facts(record, file)


def _policy(rows: list[Facts], place: str) -> Policy:
    profile = next((row for row in rows if row.kind == "profile"), None)
    own = profile.data["local_rules"] if profile else ()
    policy, problems = load_policy(profile.data["policy"] if profile else place, own)
    assert problems == []
    return policy
