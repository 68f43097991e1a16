"""The manifest is plain, ordered and read back as it was written."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.village import publish, site
from wuhua.base.faults import MachineFault
from wuhua.publish.manifest import (
    MANIFEST,
    check_path,
    hash_bytes,
    make_manifest,
    parse_manifest,
    read_manifest,
    release_id,
)

_NAME = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters='\\:*?"<>|/'), min_size=1)
_PATH = st.lists(_NAME.filter(lambda name: name not in (".", "..")), min_size=1, max_size=3).map("/".join)


@given(st.dictionaries(_PATH.filter(lambda path: path != MANIFEST), st.binary(max_size=9).map(hash_bytes)))
def test_round_trip(files: dict[str, str]) -> None:
    """Any list of files, Chinese names included, is read back as it was written."""
    assert parse_manifest(make_manifest({check_path(path): digest for path, digest in files.items()})) == files


def test_order_is_by_code_point() -> None:
    """The order in which files were made changes nothing: lines stand by code point."""
    one, two = hash_bytes(b"1"), hash_bytes(b"2")

    text = make_manifest({"村/一.html": one, "a.html": two, "Z.html": one})

    assert text == make_manifest({"Z.html": one, "a.html": two, "村/一.html": one})
    assert [line[66:] for line in text.decode().splitlines()] == ["Z.html", "a.html", "村/一.html"]


def test_any_cut_is_noticed() -> None:
    """A manifest cut anywhere is no manifest, or another release's."""
    text = make_manifest({"a.html": hash_bytes(b"1"), "b.html": hash_bytes(b"2")})

    for end in range(len(text)):
        assert parse_manifest(text[:end]) is None or release_id(text[:end]) != release_id(text)


@pytest.mark.parametrize(
    "path", ["", "/a", "a//b", "../a", "a/..", "./a", "a\\b", "a\nb", "a:b", "a/", MANIFEST, "\ud800"]
)
def test_no_path_leaves_the_site(path: str) -> None:
    """A path that leaves the site, breaks the manifest or a USB stick is refused as the builder's bug."""
    with pytest.raises(ValueError):
        check_path(path)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_reads_it(tmp_path: Path) -> None:
    """Anyone can check a release without this program, by sha256sum."""
    publish(tmp_path / "site", {**site(1), "村/账.html": b"x"})

    done = subprocess.run(["sha256sum", "--strict", "-c", MANIFEST], cwd=tmp_path / "site", capture_output=True)

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 6


def test_missing_and_damaged_manifests_are_named(tmp_path: Path) -> None:
    """A manifest that is missing or unreadable is one line with its path."""
    with pytest.raises(MachineFault, match=re.escape(str(tmp_path / MANIFEST))):
        read_manifest(tmp_path)
    (tmp_path / MANIFEST).write_bytes(b"not a manifest\n")
    with pytest.raises(MachineFault, match="清单读不懂"):
        read_manifest(tmp_path)
