"""Derive: a record's facts in, its sheet out; light enough for a hand that renders nothing."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wuhua.base.finding import Finding
from wuhua.config import Settings
from wuhua.kinds import kinds_by_ident
from wuhua.model.envelope import finish
from wuhua.model.facts import Facts
from wuhua.model.sheet import Sheet
from wuhua.model.village import Village
from wuhua.model.watched import Watched
from wuhua.steps.rows import read_record


class Derived(NamedTuple):
    """A record's sheet, and the marks of what its view asked the village for (``model.watched``)."""

    sheet: Sheet
    marks: frozenset[str]


def derive(
    settings: Settings, village: Village, facts: Facts, findings: Iterable[Finding], sizes: Mapping[str, int]
) -> Derived | None:
    """The sheet of one record; None when its file changed under the build. ``sizes`` are those of the pictures."""
    record = read_record(settings.root, settings.content_name, facts)
    if record is None:
        return None
    watched = Watched(village)
    sheet = kinds_by_ident()[facts.kind].view(record, facts, watched)
    whole = finish(sheet, record, facts, watched, findings, sizes)
    return Derived(whole, frozenset(watched.marks))
