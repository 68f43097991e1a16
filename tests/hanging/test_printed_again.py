"""What is printed a second time is not made a second time: only what changed, was altered or went missing is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hanging.test_copies import FILES
from tests.village.kit import ROOT, tree, written_village, wuhua

LEDGER_FILE = "财务收支/2025-03-行政账.yml"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Give a village whose one ledger hangs on two boards, printed once."""
    written_village(tmp_path / "云溪村", FILES)
    assert "新做" not in said(tmp_path / "云溪村")
    return tmp_path / "云溪村"


def said(village: Path, *wish: str) -> str:
    """Print what hangs; the last line of the report."""
    done = wuhua(village, "boards", "-q", *wish)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return str(done.stdout.strip().splitlines()[-1])


@pytest.mark.slow
def test_nothing_stays_in_the_temporary_folder(tmp_path: Path) -> None:
    """What the engine puts there, the fonts of each sheet and plan, goes with the command."""
    (tmp_path / "aside").mkdir()
    written_village(tmp_path / "云溪村", FILES)
    done = wuhua(tmp_path / "云溪村", "boards", "-q", TMPDIR=str(tmp_path / "aside"))
    assert done.returncode == 0 and list((tmp_path / "aside").iterdir()) == []


@pytest.mark.slow
def test_an_unchanged_month_is_not_made_again(village: Path) -> None:
    """The files stay as they are, and WeasyPrint is not even loaded."""
    before = {name: (village / "print" / name).stat().st_mtime_ns for name in tree(village / "print")}
    command = [sys.executable, "-X", "importtime", "-m", "wuhua.cli", "boards", "-q"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    again = subprocess.run(command, cwd=village, env=environment, capture_output=True, text=True, check=False)
    assert "新做0份" in again.stdout and "weasyprint" not in again.stderr
    assert before == {name: (village / "print" / name).stat().st_mtime_ns for name in tree(village / "print")}


@pytest.mark.slow
def test_what_was_altered_or_deleted_is_made_again(village: Path) -> None:
    """A file that somebody changed does not pass for the sheet, nor a missing one for a sheet that is there."""
    good = {name: (village / "print" / name).read_bytes() for name in tree(village / "print")}
    sheets = sorted(name for name in good if "finance" in name)
    (village / "print" / sheets[0]).write_bytes(good[sheets[0]] + b"%")
    # The same sheet for the other board still lies there as it was.
    assert "新做0份" in said(village)
    (village / "print" / sheets[0]).write_bytes(good[sheets[0]] + b"%")
    (village / "print" / sheets[1]).unlink()
    (village / "print/B1/挂图.pdf").unlink()
    assert "新做1份" in said(village)
    assert good == {name: (village / "print" / name).read_bytes() for name in tree(village / "print")}


@pytest.mark.slow
def test_a_changed_line_makes_its_own_sheet_anew(village: Path) -> None:
    """The ledger's sheet, once for both boards; what else hangs is kept."""
    path = village / "content" / LEDGER_FILE
    path.write_text(path.read_text("utf-8").replace("摘要: ", "摘要: 另", 1), "utf-8")
    line = said(village)
    assert "别的和上次一样" in line and "新做0份" not in line


@pytest.mark.slow
def test_variants_are_kept_apart(village: Path) -> None:
    """Black tiles are no coloured ones, nor a sheet as it is published."""
    assert "新做" not in said(village, "--tile", "A4")
    assert "新做" not in said(village, "--tile", "A4", "--black")
    assert "新做0份" in said(village, "--tile", "A4")
