"""One version of a record, read as the program reads today: what it said, and how much of that may be shown.

In: a version's bytes. Out: a :class:`Version`. It depends on these bytes, the program and the law alone, on no day and no other
record: a page of an old version is made once. What names another record stays plain text in it.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct

from wuhua.base.dates import read_period
from wuhua.base.finding import Finding, Severity
from wuhua.kinds import kinds_by_title
from wuhua.law.policy import Policy
from wuhua.model.changes import Change, amount_of
from wuhua.model.envelope import digest_of, finish
from wuhua.model.facts import Facts, day_of
from wuhua.model.kind import Kind
from wuhua.model.plain import plain_of
from wuhua.model.sheet import Sheet
from wuhua.model.village import Village
from wuhua.model.web import web_sheet
from wuhua.rules.engine import check_record, check_text
from wuhua.source import Document, load_bytes
from wuhua.source.history import Step
from wuhua.steps.discretion import name_finding
from wuhua.steps.standing import lasting

#: What a version of unknown day is reckoned on; it shows in no page.
_ANY_DAY = date(2000, 1, 1)
_ADDRESS_DIGITS = 8


class State(StrEnum):
    """How much of a version can be shown."""

    SHOWN = "shown"
    #: Written as today's program does not read it any more.
    UNREAD = "unread"
    #: It holds what no output may hold.
    PRIVATE = "private"
    #: The village took it back.
    WITHDRAWN = "withdrawn"


class Version(Struct, frozen=True):
    """One version. ``facts`` None: it was never a record that could be published; ``sheet`` None: its content is not shown."""

    step: Step
    state: State
    facts: Facts | None = None
    value: dict[str, Any] = {}
    sheet: Sheet | None = None
    #: All that its page says, to know what of a change may be said again.
    told: str = ""
    #: Whether it has lists that hang on the board alone.
    has_lists: bool = False

    @property
    def key(self) -> str:
        """Where its page stays: the record's address and the beginning of the blob's name; empty: it has none."""
        return f"{self.facts.key}.{self.step.blob[:_ADDRESS_DIGITS]}" if self.facts else ""

    @property
    def corrections(self) -> list[dict[str, str]]:
        """Its 更正, as they were written."""
        rows = self.value.get("更正")
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    def says(self, change: Change, texts: tuple[str, ...]) -> bool:
        """Whether its page says these texts of a place, so that they may be said again."""
        if self.state is not State.SHOWN:
            return False
        in_list = any(isinstance(part, int) for part in change.path) and change.path[0] != "更正"
        if self.has_lists and in_list:
            return False
        return all(_holds(self.told, line) for text in texts for line in text.split("\n") if line.strip())


def read_version(step: Step, data: bytes | None, policy: Policy) -> Version:
    """Read one version; ``data`` None: git does not have it any more."""
    found = _read(step, data)
    if found is None:
        return Version(step, State.UNREAD)
    kind, document, record = found
    facts = kind.facts(record, step.file)
    report = check_text(document, kind.ident) + check_record(record, facts, document, policy)
    if any(map(_is_secret, report.findings)):
        return Version(step, State.PRIVATE, facts, document.value)
    whole = _sheet(kind, record, facts, policy, step.day)
    seen = lasting(whole)
    told = "\n".join(_texts(plain_of(seen)))
    return Version(step, State.SHOWN, facts, document.value, seen, told, web_sheet(whole) is not whole)


def find_printed(
    steps: Iterable[tuple[Step, bytes | None]], digest: str, policy: Policy
) -> tuple[dict[str, Any], Sheet] | None:
    """What was printed when a record had this digest: its values, and the sheet with the lists that hang on the board alone."""
    for step, data in steps:
        found = _read(step, data)
        if found is not None:
            kind, document, record = found
            if digest_of(record) == digest:
                facts = kind.facts(record, step.file)._replace(digest=digest)
                return document.value, _sheet(kind, record, facts, policy, step.day)
    return None


def _read(step: Step, data: bytes | None) -> tuple[Kind, Document, Any] | None:
    kind = kinds_by_title().get(step.file.partition("/")[0])
    if data is None or kind is None or name_finding(step.file) is not None:
        return None
    document, _ = load_bytes(data, step.file)
    if document is None:
        return None
    # pydantic is imported with the first record that is read.
    from wuhua.model.validate import validate

    record, _ = validate(document, kind.record)
    return None if record is None else (kind, document, record)


def _sheet(kind: Kind, record: Any, facts: Facts, policy: Policy, day: str) -> Sheet:
    alone = Village([facts], policy, day_of(day) or _ANY_DAY)
    return finish(kind.view(record, facts, alone), record, facts, alone, (), {})


def _is_secret(finding: Finding) -> bool:
    return finding.code.startswith("V") and finding.waiver is None and finding.severity is Severity.ERROR


def _holds(told: str, text: str) -> bool:
    """Whether a page says a text, as it was typed or as amounts and periods are said."""
    words = text.strip()
    period, amount = read_period(words), amount_of(words)
    spellings = [words, *([period.label] if period else []), *([f"{amount:.2f}"] if amount is not None else [])]
    return any(re.search(rf"(?<![0-9.]){re.escape(each)}(?![0-9])", told) for each in spellings)


def _texts(plain: Any) -> list[str]:
    if isinstance(plain, dict):
        return [text for name, part in plain.items() if name != "digest" for text in _texts(part)]
    if isinstance(plain, list):
        return [text for part in plain for text in _texts(part)]
    return [] if plain is None or isinstance(plain, bool) else [str(plain)]
