"""What ``wuhua init`` writes: whole or not at all, readable by every tool it is for, and guarded by its hook."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
import yaml

from tests.clerk.repository import git
from wuhua.base.faults import MachineFault
from wuhua.clerk.scaffold import Starter, plan_files, scaffold

TODAY = date(2025, 4, 20)
SITE_CONFIG = "site_name: 别处村务公开\nplugins: [wuhua]\ntheme: {name: material}\n".encode()
STARTERS = (
    Starter("finance", "财务收支", b'{"type": "object"}'),
    Starter("debt", "村级债务", b"{}"),
)
FOLDERS = {"村情", "财务收支", "决策事项", "机构名册", "人员", "服务站", "办事指南", "值班表", "公开栏", "通知公告"}


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A village as ``wuhua init`` leaves it."""
    scaffold(tmp_path / "village", "云溪村", TODAY, STARTERS)
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


def test_a_new_village_begins_with_ten_kinds(village: Path) -> None:
    """Ten kinds begin with a commented file; of the others a tired clerk sees nothing before ``wuhua new`` asks for one."""
    assert {path.parent.name for path in (village / "content").rglob("*.yml")} == FOLDERS


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
    for path, data in plan_files("云溪村", today).items():
        if path.parent.name in ("财务收支", "决策事项"):
            record = yaml.load(data.decode(), yaml.BaseLoader)
            assert record.get("期间", "2000-01") < today.isoformat()[:7]
            assert record.get("公开", {}).get("公开日期", "2000-01-01") <= today.isoformat()


def test_site_config_carries_the_name_and_nothing_else_changes() -> None:
    """A configuration that is given is written as it is, with this village's name."""
    planned = plan_files("云溪村", TODAY, site_config=SITE_CONFIG)[PurePosixPath("site_config.yml")].decode()
    assert planned == SITE_CONFIG.decode().replace("别处村务公开", '"云溪村村务公开"')


def test_a_village_is_configured_like_the_example(village: Path, root: Path) -> None:
    """A new village's configuration says what the example's says, but for name, address, the day it stops at and the twin in 繁體."""
    own, example = (yaml.safe_load((folder / "site_config.yml").read_text("utf-8")) for folder in (village, root))
    assert own["site_name"] == "云溪村村务公开"
    for apart in ("as_of", "traditional"):
        example["plugins"][0]["wuhua"].pop(apart, None)
    assert own | {"site_name": "", "site_url": ""} == example | {"site_name": "", "site_url": ""}


def test_the_editor_knows_each_schema(village: Path) -> None:
    """VS Code's settings are JSON and map each kind's folder to a schema file that is there."""
    settings = json.loads((village / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        ".vscode/schemas/finance.json": ["content/财务收支/*.yml", "content/财务收支/*.yaml"],
        ".vscode/schemas/debt.json": ["content/村级债务/*.yml", "content/村级债务/*.yaml"],
    }
    assert json.loads((village / ".vscode/schemas/finance.json").read_text("utf-8")) == {"type": "object"}
    extensions = json.loads((village / ".vscode/extensions.json").read_text("utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def test_the_same_day_gives_the_same_bytes() -> None:
    """Two plans of one day are equal, in the same order."""
    first, second = (list(plan_files("云溪村", TODAY, STARTERS).items()) for _ in range(2))
    assert first == second
    assert [path for path, _ in first] == sorted(path for path, _ in first)


@pytest.mark.parametrize("name", ["", "村", "云溪村: 1", "云溪村\n名称: x", "# 村", "a" * 41, "云溪村'", "$(id)村"])
def test_a_name_that_yaml_would_misread_is_refused(tmp_path: Path, name: str) -> None:
    """A name that is no name stops everything before the first byte is written."""
    with pytest.raises(MachineFault):
        scaffold(tmp_path / "village", name, TODAY)
    assert not (tmp_path / "village").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """A folder that holds a file is refused and keeps just that file."""
    (tmp_path / "旧文件.txt").write_text("x", "utf-8")
    with pytest.raises(MachineFault, match="已经有东西"):
        scaffold(tmp_path, "云溪村", TODAY)
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
        scaffold(tmp_path / "village", "云溪村", TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_fresh_clone_is_a_place_to_begin(tmp_path: Path) -> None:
    """A folder that holds nothing but ``.git`` is taken, and its hook is set."""
    git(tmp_path, "init", "--quiet")
    scaffold(tmp_path, "云溪村", TODAY)
    assert git(tmp_path, "config", "core.hooksPath").stdout == ".githooks\n"


def test_somebody_elses_repository_is_not_touched(tmp_path: Path) -> None:
    """Inside another repository no repository is started and no setting of it is changed."""
    git(tmp_path, "init", "--quiet")
    scaffold(tmp_path / "inside", "云溪村", TODAY)
    assert not (tmp_path / "inside/.git").exists()
    assert git(tmp_path, "config", "core.hooksPath").stdout == ""


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
    written = scaffold(tmp_path / "village", "云溪村", TODAY, STARTERS)
    names = [PurePosixPath(path.relative_to(tmp_path / "village").as_posix()) for path in written]
    assert names == sorted(names) and all(path.is_file() for path in written)
    assert os.access(tmp_path / "village/.githooks/pre-commit", os.X_OK)
