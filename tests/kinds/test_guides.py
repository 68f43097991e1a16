"""Each kind's ``guide.md`` is true: its example is clean, its tables name the keys, its mistakes are what wuhua says."""

import re
from pathlib import Path, PurePosixPath

import pytest

from tests.kinds.kit import check_text_of, folder_of, titles_of
from wuhua.kinds import all_kinds
from wuhua.model.kind import Kind

KINDS = all_kinds()
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.ident)
HEADINGS = ["什么时候写", "照着写", "每一项是什么", "常见的错"]
#: Groups of the envelope, which the clerk's guide explains once for all kinds.
ENVELOPE = {"公开", "附件", "更正", "不适用"}
UNSAID = re.compile(r"抱歉|非法|违规|(?<![申邀聘提恳])请(?![示假求款人])")


def guide(kind: Kind) -> str:
    """Read a kind's page."""
    return (folder_of(kind) / "guide.md").read_text("utf-8")


def section(text: str, heading: str) -> str:
    """Give what stands under a heading of the second level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """Give the cells of every row of every table, heads and rules left out."""
    lines = [
        line
        for line in text.split("\n")
        if line.startswith("| ") and not line.startswith(("| 名称 | 写什么", "| 写成这样"))
    ]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def example(kind: Kind) -> str:
    """Give the guide's example."""
    found = re.search(r"^```yaml\n(.*?)^```$", guide(kind), re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def stem(kind: Kind) -> str:
    """Give the name that the guide tells the clerk to save the example under."""
    found = re.search(rf"`content/{kind.title}/(.+?)`", guide(kind))
    assert found is not None
    return PurePosixPath(found[1]).stem


MISTAKES = [
    pytest.param(
        kind, *(cells[0].strip("|` "), cells[1], cells[2].strip("` ")), id=f"{kind.ident}-{cells[0].strip('|` ')}"
    )
    for kind in KINDS
    for cells in rows(section(guide(kind), "常见的错"))
]


@every_kind
def test_a_guide_is_one_page(kind: Kind) -> None:
    """A guide has the four headings in order, is short, and begs and accuses nobody."""
    text = guide(kind)
    assert text.startswith(f"# {kind.title}\n")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert len(text.split("\n")) <= 140
    assert UNSAID.findall(text) == []


@every_kind
def test_a_guides_example_is_without_fault(kind: Kind) -> None:
    """The example that the clerk copies, saved under the name that the guide gives, has no finding."""
    assert check_text_of(kind, example(kind), stem(kind)).told == []


@every_kind
def test_a_guide_names_every_key(kind: Kind) -> None:
    """The tables name all keys of the record and of its groups, and none that does not exist."""
    named = {cells[0].strip("| ") for cells in rows(section(guide(kind), "每一项是什么"))}
    assert {str(field.alias) for field in kind.record.model_fields.values()} - named == set()
    assert named - titles_of(kind.record) == set()


@every_kind
def test_a_guide_says_what_is_required(kind: Kind) -> None:
    """The first table marks exactly the record's required keys, and a clerk finds an example for each of its own."""
    first = rows(section(guide(kind), "每一项是什么").partition("下面每一项")[0].partition("每种公开都有")[0])
    marked = {cells[0].strip("| ") for cells in first if cells[-1].strip("| ") == "是"}
    assert marked == {str(field.alias) for field in kind.record.model_fields.values() if field.is_required()}
    assert [cells for cells in first if not cells[2].strip()] == []


@pytest.mark.parametrize(("kind", "wrong", "said", "right"), MISTAKES)
def test_a_mistake_is_told_as_the_guide_says(kind: Kind, wrong: str, said: str, right: str) -> None:
    """The example with this mistake in it makes wuhua say exactly what the guide quotes, and nothing else."""
    assert right in example(kind)
    assert check_text_of(kind, example(kind).replace(right, wrong, 1), stem(kind)).told == [said]


@every_kind
def test_a_guide_quotes_enough_mistakes(kind: Kind) -> None:
    """Each guide quotes at least four mistakes."""
    assert sum(case.values[0] is kind for case in MISTAKES) >= 4


def test_the_handbook_leads_to_every_kind() -> None:
    """A clerk finds each kind's page from the handbook, under the name of its folder."""
    handbook = (Path(__file__).parents[2] / "docs" / "guide.md").read_text("utf-8")
    missing = [
        k.title for k in all_kinds() if f"[{k.title}](../generator/wuhua/kinds/{k.ident}/guide.md)" not in handbook
    ]
    assert missing == []
