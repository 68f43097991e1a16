"""The archive's file as somebody brings it: its tables and pages; and answers while something else cannot be published."""

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from tests.hanging.forging import written
from tests.hanging.hung import hang, notice, put, village
from tests.hanging.test_proof import BOOKS, DAY, PIPE, brought, sheet
from wuhua.base.faults import MachineFault
from wuhua.config import Settings
from wuhua.hanging.changes import print_changed
from wuhua.hanging.marks import answer_code
from wuhua.hanging.proof.verdict import verify_file
from wuhua.publication import print_boards


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, bytes]:
    """A village whose ledger fills two panels, and the archive's file of it; the board's own panels are kept as well."""
    folder = tmp_path_factory.mktemp("archive")
    rows = "".join(PIPE.replace("1260.00", f"{n}.00").replace("付-0313", f"付-1{n}") for n in range(10, 40))
    ledger = BOOKS.replace(PIPE, PIPE + rows).replace("期末余额: ", "# 期末余额: ")
    settings = village(folder / "云溪村", {"财务收支/2025-03-行政账.yml": ledger})
    wish = {"board": "B1", "paper": "A3", "landscape": False}
    for variant in (None, "record"):
        out = str(folder / str(variant))
        assert print_boards(
            settings, DAY, False, None, record="finance/2025-03-admin", out=out, variant=variant, **wish
        )
    (path,) = (folder / "record").glob("*.pdf")
    return settings, path.read_bytes()


def brought_back(settings: Settings, data: bytes, kept: bool) -> list[str]:
    """What is told of a file, with the archive's own at hand or, for that while, put away."""
    folder = settings.root.parent / "record"
    away = folder if kept else folder.rename(folder.with_name("away"))
    told = brought(settings, data)
    away.rename(folder)
    return told


@pytest.mark.parametrize("kept", [True, False])
def test_a_changed_table_in_the_archives_file_is_told(archived: tuple[Settings, bytes], kept: bool) -> None:
    """One amount in an attached table, told with its line, whether the archive's file is kept or not."""
    settings, data = archived
    with pikepdf.open(io.BytesIO(data)) as pdf:
        name, before = next(
            (name, file.get_file().read_bytes())
            for name, file in pdf.attachments.items()
            if name.endswith(".csv") and b"1260.00" in file.get_file().read_bytes()
        )
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, before.replace(b"1260.00", b"1620.00"))
        gone = next(other for other in pdf.attachments if other not in (name, "记录.yml"))
        del pdf.attachments[gone]
        out = io.BytesIO()
        pdf.save(out)
    told = brought_back(settings, out.getvalue(), kept)
    assert f"附着的“{name}”，第" in "".join(told) and "写着“1620.00”，做的时候是“1260.00”" in "".join(told)
    assert f"少了附着的“{gone}”。" in told and not any("字都一样" in line for line in told)
    assert len(told) == 3


@pytest.mark.parametrize("kept", [True, False])
def test_a_panel_that_was_taken_out_of_the_archives_file_is_missed(
    archived: tuple[Settings, bytes], kept: bool
) -> None:
    """What is left is one panel of the board word for word; the others are missed all the same."""
    settings, data = archived
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 1
        del pdf.pages[1]
        out = io.BytesIO()
        pdf.save(out)
    told = brought_back(settings, out.getvalue(), kept)
    assert "少了第2页。" in told and not any("字都一样" in line for line in told)


def test_a_village_that_cannot_be_published_answers_all_the_same(tmp_path: Path) -> None:
    """Another record's blocking fault keeps no villager from an answer to a code, or to a file."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "512.00")})
    print_changed(settings, DAY, "B1", None, None)
    data = sheet(settings, "notice")
    assert hang(settings, DAY)[1] == 0
    put(settings, "通知公告/坏.yml", "主题: 坏\n正文: 电话13800138000。\n")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        code = str(pdf.docinfo["/Keywords"])
    said, state = answer_code(settings, code, DAY)
    assert state == 0 and said.startswith("这张公开单现在仍然有效") and "按现在的文件回答" in said
    assert "没有改动" in verify_file(settings, written(tmp_path, "x.pdf", data), DAY)[0]
    with pytest.raises(MachineFault):
        hang(settings, DAY)
