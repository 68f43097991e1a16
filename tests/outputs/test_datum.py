"""Every figure of a page is read back and compared with its sheet; templates that were tampered with are found out."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import ChoiceLoader, DictLoader, Environment
from msgspec.structs import replace

from tests.outputs import sheets
from tests.outputs.site.sheets import FACE
from tests.village.kit import served, small_village
from wuhua.base.faults import MachineFault
from wuhua.base.money import show_money
from wuhua.base.places import theme_dir
from wuhua.checking import open_settings
from wuhua.model.sheet import (
    ChartBlock,
    Column,
    Count,
    FactsBlock,
    Figure,
    LedgerBlock,
    LedgerLine,
    Link,
    Measure,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.outputs.board import BoardJob, paper
from wuhua.outputs.board.folding import Fold
from wuhua.outputs.board.page import Page, write_page
from wuhua.outputs.board.pieces import Piece, row_count
from wuhua.outputs.datum import check_board, check_page, said_by
from wuhua.outputs.datum.saying import money_text
from wuhua.outputs.site.page import SiteLinks, page_body
from wuhua.outputs.templates import open_templates
from wuhua.pipeline import build

LEDGER, TABLE, PAGE = "blocks/ledger/block.html.j2", "blocks/table/block.html.j2", "site/page.html.j2"
#: What is done to a template: (template, words in it, what they become).
SABOTAGE = {
    "one decimal": (LEDGER, "{{ total }}", "{{ total | replace('0</data>', '</data>') | safe }}"),
    "whole yuan": (LEDGER, "{{ total }}", "{{ (total | striptags | replace(',', '') | float | round(0)) }}"),
    "a line lost": (LEDGER, "in rows %}", "in rows[1:] %}"),
    "lines turned round": (LEDGER, "in rows %}", "in rows | reverse %}"),
    "a line told twice": (LEDGER, "in rows %}", "in rows + rows[-1:] %}"),
    "two figures swapped": (PAGE, "in figures %}", "in [figures[1], figures[0]] + figures[2:] %}"),
    "a figure of its own": (PAGE, "</h1>", "</h1><p>9.99</p>"),
    "a foot lost": (TABLE, "{% for cells in foot %}", "{% for cells in foot[1:] %}"),
    "a foot told twice": (TABLE, "{% for cells in foot %}", "{% for cells in foot + foot %}"),
}


def templates(template: str, old: str, new: str) -> Environment:
    """The theme with one template changed."""
    text = (theme_dir() / template).read_text("utf-8")
    assert old in text
    sound = open_templates()
    assert sound.loader is not None
    return sound.overlay(loader=ChoiceLoader([DictLoader({template: text.replace(old, new)}), sound.loader]))


def body(sheet: Sheet, environment: Environment | None = None) -> bytes:
    """A page's body as it would be published."""
    return page_body(sheet, SiteLinks(sheet.key, ()), (), environment).encode()


@pytest.mark.parametrize("name", SABOTAGE)
def test_a_tampered_template_is_found(name: str) -> None:
    """A template that rounds, drops, swaps or repeats a figure stops the build, which names the page and the figure."""
    template = SABOTAGE[name][0]
    sheet = sheets.decision() if template == TABLE else sheets.ledger(12)
    check_page(sheet, "x.html", body(sheet))
    with pytest.raises(MachineFault, match=r"网页 x\.html 里第\d+个数.*原来的网站没有动"):
        check_page(sheet, "x.html", body(sheet, templates(*SABOTAGE[name])))


@pytest.mark.parametrize("tampered", ["{{ width if not loop.last else 1000 }}", "{{ 1000 }}", ""])
def test_a_bar_of_another_length_is_found(tampered: str) -> None:
    """A bar that is not as long as its amount misleads without a wrong figure: it stops the build as well."""
    bars = (("甲", Decimal("30.00")), ("乙", Decimal("10.00")), ("丙", Decimal("7.00")))
    sheet = replace(sheets.prose(), blocks=(ChartBlock("钱花在哪", bars, Tone.OUT),))
    check_page(sheet, "x.html", body(sheet))
    with pytest.raises(MachineFault, match=r"网页 x\.html 的图 里第\d+个数"):
        check_page(sheet, "x.html", body(sheet, templates("blocks/chart/block.html.j2", "{{ width }}", tampered)))


def test_a_lost_count_is_found() -> None:
    """Numbers with a unit are compared as well: a headline that says another number of votes stops the build."""
    sheet = sheets.decision()
    with pytest.raises(MachineFault, match="应该是39，写出来是38"):
        check_page(sheet, "x.html", body(sheet).replace(b"39\xe7\xa5\xa8</span>", b"38\xe7\xa5\xa8</span>", 1))


def test_money_in_words_is_compared() -> None:
    """An amount within a clerk's sentence must stand on the page as the clerk wrote it."""
    sheet = replace(sheets.prose(), subtitle="补助1,234.56元")
    with pytest.raises(MachineFault, match=r"应该是1,234\.56，写出来是1,234\.65"):
        check_page(sheet, "x.html", body(sheet).replace(b"1,234.56", b"1,234.65"))


@given(st.integers(-(10**14), 10**14))
def test_amounts_are_written_alike(cents: int) -> None:
    """The reader's own way to write yuan agrees with the program's for every amount."""
    amount = Decimal(cents).scaleb(-2)
    assert money_text(amount) == show_money(amount)
    assert money_text(Decimal(cents)) == show_money(Decimal(cents))


def panels(sheet: Sheet, environment: Environment | None = None, fold: Fold = Fold.TABLES) -> list[str]:
    """A board of two panels: every block but the first is cut in the middle, as where paper is too small."""
    job = BoardJob(sheet, FACE, paper("A3"), "https://village.example/")
    blocks = list(enumerate(sheet.blocks))
    cut = [(index, block, row_count(block) // 2) for index, block in blocks]
    first = tuple(Piece(index, block, 0, half) for index, block, half in cut if half)
    later = tuple(Piece(index, block, half, row_count(block)) for index, block, half in cut)
    pages = (Page((first,), 1, 2), Page((later,), 2, 2, fold=fold))
    return [write_page(job, page, environment or open_templates()) for page in pages]


@pytest.mark.parametrize("sheet", [sheets.ledger(12), sheets.decision(), sheets.prose()], ids=lambda sheet: sheet.key)
def test_a_sound_board_is_never_refused(sheet: Sheet) -> None:
    """A board cut into panels, sums carried over and words folded, holds the figures of its sheet and no others."""
    check_board(sheet, panels(sheet, fold=Fold.ALL))


@pytest.mark.parametrize(
    "name", ["one decimal", "a line lost", "a line told twice", "a foot lost", "a foot told twice"]
)
def test_a_tampered_board_is_found(name: str) -> None:
    """A template that rounds, drops or repeats a figure stops the boards, and the sheet is named."""
    sheet = sheets.decision() if SABOTAGE[name][0] == TABLE else sheets.ledger(12)
    with pytest.raises(MachineFault, match=f"公开栏 {sheet.title} 里第"):
        check_board(sheet, panels(sheet, templates(*SABOTAGE[name])))


WORDS = st.text("0123456789.,-:/<&'\"％元 第一\n>", max_size=12)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
YUAN = st.integers(-(10**9), 10**9).map(lambda cents: Decimal(cents).scaleb(-2))
COUNTS = st.builds(Count, st.integers(-99, 99999), st.sampled_from(("人", "票", "")))
MEASURES = st.builds(Measure, YUAN | st.integers(0, 99).map(Decimal), st.sampled_from(("亩", "")))
VALUES: st.SearchStrategy[Value] = st.one_of(
    WORDS, DAYS, YUAN, COUNTS, MEASURES, st.none(), st.builds(Link, WORDS, WORDS), st.integers(0, 9)
)
LINES = st.builds(
    LedgerLine, WORDS, DAYS, WORDS, WORDS, YUAN, WORDS, WORDS, WORDS, WORDS, st.builds(Link, WORDS, WORDS)
)
SHEETS = st.builds(
    lambda words, values, rows, lines: Sheet(
        "notice/x",
        "notice",
        "村务",
        words,
        words,
        headline=tuple(Figure(words, value, gloss=words) for value in values),
        summary=((words, *values), (Strong(values[0]), words)),
        blocks=(
            FactsBlock(words, tuple((words, value) for value in values)),
            TableBlock(words, (Column(words), Column("二")), tuple(rows), tuple(rows[:1]), words),
            LedgerBlock(words, Tone.OUT, tuple(lines), Decimal("1.00")),
        ),
        envelope=replace(sheets.ENVELOPE, late_reason=words, places=(words, words)),
        corrections=((date(2025, 1, 1), words, words, words, words),),
        related=(Link(words, "y"),),
    ),
    WORDS,
    st.lists(VALUES, min_size=1, max_size=4),
    st.lists(st.tuples(VALUES, VALUES), max_size=3),
    st.lists(LINES, max_size=3),
)


@given(SHEETS)
def test_a_sound_page_is_never_refused(sheet: Sheet) -> None:
    """Whatever a clerk writes, digits, points and markup in any order, the theme's page is found equal to its sheet."""
    check_page(sheet, "x.html", body(sheet))
    assert len(said_by(sheet).counts) == str(sheet).count("Count(") + str(sheet).count("Measure(")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["one decimal", "lines turned round"])
def test_the_build_fails_and_the_old_site_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A theme that rounds a total makes no site: the one that was published before stands to the last byte."""
    village = small_village(tmp_path)
    settings = open_settings(str(village / "site_config.yml"))
    build(settings, date(2026, 1, 20))
    stood = served(village)
    for path in sorted((village / "content" / "财务收支").glob("2025-12-*")):
        path.write_text(path.read_text("utf-8") + "备注: 改了一个字。\n", "utf-8")
    monkeypatch.setattr("wuhua.steps.site.open_templates", lambda _: templates(*SABOTAGE[name]))
    with pytest.raises(MachineFault, match=r"网页 finance/2025-1"):
        build(settings, date(2026, 1, 20))
    assert served(village) == stood
