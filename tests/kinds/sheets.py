"""What tests of single kinds share: a text as the sheet that it makes, alone or in a small village."""

from datetime import date

from tests.kinds.kit import TODAY, check_text_of
from wuhua.kinds import kinds_by_ident
from wuhua.law.policy import load_policy
from wuhua.model.facts import Facts
from wuhua.model.sheet import Sheet, Strong, TableBlock, Value
from wuhua.model.village import Village


def row_of(ident: str, text: str, stem: str = "one") -> Facts:
    """Give the facts of a record of this kind."""
    facts = check_text_of(kinds_by_ident()[ident], text, stem).facts
    assert facts is not None
    return facts


def sheet(ident: str, text: str, *others: Facts, place: str = "全国", today: date = TODAY) -> Sheet:
    """Make a record's sheet in a village of it and others."""
    kind = kinds_by_ident()[ident]
    checked = check_text_of(kind, text, "one")
    assert checked.record is not None and checked.facts is not None
    return kind.view(checked.record, checked.facts, Village([checked.facts, *others], load_policy(place)[0], today))


def told(made: Sheet) -> str:
    """Give the summary's sentences in one line, values as they are."""
    return " ".join("".join(_word(part) for part in sentence) for sentence in made.summary)


def _word(part: Value | Strong) -> str:
    value = part.value if isinstance(part, Strong) else part
    return str(getattr(value, "text", None) or getattr(value, "number", None) or value)


def figures(made: Sheet) -> dict[str, str]:
    """Give the headline: label and value."""
    return {figure.label: _word(figure.value) for figure in made.headline}


def table(made: Sheet, title: str) -> TableBlock:
    """Give a table by its caption."""
    return next(block for block in made.blocks if isinstance(block, TableBlock) and block.title == title)
