"""A file is written whole or stays as it was, and the clerk reads one line."""

import os
from pathlib import Path

import pytest

from wuhua.base.faults import MachineFault
from wuhua.base.writing import write_whole


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """Folders are made, nothing is left beside."""
    write_whole(tmp_path / "甲" / "乙.txt", b"1")
    write_whole(tmp_path / "甲" / "乙.txt", b"2")
    assert (tmp_path / "甲" / "乙.txt").read_bytes() == b"2"
    assert os.listdir(tmp_path / "甲") == ["乙.txt"]


def test_what_stands_stays_when_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Full in the middle: the old file is whole, and the line names the file."""
    path = tmp_path / "单.pdf"
    path.write_bytes(b"old")

    def refuse(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(MachineFault, match=r"写不了 .*单\.pdf：磁盘满了。看看文件夹"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    """Where a folder should be, a file is."""
    (tmp_path / "甲").write_bytes(b"")
    with pytest.raises(MachineFault, match=r"写不了.*(有同名的文件|不是文件夹)"):
        write_whole(tmp_path / "甲" / "乙.txt", b"1")


def test_a_refusal_without_a_name_is_still_no_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine says in English is told by its number."""

    def refuse(self: Path, data: bytes) -> int:
        raise OSError(110, "Connection timed out")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(MachineFault, match="系统报告错误 110"):
        write_whole(tmp_path / "单.pdf", b"new")
