"""Releases are whole, shared, kept, and never mixed with what people put there."""

import os
import re
import stat
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.publish.village import publish, rubbish, served, site
from wuhua.base.faults import MachineFault
from wuhua.publish.manifest import MANIFEST, read_manifest, release_id
from wuhua.publish.writer import Publisher


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The served link of a village."""
    return tmp_path / "site"


def test_the_link_names_the_release_by_its_manifest(out: Path) -> None:
    """OUT is a relative link to the folder that bears the manifest's hash."""
    release = publish(out, site(1))

    assert os.readlink(out) == f"site.releases/{release}"
    assert release == release_id((out / MANIFEST).read_bytes())
    assert served(out) == site(1)


@pytest.mark.parametrize("clone", [True, False])
def test_an_incremental_build_equals_a_cold_one(out: Path, clone: bool) -> None:
    """However a release came about, the same content has the same id, files and folders."""
    for version in range(1, 7):
        publish(out, site(version), clone)
    cold = out.with_name("cold")

    assert publish(cold, site(6)) == os.path.basename(os.readlink(out))
    shape = [sorted(path.relative_to(top.resolve()) for path in top.resolve().rglob("*")) for top in (out, cold)]
    assert shape[0] == shape[1]


_CONTENT = st.dictionaries(st.sampled_from(["a", "b/a", "b/b", "b", "c/d/a", "c/d", "村/一"]), st.binary(max_size=2))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.lists(_CONTENT, min_size=1, max_size=8))
def test_any_sequence_of_sites(tmp_path: Path, contents: list[dict[str, bytes]]) -> None:
    """Whatever follows whatever, pages becoming folders and back too, what is served is the last content."""
    with TemporaryDirectory(dir=tmp_path) as folder:
        for content in contents:
            content = {path: data for path, data in content.items() if not any(f"{path}/" in key for key in content)}
            publish(Path(folder) / "site", content)
            assert served(Path(folder) / "site") == content
            assert rubbish(Path(folder) / "site") == []


def test_unchanged_files_are_shared_and_changed_ones_are_not(out: Path) -> None:
    """A clone shares what did not change, and never writes into the release that is served."""
    publish(out, site(1))
    before = out.resolve()
    publish(out, site(2))

    assert (out / "finance/2025-01.html").samefile(before / "finance/2025-01.html")
    assert (before / "index.html").read_bytes() == b"version 1"


def test_three_releases_are_kept(out: Path) -> None:
    """The served release and the two before it stay, whole; older ones go."""
    releases = [publish(out, site(version)) for version in range(1, 7)]

    kept = {name for name in os.listdir(f"{out}.releases") if not name.startswith(".")}
    assert kept == set(releases[3:])
    assert rubbish(out) == []


def test_a_release_outlives_the_request_that_found_it(out: Path) -> None:
    """A release that was served a moment ago stays for whoever has followed the link already, and goes later."""
    releases = [publish(out, site(version), grace_s=60) for version in range(1, 7)]
    kept = {name for name in os.listdir(f"{out}.releases") if not name.startswith(".")}
    assert kept == set(releases)

    hour_ago = time.time() - 3600
    for age, release in enumerate(reversed(releases)):
        os.utime(out.with_name("site.releases") / release, (hour_ago - age, hour_ago - age))
    publish(out, site(7), grace_s=60)
    kept = {name for name in os.listdir(f"{out}.releases") if not name.startswith(".")}
    assert kept & set(releases) == set(releases[-2:])
    assert rubbish(out) == []


def test_a_withdrawal_leaves_no_older_copy(out: Path) -> None:
    """With keep=1 nothing but the served release stays on the disk."""
    for version in range(1, 7):
        publish(out, site(version))
    release = publish(out, site(7), keep=1)

    assert sorted(os.listdir(f"{out}.releases")) == [".lock", release]


def test_going_back_serves_the_kept_release(out: Path) -> None:
    """Content published before is served again from its own folder and counts as the newest."""
    first, second = publish(out, site(1)), publish(out, site(2))
    inode = (out.with_name("site.releases") / first).stat().st_ino

    assert publish(out, site(1)) == first
    assert out.resolve().stat().st_ino == inode
    publish(out, site(3))
    publish(out, site(4))
    assert first in os.listdir(f"{out}.releases")
    assert second not in os.listdir(f"{out}.releases")


def test_nothing_changed_moves_nothing(out: Path) -> None:
    """Publishing the same again keeps the folder, and the link too."""
    release = publish(out, site(1))
    link = os.lstat(out)

    assert publish(out, site(1)) == release
    assert os.lstat(out).st_ino == link.st_ino
    assert rubbish(out) == []
    publish(out, site(2))
    assert served(out) == site(2)


@pytest.mark.parametrize("clone", [True, False])
@pytest.mark.parametrize("damage", ["edit", "drop", "add", "manifest"])
def test_a_damaged_site_is_healed_by_the_next_build(out: Path, damage: str, clone: bool) -> None:
    """A file that someone edited, dropped or added in the served folder is set right, not carried on."""
    release = publish(out, site(1), mtime=1)
    page = out / "finance/2025-01.html"
    if damage == "edit":
        page.write_bytes(b"<h1>7</h1>")
    elif damage == "drop":
        page.unlink()
    else:
        (out / (MANIFEST if damage == "manifest" else "more.html")).write_bytes(b"")

    assert publish(out, site(1), clone) == release
    assert served(out) == site(1)
    with Publisher(out) as publisher:
        assert publisher.current == release


def test_no_empty_folder_is_published(out: Path) -> None:
    """A folder of which nothing belongs to the site is not carried on."""
    publish(out, site(1))
    (out / "mine/deep").mkdir(parents=True)
    (out / "mine/deep/note.txt").write_bytes(b"mine")
    publish(out, site(2))

    assert sorted(path.name for path in out.resolve().iterdir() if path.is_dir()) == ["finance", "news"]


def test_times_and_modes_are_fixed(out: Path) -> None:
    """Under any umask, folders are 755, files 644 and new files bear the given time."""
    old = os.umask(0o077)
    try:
        publish(out, site(1), mtime=1_741_392_000)
    finally:
        os.umask(old)

    assert {stat.S_IMODE(path.stat().st_mode) for path in out.resolve().rglob("*") if path.is_dir()} == {0o755}
    assert stat.S_IMODE(out.resolve().stat().st_mode) == 0o755
    assert {stat.S_IMODE((out / path).stat().st_mode) for path in [MANIFEST, *site(1)]} == {0o644}
    assert {(out / path).stat().st_mtime for path in site(1)} == {1_741_392_000}


def test_a_time_in_the_future_still_allows_sharing(out: Path) -> None:
    """A publication day after the machine's clock does not make every file look edited."""
    publish(out, site(1), mtime=4_102_444_800)
    with Publisher(out) as publisher:
        assert publisher.stage(clone=True).digests == read_manifest(out)


def test_a_second_build_is_told_to_wait(out: Path) -> None:
    """Two builds at once: the second stops with one line, the first goes on."""
    with Publisher(out) as first:
        with pytest.raises(MachineFault, match="另一个发布正在进行"), Publisher(out):
            pass
        assert first.current is None
    publish(out, site(1))

    assert served(out) == site(1)


@pytest.mark.parametrize("thing", ["folder", "empty", "file", "link", "dangling"])
def test_what_people_put_there_is_never_touched(out: Path, thing: str) -> None:
    """A folder, file or link that we did not make stops the build at once, stays, and nothing is put beside it."""
    if thing in ("folder", "empty"):
        out.mkdir()
    if thing == "folder":
        (out / "mine.txt").write_bytes(b"mine")
    elif thing == "file":
        out.write_bytes(b"mine")
    elif thing in ("link", "dangling"):
        out.symlink_to("../elsewhere" if thing == "dangling" else out.parent)
    before = os.lstat(out)

    with pytest.raises(MachineFault, match=re.escape(str(out)) + ".*改名或移走"):
        publish(out, site(1))
    assert os.lstat(out) == before
    assert os.listdir(out.parent) == ["site"]


def test_a_folder_put_there_during_the_build_stays(out: Path) -> None:
    """A folder that appears while a build runs is not replaced."""
    with Publisher(out) as publisher:
        staging = publisher.stage(clone=False)
        files = {"index.html": staging.write("index.html", b"x")}
        out.mkdir()
        with pytest.raises(MachineFault, match="改名或移走"):
            staging.publish(files)

    assert out.is_dir() and not out.is_symlink()


def test_what_killed_builds_left_is_removed(out: Path) -> None:
    """Temporary folders go, with what is read-only or linked in them; foreign files and link targets stay."""
    publish(out, site(1))
    releases = out.with_name("site.releases")
    left = releases / ".tmp-99999/deep/er"
    left.mkdir(parents=True)
    (left / "link").symlink_to(out.parent)
    (left / "page").write_bytes(b"")
    (releases / ".link").symlink_to("site.releases/none")
    (releases / "note.txt").write_bytes(b"a person's")
    publish(out, site(2))

    assert rubbish(out) == ["note.txt"]
    assert served(out) == site(2)


def test_a_moved_parent_keeps_serving(out: Path, tmp_path: Path) -> None:
    """The whole folder can be moved, or be reached through a link, and is published into as before."""
    publish(tmp_path / "www/site", site(1))
    os.rename(tmp_path / "www", tmp_path / "srv")
    (tmp_path / "www").symlink_to("srv")
    publish(tmp_path / "www/site", site(2))

    assert served(tmp_path / "srv/site") == site(2)
    assert not (tmp_path / "srv/site.releases/.spare").exists()


def test_no_heavy_import() -> None:
    """The room needs the standard library only."""
    room = Path(__file__).parents[2] / "generator/wuhua/publish"
    imports = {
        found[1]
        for file in room.glob("*.py")
        for found in re.finditer(r"^\s*(?:from|import) ([a-z_]+)", file.read_text("utf-8"), re.MULTILINE)
    }
    assert imports.isdisjoint({"pydantic", "yaml", "jinja2", "click", "shutil", "mkdocs"})
    assert "os" in imports
