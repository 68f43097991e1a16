"""A text as a file of a kind, and what its sheet says in words and figures on a day."""

from datetime import date

from tests.kinds.kit import POLICY, TODAY, Checked, check_text_of
from wuhua.kinds import kinds_by_ident
from wuhua.model.facts import Facts
from wuhua.model.sheet import Sheet
from wuhua.model.village import Village


def checked(ident: str, text: str) -> Checked:
    """Check a text by itself."""
    return check_text_of(kinds_by_ident()[ident], text)


def facts_of(ident: str, text: str) -> Facts:
    """Give the row of a text."""
    facts = checked(ident, text).facts
    assert facts is not None
    return facts


def sheet_on(ident: str, text: str, day: date = TODAY) -> Sheet:
    """Make the sheet of a text as it stands on a day."""
    found = checked(ident, text)
    assert found.record is not None and found.facts is not None
    return kinds_by_ident()[ident].view(found.record, found.facts, Village([found.facts], POLICY, day))


def sentences(sheet: Sheet) -> list[str]:
    """Give the summary as plain lines; a count without its unit."""
    return [
        "".join(str(getattr(getattr(part, "value", part), "number", getattr(part, "value", part))) for part in line)
        for line in sheet.summary
    ]


def figures(sheet: Sheet) -> dict[str, object]:
    """Give the headline's figures by label."""
    return {figure.label: getattr(figure.value, "number", figure.value) for figure in sheet.headline}
