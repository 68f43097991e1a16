"""Findings worded by the whole village: a slip is told once, at its line, with what the village knows."""

from datetime import date
from pathlib import Path

from tests.samples import DECISION, LEDGER
from tests.source.photos import photo
from tests.village.kit import PROFILE, written_village
from wuhua.base.finding import Finding
from wuhua.checking import open_settings
from wuhua.pipeline import check

TODAY = date(2026, 1, 20)
PEOPLE = "名单:\n  - {编号: P01, 姓名: 陈某某}\n  - {编号: P02, 姓名: 梁某某}\n  - {编号: P03, 姓名: 梁某某}\n"
BODY = "名称: 村民委员会\n类别: 村民委员会\n成员:\n  - {职务: 主任, 人员: 陈某某}\n  - {职务: 委员, 人员: 梁某某}\n  - {职务: 委员, 人员: 何某某}\n"
IDENTITY = "11010519491231002X"


def found(folder: Path, files: dict[str, str], codes: tuple[str, ...], photos: tuple[str, ...] = ()) -> list[Finding]:
    """Check a village of these records and photos, twice; its findings of some codes, the same from the cache."""
    root = written_village(folder / "村", files)
    for name in photos:
        (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / name).write_bytes(photo())
    settings = open_settings(str(root / "site_config.yml"))
    first, second = (check(settings, TODAY).findings for _ in range(2))
    assert first == second
    return [each for each in first if each.code.startswith(codes)]


def test_a_name_is_answered_with_its_number(tmp_path: Path) -> None:
    """A name in place of a number gets the numbers that the register has for it; an unknown name the form alone."""
    told = found(tmp_path, {"人员/人员.yml": PEOPLE, "机构名册/村委会.yml": BODY}, ("E",))
    assert [(each.code, each.span.line, each.fix) for each in told] == [
        ("E214", 4, "写人员名册里的编号：陈某某是 P01"),
        ("E214", 5, "写人员名册里的编号：梁某某是 P02、P03"),
        ("E214", 6, "写人员名册里的编号，如 P01"),
    ]


def test_a_record_in_another_kinds_folder_is_one_finding(tmp_path: Path) -> None:
    """A ledger among the notices is told as one, not by its keys; a notice with one strange key stays a notice."""
    notice = "编号: n1\n主题: 停水\n正文: 中社停水。\n账套: 行政账\n"
    told = found(tmp_path, {"通知公告/账.yml": LEDGER, "通知公告/n1.yml": notice}, ("E",))
    assert [(each.code, each.span.file, each.fix.partition("编号")[0]) for each in told] == [
        ("E201", "content/通知公告/n1.yml", "这里能写的有："),
        ("E211", "content/通知公告/账.yml", "移到“财务收支”文件夹"),
    ]


def test_a_photo_beside_its_record_is_told_once(tmp_path: Path) -> None:
    """The record's finding says where the photo goes, and the folder's is left out; a photo that nothing names keeps its own."""
    text = DECISION + "附件: [{名称: 路灯验收, 文件: 验收.jpg}]\n"
    photos = ("决策事项/验收.jpg", "决策事项/别的.jpg")
    told = found(tmp_path, {"决策事项/2025-02-路灯.yml": text}, ("E",), photos)
    assert sorted((each.code, each.span.file) for each in told) == [
        ("E141", "content/决策事项/别的.jpg"),
        ("E402", "content/决策事项/2025-02-路灯.yml"),
    ]
    fixes = [each.fix for each in told if each.code == "E402"]
    assert fixes == ["把 决策事项/验收.jpg 移到最外面的“附件”文件夹，这里写 验收.jpg"]


def test_a_photos_name_in_other_letters_is_named(tmp_path: Path) -> None:
    """验收.JPG and 验收.jpg are two names, and the one that is there is given."""
    text = DECISION + "附件: [{名称: 路灯验收, 文件: 验收.JPG}]\n"
    (told,) = found(tmp_path, {"决策事项/2025-02-路灯.yml": text}, ("E",), ("附件/验收.jpg",))
    assert told.fix == "改成 验收.jpg（大写小写要一样）"


def test_a_number_in_a_photos_name_is_told_at_the_file_and_at_the_record(tmp_path: Path) -> None:
    """Once for the file, once for the line that names it, and neither repeats the number."""
    text = DECISION + f"附件: [{{名称: 路灯验收, 文件: {IDENTITY}.jpg}}]\n"
    told = found(tmp_path, {"决策事项/2025-02-路灯.yml": text}, ("E", "V"), (f"附件/{IDENTITY}.jpg",))
    assert [each.code for each in told] == ["E104", "V01"]
    assert all(each.blocks for each in told)


def test_a_law_that_is_not_known_is_told_at_its_line(tmp_path: Path) -> None:
    """The misspelt place stands at 当地规定, the village's own misspelt rule at 本村规定."""
    own = "本村规定:\n  - {规定: 定期公开截至日, 数值: 10, 依据: 村民会议}\n"
    told = found(tmp_path, {"村情/村情.yml": f"{PROFILE}当地规定: 全囯\n{own}"}, ("E",))
    assert [(each.code, each.span.line, each.fix) for each in told] == [
        ("E301", 6, "改“当地规定”"),
        ("E301", 8, "改“本村规定”"),
    ]
    assert "是不是“全国”" in told[0].message and told[0].source == "当地规定: 全囯"


def test_a_wrong_opening_is_one_finding(tmp_path: Path) -> None:
    """What the last month closed with tells the right figure; that the closing is off by as much is not told too. Another gap is."""
    book = "账套: 行政账\n期间: 2025-0{}\n期初余额: {}\n收入: []\n支出: []\n期末余额: {}\n"
    march = book.format(3, "1000.00", "1000.00")
    for number, (closing, codes) in enumerate([("1000.00", ["G02"]), ("990.00", ["G02", "G01"])]):
        april = book.format(4, "1100.00", closing)
        files = {"财务收支/2025-03-行政账.yml": march, "财务收支/2025-04-行政账.yml": april}
        told = found(tmp_path / str(number), files, ("G0",))
        assert [each.code for each in told] == codes
