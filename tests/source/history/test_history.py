"""What git remembers is read as it is, whatever lies in the repository, and nothing in it runs."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.village.kept import begin, commit, git

from wuhua.source.history import History, history_stamp, open_repository, read_history
from wuhua.source.history.repository import PUBLISHED
from wuhua.source.history.trails import history_of

NAME = "财务收支/2025-03-行政账.yml"
LONG = "".join(f"行{number}: 值\n" for number in range(20))


def village(folder: Path) -> Path:
    """Write a village of one record."""
    (folder / "content" / "财务收支").mkdir(parents=True)
    (folder / "content" / NAME).write_text(LONG, "utf-8")
    return folder


def told(folder: Path) -> History:
    """Read a history that must be there, and see that it survives the cache."""
    repository = open_repository(folder, "content")
    history = read_history(repository) if repository else None
    assert history is not None
    assert history_of(history.plain()) == history
    return history


def days(history: History, name: str) -> list[str]:
    """The days of a trail, oldest first."""
    return [step.day for step in history.trails[name].steps]


def test_versions_are_told_with_their_days_through_a_rename(tmp_path: Path) -> None:
    """A record that was changed, then renamed, has one trail of three steps, each under the name it had."""
    folder = begin(village(tmp_path), "2025-04-08")
    path = folder / "content" / NAME
    path.write_text(LONG + "完: 了\n", "utf-8")
    commit(folder, "2025-04-10")
    path.rename(path.with_name("2025-03-改名.yml"))
    commit(folder, "2025-05-01")
    found = told(folder)
    assert days(found, "财务收支/2025-03-改名.yml") == ["2025-04-08", "2025-04-10", "2025-05-01"]
    steps = found.trails["财务收支/2025-03-改名.yml"].steps
    assert [step.file for step in steps] == [NAME, NAME, "财务收支/2025-03-改名.yml"]
    assert steps[0].blob != steps[1].blob == steps[2].blob
    assert found.gone == ()


def test_what_went_keeps_its_trail_and_comes_back_into_it(tmp_path: Path) -> None:
    """A deleted record's trail ends with a step without a blob; put back, it is one trail with a gap."""
    folder = begin(village(tmp_path), "2025-04-08")
    path = folder / "content" / NAME
    path.unlink()
    commit(folder, "2025-05-01")
    (gone,) = told(folder).gone
    assert [(step.day, bool(step.blob)) for step in gone.steps] == [("2025-04-08", True), ("2025-05-01", False)]
    path.parent.mkdir(exist_ok=True)
    path.write_text(LONG, "utf-8")
    commit(folder, "2025-06-01")
    found = told(folder)
    assert found.gone == ()
    assert [bool(step.blob) for step in found.trails[NAME].steps] == [True, False, True]


def test_only_the_main_line_counts(tmp_path: Path) -> None:
    """What a branch tried is not told: a merge is one step of the main line, on the day of the merge."""
    folder = begin(village(tmp_path), "2025-04-08")
    path = folder / "content" / NAME
    git(folder, "checkout", "--quiet", "-b", "试")
    for number in range(3):
        path.write_text(LONG + f"试{number}: 值\n", "utf-8")
        commit(folder, f"2025-05-0{number + 1}")
    git(folder, "checkout", "--quiet", "main")
    (folder / "content" / "财务收支" / "另.yml").write_text("另: 一份\n", "utf-8")
    commit(folder, "2025-05-05")
    git(folder, "merge", "--quiet", "--no-ff", "-m", "并", "试", day="2025-05-06")
    assert days(told(folder), NAME) == ["2025-04-08", "2025-05-06"]


def test_a_village_below_the_top_of_a_repository_sees_its_own_folder(tmp_path: Path) -> None:
    """Names are those below the content folder; what lies beside the village is not told."""
    top = tmp_path / "几个村"
    folder = village(top / "云溪村 [一]")
    village(top / "别的村")
    git(top, "init", "--quiet")
    commit(top, "2025-04-08")
    assert list(told(folder).trails) == [NAME]


def test_a_shallow_copy_says_where_it_begins(tmp_path: Path) -> None:
    """In a shallow clone the first step that is there is not called the first; in a whole one it is."""
    folder = begin(village(tmp_path / "村"), "2025-04-08")
    (folder / "content" / NAME).write_text(LONG + "完: 了\n", "utf-8")
    commit(folder, "2025-04-10")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{folder}", "浅")
    assert told(folder).trails[NAME].whole
    shallow = told(tmp_path / "浅").trails[NAME]
    assert not shallow.whole
    assert [step.day for step in shallow.steps] == ["2025-04-10"]


def test_no_name_and_no_message_forges_a_step(tmp_path: Path) -> None:
    """File names with line breaks and messages that look like git's own lines are nothing but names and messages."""
    folder = begin(village(tmp_path), "2025-04-08")
    odd = folder / "content" / "财务收支" / "甲\n:100644 100644 a b M.yml"
    odd.write_text("甲: 乙\n", "utf-8")
    lie = f"commit {'a' * 40} 1 \n:100644 100644 {'a' * 40} {'b' * 40} M\n{NAME}"
    commit(folder, "2025-04-10", lie)
    found = told(folder)
    assert days(found, NAME) == ["2025-04-08"]
    assert sorted(found.trails) == sorted([NAME, odd.relative_to(folder / "content").as_posix()])


def test_a_day_that_cannot_be_is_unknown(tmp_path: Path) -> None:
    """A commit of 1970 has no day; one after midnight in China is of the new day."""
    folder = begin(village(tmp_path), "1970-01-02")
    (folder / "content" / NAME).write_text("改: 了\n", "utf-8")
    git(folder, "add", "--all")
    environment = {**os.environ, "GIT_COMMITTER_DATE": "2025-04-08T20:00:00+00:00"}
    line = ["git", "-c", "user.name=a", "-c", "user.email=b@example.invalid", "commit", "-qm", "x"]
    subprocess.run(line, cwd=folder, env=environment, check=True)
    assert days(told(folder), NAME) == ["", "2025-04-09"]


def test_nothing_in_a_repository_runs(tmp_path: Path) -> None:
    """Hooks, monitors, pagers, signatures and diff programs that a repository names are never started."""
    folder = begin(village(tmp_path), "2025-04-08")
    trap = tmp_path / "陷阱.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\ncat\n", "utf-8")
    trap.chmod(0o755)
    hooks = folder / "hooks"
    hooks.mkdir()
    for name in ("reference-transaction", "post-index-change"):
        (hooks / name).symlink_to(trap)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "diff.x.textconv", "diff.x.command"):
        git(folder, "config", key, str(trap))
    git(folder, "config", "core.hooksPath", str(hooks))
    git(folder, "config", "log.showSignature", "true")
    (folder / ".gitattributes").write_text("*.yml diff=x\n", "utf-8")
    repository = open_repository(folder, "content")
    assert repository is not None
    found = told(folder)
    repository.contents(step.blob for step in found.trails[NAME].steps)
    repository.mark_published(found.head)
    assert repository.commit(PUBLISHED) == found.head
    assert not (tmp_path / "ran").exists()


def test_contents_come_whole_and_what_is_absent_is_left_out(tmp_path: Path) -> None:
    """Blobs are given byte for byte; a blob that git does not have makes no fault."""
    folder = begin(village(tmp_path), "2025-04-08")
    path = folder / "content" / "财务收支" / "字节.yml"
    path.write_bytes(b"a: \xff\x00\n\r\nb blob 3\n")
    commit(folder, "2025-04-09")
    repository = open_repository(folder, "content")
    assert repository is not None
    blob = told(folder).trails["财务收支/字节.yml"].steps[0].blob
    assert repository.contents([blob, "0" * 40]) == {blob: path.read_bytes()}


@pytest.mark.parametrize("case", ["no repository", "no commit", "no git", "the program's own"])
def test_history_may_be_unknown(case: str, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository, a commit or git itself there is no history; the program's own repository is nobody's village."""
    folder = village(tmp_path)
    if case == "no commit":
        git(folder, "init", "--quiet")
    elif case == "no git":
        begin(folder)
        monkeypatch.setenv("PATH", str(tmp_path))
    elif case == "the program's own":
        folder = root
    assert open_repository(folder, "content") is None


def test_the_stamp_moves_with_head_and_with_nothing_else(tmp_path: Path) -> None:
    """Without asking git it is known whether HEAD moved, packed references and second worktrees included."""
    assert history_stamp(tmp_path / "无") == ""
    folder = begin(village(tmp_path / "村"), "2025-04-08")
    first = history_stamp(folder)
    (folder / "content" / NAME).write_text("改: 了\n", "utf-8")
    assert history_stamp(folder) == first
    second = commit(folder, "2025-04-09")
    assert second in history_stamp(folder) != first
    git(folder, "pack-refs", "--all")
    assert second in history_stamp(folder)
    git(folder, "worktree", "add", "--quiet", str(tmp_path / "旁"), "-b", "旁")
    assert second in history_stamp(tmp_path / "旁" / "content")
