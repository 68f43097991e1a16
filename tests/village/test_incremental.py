"""An incremental build equals a cold one file by file, whatever the clerk did in between."""

import random
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.village.kit import differing, served, small_village
from wuhua.checking import open_settings
from wuhua.pipeline import build

TODAY = date(2026, 1, 20)
Edit = Callable[[Path, random.Random], str]


def files(content: Path, pattern: str) -> list[Path]:
    """Give the files that match, in order."""
    return sorted(content.glob(pattern))


def change_amount(content: Path, dice: random.Random) -> str:
    """Move a payment and the balances that follow from it by the same amount."""
    path = dice.choice(files(content, "财务收支/2025-12-*.yml"))
    text = re.sub(r"^账户:\n(  - .*\n)+", "", path.read_text("utf-8"), flags=re.MULTILINE)
    lines = text.split("\n")
    at = dice.choice([n for n, line in enumerate(lines) if "凭证: 付" in line and "划转" not in line])
    lines[at] = shifted(lines[at], "金额: ", 100)
    at = next(n for n, line in enumerate(lines) if line.startswith("期末余额: "))
    lines[at] = shifted(lines[at], "期末余额: ", -100)
    path.write_text("\n".join(lines), "utf-8")
    return path.name


def shifted(line: str, before: str, cents: int) -> str:
    """Add cents to the amount after some words."""
    return re.sub(rf"({before})([0-9]+)\.([0-9]{{2}})", lambda m: m[1] + money(int(m[2] + m[3]) + cents), line)


def money(cents: int) -> str:
    """Write cents as a clerk types yuan."""
    return f"{cents // 100}.{cents % 100:02}"


def change_title(content: Path, dice: random.Random) -> str:
    """Give a decision, a notice or a body another title."""
    path = dice.choice(files(content, "决策事项/*") + files(content, "通知公告/*") + files(content, "机构名册/*"))
    text = re.sub(r"^标题: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(f"标题: 换了标题{dice.randrange(1000)}\n{text}", "utf-8")
    return path.name


def delete(content: Path, dice: random.Random) -> str:
    """Delete a file of any kind but the village's own record."""
    path = dice.choice([path for path in files(content, "*/*.yml") if path.parent.name not in ("村情", "财务收支")])
    path.unlink()
    return path.name


def add(content: Path, dice: random.Random) -> str:
    """Add a guide that was not there."""
    path = content / "办事指南" / f"X{dice.randrange(10**6)}.yml"
    path.write_text(f"事项: 新加的事{path.stem}\n流程: [{{做什么: 来}}]\n材料: []\n时限: 0\n收费: 0.00\n", "utf-8")
    return path.name


def rename(content: Path, dice: random.Random) -> str:
    """Give a file another name, and so another address."""
    path = dice.choice(files(content, "决策事项/*") + files(content, "办事指南/*"))
    path.rename(path.with_name(f"R{dice.randrange(10**6)}-改名.yml"))
    return path.name


def change_posted(content: Path, dice: random.Random) -> str:
    """Post something on another day: earlier, later, late."""
    path = dice.choice(files(content, "财务收支/*") + files(content, "通知公告/*"))
    day = date(2026, 1, 19) - timedelta(dice.randrange(20))
    path.write_text(re.sub(r"公开日期: [0-9-]+", f"公开日期: {day}", path.read_text("utf-8")), "utf-8")
    return path.name


def rename_person(content: Path, dice: random.Random) -> str:
    """Let another person hold a number, on whose name many pages depend."""
    path = files(content, "人员/*")[0]
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(编号: P01, 姓名: )[^,}]+", rf"\g<1>某某{dice.randrange(100)}", text), "utf-8")
    return path.name


def rename_board(content: Path, dice: random.Random) -> str:
    """Give a board another name, so that what names it hangs nowhere."""
    path = dice.choice(files(content, "公开栏/*"))
    path.write_text(
        re.sub(r"^名称: .*$", f"名称: 新栏{dice.randrange(100)}", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )
    return path.name


def rename_village(content: Path, dice: random.Random) -> str:
    """Give the village another name, which stands on every page."""
    path = files(content, "村情/*")[0]
    path.write_text(
        re.sub(r"^名称: .*$", f"名称: 云溪{dice.randrange(100)}村", path.read_text("utf-8"), flags=re.MULTILINE),
        "utf-8",
    )
    return path.name


def change_policy(content: Path, dice: random.Random) -> str:
    """Live under other rules, so that every record is judged anew."""
    path = files(content, "村情/*")[0]
    place = dice.choice(["全国", "重庆", "山东"])
    path.write_text(
        re.sub(r"^当地规定: .*$", f"当地规定: {place}", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )
    return path.name


EDITS: tuple[Edit, ...] = (
    change_amount,
    change_title,
    delete,
    add,
    rename,
    change_posted,
    rename_person,
    rename_board,
    rename_village,
    change_policy,
)


def publish(folder: Path, today: date) -> dict[str, str]:
    """Build a village as a draft is built, so that no fault of an edit stops it; give what is served."""
    settings = open_settings(str(folder / "site_config.yml"))
    built = build(settings, today, draft=True, out=folder / "site")
    assert built.published
    return served(folder)


def cold(folder: Path, today: date) -> dict[str, str]:
    """Build the same content in a folder that has never seen a build."""
    other = folder.with_name("cold")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder / "content", other / "content")
    shutil.copyfile(folder / "site_config.yml", other / "site_config.yml")
    return publish(other, today)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_an_incremental_build_equals_a_cold_one(tmp_path: Path, seed: int) -> None:
    """After each of a row of edits, one to three at a time, the site equals a cold build of the same files."""
    dice = random.Random(seed)
    village = small_village(tmp_path / "village")
    publish(village, TODAY)
    edits = list(EDITS)
    dice.shuffle(edits)
    while edits:
        told = [
            f"{edit.__name__} {edit(village / 'content', dice)}"
            for edit in (edits.pop() for _ in range(min(len(edits), dice.randint(1, 3))))
        ]
        assert differing(publish(village, TODAY), cold(village, TODAY)) == [], told


@pytest.mark.slow
@pytest.mark.parametrize("edit", [("公开起始: 2025-10-01\n", "公开起始: "), ("", "按月公布财务: ")])
def test_what_the_village_owes_moves_with_its_own_record(tmp_path: Path, edit: tuple[str, str]) -> None:
    """村情 says from when what is owed: blanks on all pages follow it, as in a cold build."""
    village = small_village(tmp_path / "village")
    publish(village, TODAY)
    (record,) = (village / "content").glob("村情/*.yml")
    put, begins = edit
    lines = [line for line in record.read_text("utf-8").splitlines(keepends=True) if not line.startswith(begins)]
    record.write_text("".join(lines) + put, "utf-8")
    assert differing(publish(village, TODAY), cold(village, TODAY)) == []


@pytest.mark.slow
def test_a_day_later_equals_a_cold_build(tmp_path: Path) -> None:
    """Nothing but the day moves: what counts down, hangs or is late is made again, as a cold build of that day makes it."""
    village = small_village(tmp_path / "village")
    publish(village, TODAY)
    for days in (1, 9, 40, -20):
        today = TODAY + timedelta(days)
        assert differing(publish(village, today), cold(village, today)) == [], today


@pytest.mark.slow
def test_the_cache_changes_nothing_but_the_time(tmp_path: Path) -> None:
    """With its cache deleted, or cut in half, a village builds the same site."""
    village = small_village(tmp_path / "village")
    before = publish(village, TODAY)
    for path in sorted((village / ".wuhua").glob("*.db")):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert differing(publish(village, TODAY), before) == []
    shutil.rmtree(village / ".wuhua")
    assert differing(publish(village, TODAY), before) == []
