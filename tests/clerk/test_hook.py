"""The hook of a village's repository: what is committed is what was checked."""

import os
import shutil
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.clerk.repository import git
from wuhua.clerk.scaffold import scaffold

#: Made up, and right to its last digit.
ID_NUMBER = "11010519491231002X"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A village as ``wuhua init`` leaves it."""
    scaffold(tmp_path / "village", "云溪村", date(2025, 4, 20))
    return tmp_path / "village"


def recorder(folder: Path, exit_code: int, blocks: bool = True) -> str:
    """Put a ``wuhua`` that notes what it was given to check first in a PATH, and give that PATH."""
    told = "true" if blocks else "false"
    folder.mkdir()
    program = folder / "wuhua"
    program.write_text(
        f"#!/bin/sh\ncat content/通知公告/*.yml > '{folder}/seen'\necho \"$*\" >> '{folder}/arguments'\n"
        f'git rev-parse --show-toplevel > "{folder}/repository" 2>&1\n'
        f"echo '\"blocks\": {told}'\nexit {exit_code}\n",
        "utf-8",
    )
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def real_command(folder: Path, root: Path) -> str:
    """Put this checkout's ``wuhua`` first in a PATH, and give that PATH."""
    folder.mkdir()
    program = folder / "wuhua"
    run = f"PYTHONPATH='{root}/generator' exec '{sys.executable}' -m wuhua.cli"
    program.write_text(f'#!/bin/sh\n{run} "$@"\n', "utf-8")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def stage_one_write_another(village: Path) -> None:
    """Leave one text staged and a different one in the work tree."""
    git(village, "add", "--all")
    note = next((village / "content/通知公告").iterdir())
    note.write_text("主题: 选上的\n", "utf-8")
    git(village, "add", "--all")
    note.write_text("主题: 没选上的\n", "utf-8")


def test_the_hook_checks_what_is_committed(village: Path, tmp_path: Path) -> None:
    """The hook hands ``wuhua check`` the staged text, not the work tree's, in a folder of its own."""
    path = recorder(tmp_path / "bin", 0)
    stage_one_write_another(village)
    assert git(village, "commit", "--message=first", path=path).returncode == 0
    assert (tmp_path / "bin/seen").read_text("utf-8") == "主题: 选上的\n"
    assert (tmp_path / "bin/arguments").read_text("utf-8") == "check --commit\n"
    assert str(village) not in (tmp_path / "bin/repository").read_text("utf-8")


def test_the_hook_stops_a_commit_that_does_not_pass(village: Path, tmp_path: Path) -> None:
    """When the check fails there is no commit, and the clerk is told what to do in Chinese."""
    path = recorder(tmp_path / "bin", 1)
    stage_one_write_another(village)
    refused = git(village, "commit", "--message=first", path=path)
    assert refused.returncode != 0 and "没有提交" in refused.stderr
    assert git(village, "rev-parse", "--verify", "HEAD").returncode != 0


def test_what_is_late_does_not_stop_a_commit(village: Path, tmp_path: Path) -> None:
    """Findings that do not block are printed, and the commit is made; a machine's fault stops it."""
    stage_one_write_another(village)
    assert git(village, "commit", "--message=first", path=recorder(tmp_path / "broken", 2)).returncode != 0
    assert git(village, "commit", "--message=first", path=recorder(tmp_path / "late", 1, blocks=False)).returncode == 0


def test_the_hook_with_the_real_command(village: Path, tmp_path: Path, root: Path) -> None:
    """A village that is only late is committed as it is; a misspelt amount is refused, and the place is named."""
    path = real_command(tmp_path / "bin", root)
    git(village, "add", "--all")
    accepted = git(village, "commit", "--message=first", path=path)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    ledger = village / "content/财务收支/2025-03-行政账.yml"
    ledger.write_text(ledger.read_text("utf-8").replace("金额: 3260.00", "金额: 3,260.0元"), "utf-8")
    git(village, "add", "--all")
    refused = git(village, "commit", "--message=second", path=path)
    assert refused.returncode != 0
    assert "content/财务收支/2025-03-行政账.yml:" in refused.stdout + refused.stderr


def test_the_hook_compares_with_what_was_published(village: Path, tmp_path: Path, root: Path) -> None:
    """A posted figure that is another one than in the last commit is refused until a 更正 says so."""
    path = real_command(tmp_path / "bin", root)
    git(village, "add", "--all")
    assert git(village, "commit", "--message=first", path=path).returncode == 0
    ledger = village / "content/财务收支/2025-03-行政账.yml"
    ledger.write_text(ledger.read_text("utf-8").replace("金额: 3260.00", "金额: 3250.00"), "utf-8")
    git(village, "add", "--all")
    refused = git(village, "commit", "--message=second", path=path)
    assert refused.returncode != 0
    assert "公开时是“3260.00”，现在写的是“3250.00”，没有写更正" in refused.stdout + refused.stderr


def test_the_hook_leaves_no_copy_behind(village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy that is checked is gone when the hook ends."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    stage_one_write_another(village)
    git(village, "commit", "--message=first", path=recorder(tmp_path / "bin", 0))
    assert list((tmp_path / "tmp").iterdir()) == []


def test_the_hook_checks_a_commit_of_one_file(village: Path, tmp_path: Path) -> None:
    """``git commit FILE`` is checked as it will be: that file new, the rest as committed before."""
    path = recorder(tmp_path / "bin", 0)
    stage_one_write_another(village)
    git(village, "commit", "--message=first", path=path)
    note = next((village / "content/通知公告").iterdir())
    note.write_text("主题: 单独提交\n", "utf-8")
    assert git(village, "commit", "--message=second", str(note), path=path).returncode == 0
    assert (tmp_path / "bin/seen").read_text("utf-8") == "主题: 单独提交\n"


def test_without_wuhua_nothing_is_committed_unchecked(village: Path, tmp_path: Path) -> None:
    """Where no ``wuhua`` is found the hook stops and says how to get it."""
    bare = tmp_path / "bin"
    bare.mkdir()
    for name in ("git", "sh"):
        (bare / name).symlink_to(str(shutil.which(name)))
    git(village, "add", "--all")
    refused = git(village, "commit", "--message=first", path=str(bare))
    assert refused.returncode != 0 and "找不到 wuhua" in refused.stderr


@pytest.mark.parametrize(
    "name",
    [
        "content/备注.md",
        "content/名单.txt",
        "名单.txt",
        "content/附件/名单.csv",
        "content/通知公告/.a.yml",
        "site_config.yml",
    ],
)
def test_no_number_is_committed_in_any_file(name: str, village: Path, tmp_path: Path, root: Path) -> None:
    """What lies beside the records is searched too: git keeps it for ever; the number itself is not repeated."""
    path = real_command(tmp_path / "bin", root)
    file = village / name
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if file.exists() else "姓名,证件\n"
    file.write_text(f"{before}# 梁某某 {ID_NUMBER}\n", "utf-8")
    git(village, "add", "--all")
    git(village, "add", "--force", str(file))
    refused = git(village, "commit", "--message=first", path=path)
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0 and f"{name}:{before.count(chr(10)) + 1}:" in told
    assert "写了身份证号" in told and "删掉再提交" in told and ID_NUMBER not in told


def test_no_number_is_committed_in_a_table(village: Path, tmp_path: Path, root: Path) -> None:
    """An Excel file beside the records is looked into; an old one, which shows nothing, is named, and does not stop the commit."""
    path = real_command(tmp_path / "bin", root)
    (village / "旧名单.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    git(village, "add", "--all")
    accepted = git(village, "commit", "--message=first", path=path)
    assert accepted.returncode == 0 and "旧名单.xls" in accepted.stdout + accepted.stderr
    with zipfile.ZipFile(village / "名单.xlsx", "w") as pack:
        pack.writestr("xl/sharedStrings.xml", f"<sst><si><t>证件</t></si><si><t>{ID_NUMBER}</t></si></sst>")
    git(village, "add", "--all")
    refused = git(village, "commit", "--message=second", path=path)
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0 and "名单.xlsx" in told and "文件里写了身份证号" in told and "移走" in told
    assert ID_NUMBER not in told
