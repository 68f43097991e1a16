"""A published file that somebody removed or edited is made again by the next build, whatever else moved."""

import os
from pathlib import Path

import pytest

from tests.village.kit import written_village, wuhua
from wuhua.publish.verify import verify_site

LEDGER = "账套: 行政账\n期间: 2025-03\n期初余额: 100.00\n收入: []\n支出: []\n"
PAGE = "finance/2025-03-admin.html"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A village whose site stands, built on a day that has not yet come: its files' time is not to hide an edit."""
    made = written_village(tmp_path / "village", {"财务收支/2025-03-行政账.yml": LEDGER})
    assert build(made) == 0
    return made


def build(village: Path) -> int:
    """Build the site."""
    return wuhua(village, "build", "--no-boards", "-q", "--as-of", "2999-01-20").returncode


def test_what_stands_is_left_alone(village: Path) -> None:
    """Without a change and without damage nothing is made."""
    before = os.readlink(village / "site")
    done = wuhua(village, "build", "--no-boards", "-q", "--as-of", "2999-01-20")
    assert "网站没有变化" in done.stdout and os.readlink(village / "site") == before


@pytest.mark.parametrize("change", [False, True], ids=["alone", "with a change"])
@pytest.mark.parametrize("damage", ["removed", "edited", "saved", "all edited", "added"])
def test_a_damaged_file_is_made_again(village: Path, damage: str, change: bool) -> None:
    """The page is as it was published, the site whole, and no false figure is carried on."""
    site = village / "site"
    page = (site / PAGE).read_bytes()
    if damage == "removed":
        (site / PAGE).unlink()
        (site / "search/docs-0.json").unlink(missing_ok=True)
    elif damage == "edited":
        (site / PAGE).write_bytes(page.replace(b"100.00", b"900.00"))
    elif damage == "saved":
        (site / "new").write_bytes(page.replace(b"100.00", b"900.00"))
        (site / "new").replace(site / PAGE)
    elif damage == "all edited":
        for path in site.resolve().rglob("*"):
            if path.is_file() and path.name != "manifest.sha256":
                path.write_bytes(path.read_bytes() + b" ")
    else:
        (site / "x.html").write_text("x", "utf-8")
    if change:
        (village / "content/村情/村情.yml").open("a", encoding="utf-8").write("备注: 有人迁入。\n")
    if not change and damage.endswith("edited"):
        # Nothing but a look at every file finds this one; then the next build mends it.
        told = wuhua(village, "verify")
        assert told.returncode == 1 and told.stdout.endswith("运行 wuhua build，照原样重做。\n")
    assert build(village) == 0
    assert verify_site(site) == []
    assert not (site / "x.html").exists()
    assert (site / PAGE).read_bytes() == page


def test_an_edit_that_hides_its_time_is_mended_after_verify(village: Path) -> None:
    """Set back to its old time the file looks as published; what verify has found the next build makes anew."""
    file = (village / "site" / PAGE).resolve()
    page, state = file.read_bytes(), file.stat()
    file.write_bytes(page.replace(b"100.00", b"900.00"))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert wuhua(village, "verify").returncode == 1
    assert build(village) == 0
    assert (village / "site" / PAGE).read_bytes() == page
