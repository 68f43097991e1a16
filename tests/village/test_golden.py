"""The example village says what it said: one projection of all its sheets, compared line by line."""

from collections import Counter
from decimal import Decimal
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.village.projection import GOLDEN, project, projection, read_village, sheets_of
from wuhua.base.finding import Severity
from wuhua.kinds import all_kinds
from wuhua.model.facts import cents
from wuhua.model.sheet import LedgerBlock, Sheet, Tone
from wuhua.overviews.money import ledgers
from wuhua.overviews.standing import KEY as CODES
from wuhua.overviews.versions import KEY as GONE
from wuhua.steps.survey import Survey


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """Give the example village, checked."""
    return read_village(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def sheets(village: Survey) -> dict[str, Sheet]:
    """Give every sheet of the example village by its address."""
    return {sheet.key: sheet for sheet in sheets_of(village)}


def test_the_example_village_says_what_it_said() -> None:
    """Headings, figures and rows equal golden.txt; a wanted change is kept by ``python -m tests.village.projection``."""
    golden, now = GOLDEN.read_text("utf-8").split("\n"), projection().split("\n")
    assert list(unified_diff(golden, now, "golden.txt", "now", lineterm="", n=1))[:80] == []


def test_the_example_village_has_nothing_open(village: Survey) -> None:
    """In the example nothing is open but one blank, told to villagers too: what was late or left out has its reason."""
    open_ones = [f for f in village.findings if f.waiver is None and f.severity is not Severity.NOTE]
    assert [finding.code for finding in open_ones] == ["T02"]


def test_every_kind_is_shown(village: Survey, sheets: dict[str, Sheet]) -> None:
    """The example has records of every kind, and each address is used once."""
    assert {row.kind for row in village.village.facts.values()} == {kind.ident for kind in all_kinds()}
    assert max(Counter(sheet.key for sheet in sheets_of(village)).values()) == 1
    assert len(sheets) > 150


def test_every_sheet_says_something(sheets: dict[str, Sheet]) -> None:
    """Every sheet has a title and at least one more line."""
    assert [key for key, sheet in sheets.items() if len(list(project(sheet))) < 3] == []


def test_totals_are_the_sum_of_the_lines(sheets: dict[str, Sheet]) -> None:
    """On every ledger's sheet, each total equals its lines' sum, and opening, sums and closing agree."""
    seen = 0
    for sheet in sheets.values():
        for block in sheet.blocks:
            if isinstance(block, LedgerBlock):
                assert block.total == sum((line.amount for line in block.lines), Decimal(0)), sheet.key
                seen += 1
    assert seen >= 48


def test_headlines_agree_with_the_ledgers(village: Survey, sheets: dict[str, Sheet]) -> None:
    """A ledger's three figures are those of its row: opening plus income less expense is what is left."""
    for _, row in ledgers(village.village):
        figures = {figure.tone: figure.value for figure in sheets[row.key].headline}
        assert isinstance(figures[Tone.LEFT], Decimal)
        assert cents(figures[Tone.LEFT]) == row.cents["opening"] + row.cents["income"] - row.cents["expense"], row.key


def test_every_link_leads_somewhere(village: Survey, sheets: dict[str, Sheet]) -> None:
    """Each related link of a sheet names a sheet of the site."""
    dead = [
        (key, link.key)
        for key, sheet in sheets.items()
        for link in sheet.related
        if link.key.partition("#")[0] not in sheets.keys() | {CODES, GONE}
    ]
    assert dead == []


def test_golden_is_readable(root: Path) -> None:
    """The projection holds no HTML and no private path of a machine."""
    text = GOLDEN.read_text("utf-8")
    assert "<div" not in text and str(root) not in text
