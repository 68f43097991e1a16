"""A large payment leads to whoever agreed to it, in at most four taps from the first page, or is listed as open."""

import re
import shutil
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
import yaml

from tests.village.kit import ROOT, wuhua

pytestmark = pytest.mark.slow

_TAPS = 4
_LARGE = 30_000
_HREF = re.compile(r'href="([^":#?]+\.html)')
_AGREED = ", 决议: 2025-07, 工程: 2025-07"
_UNDECIDED = "money/undecided.html"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the example village, built, with one large payment of which nobody wrote who agreed."""
    folder = tmp_path_factory.mktemp("taps")
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "site_config.yml").write_bytes((ROOT / "site_config.yml").read_bytes())
    ledger = folder / "content/财务收支/2025-12-行政账.yml"
    text = ledger.read_text("utf-8")
    assert _AGREED in text
    ledger.write_text(text.replace(_AGREED, ""), "utf-8")
    done = wuhua(folder, "build", "-q", "--no-boards", "--draft")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _taps(site: Path) -> dict[str, int]:
    """How many taps each page is from the first one."""
    found, edge = {"index.html": 0}, ["index.html"]
    while edge:
        page = edge.pop(0)
        for link in _HREF.findall((site / page).read_text("utf-8")):
            to = normpath(join(dirname(page), link))
            if to not in found and not to.startswith("zh-hant/") and (site / to).is_file():
                found[to] = found[page] + 1
                edge.append(to)
    return found


def _payments(village: Path) -> list[tuple[dict[str, str], str]]:
    """Every large payment of the two years with its ledger's file, as the clerk wrote it."""
    rows = []
    for file in sorted((village / "content/财务收支").glob("*.yml")):
        ledger = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
        if "小组" not in ledger:
            rows += [(line, file.stem) for line in ledger.get("支出", ()) if float(line["金额"]) >= _LARGE]
    return [(line, file) for line, file in rows if "划转" not in line]


def test_a_large_payment_leads_to_its_decision_or_is_listed(village: Path) -> None:
    """Each payment from the village's threshold on names a decision within four taps, or stands on the list of open ones."""
    site = (village / "site-draft").resolve()
    taps, listed = _taps(site), (site / _UNDECIDED).read_text("utf-8")
    decided = [line for line, _ in _payments(village) if "决议" in line]
    open_ones = [line for line, _ in _payments(village) if not {"决议", "合同", "工程"} & line.keys()]

    assert len(decided) > 3 and open_ones and taps[_UNDECIDED] <= _TAPS
    assert {line["决议"] for line in decided if taps.get(f"decision/{line['决议']}.html", 9) > _TAPS} == set()
    assert [line["摘要"] for line in open_ones if line["摘要"] not in listed] == []
