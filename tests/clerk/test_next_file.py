"""``wuhua new``: names that would be read, nothing outside the village, and an opening that is the last closing or open."""

from datetime import date
from pathlib import Path

import pytest

from tests.samples import LEDGER
from tests.village.kit import tree, written_village
from wuhua.base.faults import MachineFault
from wuhua.config import read_settings
from wuhua.drafting import write_next

TODAY = date(2026, 11, 23)
APRIL = LEDGER.replace("2025-03", "2025-04").replace("128450.36", "143790.36").replace("期末余额: 143790.36", "")
ECON = LEDGER.replace("行政账", "经济账")


def village(folder: Path, **files: str) -> Path:
    """Give a village with these ledgers, by month and book."""
    named = {f"财务收支/2025-{name[1:3]}-{name[4:]}.yml": text for name, text in files.items()}
    return written_village(folder / "村", named)


def new(folder: Path, kind: str, word: str = "") -> str:
    """Run ``wuhua new`` there; give what it says."""
    settings, _ = read_settings(folder / "site_config.yml")
    assert settings is not None
    return write_next(settings, kind, word, TODAY)


@pytest.mark.parametrize(
    "word", ["/tmp/x/abs", "../x", "停水/通知", "停水:通知", "con", ".停水", "-停水", "停\n水", ".yml"]
)
def test_a_name_that_would_not_be_read_is_refused(tmp_path: Path, word: str) -> None:
    """A path, a forbidden mark or a name that no computer takes is refused, and nothing is written anywhere."""
    root = village(tmp_path)
    before = tree(root / "content")
    with pytest.raises(MachineFault, match=r"文件名.*不能有 / 和 :"):
        new(root, "通知公告", word)
    assert tree(root / "content") == before


@pytest.mark.parametrize("word", ["停水", "停水.yml", "停水.YAML"])
def test_an_ending_that_was_typed_is_not_doubled(tmp_path: Path, word: str) -> None:
    """The name may be typed with its ending."""
    root = village(tmp_path)
    assert "content/通知公告/停水.yml，" in new(root, "通知公告", word)
    assert (root / "content/通知公告/停水.yml").is_file()


@pytest.mark.parametrize("word", ["", "新的"])
def test_what_a_village_has_once_is_not_begun_again(tmp_path: Path, word: str) -> None:
    """A second 村情 is refused, and the first one named."""
    with pytest.raises(MachineFault, match=r"村情全村只有一份，在 content/村情/村情\.yml，直接改它"):
        new(village(tmp_path), "村情", word)


def test_an_unread_ledger_is_mended_before_the_next(tmp_path: Path) -> None:
    """Where a ledger cannot be read, its closing is not guessed from the one before."""
    root = village(tmp_path, m03_行政账=LEDGER, m04_行政账=APRIL.replace("3260.00", "3,260.00"))
    with pytest.raises(MachineFault, match=r"2025-04-行政账\.yml 有写错的地方，先改好"):
        new(root, "财务收支", "2025-05")
    assert not list(root.rglob("2025-05*"))


def test_a_gap_leaves_the_opening_open(tmp_path: Path) -> None:
    """Where months are missing the opening is left to the clerk, and the months are named; without a gap it is carried over."""
    root = village(tmp_path, m03_行政账=LEDGER)
    for month, said in (
        ("2025-09", "期初余额:     # 中间缺 2025-04 到 2025-08，先补上；"),
        ("2025-05", "期初余额:     # 中间缺 2025-04，先补上；"),
        ("2025-04", "期初余额: 143790.36    # 等于上一期的期末余额"),
        ("2025-01", "期初余额:     # 上一期的账没有写，"),
    ):
        new(root, "财务收支", month)
        assert said in (root / f"content/财务收支/{month}-行政账.yml").read_text("utf-8")


def test_only_the_ledger_that_is_missing_is_written(tmp_path: Path) -> None:
    """Of two ledgers the one that is there is left alone and the other is written; both there is refused."""
    root = village(tmp_path, m03_行政账=LEDGER, m03_经济账=ECON, m04_行政账=APRIL)
    assert new(root, "财务收支", "2025-04") == "已写好 content/财务收支/2025-04-经济账.yml，打开它接着填。"
    text = (root / "content/财务收支/2025-04-经济账.yml").read_text("utf-8")
    assert "期初余额: 143790.36" in text
    with pytest.raises(MachineFault, match="已经有了，没有改动它"):
        new(root, "财务收支", "2025-03")
