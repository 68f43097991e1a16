"""Derive: a record's facts in, its sheet out; light enough for a hand that renders nothing."""

from collections.abc import Iterable, Mapping

from wuhua.base.finding import Finding
from wuhua.config import Settings
from wuhua.kinds import kinds_by_ident
from wuhua.model.envelope import finish
from wuhua.model.facts import Facts
from wuhua.model.sheet import Sheet
from wuhua.model.village import Village
from wuhua.steps.rows import read_record


def derive(
    settings: Settings, village: Village, facts: Facts, findings: Iterable[Finding], sizes: Mapping[str, int]
) -> Sheet | None:
    """The sheet of one record; None when its file changed under the build. ``sizes`` are those of the pictures."""
    record = read_record(settings.root, settings.content_name, facts)
    if record is None:
        return None
    sheet = kinds_by_ident()[facts.kind].view(record, facts, village)
    return finish(sheet, record, facts, village, findings, sizes)
