"""Variants from the command: which files a village gets, what stands in them, and what is refused in one line."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.samples import LEDGER
from tests.village.kit import ROOT, tree, written_village, wuhua
from wuhua.kinds import kinds_by_title
from wuhua.model.envelope import digest_of
from wuhua.model.validate import validate
from wuhua.source import load_bytes, load_file
from wuhua.source.writing import write_record

BOARD = "名称: {0}\n位置: {0}旁\n宽: 1200\n高: 900\n离地: 800\n阅读距离: 1\n在室内: {1}\n开放时间: 全天\n管护人: 村文书\n分区: [{{分区: 财务, 纸张: A3}}]\n"
FILES = {
    "财务收支/2025-03-行政账.yml": LEDGER,
    "公开栏/B1.yml": BOARD.format("村委会公开栏", "否"),
    "公开栏/B2.yml": BOARD.format("中社公开栏", "是"),
}


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a village whose one ledger hangs on two boards."""
    return written_village(tmp_path_factory.mktemp("copies") / "云溪村", FILES)


def printed(village: Path, *wish: str) -> dict[str, bytes]:
    """Print a variant into a fresh folder; the files by name."""
    folder = village / "-".join(word.strip("-").replace("/", "-") for word in wish)
    done = wuhua(village, "boards", "-q", *wish, "--out", str(folder))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return {name: (folder / name).read_bytes() for name in tree(folder)}


def text_of(data: bytes) -> str:
    """What a reader extracts from all pages, without spaces."""
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    return re.sub(r"\s", "", text)


def test_the_archive_gets_the_record_itself(village: Path) -> None:
    """One file a record, however many boards it hangs on; the record inside gives the fingerprint on the page, remarks are gone."""
    files = printed(village, "--variant", "record")
    assert list(files) == ["finance-2025-03-admin-存档.pdf"]
    [data] = files.values()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        original = pdf.attachments["记录.yml"].get_file().read_bytes()
    assert "decision that allowed it" in LEDGER and b"decision that allowed it" not in original
    document, findings = load_bytes(original, "a.yml")
    assert document and not findings
    record, _ = validate(document, kinds_by_title()["财务收支"].record)
    assert record and digest_of(record) in text_of(data)


def test_the_shop_gets_each_sheet_once_with_a_ticket(village: Path) -> None:
    """A sheet on two boards is one file and two copies, both places named with their height; outdoors decides the material."""
    files = printed(village, "--variant", "shop")
    assert [name for name in files if "finance" in name] == ["B1/finance-2025-03-admin-A3-印刷厂.pdf"]
    ticket = text_of(files["印刷单.pdf"])
    for words in (
        "村委会公开栏（财务），下沿离地800毫米",
        "中社公开栏（财务），下沿离地800毫米",
        "297×420",
        "户外背胶写真",
    ):
        assert words in ticket
    assert re.search(r"2025年3月行政账收支.*?覆亚膜2村委会公开栏", ticket)
    assert "联系人村文书" in ticket and "2026年1月20日" in ticket


def test_a_single_record_is_ordered_for_the_boards_where_it_hangs(village: Path) -> None:
    """The ticket of one record names its boards, who answers for them and how many copies they take."""
    files = printed(village, "--variant", "shop", "--record", "finance/2025-03-admin")
    ticket = text_of(files["印刷单.pdf"])
    assert re.search(r"2025年3月行政账收支.*?覆亚膜2村委会公开栏，下沿离地800毫米中社公开栏", ticket)
    assert "联系人村文书" in ticket


def test_the_office_gets_each_boards_folder(village: Path) -> None:
    """Tiles lie by board, named by their paper; a sheet that fits the printer is not tiled."""
    files = printed(village, "--tile", "A4", "--black")
    assert {
        "B1/finance-2025-03-admin-A3-拼贴A4-黑白.pdf",
        "B2/finance-2025-03-admin-A3-拼贴A4-黑白.pdf",
    } <= files.keys()
    small = [name for name in files if "-A4-黑白" in name and "拼贴" not in name]
    assert all(len(pypdfium2.PdfDocument(files[name])) == 1 for name in small)


def test_large_print_is_one_file_a_sheet(village: Path) -> None:
    """Who asks gets one file in large type, whatever paper hangs on the wall."""
    files = printed(village, "--record", "finance/2025-03-admin", "--variant", "large")
    assert list(files) == ["finance-2025-03-admin-大字.pdf"]


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (("--variant", "shop", "--tile", "A4"), "--variant office"),
        (("--variant", "record", "--black"), "--variant office"),
        (("--tile", "50x50"), "每边至少100毫米"),
        (("--tile", "B4"), "纸张“B4”"),
        (("--record", "compliance", "--variant", "record"), "没有可以存档的"),
        (("--record", "finance/2025-03-admin", "--paper", "5000x5000", "--tile", "A4"), "最多拼120张"),
    ],
)
def test_what_cannot_be_is_one_line(village: Path, wish: tuple[str, ...], told: str) -> None:
    """Wishes that do not go together, and boards that cannot be tiled, end in one Chinese line and exit code 2."""
    done = wuhua(village, "boards", "-q", *wish, "--out", "never")
    assert done.returncode == 2
    assert told in done.stderr and done.stderr.count("\n") == 1
    assert not (village / "never").exists()


@pytest.mark.slow
def test_variants_are_byte_for_byte_the_same(tmp_path: Path) -> None:
    """Another folder, hash seed, time zone and language change no byte of any variant."""
    settings = ({"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C"}, {"PYTHONHASHSEED": "77", "TZ": "Asia/Shanghai"})
    made = []
    for number, environment in enumerate(settings):
        folder = written_village(tmp_path / f"村{number}", FILES)
        for variant in ("office", "shop", "record", "large"):
            wish = ("--variant", variant, "--board", "B1", *(("--tile", "A4") if variant == "office" else ()))
            done = wuhua(folder, "boards", "-q", *wish, "--out", "print", **environment)
            assert done.returncode == 0, done.stdout + done.stderr
        made.append(tree(folder / "print"))
    assert len(made[0]) >= 8
    assert made[0] == made[1]


def test_a_record_written_again_is_the_same_record() -> None:
    """Every record of the example village, written without its remarks, is read as the same values."""
    files = sorted((ROOT / "content").rglob("*.yml"))
    assert len(files) > 100
    for path in files:
        document, _ = load_file(ROOT, path.relative_to(ROOT).as_posix())
        assert document
        again, findings = load_bytes(write_record(document.value), document.file)
        assert again and again.value == document.value and not findings, path.name
