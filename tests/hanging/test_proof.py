"""A PDF that somebody brings: where it differs from the sheet as it hung, and one line for what cannot be compared."""

import io
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from tests.hanging.forging import covered, overwritten, painted, place_of, reworded, saved_again, words_of, written
from tests.hanging.hung import corrected, hang, notice, put, village
from tests.samples import LEDGER
from tests.village.kept import begin
from tests.village.kit import ROOT, wuhua
from wuhua.base.faults import MachineFault
from wuhua.base.forks import may_fork
from wuhua.config import Settings
from wuhua.hanging.changes import print_changed
from wuhua.hanging.proof import reading
from wuhua.hanging.proof.verdict import verify_file
from wuhua.publication import print_boards

DAY = date(2025, 12, 5)
#: The sample's ledger with its one expense in two lines, so that no amount stands twice.
PIPE = "  - {日期: 2025-03-09, 科目: 公益支出, 摘要: 上社水管维修, 金额: 1260.00, 凭证: 付-0313, 经手人: 梁某某, 审批人: 陈某某}\n"
BOOKS = LEDGER.replace("3260.00", "2000.00").replace("期末余额", f"{PIPE}期末余额").replace("2025-04-08", "2025-12-01")
LIST = (ROOT / "generator/wuhua/kinds/grant/examples/typical.yml").read_text("utf-8")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A village that has printed a ledger and a notice; nothing is hung yet."""
    files = {"财务收支/2025-03-行政账.yml": BOOKS, "通知公告/n2512.yml": notice(date(2025, 12, 1), "10631.59")}
    settings = village(tmp_path_factory.mktemp("proof") / "云溪村", files)
    print_changed(settings, DAY, "B1", None, None)
    return settings


def sheet(settings: Settings, kind: str) -> bytes:
    """The PDF of the one sheet of a kind."""
    (path,) = (settings.root / "print/B1").glob(f"{kind}-*.pdf")
    return path.read_bytes()


def brought(settings: Settings, data: bytes, day: date = DAY) -> list[str]:
    """What is said of a file that was brought, without the answer to its code; it is never taken for the sheet."""
    said, state = verify_file(settings, written(settings.root, "拿来.pdf", data), day)
    assert state == 1
    return [
        line.strip()
        for line in said.split("\n")
        if line.startswith(("  第", "  少了")) or "附着" in line or "一样" in line
    ]


def test_a_changed_amount_is_told_with_its_line(printed: Settings) -> None:
    """The panel, how far from the edges, what stands there, what stood there, and the rest of the line."""
    data = sheet(printed, "finance")
    (_, told) = brought(printed, reworded(data, "1,260.00", "1,620.00"))
    assert told.startswith("第1幅，离左边") and "厘米：这里写着“1,620.00”，挂出去的那张写的是“1,260.00”" in told
    assert "上社水管维修" in told and told.endswith("一行）。")


def test_a_figure_that_stands_alone_is_told_by_what_is_above_it(printed: Settings) -> None:
    """The large figures have no words beside them."""
    data = sheet(printed, "notice")
    (_, *told) = brought(printed, reworded(data, "10631.59", "10632.59", 9))
    assert told and all("10632.59" in line and "10631.59" in line for line in told)


def test_words_put_over_others_and_pictures_are_told(printed: Settings) -> None:
    """A patch with another amount names what lies under it; a patch alone is seen, though every word can still be read."""
    data = sheet(printed, "finance")
    (_, told) = brought(printed, overwritten(data, "1,260.00", "9,260.00"))
    assert "这里写着“9,260.00”，盖在“1,260.00”上面，挂出去的那张没有" in told and "上社水管维修" in told
    (_, told) = brought(printed, covered(data, "1,260.00"))
    assert "看上去不一样" in told and "1,260.00" in told


def test_a_spot_on_the_code_is_seen(printed: Settings) -> None:
    """The QR code holds no words: a change of it is told by its place."""
    data = sheet(printed, "finance")
    left, _, _, top = place_of(data, "扫码核对")
    (_, told) = brought(printed, painted(data, f"q 0 g {left + 9:.1f} {top + 25:.1f} 15 15 re f Q".encode()))
    assert "看上去不一样，那里没有字，是图、线或者二维码" in told


def test_a_page_that_was_taken_out_is_missed(printed: Settings, tmp_path: Path) -> None:
    """Of the file in large type, which has several pages."""
    wish = {"board": None, "paper": "", "landscape": False, "out": str(tmp_path), "variant": "large"}
    print_boards(printed, DAY, False, None, record="finance/2025-03-admin", **wish)
    (path,) = tmp_path.glob("*.pdf")
    with pikepdf.open(path) as pdf:
        del pdf.pages[1]
        out = io.BytesIO()
        pdf.save(out)
    assert brought(printed, out.getvalue())[1:] == ["少了第2页。"]


def test_another_sheet_under_this_code_is_not_explained_away(printed: Settings) -> None:
    """The notice with the ledger's code in its margin notes: whatever is said, it differs."""
    with pikepdf.open(io.BytesIO(sheet(printed, "finance"))) as pdf:
        code = str(pdf.docinfo["/Keywords"])
    with pikepdf.open(io.BytesIO(sheet(printed, "notice"))) as pdf:
        pdf.docinfo["/Keywords"] = code
        out = io.BytesIO()
        pdf.save(out)
    said, state = verify_file(printed, written(printed.root, "换.pdf", out.getvalue()), DAY)
    assert state == 1 and code in said and "字都一样" not in said and ("对不上" in said or "少了" in said)


def test_what_was_only_stored_again_differs_nowhere(printed: Settings) -> None:
    """Another program's bytes, the same words and the same look; without the code in its margin notes the printed one is read."""
    data = sheet(printed, "finance")
    assert any("字都一样，看上去也一样" in line for line in brought(printed, saved_again(data)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.docinfo["/Keywords"]
        out = io.BytesIO()
        pdf.save(out)
    assert any("字都一样" in line for line in brought(printed, out.getvalue()))


def test_no_private_number_is_said(printed: Settings) -> None:
    """A number that somebody wrote on the sheet is masked in the answer."""
    number = "11010519491231002X"
    told = "".join(brought(printed, overwritten(sheet(printed, "finance"), "上社水管维修", number)))
    assert "盖在“上社水管维修”上面" in told and number not in told and "110***" in told


@pytest.mark.parametrize("variant", ["record", "shop", "large"])
def test_every_variant_is_held_against_its_own(printed: Settings, tmp_path: Path, variant: str) -> None:
    """One name changed is one place, in the file for the archive, for the print shop and in large type."""
    wish = {"board": None, "paper": "A2", "landscape": False, "out": str(tmp_path), "variant": variant}
    _, state = print_boards(printed, DAY, False, None, record="finance/2025-03-admin", **wish)
    assert state == 0
    (path,) = tmp_path.glob("finance*.pdf")
    (_, told) = brought(printed, reworded(path.read_bytes(), "陈某某", "梁某某"))
    assert "梁某某" in told and "陈某某" in told and told.startswith("第")


def test_the_record_in_the_archives_file_is_compared_too(printed: Settings, tmp_path: Path) -> None:
    """Whoever changes the attached record and leaves the page alone is told by field and line."""
    wish = {"board": None, "paper": "A3", "landscape": False, "out": str(tmp_path), "variant": "record"}
    print_boards(printed, DAY, False, None, record="finance/2025-03-admin", **wish)
    (path,) = tmp_path.glob("*.pdf")
    with pikepdf.open(path) as pdf:
        before = pdf.attachments["记录.yml"].get_file().read_bytes()
        assert b"2000.00" in before
        pdf.attachments["记录.yml"] = pikepdf.AttachedFileSpec(pdf, before.replace(b"2000.00", b"2900.00"))
        out = io.BytesIO()
        pdf.save(out)
    told = brought(printed, out.getvalue())
    assert "附着的“记录.yml”，支出第1笔金额：写着“2900.00”，记录里是“2000.00”。" in told


def test_the_answer_is_about_what_was_published_not_about_the_forgery(printed: Settings) -> None:
    """Nobody reads that the paper in hand stands."""
    forged = reworded(sheet(printed, "finance"), "1,260.00", "1,620.00")
    said, _ = verify_file(printed, written(printed.root, "拿来.pdf", forged), DAY)
    assert "这个编号公布的那张（没改过的）现在仍然有效" in said and "这张公开单" not in said


def test_a_sheet_whose_file_is_gone_is_made_again(tmp_path: Path) -> None:
    """Of a corrected sheet only the keepsake is left: what hung is made again from it, and the forged amount is told."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "512.00")})
    print_changed(settings, DAY, "B1", None, None)
    old = sheet(settings, "notice")
    assert hang(settings, DAY)[1] == 0
    later = date(2025, 12, 10)
    put(
        settings,
        "通知公告/n2512.yml",
        notice(date(2025, 12, 1), "519.00", correction=corrected(later, "512.00", "519.00")),
    )
    assert hang(settings, later)[1] == 0
    shutil.rmtree(settings.root / "print")
    said, state = verify_file(settings, written(tmp_path, "x.pdf", reworded(old, "512.00", "215.00", 9)), later)
    assert state == 1 and "重新排了一张" in said and "已经更正" in said
    assert "215.00" in said and "512.00" in said and "看上去" not in said
    assert "字都一样" in "".join(brought(settings, saved_again(old), later))


def listed(folder: Path, kept: bool) -> tuple[Settings, bytes, bytes]:
    """A list that hung, whose record has changed and whose file is gone; as it hung, and the archive's. ``kept``: git has it."""
    name = "补贴与救助/gb1.yml"
    text = re.sub("公开日期: .*", "公开日期: 2025-12-01", LIST).replace("2025-05-12", "2025-12-28")
    settings = village(folder / "云溪村", {name: re.sub("地点: .*", "地点: [村委会公开栏]", text)})
    print_changed(settings, DAY, "B1", None, None)
    pdfs = [path.read_bytes() for path in (settings.root / "print/B1").glob("grant-gb1-*.pdf")]
    old = next(data for data in pdfs if "840.00" in words_of(data))
    wish = {"board": "B1", "paper": "A2", "landscape": False, "out": str(folder / "存"), "variant": "record"}
    print_boards(settings, DAY, False, None, record="grant/gb1", **wish)
    (archive,) = (folder / "存").glob("grant*.pdf")
    archived = archive.read_bytes()
    assert hang(settings, DAY)[1] == 0
    if kept:
        begin(settings.root)
    put(settings, name, (settings.content / name).read_text("utf-8").replace("责任人: 村委会主任", "责任人: 村委会"))
    shutil.rmtree(settings.root / "print")
    shutil.rmtree(folder / "存")
    return settings, old, archived


def test_lists_of_persons_come_back_from_git(tmp_path: Path) -> None:
    """A keepsake leaves out the list that hung; git still has it, so that a changed line of it is told."""
    settings, old, _ = listed(tmp_path, True)
    (_, told) = brought(settings, reworded(old, "840.00", "480.00"), date(2026, 1, 5))
    assert "480.00" in told and "840.00" in told and "陈某某" in told


def test_the_record_that_comes_along_proves_the_page(tmp_path: Path) -> None:
    """Without git the archive's own record brings the list back: its digest is the sheet's, whoever handed it in."""
    settings, old, archived = listed(tmp_path, False)
    told = brought(settings, reworded(archived, "840.00", "480.00"), date(2026, 1, 5))[1:]
    assert told and all("480.00" in line and "840.00" in line for line in told)
    said, _ = verify_file(settings, written(tmp_path, "x.pdf", reworded(old, "840.00", "480.00")), date(2026, 1, 5))
    assert "名单没有存底" in said and "多了" in said


def numbered(pages: int) -> bytes:
    """So many empty pages."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def bomb() -> bytes:
    """A page whose drawing unpacks to a hundred times its size."""
    import zlib

    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Contents = pikepdf.Stream(pdf, b"")
        packer = zlib.compressobj(9)
        data = b"".join(packer.compress(b"0 0 m 9 9 l S\n" * 100_000) for _ in range(100)) + packer.flush()
        page.Contents.write(data, filter=pikepdf.Name.FlateDecode)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def locked(data: bytes) -> bytes:
    """The PDF behind a password."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
        return out.getvalue()


HOSTILE = {
    "empty": (lambda data: b"", "坏了"),
    "a head alone": (lambda data: b"%PDF-1.7\n", "坏了"),
    "cut off": (lambda data: data[: len(data) // 2], "坏了"),
    "a picture": (lambda data: b"\xff\xd8\xff" + data[:99], "坏了"),
    "locked": (locked, "密码"),
    "many pages": (lambda data: numbered(300), "300页"),
    "no words": (lambda data: numbered(1), "没有字"),
    "a knot": (
        lambda data: b"%PDF-1.4\n1 0 obj<</Pages 1 0 R/Kids[1 0 R]/Count 9/Type/Pages>>endobj trailer<</Root 1 0 R>>",
        "",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_get_one_line(printed: Settings, name: str) -> None:
    """Broken, locked, endless or empty: a line that says so, exit code 1, no traceback."""
    make, word = HOSTILE[name]
    path = written(printed.root, "坏.pdf", make(sheet(printed, "finance")))
    said, state = verify_file(printed, path, DAY)
    assert state == 1 and word in said and said.count("\n") == 0 and said.startswith("坏.pdf ")


@pytest.mark.slow
def test_a_file_that_unpacks_without_end_takes_nothing_down(printed: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb is read in a helper with limits; the command says in one line that it stopped."""
    assert may_fork()
    monkeypatch.setattr(reading, "_SECONDS", 3)
    said, state = verify_file(printed, written(printed.root, "弹.pdf", bomb()), DAY)
    assert state == 1 and "读到一半停住了" in said and said.count("\n") == 0


def test_what_is_no_file_stops_with_two(printed: Settings) -> None:
    """No such file, a pipe, a file far too large: the machine's faults."""
    os.mkfifo(printed.root / "管.pdf")
    with open(printed.root / "大.pdf", "wb") as large:
        large.truncate(60_000_000)
    for name in ("没有.pdf", "管.pdf", "大.pdf"):
        with pytest.raises(MachineFault):
            verify_file(printed, printed.root / name, DAY)
    done = wuhua(printed.root, "verify", "大.pdf", SOURCE_DATE_EPOCH="1764892800")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "太大" in done.stderr
