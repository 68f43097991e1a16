"""A blank is shown wherever a villager or the clerk looks, and nowhere once it is filled or has its reason: by the command, on disk."""

import json
import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from icalendar import Calendar

from tests.village.kit import wuhua
from tests.village.owing import ALLOWANCES, LEDGERS, nil, owing_village, write
from wuhua.checking import open_settings
from wuhua.hanging.jobs import hanging_jobs
from wuhua.model.sheet import ProseBlock
from wuhua.pipeline import check

DAY = "2026-01-20"
NOVEMBER, QUARTER = "2025年11月行政账收支", "2025年四季度残疾人两项补贴"
LIGHT = "晚了 · 缺1项|从来没有公开过|最新 · 到期的都公开了"
#: File; what it is called; by when; its section; the board that it hangs on.
GONE = [
    ("财务收支/2025-11-行政账.yml", NOVEMBER, "12月15日", "finance", "B1"),
    ("补贴与救助/2025-q4.yml", QUARTER, "1月15日", "grant", "B2"),
]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Give a village that owes ledgers and one allowance and has published them."""
    return owing_village(tmp_path / "云溪村")


def due(folder: Path, day: str = DAY) -> tuple[int, dict[tuple[str, str], str]]:
    """``wuhua due``: its exit code, and each duty's state by item and period."""
    done = wuhua(folder, "due", "--format", "json", "--as-of", day)
    duties = json.loads(done.stdout)["duties"]
    return done.returncode, {(each["item"], each["period"]): each["state"] for each in duties}


def blanks(folder: Path, day: str = DAY) -> set[tuple[str, str]]:
    """What ``wuhua due`` calls blank."""
    return {name for name, state in due(folder, day)[1].items() if state == "blank"}


def site(folder: Path, day: str = DAY) -> dict[str, str]:
    """Build; every page, feed and calendar as text. Folded lines of the calendar are joined."""
    done = wuhua(folder, "build", "-q", "--no-boards", "--as-of", day)
    assert "没有发布" not in done.stdout, done.stdout
    out = (folder / "site").resolve()
    found = {str(path.relative_to(out)): path.read_text("utf-8") for path in out.rglob("*.[hxi][tmc][mls]*")}
    return found | {"calendar.ics": (out / "calendar.ics").read_bytes().decode().replace("\r\n ", "")}


def strips(folder: Path, day: str = DAY) -> dict[str, str]:
    """The words of the strip at each board's foot, by board; boards that need none are not there."""
    survey = check(open_settings(str(folder / "site_config.yml")), date.fromisoformat(day))
    found = {}
    for path, job, *_ in hanging_jobs(survey, False):
        if "/due-" in path:
            (block,) = job.sheet.blocks
            assert isinstance(block, ProseBlock)
            found[path.partition("/")[0]] = "".join(map(str, block.paragraphs))
    return found


def block(page: str, title: str) -> str:
    """One block of a page, from its heading to the next."""
    return re.split(r"<h2", page.partition(f">{title}")[2], maxsplit=1)[0]


def test_nothing_is_missing_nowhere(village: Path) -> None:
    """A village that published all says so on its first page and page of duties, hangs no strip, and ``due`` gives 0."""
    pages = site(village)
    assert due(village)[0] == 0 and blanks(village) == set() and strips(village) == {}
    assert all("到今天，该公开的都公开了" in pages[name] for name in ("index.html", "due.html"))
    assert "至今未公开" not in "".join(pages.values()) and "到期没有公开" not in pages["feed.xml"]
    assert (
        "最新 · 到期的都公开了" in pages["finance/index.html"] and "最新 · 到期的都公开了" in pages["grant/index.html"]
    )


@pytest.mark.parametrize(("file", "title", "last", "section", "board"), GONE, ids=("ledger", "allowance"))
def test_a_removed_record_is_a_blank_wherever_one_looks(
    village: Path, file: str, title: str, last: str, section: str, board: str
) -> None:
    """Built before with everything, then without one file: home, its section, 该公开的, feed, its board and ``due``; no other."""
    (before, full), whole = due(village), site(village)
    (village / "content" / file).unlink()
    (after, states), pages = due(village), site(village)
    changed = {name for name in full if states[name] != full[name]}
    assert (before, after) == (0, 1) and states.keys() == full.keys()
    assert len(changed) == 1 and all(states[name] == "blank" for name in changed)
    for name in ("index.html", "due.html"):
        told = block(pages[name], "到期还没有公开的" if name == "index.html" else "到期没有公开的")
        told = re.sub("<[^>]+>", "", told)
        assert title in told and f"{last}前公开，至今未公开" in told and told.count("至今未公开") == 1
    lights = {name: re.findall(LIGHT, pages[f"{name}/index.html"]) for name in ("finance", "grant")}
    assert (lights.pop(section), *lights.values()) == (["晚了 · 缺1项"], ["最新 · 到期的都公开了"])
    assert re.findall("<title>([^<]*：到期没有公开)</title>", pages["feed.xml"]) == [f"{title}：到期没有公开"]
    assert {name: title in words for name, words in strips(village).items()} == {board: True}
    told = wuhua(village, "due", "--as-of", DAY).stdout
    assert f"{title}：应于" in told and "空着1项" in told
    write(village, LEDGERS | ALLOWANCES)
    assert site(village) == whole


@pytest.mark.parametrize(("file", "title", "last", "section", "board"), GONE, ids=("ledger", "allowance"))
def test_a_reason_takes_it_off_everywhere_and_is_shown(
    village: Path, file: str, title: str, last: str, section: str, board: str
) -> None:
    """A 零报告 of the period silences the blank; its reason stands on 该公开的 and in ``due`` instead; that of another does not."""
    (village / "content" / file).unlink()
    item, period = ("CF-01", "2025-11") if section == "finance" else ("CW-21", "2025年四季度")
    other = "2025-10" if section == "finance" else "2025年三季度"
    write(village, nil(other, item, "账户冻结"))
    assert blanks(village) == {(item, period)}
    write(village, nil(period, item, "账户冻结"))
    code, states = due(village)
    pages = site(village)
    assert code == 0 and states[item, period] == "nil" and blanks(village) == set()
    assert "账户冻结" in block(pages["due.html"], "没有发生、写明原因的")
    assert "账户冻结" in wuhua(village, "due", "--as-of", DAY).stdout
    assert "至今未公开" not in "".join(pages.values()) and "到期没有公开</title>" not in pages["feed.xml"]
    assert strips(village) == {} and "晚了" not in pages[f"{section}/index.html"]


def test_a_day_turns_red_what_fell_due_the_day_before(village: Path) -> None:
    """On 15 January two things are due, on the 16th both are blank, on pages and boards too; on other days nothing turns."""
    for file in ("财务收支/2025-12-行政账.yml", "补贴与救助/2025-q4.yml"):
        (village / "content" / file).unlink()
    both = {("CF-01", "2025-12"), ("CW-21", "2025年四季度")}
    states = {day: due(village, f"2026-01-{day}")[1] for day in (14, 15, 16, 17)}
    assert {day: {name for name, state in told.items() if state == "blank"} for day, told in states.items()} == {
        14: set(),
        15: set(),
        16: both,
        17: both,
    }
    assert {name for name, state in states[15].items() if state == "today"} == both
    for day, missing in ((15, False), (16, True)):
        pages = site(village, f"2026-01-{day}")
        shown = "至今未公开" in block(pages["index.html"], "到期还没有公开的")
        told = "：到期没有公开</title>" in pages["feed.xml"]
        assert (shown, told, sorted(strips(village, f"2026-01-{day}"))) == (
            missing,
            missing,
            ["B1", "B2"] if missing else [],
        )


def test_the_calendar_holds_what_comes(village: Path) -> None:
    """What is not published yet stands on its last day, with a file of its own on demand; published or past, it is gone."""
    (village / "content/财务收支/2025-12-行政账.yml").unlink()

    def days(data: str) -> dict[str, str]:
        return {
            event.decoded("dtstart").isoformat(): str(event["description"])
            for event in Calendar.from_ical(data).walk("VEVENT")
        }

    before = days(site(village, "2026-01-10")["calendar.ics"])
    assert min(before) == "2026-01-15" and "2025年12月行政账收支" in before["2026-01-15"]
    assert wuhua(village, "due", "--as-of", "2026-01-10", "--ics", "期限.ics").returncode == 0
    assert days((village / "期限.ics").read_text("utf-8")) == before
    assert min(days(site(village, DAY)["calendar.ics"])) == "2026-02-15"
    write(village, LEDGERS)
    assert min(days(site(village, "2026-01-10")["calendar.ics"])) == "2026-02-15"


@pytest.mark.slow
def test_the_strip_is_printed_and_goes_when_it_is_filled(village: Path) -> None:
    """The PDF at the board's foot says what is missing; once published the file is gone from the boards."""
    (village / "content" / GONE[0][0]).unlink()
    assert wuhua(village, "build", "-q", "--as-of", DAY).returncode in (0, 1)
    found = sorted((village / "boards").resolve().rglob("due-*.pdf"))
    assert [path.parent.name for path in found] == ["B1"]
    text = pypdfium2.PdfDocument(found[0])[0].get_textpage().get_text_range()
    assert NOVEMBER in re.sub(r"\s", "", text) and "至今未公开" in re.sub(r"\s", "", text)
    write(village, LEDGERS)
    assert wuhua(village, "build", "-q", "--as-of", DAY).returncode in (0, 1)
    assert not list((village / "boards").resolve().rglob("due-*.pdf"))
