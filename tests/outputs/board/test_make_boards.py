"""The room's promises to its caller: order, digests, equal bytes, findings instead of foreign fonts."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE, JOBS, URL
from wuhua.base.faults import MachineFault
from wuhua.model.sheet import Badge, Count, Figure, Tone
from wuhua.outputs.board import BoardJob, digest_of, make_boards, paper, readable_from
from wuhua.outputs.board.job import printed
from wuhua.outputs.board.page import figure_texts

_ONE = """
import sys
from hashlib import sha256
from pathlib import Path
from tests.outputs.board.conftest import JOBS
from wuhua.outputs.board import make_boards
jobs = [JOBS[name] for name in sys.argv[2:]]
print([sha256(pdf).hexdigest() for made in make_boards(jobs, Path(sys.argv[1]), 1) for pdf in made.pdfs])
"""


def made_elsewhere(folder: Path, names: list[str], **environment: str) -> str:
    """Make boards in another process, folder and environment; give the digests of their bytes."""
    folder.mkdir()
    paths = os.pathsep.join(path for path in sys.path if path)
    settings = {**os.environ, **environment, "PYTHONPATH": paths}
    command = [sys.executable, "-c", _ONE, str(folder / "work"), *names]
    return subprocess.run(command, cwd=folder, env=settings, check=True, capture_output=True, text=True).stdout


@pytest.mark.slow
def test_bytes_are_the_same_in_every_environment(tmp_path):
    """Folder, time zone, language, hash seed and the company of other boards change no byte."""
    alone = made_elsewhere(tmp_path / "a", ["decision-A4"], TZ="UTC", LANG="C", PYTHONHASHSEED="1")
    among = made_elsewhere(
        tmp_path / "b", ["decision-A4", "ledger-A3"], TZ="Asia/Shanghai", LANG="zh_CN.UTF-8", PYTHONHASHSEED="7"
    )
    assert alone.strip("[]\n") in among


def test_a_character_that_no_font_has_stops_the_boards(tmp_path):
    """The finding names the record and the character, and no board is made."""
    strange = replace(sheets.people(), title="村两委成员\U0001f600")
    heard = []
    made = make_boards(
        [BoardJob(strange, FACE, paper("A4"), URL), JOBS["decision-A4"]], tmp_path, 1, on_done=heard.append
    )
    assert [result.pdfs for result in made] == [(), ()]
    assert made == heard
    [finding] = made[0].findings
    assert finding.code == "B103" and finding.blocks
    assert "U+1F600" in finding.message and finding.span.file == "people/committee"
    assert made[1].findings == ()


def test_no_jobs_need_no_machine(tmp_path):
    """Nothing to make is made without loading anything."""
    assert make_boards([], tmp_path) == []


def test_importing_the_room_leaves_weasyprint_alone():
    """A build in which no board changed does not pay for WeasyPrint, the fonts or their cutter."""
    program = (
        "import sys, wuhua.outputs.board; print({'weasyprint', 'uharfbuzz', 'fontTools', 'segno'} & set(sys.modules))"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    found = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": paths},
        check=True,
        capture_output=True,
        text=True,
    )
    assert found.stdout.strip() == "set()"


def test_a_missing_library_is_named_with_its_remedy(monkeypatch, tmp_path):
    """Without Pango one Chinese line says what to install."""
    from wuhua.outputs.board import native

    monkeypatch.setattr(native, "_NEEDED", ("libnosuch-1.0.so.0",))
    with pytest.raises(MachineFault, match=r"libnosuch-1\.0\.so\.0.*apt-get install"):
        make_boards([JOBS["decision-A4"]], tmp_path)


def test_a_changed_font_file_is_refused(monkeypatch):
    """A font file of other bytes than ours is named, not used."""
    from wuhua.outputs.board import fonts

    with pytest.raises(MachineFault, match="pip install --force-reinstall manimgx-fonts-cjk"):
        fonts._trusted((*fonts.SANS[:2], "0" * 64, 2))
    with pytest.raises(MachineFault, match="pip install no-such-font"):
        fonts._trusted(("no_such_font", "x.otf", "0" * 64, 0))


def test_a_state_in_large_type_is_not_said_twice():
    """A badge with the words of a large figure is left out on paper; another stays."""
    sheet = replace(
        sheets.prose(),
        badges=(Badge("正在用", Tone.GOOD), Badge("旧版", Tone.LATE)),
        headline=(Figure("现在", "正在用", Tone.GOOD),),
    )
    assert [badge.text for badge in printed(BoardJob(sheet, FACE, paper("A3"), "")).sheet.badges] == ["旧版"]


def test_hours_in_large_type_break_between_them():
    """What may stand in two lines does not make every figure small."""
    sheet = replace(sheets.prose(), headline=(Figure("开门", "8:30-12:00 14:30-17:30"), Figure("在岗", Count(9, "人"))))
    assert figure_texts(BoardJob(sheet, FACE, paper("A3"), "")) == ["8:30-12:00", "14:30-17:30", "9人"]


def test_the_digest_follows_what_is_printed():
    """Another amount, panel or address is another digest; another day is not."""
    job = JOBS["ledger-A3"]
    changed = [
        replace(job, url="https://x.cn/other"),
        replace(job, panel=paper("A2")),
        replace(job, sheet=replace(job.sheet, title="2025年4月收支公开")),
        replace(job, face=replace(job.face, draft=True)),
    ]
    assert len({digest_of(one) for one in [job, *changed]}) == 5
    later = replace(job.sheet, badges=(Badge("正在公示，还剩3天", Tone.OPEN),), search_words=("路灯",))
    assert digest_of(replace(job, sheet=later, face=replace(job.face, as_of=date(2026, 1, 1)))) == digest_of(job)


def test_an_address_outside_is_never_opened():
    """The fetcher gives its own assets and refuses everything else."""
    from wuhua.outputs.board.render import Assets

    assets = Assets({"regular": b"OTTO"})
    assert assets.fetch("asset:regular").read() == b"OTTO"
    for address in ("https://x.cn/a.css", "file:///etc/hostname", "asset:other", "data:text/css,x"):
        with pytest.raises(ValueError, match="closed"):
            assets.fetch(address)


def test_reading_distance_is_never_promised_too_far():
    """4.49 mm are not yet readable from a metre."""
    assert readable_from(Decimal("4.49")) == Decimal("0.9")
    assert readable_from(Decimal("9.00")) == Decimal("2.0")


def test_rows_come_closer_where_that_spares_a_panel(tmp_path, monkeypatch):
    """As the ledger grows, the second panel comes later with closer rows than without; the type is never under the least."""
    from wuhua.outputs.board import fit

    jobs = [BoardJob(sheets.ledger(count), FACE, paper("A4"), "") for count in range(12, 17)]
    close = [len(made.pdfs) for made in make_boards(jobs, tmp_path, 1)]
    assert all(made.text_mm >= Decimal("4.48") for made in make_boards(jobs[:1], tmp_path, 1))
    monkeypatch.setattr(fit, "_SQUEEZE", 0)
    loose = [len(made.pdfs) for made in make_boards(jobs, tmp_path, 1)]
    assert close == sorted(close) and close[-1] == 2 and sum(close) < sum(loose)
