"""What ``wuhua init`` writes: whole or not at all, readable by every tool it is for, and guarded by its hook."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import pytest
import yaml

from wuhua.base.faults import MachineFault
from wuhua.clerk.scaffold import Starter, plan_files, scaffold

TODAY = date(2025, 4, 20)
SITE_CONFIG = "site_name: 别处村务公开\nplugins: [wuhua]\ntheme: {name: material}\n".encode()
STARTERS = (
    Starter("finance", "财务收支", schema=b'{"type": "object"}', example="账套: 行政账\n".encode()),
    Starter("debt", "村级债务", example="名称: 某某\n".encode(), file="2025-01.yml"),
)
FOLDERS = {"村情", "财务收支", "决策事项", "机构名册", "人员", "服务站", "办事指南", "值班表", "公开栏", "通知公告"}


def git(folder: Path, *arguments: str, path: str | None = None) -> "subprocess.CompletedProcess[str]":
    """Run real git as a clerk would, with nobody's own settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": path or own["PATH"]}
    names = {f"GIT_{role}_{part}": "clerk@village" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    return subprocess.run(["git", *arguments], cwd=folder, env=own | who | names, capture_output=True, encoding="utf-8")


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A village as ``wuhua init`` leaves it."""
    scaffold(tmp_path / "village", "云溪村", TODAY, SITE_CONFIG, STARTERS)
    return tmp_path / "village"


def yaml_files(folder: Path) -> Iterator[Path]:
    """Every YAML file of a village, hidden folders included."""
    yield from sorted(path for path in folder.rglob("*.yml") if ".git" not in path.relative_to(folder).parts)


def test_every_yaml_file_is_yaml(village: Path) -> None:
    """Each first file, workflow and configuration is one mapping that a YAML reader takes."""
    files = list(yaml_files(village))
    assert len(files) >= len(FOLDERS) + 4
    for path in files:
        assert isinstance(yaml.safe_load(path.read_text("utf-8")), dict), path


def test_every_folder_of_the_first_kinds_has_a_file(village: Path) -> None:
    """Ten kinds begin with a commented file, and a kind that brings its own example begins with that."""
    assert {path.parent.name for path in (village / "content").rglob("*.yml")} == FOLDERS | {"村级债务"}
    assert (village / "content/村级债务/2025-01.yml").read_text("utf-8") == "名称: 某某\n"


def test_the_commented_file_stands_over_the_example(village: Path) -> None:
    """Where clerk/init brings a file for a folder, the kind's bare example is not added."""
    assert [path.name for path in (village / "content/财务收支").iterdir()] == ["2025-03-行政账.yml"]


def test_every_word_is_filled_in(village: Path) -> None:
    """No ``@word@`` is left in any name or text, and the village's own name stands in them."""
    for path in village.rglob("*"):
        if path.is_file() and ".git" not in path.relative_to(village).parts:
            assert "@village@" not in path.read_text("utf-8") and "@today@" not in path.read_text("utf-8")
        assert "@" not in path.name
    assert "名称: 云溪村\n" in (village / "content/村情/村情.yml").read_text("utf-8")


def test_the_first_ledger_adds_up(village: Path) -> None:
    """The declared closing balance of the first ledger is opening plus income less expense."""
    text = (village / "content/财务收支/2025-03-行政账.yml").read_text("utf-8")
    ledger = yaml.load(text, yaml.BaseLoader)
    cents = {key: [int(x["金额"].replace(".", "")) for x in ledger[key]] for key in ("收入", "支出")}
    opening, closing = (int(ledger[key].replace(".", "")) for key in ("期初余额", "期末余额"))
    assert opening + sum(cents["收入"]) - sum(cents["支出"]) == closing


@pytest.mark.parametrize("today", [date(2025, 1, 1), date(2024, 2, 29), date(2025, 3, 31), date(2025, 12, 31)])
def test_no_first_file_speaks_of_the_future(today: date) -> None:
    """Whatever the day, last month is a month that ended and nothing was posted after today."""
    for path, data in plan_files("云溪村", today, SITE_CONFIG).items():
        if path.parent.name in ("财务收支", "决策事项"):
            record = yaml.load(data.decode(), yaml.BaseLoader)
            assert record.get("期间", "2000-01") < today.isoformat()[:7]
            assert record.get("公开", {}).get("公开日期", "2000-01-01") <= today.isoformat()


def test_site_config_carries_the_name_and_nothing_else_changes(village: Path) -> None:
    """The site's configuration is the one given, with this village's name."""
    expected = SITE_CONFIG.decode().replace("别处村务公开", "云溪村村务公开")
    assert (village / "site_config.yml").read_text("utf-8") == expected


def test_the_editor_knows_each_schema(village: Path) -> None:
    """VS Code's settings are JSON and map each kind's folder to a schema file that is there."""
    settings = json.loads((village / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        ".vscode/schemas/finance.json": ["content/财务收支/*.yml", "content/财务收支/*.yaml"]
    }
    assert json.loads((village / ".vscode/schemas/finance.json").read_text("utf-8")) == {"type": "object"}
    extensions = json.loads((village / ".vscode/extensions.json").read_text("utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def test_the_same_day_gives_the_same_bytes() -> None:
    """Two plans of one day are equal, in the same order."""
    first, second = (list(plan_files("云溪村", TODAY, SITE_CONFIG, STARTERS).items()) for _ in range(2))
    assert first == second
    assert [path for path, _ in first] == sorted(path for path, _ in first)


@pytest.mark.parametrize("name", ["", "村", "云溪村: 1", "云溪村\n名称: x", "# 村", "a" * 41, "云溪村'", "$(id)村"])
def test_a_name_that_yaml_would_misread_is_refused(tmp_path: Path, name: str) -> None:
    """A name that is no name stops everything before the first byte is written."""
    with pytest.raises(MachineFault):
        scaffold(tmp_path / "village", name, TODAY, SITE_CONFIG)
    assert not (tmp_path / "village").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """A folder that holds a file is refused and keeps just that file."""
    (tmp_path / "旧文件.txt").write_text("x", "utf-8")
    with pytest.raises(MachineFault, match="已经有东西"):
        scaffold(tmp_path, "云溪村", TODAY, SITE_CONFIG)
    assert [path.name for path in tmp_path.iterdir()] == ["旧文件.txt"]


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a write fails, what was written before it is taken back and the fault says where in one line."""
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "site_config.yml":
            raise OSError(28, "No space left on device", str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MachineFault, match=r"site_config\.yml"):
        scaffold(tmp_path / "village", "云溪村", TODAY, SITE_CONFIG)
    assert list(tmp_path.iterdir()) == []


def test_a_fresh_clone_is_a_place_to_begin(tmp_path: Path) -> None:
    """A folder that holds nothing but ``.git`` is taken, and its hook is set."""
    git(tmp_path, "init", "--quiet")
    scaffold(tmp_path, "云溪村", TODAY, SITE_CONFIG)
    assert git(tmp_path, "config", "core.hooksPath").stdout == ".githooks\n"


def test_somebody_elses_repository_is_not_touched(tmp_path: Path) -> None:
    """Inside another repository no repository is started and no setting of it is changed."""
    git(tmp_path, "init", "--quiet")
    scaffold(tmp_path / "inside", "云溪村", TODAY, SITE_CONFIG)
    assert not (tmp_path / "inside/.git").exists()
    assert git(tmp_path, "config", "core.hooksPath").stdout == ""


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


def stage_one_write_another(village: Path) -> None:
    """Leave one text staged and a different one in the work tree."""
    git(village, "add", "--all")
    note = next((village / "content/通知公告").iterdir())
    note.write_text("主题: 选上的\n", "utf-8")
    git(village, "add", "--all")
    note.write_text("主题: 没选上的\n", "utf-8")


def test_the_hook_checks_what_is_committed(village: Path, tmp_path: Path) -> None:
    """The hook hands ``wuhua check`` the staged text, not the work tree's, in a folder that is no repository."""
    path = recorder(tmp_path / "bin", 0)
    stage_one_write_another(village)
    assert git(village, "commit", "--message=first", path=path).returncode == 0
    assert (tmp_path / "bin/seen").read_text("utf-8") == "主题: 选上的\n"
    assert (tmp_path / "bin/arguments").read_text("utf-8") == "check\n"
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


@pytest.mark.skipif(find_spec("wuhua.checking") is None, reason="the command is not there yet")
def test_the_hook_with_the_real_command(village: Path) -> None:
    """A village that is only late is committed as it is; a misspelt amount is refused with the place where it stands."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    git(village, "add", "--all")
    accepted = git(village, "commit", "--message=first", path=path)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    ledger = village / "content/财务收支/2025-03-行政账.yml"
    ledger.write_text(ledger.read_text("utf-8").replace("金额: 3260.00", "金额: 3,260.0元"), "utf-8")
    git(village, "add", "--all")
    refused = git(village, "commit", "--message=second", path=path)
    assert refused.returncode != 0
    assert "content/财务收支/2025-03-行政账.yml:" in refused.stdout + refused.stderr


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


def test_no_workflow_gives_a_proposal_a_secret(village: Path) -> None:
    """No workflow uses pull_request_target, each may only read, and secrets stand in the publishing job alone."""
    for path in (".github/workflows/wuhua.yml", ".gitea/workflows/wuhua.yml"):
        text = (village / path).read_text("utf-8")
        workflow = yaml.load(text, yaml.BaseLoader)
        assert "pull_request_target" not in text
        assert workflow["permissions"] == {"contents": "read"}
        assert "secrets." not in json.dumps(workflow["jobs"]["check"])
        assert workflow["jobs"]["publish"]["if"] == "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    lab = yaml.safe_load((village / ".gitlab-ci.yml").read_text("utf-8"))
    assert "DEPLOY" not in json.dumps(lab["check"])
    assert [rule["if"] for rule in lab["publish"]["rules"]] == ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"]


def test_paths_are_given_in_order(tmp_path: Path) -> None:
    """The written paths come back sorted, each of them a file, the hook among them executable."""
    written = scaffold(tmp_path / "village", "云溪村", TODAY, SITE_CONFIG, STARTERS)
    names = [PurePosixPath(path.relative_to(tmp_path / "village").as_posix()) for path in written]
    assert names == sorted(names) and all(path.is_file() for path in written)
    assert os.access(tmp_path / "village/.githooks/pre-commit", os.X_OK)
