"""Files of tables by kind and year: what a change writes anew is what a build from nothing writes."""

from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from tests.due.kit import village
from wuhua.model.facts import Facts
from wuhua.publish.cache import Cache
from wuhua.steps.downloads import Data, Downloads
from wuhua.steps.survey import Survey

COLUMNS = (("名称", "string"), ("金额", "money"))


class Shelf:
    """A release in memory that counts what is written."""

    def __init__(self) -> None:
        self.digests: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.written: list[str] = []

    def write(self, path: str, data: bytes) -> str:
        """Keep a file."""
        self.files[path] = data
        self.digests[path] = sha256(data).hexdigest()
        self.written.append(path)
        return self.digests[path]

    def delete(self, path: str) -> None:
        """Take a file away."""
        del self.files[path], self.digests[path]

    def read(self, path: str) -> bytes:
        """Give a file."""
        return self.files[path]


def notice(number: int, day: str) -> Facts:
    """A notice of a day."""
    return Facts(
        f"notice/n{number:02}", "notice", f"通知公告/n{number:02}.yml", f"n{number:02}", f"第{number}号", day=day
    )


def build(shelf: Shelf, cache: Cache, rows: list[Facts], moves: list[tuple[Any, Any]], fresh: bool) -> list[Data]:
    """One build: pages of what moved are made, then the files of tables; what is no longer listed goes."""
    survey = cast(Survey, SimpleNamespace(village=village(rows), moves=moves))
    shelf.written.clear()
    downloads = Downloads(survey, shelf, cache, fresh)
    for row in rows if fresh else [new for _, new in moves if new]:
        downloads.keep(row.file, (row.title, row.key, (("表", COLUMNS, ((row.title, "1.00"),)),)))
    data = downloads.write()
    listed = downloads.files(data, ())
    for path in sorted(shelf.digests.keys() - listed.keys()):
        shelf.delete(path)
    assert listed == shelf.digests
    return data


def test_a_year_of_many_records_has_a_file_for_each_month(tmp_path: Path) -> None:
    """Sixty of a year share one file; with the next each month has its own, and when one goes they are one again, as from nothing."""
    rows = [notice(number, f"2025-{number % 12 + 1:02}-05") for number in range(60)]
    shelf, cache = Shelf(), Cache(tmp_path / "warm.db")
    assert [data.name for data in build(shelf, cache, rows, [], True)] == ["notice-2025"]
    more = [*rows, notice(60, "2025-03-09")]
    data = build(shelf, cache, more, [(None, more[-1])], False)
    assert [each.when for each in data] == [f"2025-{month:02}" for month in range(1, 13)]
    assert [each.lines for each in data] == [5, 5, 6, *[5] * 9]
    cold = Shelf()
    build(cold, Cache(tmp_path / "cold.db"), more, [], True)
    assert shelf.files == cold.files
    assert [each.name for each in build(shelf, cache, rows, [(more[-1], None)], False)] == ["notice-2025"]


def test_a_change_writes_its_own_files_alone(tmp_path: Path) -> None:
    """One changed record writes its month's files and no others; one that is dated anew writes those of both months."""
    rows = [notice(number, f"2025-{number % 12 + 1:02}-05") for number in range(70)]
    shelf, cache = Shelf(), Cache(tmp_path / "warm.db")
    build(shelf, cache, rows, [], True)
    told = rows[2]._replace(title="换了标题")
    build(shelf, cache, [*rows[:2], told, *rows[3:]], [(rows[2], told)], False)
    assert sorted(shelf.written) == [f"data/notice-2025-03.{suffix}" for suffix in ("csv", "json", "xlsx")]
    moved = told._replace(day="2025-07-01")
    build(shelf, cache, [*rows[:2], moved, *rows[3:]], [(told, moved)], False)
    assert {path[: len("data/notice-2025-03")] for path in shelf.written} == {
        "data/notice-2025-03",
        "data/notice-2025-07",
    }
    assert "换了标题" in shelf.files["data/notice-2025-07.csv"].decode()


def test_a_file_that_was_lost_is_written_again(tmp_path: Path) -> None:
    """Nothing moved and nothing is written; a file that somebody deleted or edited comes back."""
    rows = [notice(1, "2025-03-05"), notice(2, "2024-03-05")]
    shelf, cache = Shelf(), Cache(tmp_path / "warm.db")
    build(shelf, cache, rows, [], True)
    build(shelf, cache, rows, [], False)
    assert shelf.written == []
    shelf.delete("data/notice-2024.xlsx")
    shelf.digests["data/notice-2025.csv"] = "0" * 64
    build(shelf, cache, rows, [], False)
    assert {path.partition(".")[0] for path in shelf.written} == {"data/notice-2024", "data/notice-2025"}
