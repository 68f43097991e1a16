"""load_bytes and load_file: every cause its one finding, whatever the bytes."""

import os
from pathlib import Path

import pytest
from tests.source.cases import GOOD, MISPRINTS, RECORD

from wuhua.base.finding import Finding, Severity
from wuhua.source import CODES, load_bytes, load_file
from wuhua.source.limits import MAX_BYTES, MAX_VALUES


def only(data: bytes) -> Finding:
    """The one finding of bytes that are refused."""
    document, findings = load_bytes(data, "x.yml")
    assert document is None
    assert len(findings) == 1, [(found.code, found.span.line) for found in findings]
    return findings[0]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "word"), [case[1:] for case in MISPRINTS], ids=[c[0] for c in MISPRINTS]
)
def test_one_misprint_gives_one_finding(text: str, code: str, line: int, column: int, word: str) -> None:
    """A misprint gives exactly one finding, at its place, that names it and says what to type."""
    found = only(text.encode())
    assert (found.code, found.span.line, found.span.column) == (code, line, column), found.message
    assert word in found.message + found.fix
    assert found.span.end_column > column
    assert found.blocks and found.severity is Severity.ERROR and found.fix and found.code in CODES
    assert len(found.source) == len(text.split("\n")[line - 1])


@pytest.mark.parametrize("case", MISPRINTS, ids=[case[0] for case in MISPRINTS])
def test_messages_keep_the_house_style(case: tuple[str, str, str, int, int, str]) -> None:
    """No message accuses, apologises or begs, and each can be printed in GBK."""
    found = only(case[1].encode())
    words = found.message + found.fix
    assert not any(word in words for word in ("请", "抱歉", "非法", "违规"))
    assert (found.message + found.fix).encode("gbk")


@pytest.mark.parametrize("text", GOOD)
def test_good_text_is_kept_as_typed(text: str) -> None:
    """Values come out as the clerk typed them, with nothing found."""
    document, findings = load_bytes(text.encode(), "x.yml")
    assert findings == ()
    assert document is not None and document.value == GOOD[text]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_windows_files_read_the_same(mark: bytes, end: str) -> None:
    """A byte order mark and CRLF change neither value nor text."""
    plain, _ = load_bytes(RECORD.encode(), "x.yml")
    document, findings = load_bytes(mark + RECORD.replace("\n", end).encode(), "x.yml")
    assert findings == () and document == plain


@pytest.mark.parametrize(
    ("data", "code", "line", "word"),
    [
        ("村: 青石村\n标题: 财务公开\n".encode("gbk"), "E107", 1, "GBK"),
        ("a: 1\n标题: 财务公开\n".encode("gb18030"), "E107", 2, "记事本或 WPS"),
        (RECORD.encode("utf-16"), "E107", 1, "UTF-16"),
        (RECORD.encode("utf-16-be"), "E107", 1, "UTF-16"),
        (RECORD.encode("utf-32"), "E107", 1, "UTF-16"),
        (RECORD.encode()[: RECORD.encode().index("账".encode()) + 2], "E107", 2, "断了"),
        (b'a: 1\nb: "\xed\xa0\x80"\n', "E107", 2, "UTF-8"),
        (b"\xff\xfa\x01\x02", "E107", 1, "UTF-8"),
        (b"PK\x03\x04rest", "E106", 1, "Excel"),
        (b"\xd0\xcf\x11\xe0rest", "E106", 1, "Excel"),
        (b"%PDF-1.7\n", "E106", 1, "PDF"),
        (b"a" * (MAX_BYTES + 1), "E101", 1, "5 MB"),
        (b"a: [" + b"x," * (MAX_VALUES + 1) + b"]", "E136", 1, "400000"),
    ],
    ids=range(13),
)
def test_bytes_that_are_no_record_are_named(data: bytes, code: str, line: int, word: str) -> None:
    """What is no UTF-8 text of bearable size is named as what it is."""
    found = only(data)
    assert (found.code, found.span.line) == (code, line)
    assert word in found.message + found.fix


def test_what_follows_a_hash_is_pointed_out() -> None:
    """Text cut off by # is a warning on the #, and the record is read."""
    document, findings = load_bytes("摘要: 修路款 #3标段 某某\n金额: 1\n".encode(), "x.yml")
    assert document is not None and document.value == {"摘要": "修路款", "金额": "1"}
    (found,) = findings
    assert (found.code, found.severity, found.blocks) == ("E119", Severity.WARNING, False)
    assert found.source[found.span.column - 1 : found.span.end_column - 1] == "#3标段 某某"
    assert '"修路款 #3标段 某某"' in found.fix


def test_several_misprints_are_found_in_one_run() -> None:
    """Each line's misprint has its finding, so that a clerk need not run again for the next."""
    text = "期间：2025-03\n账套：行政账\n支出:\n  - 日期：2025-03-08\n    科目: x\n    金额:3260.00\n"
    text += "  - {日期：2025, 科目: x}\n"
    document, findings = load_bytes(text.encode(), "x.yml")
    assert document is None
    assert [(found.code, found.span.line) for found in findings] == [
        ("E105", 1),
        ("E105", 2),
        ("E105", 4),
        ("E120", 6),
        ("E105", 7),
    ]


def test_the_source_line_cannot_move_a_cursor() -> None:
    """The author's line shows a box for each character that a terminal would obey, so columns still fit."""
    found = only("甲: x\x1b[31m\ty\n".replace("\t", "\x1b").encode())
    assert found.source == "甲: x□[31m□y"


def test_findings_are_limited() -> None:
    """A file full of faults gives twenty findings, not thousands."""
    text = "".join(f"k{number}: !x y\n" for number in range(3000))
    assert len(load_bytes(text.encode(), "x.yml")[1]) == 20


def test_a_file_is_loaded_from_its_folder(tmp_path: Path) -> None:
    """load_file reads a record in a folder and carries its name."""
    (tmp_path / "财务收支").mkdir()
    (tmp_path / "财务收支" / "2025-03.yml").write_text(RECORD, encoding="utf-8")
    document, findings = load_file(tmp_path, "财务收支/2025-03.yml")
    assert findings == () and document is not None and document.file == "财务收支/2025-03.yml"


def test_only_regular_files_inside_are_opened(tmp_path: Path) -> None:
    """Links, folders, pipes and names that leave the folder are refused without being read."""
    inside = tmp_path / "content"
    (inside / "folder").mkdir(parents=True)
    (tmp_path / "secret.yml").write_text("甲: 1\n", encoding="utf-8")
    (inside / "link.yml").symlink_to(tmp_path / "secret.yml")
    (inside / "up").symlink_to(tmp_path)
    (inside / "loop").symlink_to("loop")
    os.mkfifo(inside / "pipe.yml")
    names = [
        "link.yml",
        "up/secret.yml",
        "loop",
        "folder",
        "pipe.yml",
        "../secret.yml",
        "/etc/passwd",
        "a\0b",
        "",
        "folder/..\\x",
    ]
    for name in names:
        document, findings = load_file(inside, name)
        assert document is None and [found.code for found in findings] == ["E103"], name


def test_a_missing_or_huge_file_is_a_finding(tmp_path: Path) -> None:
    """What cannot be read is said, and a file over the limit is refused by its size alone."""
    with open(tmp_path / "big.yml", "wb") as big:
        big.truncate(10**12)
    assert [found.code for found in load_file(tmp_path, "big.yml")[1]] == ["E101"]
    assert [found.code for found in load_file(tmp_path, "none.yml")[1]] == ["E102"]
    assert [found.code for found in load_file(tmp_path / "no folder", "none.yml")[1]] == ["E102"]


def test_systems_without_openat_are_as_strict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be opened relative to a folder, links are refused all the same."""
    monkeypatch.setattr("wuhua.source.reading._BY_PARTS", False)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.yml").write_text("甲: 1\n", encoding="utf-8")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "y.yml").symlink_to(tmp_path / "a" / "x.yml")
    assert load_file(tmp_path, "a/x.yml")[1] == ()
    assert [load_file(tmp_path, name)[1][0].code for name in ("b/x.yml", "y.yml", "a", "none.yml")] == [
        "E103",
        "E103",
        "E103",
        "E102",
    ]
