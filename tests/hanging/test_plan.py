"""Boards planned: what hangs where, what finds no room, and that the advice is true when it is followed."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.outputs.board.conftest import FACE
from tests.village.kit import PROFILE, SMALL, small_village, written_village, wuhua
from wuhua.base.finding import Finding
from wuhua.base.packing import GAP_MM, Rect
from wuhua.checking import open_settings
from wuhua.hanging.jobs import hanging_jobs
from wuhua.hanging.plan.charts import charts_of
from wuhua.hanging.plan.places import Plan, plan_boards
from wuhua.hanging.plan.room import board_needed, find_crowded
from wuhua.model.sheet import PlanBlock, Spot, TableBlock
from wuhua.outputs.board.chart import ChartJob, gap_of, make_chart
from wuhua.pipeline import check
from wuhua.steps.survey import Survey

NOTICE = "主题: 第{0}号通知\n类别: {1}\n正文: 说一件事。\n公开:\n  公开日期: 2026-01-{0}\n  保留至: 2026-02-20\n  形式: [公开栏]\n  地点: [{2}]\n"
BOARD = "名称: {0}\n位置: {0}旁\n宽: {1}\n高: {2}\n离地: 900\n阅读距离: 1\n分区:\n{3}"


def village(folder: Path, width: int, height: int, zones: str, *notices: tuple[int, str], more: str = "") -> Path:
    """A village with one board and these notices on it, each a day of January and a family; ``more`` adds an empty board."""
    files = {"公开栏/B1.yml": BOARD.format("东栏", width, height, zones)}
    if more:
        files["公开栏/B2.yml"] = more
    files |= {f"通知公告/n{day}.yml": NOTICE.format(day, family, "东栏") for day, family in notices}
    return written_village(folder, files)


def planned(folder: Path, panels: int = 1) -> tuple[Survey, list[Plan]]:
    """Plan a village's boards as if each sheet took so many panels."""
    settings = open_settings(str(folder / "site_config.yml"))
    assert settings.frozen_day is not None
    survey = check(settings, settings.frozen_day)
    jobs = hanging_jobs(survey, False)
    return survey, plan_boards(
        survey.village, jobs, {job.path: [f"{job.path}-{n}" for n in range(panels)] for job in jobs}
    )


def options(fix: str) -> list[str]:
    """The ways out that an advice names, without their numbers; they are numbered where there are several."""
    ways = fix.removeprefix("选一样做：").split("；")
    if len(ways) > 1:
        assert fix.startswith("选一样做：") and [way[:2] for way in ways] == [f"{n}．" for n in range(1, len(ways) + 1)]
    return [re.sub(r"^[0-9]．", "", way) for way in ways]


def titles(plan: Plan, hung: bool) -> list[str]:
    """The notices that hang, or that find no room."""
    found = [put.hanging.job.sheet.title for put in (plan.hung if hung else plan.left)]
    return [title for title in found if title.endswith("通知")]


def crowded(folder: Path, panels: int = 1) -> list[Finding]:
    """What finds no room."""
    survey, plans = planned(folder, panels)
    return list(find_crowded(survey, plans))


ZONES = "  - {分区: 党务, 宽: 400, 高: 1000, 纸张: A3}\n  - {分区: 村务, 宽: 700, 高: 1000, 纸张: A3}\n"


def test_the_newest_hang_each_in_its_zone(tmp_path: Path) -> None:
    """Of seven 村务 sheets the four newest hang in their zone, row by row; 党务 hangs in its own."""
    folder = village(tmp_path / "村", 1100, 1000, ZONES, (10, "党务"), *((day, "村务") for day in range(11, 18)))
    _, (plan,) = planned(folder)
    assert titles(plan, True) == [f"第{day}号通知" for day in (10, 17, 16, 15, 14)]
    assert [put.rects[0][:2] for put in plan.hung[:5]] == [(10, 10), (410, 10), (717, 10), (410, 440), (717, 440)]
    assert titles(plan, False) == [f"第{day}号通知" for day in (13, 12, 11)]


def test_a_crowded_board_is_named_once_at_its_width(tmp_path: Path) -> None:
    """B201 warns and does not block; it points at the board's width and names the sheets without room."""
    folder = village(tmp_path / "村", 1100, 1000, ZONES, *((day, "村务") for day in range(11, 18)))
    (found,) = crowded(folder)
    assert (found.code, found.blocks, found.severity.value) == ("B201", False, "警告")
    assert (found.span.file, found.source) == ("content/公开栏/B1.yml", "宽: 1100")
    assert "村务区“第13号通知”“第12号通知”“第11号通知”" in found.message


@pytest.mark.parametrize("panels", [1, 2, 3])
def test_a_board_as_large_as_advised_holds_everything(tmp_path: Path, panels: int) -> None:
    """Zones made as wide and high as the advice says take all sheets; nothing else was changed."""
    folder = village(tmp_path / "村", 1100, 1000, ZONES, *((day, "村务") for day in range(11, 18)))
    (found,) = crowded(folder, panels)
    (advice,) = [option for option in options(found.fix) if option.startswith("换成至少")]
    width, height, *zones = map(int, re.findall(r"\d+", advice))
    lines = [line for line in ZONES.splitlines() if "村务" not in line]
    lines.append(f"  - {{分区: 村务, 宽: {zones[0]}, 高: {zones[1]}, 纸张: A3}}")
    village(folder, width, height, "\n".join(lines), *((day, "村务") for day in range(11, 18)))
    assert crowded(folder, panels) == []


def test_a_board_a_hand_taller_is_advised_before_one_much_wider(tmp_path: Path) -> None:
    """Where two rows lack a few millimetres of height, the advice is a taller board, and on it everything hangs."""
    zone = "  - {{分区: 村务, 宽: 2400, 高: {}, 纸张: A2}}\n"
    folder = village(tmp_path / "村", 2400, 1190, zone.format(1190), (11, "村务"))
    (found,) = crowded(folder, 5)
    assert "换成至少宽2400、高1220毫米的栏" in found.fix
    village(folder, 2400, 1220, zone.format(1220), (11, "村务"))
    assert crowded(folder, 5) == []


def test_zones_shared_anew_take_everything(tmp_path: Path) -> None:
    """Where one zone has what another lacks, the widths that are advised let all hang on the board as it is."""
    zones = "  - {分区: 党务, 宽: 1200, 高: 1000, 纸张: A3}\n  - {分区: 村务, 宽: 600, 高: 1000, 纸张: A3}\n"
    sheets = ((10, "党务"), *((day, "村务") for day in range(11, 15)))
    folder = village(tmp_path / "村", 1800, 1000, zones, *sheets)
    (found,) = crowded(folder)
    (advice,) = [option for option in options(found.fix) if option.startswith("栏不换，分区改成")]
    party, own = re.findall(r"\d+", advice)[:2]
    village(folder, 1800, 1000, zones.replace("1200", party).replace("600", own), *sheets)
    assert int(party) + int(own) == 1800 and crowded(folder) == []


def test_what_is_to_come_down_makes_room(tmp_path: Path) -> None:
    """Without the oldest sheets that the advice names, the rest hangs; a notice that is being heard is never named."""
    days = range(11, 16)
    folder = village(tmp_path / "村", 1100, 1000, ZONES, *((day, "村务") for day in days))
    (found,) = crowded(folder)
    (gone,) = [option for option in options(found.fix) if option.startswith("先取下旧的")]
    named = [int(day) for day in re.findall(r"第(\d+)号", gone)]
    for day in named:
        (folder / f"content/通知公告/n{day}.yml").unlink()
    assert named and crowded(folder) == []


def test_another_board_with_room_is_named(tmp_path: Path) -> None:
    """An empty board in use is offered by name; one out of use is not."""
    days = [(day, "村务") for day in range(11, 18)]
    other = BOARD.format("西栏", 3000, 1000, "  - {分区: 村务}\n")
    assert "改贴西栏" in crowded(village(tmp_path / "一", 1100, 1000, ZONES, *days, more=other))[0].fix
    unused = crowded(
        village(tmp_path / "二", 1100, 1000, ZONES, *days, more=other.replace("分区:", "在用: 否\n分区:", 1))
    )
    assert "改贴" not in unused[0].fix


def test_a_board_that_was_not_planned_is_not_offered(tmp_path: Path) -> None:
    """Where one board alone is printed, another on which sheets hang is not said to have room."""
    other = BOARD.format("西栏", 3000, 1000, "  - {分区: 村务}\n")
    folder = village(tmp_path / "村", 1100, 1000, ZONES, *((day, "村务") for day in range(11, 18)), more=other)
    (folder / "content/通知公告/n18.yml").write_text(NOTICE.format(18, "村务", "西栏"), "utf-8")
    survey, plans = planned(folder)
    east = [plan for plan in plans if plan.board.title == "东栏"]
    assert "改贴西栏" in find_crowded(survey, plans)[0].fix
    assert "改贴西栏" not in find_crowded(survey, east)[0].fix


def test_a_paper_larger_than_its_zone_is_told_with_the_one_that_fits(tmp_path: Path) -> None:
    """An A3 in a zone of 300 mm finds no room, and A4 is what the zone takes."""
    zones = "  - {分区: 村务, 宽: 300, 高: 1000, 纸张: A3}\n"
    (found,) = crowded(village(tmp_path / "村", 300, 1000, zones, (11, "村务")))
    assert any(option.startswith("村务区的纸张换成A4") for option in options(found.fix))


@pytest.mark.parametrize(("width", "height"), [(100, 100), (10_000, 10_000)])
def test_boards_beyond_reason_end_in_a_plan(tmp_path: Path, width: int, height: int) -> None:
    """A board of 100 mm holds nothing and says so; one of ten metres holds everything."""
    folder = village(tmp_path / "村", width, height, "  - {分区: 村务}\n", (11, "村务"))
    assert len(crowded(folder)) == (width == 100)


def test_lists_of_persons_are_planned_on_their_boards_alone(tmp_path: Path) -> None:
    """What the web reduces to totals is planned whole where the record says that it hangs, and on no other board."""
    survey, plans = planned(small_village(tmp_path / "村", (*SMALL, "征地补偿/*", "补贴与救助/*", "评议考核/*")))
    listed = 0
    for plan in plans:
        for put in plan.puts:
            sheet = put.hanging.job.sheet
            row = survey.village.facts.get(sheet.key)
            if row and any(isinstance(block, TableBlock) and block.board_only for block in sheet.blocks):
                listed += 1
                assert plan.board.data["name"] in row.places
                assert [block.rows for block in sheet.blocks if isinstance(block, TableBlock) and block.board_only] != [
                    ()
                ]
    assert listed


def test_the_example_village_hangs(tmp_path: Path) -> None:
    """Every sheet of the example has a place, with the gaps between its papers."""
    survey, plans = planned(small_village(tmp_path / "村", ("**/*.yml",)))
    assert {plan.board.ident for plan in plans} == {"B1", "B2", "B3", "B4", "B5", "B6"}
    assert find_crowded(survey, plans) == ()
    for plan in plans:
        rects = [rect for put in plan.hung for rect in put.rects]
        grown = [rect._replace(width=rect.width + GAP_MM, height=rect.height + GAP_MM) for rect in rects]
        assert not any(one.meets(other) for at, one in enumerate(grown) for other in grown[at + 1 :])


def test_a_chart_says_where_each_paper_hangs_and_what_comes_down(tmp_path: Path) -> None:
    """Numbers run as one reads, the upper edge is told from the ground, what is past its day is to be taken down."""
    folder = village(tmp_path / "村", 1100, 1000, ZONES, (10, "党务"), (11, "村务"), (12, "村务"))
    past = NOTICE.format(13, "村务", "东栏").replace("2026-02-20", "2026-01-19")
    (folder / "content/通知公告/n13.yml").write_text(past, "utf-8")
    survey, plans = planned(folder, 2)
    (chart,) = charts_of(survey, plans, False).values()
    told = [(row.number, row.title, row.left_mm, row.top_mm, row.ground_mm) for row in chart.rows[:3]]
    assert told == [
        (1, "第10号通知（第1幅，共2幅）", 10, 10, 1890),
        (2, "第10号通知（第2幅，共2幅）", 10, 440, 1460),
        (3, "第12号通知（第1幅，共2幅）", 410, 10, 1890),
    ]
    assert [spot.number for spot in chart.drawing.spots] == [row.number for row in chart.rows]
    assert chart.down == ("第13号通知",)


@pytest.mark.parametrize(("width", "gap"), [(940, "1厘米"), (915, "6毫米"), (907, "4毫米")])
def test_a_chart_tells_the_gap_that_is_drawn(tmp_path: Path, width: int, gap: str) -> None:
    """Three A3 side by side keep as much between them as there is room for, and the chart says how much."""
    zones = f"  - {{分区: 村务, 宽: {width}, 高: 500, 纸张: A3}}\n"
    folder = village(tmp_path / "村", width, 500, zones, *((day, "村务") for day in range(11, 14)))
    survey, plans = planned(folder)
    (chart,) = charts_of(survey, plans, False).values()
    assert len(chart.rows) == 3 and gap_of(chart.drawing) == gap


@pytest.mark.slow
def test_a_chart_of_many_papers_stays_small(tmp_path: Path) -> None:
    """Numbers stand in the middle of their papers, and are no groups of their own, which would double the file."""
    rects = [Rect(100 * (place % 12), 100 * (place // 12), 90, 90) for place in range(60)]
    spots = tuple(Spot(number, rect, "公开单", "") for number, rect in enumerate(rects, 1))
    drawing = PlanBlock("", 1300, 700, (("财务", Rect(0, 0, 1300, 700)),), spots)
    data = make_chart(ChartJob("东栏", "村委会", 0, drawing, (), (), (), FACE), tmp_path)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        assert not any(each.get("/Subtype") == "/Form" for each in streams)
    words = pypdfium2.PdfDocument(data)[0].get_textpage()
    # One digit above two, in the same column.
    assert middle_of(words, "5") == pytest.approx(middle_of(words, "17"), abs=1)
    assert middle_of(words, "9") == pytest.approx(middle_of(words, "57"), abs=1)


def middle_of(words: pypdfium2.PdfTextPage, number: str) -> float:
    """How far from the left edge the middle of a number stands, in points."""
    start, count = words.search(number, match_whole_word=True).get_next()
    return (words.get_charbox(start)[0] + words.get_charbox(start + count - 1)[2]) / 2


def test_nothing_is_advised_where_nothing_lacks(tmp_path: Path) -> None:
    """A board on which all hangs needs to be no larger than it is."""
    folder = village(tmp_path / "村", 1100, 1000, ZONES, (11, "村务"))
    _, (plan,) = planned(folder)
    assert board_needed(plan) == ((1100, 1000), [])


def test_the_site_and_the_plan_agree_on_zones_and_papers(tmp_path: Path) -> None:
    """The board's page draws each sheet on the paper and in the zone that the plan gives it."""
    folder = village(tmp_path / "村", 1100, 1000, ZONES, (10, "党务"), *((day, "村务") for day in range(11, 18)))
    assert wuhua(folder, "build", "-q", "--no-boards").returncode == 0
    page = (folder / "site/board/B1.html").read_text("utf-8")
    drawn = re.findall(r"<g><title>\d+ (\S+) A3</title><rect x=\"(\d+)\" y=\"(\d+)\"", page)
    _, (plan,) = planned(folder)
    wanted = [(put.hanging.job.sheet.title, *map(str, put.rects[0][:2])) for put in plan.hung]
    assert [one for one in drawn if one[0].endswith("通知")] == [one for one in wanted if one[0].endswith("通知")]
    assert page.count(">放不下<") == 4


@pytest.mark.parametrize(("width", "lies"), [(320, True), (300, False)])
def test_the_sheet_at_the_foot_stands_where_it_cannot_lie(tmp_path: Path, width: int, lies: bool) -> None:
    """What is owed is said across the board's foot; on a strip too narrow for that the sheet stands."""
    zones = f"  - {{分区: 财务, 宽: {width}, 纸张: A4}}\n"
    board = BOARD.format("东栏", width, 2000, zones)
    folder = written_village(
        tmp_path / "一", {"公开栏/B1.yml": board, "村情/村情.yml": PROFILE + "公开起始: 2025-06-01\n"}
    )
    settings = open_settings(str(folder / "site_config.yml"))
    assert settings.frozen_day is not None
    (foot,) = [job for job in hanging_jobs(check(settings, settings.frozen_day), False) if job.job.sheet.key == "due"]
    assert foot.job.panel.wide is lies
