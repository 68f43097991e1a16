"""Only what changed: the list to carry, the register's rows, and a file whose one digit was altered."""

import re
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.hanging.hung import corrected, hang, notice, put, village
from tests.village.kit import tree, wuhua
from wuhua.base.codes import show_code
from wuhua.base.faults import MachineFault
from wuhua.hanging.changes import print_changed
from wuhua.hanging.marking import Mark, Who, _row
from wuhua.hanging.marks import answer_code, take_back
from wuhua.hanging.proof.verdict import verify_file
from wuhua.hanging.register import add_rows, mark_removed, new_register
from wuhua.hanging.walls import Posting, still_due
from wuhua.pipeline import build, check
from wuhua.publication import print_boards, publish
from wuhua.source import load_bytes
from wuhua.steps.hangs import Hangs
from wuhua.steps.standing import Standings

DAY = date(2025, 12, 5)
NAME = "通知公告/n2512.yml"
HAND = """# 十二月的登记，村文书写
期间: 2025-12
张贴:   # 一处一行
  - 公开单: notice/n2511
    地点: 村委会公开栏
    张贴日期: 2025-12-01   # 下雨天
    张贴人: 村文书
    指纹: 3f2a 91c0

  # 下面是中社的
  - {公开单: notice/n2511, 地点: 中社公开栏, 张贴日期: 2025-12-01, 指纹: 3f2a 91c0}
备注: 玻璃换过。
# 完
"""


def test_what_differs_is_made_and_listed(tmp_path: Path) -> None:
    """New, corrected and expired sheets are on the list with their codes; what hangs as it should is neither made nor listed."""
    old, same = "通知公告/n2511.yml", "通知公告/n2513.yml"
    files = {
        old: notice(date(2025, 11, 10), "11.00"),
        NAME: notice(date(2025, 12, 1), "12.00"),
        same: notice(date(2025, 12, 2), "9.00").replace("n2512", "n2513"),
    }
    settings = village(tmp_path / "云溪村", files)
    assert hang(settings, DAY)[1] == 0
    later = date(2025, 12, 10)
    assert print_changed(settings, later, None, None, None)[0].count("取下1张、挂上0张") == 1
    put(settings, NAME, notice(date(2025, 12, 1), "13.00", correction=corrected(later, "12.00", "13.00")))
    put(settings, "通知公告/n2514.yml", notice(date(2025, 12, 9), "8.00", "中社公开栏").replace("n2512", "n2514"))
    said, _, state = print_changed(settings, later, None, tmp_path / "换", None)
    assert state == 0 and "取下2张、挂上2张，做好2幅" in said
    text = (tmp_path / "换/换栏清单.txt").read_text("utf-8")
    assert text.index("村委会公开栏") < text.index("中社公开栏")
    assert "换栏清单（2025年12月10日）" in text and "2025年12月5日贴的" in text and "2025-12" not in text
    assert len(re.findall("□ 取下", text)) == 2 and len(re.findall("□ 挂上", text)) == 2
    assert {path.partition("/")[0] for path in tree(tmp_path / "换")} == {"B1", "B2", "换栏清单.pdf", "换栏清单.txt"}
    assert hang(settings, later)[1] == 0
    assert print_changed(settings, later, None, None, None)[0] == "墙上的和该贴的一样，不用换。"
    register = (settings.content / "公开张贴登记/2025-12.yml").read_text("utf-8")
    assert register.count("取下日期: 2025-12-10") == 2 and register.count("张贴日期: 2025-12-10") == 2


def test_a_build_reminds_of_what_was_not_recorded(tmp_path: Path) -> None:
    """As long as a hanging sheet has no keepsake, a build says how many; once all are recorded, it says nothing."""
    settings = village(tmp_path / "云溪村", {NAME: notice(date(2025, 12, 1), "12.00")})
    told, code = publish(settings, DAY, False, True, False, None)
    assert code == 0 and re.search("有[0-9]+份还没有登记贴好", told)
    assert hang(settings, DAY)[1] == 0
    put(settings, NAME, notice(date(2025, 12, 1), "12.00") + "# 只是一句话\n")
    assert "还没有登记" not in publish(settings, DAY, False, True, False, None)[0]


def test_what_was_withdrawn_comes_down_and_is_not_made_again(tmp_path: Path) -> None:
    """A sheet taken back is on the list to be taken down and in no folder of boards, until its record says something else."""
    other = "通知公告/n2511.yml"
    files = {NAME: notice(date(2025, 12, 1), "12.00"), other: notice(date(2025, 11, 20), "11.00")}
    settings = village(tmp_path / "云溪村", files)
    assert hang(settings, DAY)[1] == 0
    code = next(each.code for each in Standings(check(settings, DAY)).hanging.values() if each.key == "notice/n2512")
    assert take_back(settings, code, "名字不该写", DAY)[1] == 0

    said, found, _ = print_changed(settings, DAY, None, tmp_path / "换", None)
    assert "要取下1张、挂上0张" in said
    assert [(each.code, each.span.file, each.blocks) for each in found] == [("B202", f"content/{NAME}", False)]
    assert show_code(code) in (tmp_path / "换/换栏清单.txt").read_text("utf-8")
    ask = {"board": None, "paper": "", "landscape": False}
    said, state = print_boards(settings, DAY, False, None, record="notice/n2512", out=str(tmp_path / "一"), **ask)
    assert state == 1 and "B202" in said and not (tmp_path / "一").exists()
    told, state = publish(settings, DAY, False, True, False, None)
    assert state == 1 and "B202" in told
    names = {path.rpartition("/")[2].partition("-A")[0] for path in tree(tmp_path / "云溪村/boards")}
    assert "notice-n2511" in names and "notice-n2512" not in names
    assert publish(settings, DAY, False, True, False, None)[1] == 1
    # Written down as taken down, it is not asked for again.
    assert hang(settings, DAY)[1] == 0
    assert print_changed(settings, DAY, None, None, None)[0] == "墙上的和该贴的一样，不用换。"

    put(settings, NAME, notice(date(2025, 12, 1), "13.00", correction=corrected(DAY, "12.00", "13.00")))
    assert "要取下0张、挂上1张" in print_changed(settings, DAY, None, tmp_path / "换", None)[0]
    assert publish(settings, DAY, False, True, False, None)[1] == 0


def test_a_fingerprint_is_no_private_number(tmp_path: Path) -> None:
    """What ``hung`` writes never stops the next build, whatever digits a digest happens to hold."""
    settings = village(tmp_path / "云溪村", {NAME: notice(date(2025, 12, 1), "12.00")})
    assert hang(settings, DAY)[1] == 0
    name = "公开张贴登记/2025-12.yml"
    text = (settings.content / name).read_text("utf-8")
    for digest in ("8f2ae17403283330" + "a" * 48, "14063697603e22d6" + "b" * 48, "6222021234567894" + "c" * 48):
        row = _row(Mark("村委会公开栏", Hangs("notice/n2512", digest, "水费", ("B1",))), Who(DAY, "村文书"))
        put(settings, name, re.sub("指纹: '[^']+'", f"指纹: '{row['指纹']}'", text))
        assert not [each for each in check(settings, DAY).findings if each.code[0] == "V" or each.blocks]


def test_a_clerks_register_keeps_every_word() -> None:
    """Rows go in after the last one; every line that the clerk wrote is still there, comments too."""
    row = {"公开单": "notice/n2512", "地点": "村委会, 公开栏", "张贴日期": "2025-12-05"}
    text = add_rows("x.yml", HAND, [row], [{"名称": "照片", "文件": "a.jpg"}])
    assert [line for line in HAND.splitlines() if line not in text.splitlines()] == []
    document, _ = load_bytes(text.encode(), "x.yml")
    assert document is not None and document.value["张贴"][-1] == row  # type: ignore[index]
    gone = mark_removed("x.yml", text, [0, 1], "2025-12-20")
    document, _ = load_bytes(gone.encode(), "x.yml")
    assert document is not None
    assert [each.get("取下日期") for each in document.value["张贴"]] == ["2025-12-20", "2025-12-20", None]  # type: ignore[union-attr]
    assert all(comment in gone for comment in ("# 十二月的登记，村文书写", "# 下雨天", "# 下面是中社的", "# 完"))


def test_a_new_register_and_one_that_cannot_be_added_to() -> None:
    """A month without a register begins one; rows written in one line of brackets are left alone, with what to do."""
    text = add_rows("x.yml", new_register("2025-12"), [{"公开单": "notice/n2512"}], [])
    document, _ = load_bytes(text.encode(), "x.yml")
    assert document is not None and document.value["张贴"] == [{"公开单": "notice/n2512"}]
    flow = "期间: 2025-12\n张贴: [{公开单: notice/n2512, 张贴日期: 2025-12-01}]\n"
    with pytest.raises(MachineFault, match="没有地方加一行"):
        add_rows("x.yml", flow, [{"公开单": "notice/n2513"}], [])
    assert mark_removed("x.yml", flow, [0], "2025-12-20") == flow


def test_one_digit_changed_in_a_pdf_is_noticed(tmp_path: Path) -> None:
    """A sheet as it was printed is known, with what became of it; with one digit changed it is not, but its code is answered."""
    settings = village(tmp_path / "云溪村", {NAME: notice(date(2025, 12, 1), "12.00")})
    print_changed(settings, DAY, None, tmp_path / "print", None)
    (pdf,) = (tmp_path / "print/B1").glob("notice-*.pdf")
    said, state = verify_file(settings, pdf, DAY)
    assert state == 0 and "没有改动" in said and "仍然有效" in said
    altered = tmp_path / "altered.pdf"
    with pikepdf.open(pdf) as opened:
        page = opened.pages[0]
        content = page.Contents.read_bytes()
        found = re.search(rb"<[0-9a-f]{8,}>", content)
        assert found
        at = found.start() + 4
        page.Contents = opened.make_stream(
            content[:at] + (b"2" if content[at : at + 1] != b"2" else b"3") + content[at + 1 :]
        )
        opened.save(altered)
    said, state = verify_file(settings, altered, DAY)
    assert state == 1 and "都不一样" in said and "仍然有效" in said
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7\nnot ours")
    assert verify_file(settings, tmp_path / "other.pdf", DAY)[1] == 1


def test_the_command_line(tmp_path: Path) -> None:
    """hung, verify and boards --changed end in Chinese lines and exit codes, also where they are misused."""
    settings = village(tmp_path / "云溪村", {NAME: notice(date(2025, 12, 1), "12.00")})
    today = {"SOURCE_DATE_EPOCH": "1764892800"}
    done = wuhua(settings.root, "hung", "--board", "B1", **today)
    assert (done.returncode, done.stdout) == (2, "") and "谁贴的：加 --by 村文书" in done.stderr
    done = wuhua(settings.root, "hung", "--board", "B9", "--by", "村文书", **today)
    assert (done.returncode, done.stdout) == (2, "") and "B9" in done.stderr and "可以写：B1（" in done.stderr
    done = wuhua(settings.root, "hung", "--board", "村委会公开栏", "--by", "村文书", "--witness", "村民代表", **today)
    assert done.returncode == 0 and "登记了" in done.stdout
    code = re.search("水费  ([0-9A-Z-]{21})", done.stdout)
    assert code
    done = wuhua(settings.root, "verify", code[1], **today)
    assert done.returncode == 0 and "仍然有效" in done.stdout
    done = wuhua(settings.root, "verify", "abc", **today)
    assert done.returncode == 1 and "17个" in done.stdout
    done = wuhua(settings.root, "boards", "--changed", "--paper", "A4", **today)
    assert done.returncode == 2 and "--changed" in done.stderr
    assert wuhua(settings.root, "check", "-q", **today).stdout.count("M04") == 0


def test_nothing_is_written_out_of_the_village(tmp_path: Path) -> None:
    """Where a folder of the village is a link to elsewhere, hanging is refused and nothing lands there; a day to come too."""
    settings = village(tmp_path / "云溪村", {NAME: notice(date(2025, 12, 1), "12.00")})
    (tmp_path / "elsewhere").mkdir()
    (settings.content / "张贴存底").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(MachineFault):
        hang(settings, DAY)
    assert tree(tmp_path / "elsewhere") == {}
    done = wuhua(settings.root, "hung", "--date", "2026-12-05", SOURCE_DATE_EPOCH="1764892800")
    assert done.returncode == 2 and "还没到" in done.stderr


def test_a_corrected_sheet_says_what_was_corrected(tmp_path: Path) -> None:
    """On paper a correction names the place, what it said, what it says and why, in this order; the code stands beside the seal."""
    text = notice(date(2025, 12, 1), "13.00", correction=corrected(DAY, "12.00", "13.00"))
    settings = village(tmp_path / "云溪村", {NAME: text})
    print_changed(settings, DAY, None, tmp_path / "print", None)
    (pdf,) = (tmp_path / "print/B1").glob("notice-*.pdf")
    opened = pypdfium2.PdfDocument(pdf)
    said = "".join("".join(opened[at].get_textpage().get_text_range().split()) for at in range(len(opened)))
    assert "12月5日更正水费：原来写“12.00元”，现在是“13.00元”。原因：抄错一位（村文书）。" in said
    code = re.search("编号([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}-[0-9A-Z])", said)
    assert code and answer_code(settings, code[1], DAY)[1] == 0


def test_without_an_address_the_code_is_printed_alone(tmp_path: Path) -> None:
    """A village without site_url prints the code and no QR; it is answered all the same."""
    settings = village(tmp_path / "云溪村", {NAME: notice(date(2025, 12, 1), "12.00")}, site_url=False)
    assert build(settings, DAY).published
    print_changed(settings, DAY, None, tmp_path / "print", None)
    (pdf,) = (tmp_path / "print/B1").glob("notice-*.pdf")
    with pikepdf.open(pdf) as opened:
        code = str(opened.docinfo["/Keywords"])
    assert answer_code(settings, code, DAY)[1] == 0


def test_what_hung_in_its_time_is_not_late_for_being_printed_anew() -> None:
    """A sheet that first went up before its last day has none any more; one that was late then still has it."""
    last = date(2025, 12, 10)
    assert still_due(last, None) == last
    assert still_due(last, Posting("村委会公开栏", "finance/2025-11-admin", "", "2025-12-10")) is None
    assert still_due(last, Posting("村委会公开栏", "finance/2025-11-admin", "", "2025-12-11")) == last
