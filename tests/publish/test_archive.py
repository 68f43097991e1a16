"""The zip file of a site: the same bytes for the same entries, whole or not there at all."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuhua.base.faults import MachineFault
from wuhua.publish.archive import archive_mark, write_archive

DAY = date(2026, 1, 20)
ENTRIES = [("打开.html", b"<a>"), ("site/a.html", b"x" * 5000), ("site/empty.txt", b"")]


def breaking() -> Iterator[tuple[str, bytes]]:
    """Give one entry, then die as a killed build does."""
    yield ENTRIES[0]
    raise KeyboardInterrupt


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    """Two archives of the same entries and day are equal to the last byte, whenever and wherever they were written."""
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    size = write_archive(one, ENTRIES, DAY, "mark")
    write_archive(other, iter(ENTRIES), DAY, "mark")
    assert one.read_bytes() == other.read_bytes() and size == len(one.read_bytes())


def test_what_is_packed_comes_out_again(tmp_path: Path) -> None:
    """An archive gives back every name, byte, day and mode; a Chinese name is told to be UTF-8."""
    write_archive(tmp_path / "a.zip", ENTRIES, DAY, "mark")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert [(info.filename, archive.read(info)) for info in archive.infolist()] == ENTRIES
        assert {info.date_time for info in archive.infolist()} == {(2026, 1, 20, 12, 0, 0)}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o100644}
        assert [bool(info.flag_bits & 0x800) for info in archive.infolist()] == [True, False, False]


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=200))
def test_a_mark_is_read_back(tmp_path_factory: pytest.TempPathFactory, mark: str) -> None:
    """An archive tells the mark it was given, whatever stands in it."""
    path = tmp_path_factory.mktemp("mark") / "a.zip"
    write_archive(path, ENTRIES, DAY, mark)
    expected = mark.rpartition("PK\x05\x06")[2]
    assert archive_mark(path) == expected


def test_no_archive_has_no_mark(tmp_path: Path) -> None:
    """A file that is missing or is no archive tells nothing."""
    (tmp_path / "text").write_text("text")
    assert (archive_mark(tmp_path / "none"), archive_mark(tmp_path / "text")) == ("", "")


def test_a_writer_that_dies_leaves_the_old_archive(tmp_path: Path) -> None:
    """When the writer stops half way the old archive stands untouched and nothing half lies beside it."""
    path = tmp_path / "a.zip"
    write_archive(path, ENTRIES, DAY, "old")
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        write_archive(path, breaking(), DAY, "new")
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["a.zip"]


def test_a_refusing_machine_says_one_line(tmp_path: Path) -> None:
    """A folder that is not there gives one Chinese line that names the archive, not a traceback."""
    with pytest.raises(MachineFault, match=r"a\.zip.*原来的离线包没有动"):
        write_archive(tmp_path / "nowhere" / "a.zip", ENTRIES, DAY, "mark")
