"""Policy as data: every file reads, layers stack as they should, values survive the cache."""

import marshal
import time
from datetime import date
from pathlib import Path

import pytest

from wuhua.base.finding import Severity
from wuhua.law.files import limit_table, places
from wuhua.law.policy import Policy, load_policy
from wuhua.law.values import READERS

PLACES = [name for name in places() if name != "五化做法"]
LAYERS = {
    "全国": ("五化做法", "全国"),
    "白坭2013": ("五化做法", "全国", "广东", "白坭2013"),
    "某区": ("五化做法", "全国", "某区"),
    "东莞2016": ("五化做法", "全国", "广东", "东莞2016"),
    "四川2021": ("五化做法", "全国", "四川", "四川2021"),
    "丹阳": ("五化做法", "全国", "江苏", "丹阳"),
    "湖州": ("五化做法", "全国", "浙江", "湖州"),
    "重庆": ("五化做法", "全国", "重庆"),
}


def limit_of(place: str, name: str, on: date | None = None, village: str = "") -> object:
    """Give the value that rules at a place; None when no layer gives one."""
    found = load_policy(place)[0].limit(name, on, village)
    return found.value if found else None


def test_the_papers_and_provinces_are_places() -> None:
    """The five papers and the provinces that the rules name can be written into a village's 村情."""
    assert {"白坭2013", "某区", "东莞2016", "四川2021", "丹阳"} <= set(PLACES)
    assert {"重庆", "山东", "浙江", "上海", "北京", "江苏", "吉林"} <= set(PLACES)


@pytest.mark.parametrize(("place", "layers"), LAYERS.items())
def test_layers_stack_from_wide_to_near(place: str, layers: tuple[str, ...]) -> None:
    """A paper stands on its province where a file of the province is there, and on the nation."""
    assert load_policy(place)[0].layers == layers


@pytest.mark.parametrize("place", PLACES)
def test_a_policy_survives_the_cache(place: str) -> None:
    """A policy written by marshal reads back with the same answers."""
    policy, problems = load_policy(place)
    again = Policy.from_row(marshal.loads(marshal.dumps(policy.row())))

    assert problems == []
    assert again.row() == policy.row()
    assert again.limit("任期年数", date(2025, 1, 1)) == policy.limit("任期年数", date(2025, 1, 1))
    assert again.rows == policy.rows and again.items == policy.items and again.clauses == policy.clauses
    assert again.lists == policy.lists and again.headings == policy.headings and again.layers == policy.layers


def test_an_unknown_place_is_named_with_the_nearest() -> None:
    """A misspelt place falls back to 全国 and says what was probably meant."""
    policy, problems = load_policy("白泥2013")

    assert policy.name == "全国"
    assert problems == ["没有“白泥2013”的规定，是不是“白坭2013”，先按全国规定检查"]


def test_own_rules_stand_on_top() -> None:
    """A village's own number is a warning of its own layer; where a law is stricter, the law rules."""
    policy, problems = load_policy("重庆", [("定期公开截止日", "10", "章程"), ("公开栏保留天数", "7", "章程")])
    own, law = policy.limit("定期公开截止日"), policy.limit("公开栏保留天数")

    assert problems == []
    assert own and (own.value, own.layer, own.basis, own.severity) == (10, "本村规定", "章程", Severity.WARNING)
    assert law and (law.value, law.layer, law.severity) == (10, "重庆", Severity.ERROR)
    assert [row.value for row in policy.limits("定期公开截止日")] == [10, 15]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("定期截止日", "15", "章程"), "没有“定期截止日”这个名称，是不是“定期公开截止日”"),
        (("定期公开截止日", "十五", "章程"), "写的是“十五”；只写数字，如 15"),
        (("代表会议到会", "三分之二", "章程"), "写成 超过1/2、达到2/3 或 达到96.5%"),
        (("服务站人数", "8", "章程"), "写成 不满10000人 8至11；以上 12至14"),
        (("合并提议商议", "可以", "章程"), "写 是 或 否"),
    ],
)
def test_an_own_rule_that_cannot_be_read_is_named(given: tuple[str, str, str], says: str) -> None:
    """A rule with an unknown name or an unreadable number is left out and said, with what to type."""
    policy, problems = load_policy("全国", [given])

    assert len(problems) == 1 and says in problems[0]
    assert "本村规定" not in {row.layer for row in policy.rows}


@pytest.mark.parametrize("name", ["定期公开截止日", "公开栏保留天数", "服务站人数", "议事会席位", "监督委员会席位"])
def test_a_number_that_no_layer_gives_is_none(name: str) -> None:
    """Another place's number is never borrowed."""
    assert limit_of("全国", name) is None


@pytest.mark.parametrize(
    ("day", "years"),
    [(date(2013, 8, 14), 3), (date(2018, 12, 28), 3), (date(2018, 12, 29), 5), (date(2026, 6, 1), 5)],
)
def test_the_text_in_force_on_the_day_judges(day: date, years: int) -> None:
    """Terms begun before 29 December 2018 were three years."""
    assert limit_of("全国", "任期年数", day) == years


@pytest.mark.parametrize("name", ["代表会议到会", "村民会议到会", "村委会人数", "村委会女成员数"])
def test_numbers_of_the_old_text_end_with_it(name: str) -> None:
    """What only the 2018 text of the organic law gives is not carried into 2026."""
    assert limit_of("全国", name, date(2025, 12, 31)) is not None
    assert limit_of("全国", name, date(2026, 1, 1)) is None
    assert limit_of("全国", name) is None


@pytest.mark.parametrize(
    ("place", "counts"),
    [("全国", (3, 4, 5)), ("白坭2013", (3, 4, 5)), ("山东", (3, 5)), ("上海", (3, 4, 5, 6, 7)), ("北京", (3, 4, 5))],
)
def test_the_nearest_layer_counts_heads(place: str, counts: tuple[int, ...]) -> None:
    """Shandong's supervision committees have three or five members, not four; Shanghai's up to seven."""
    assert limit_of(place, "监督委员会人数") == counts


@pytest.mark.parametrize(("place", "severity"), [("全国", Severity.NOTE), ("重庆", Severity.ERROR)])
def test_severity_follows_the_verb_of_the_layer(place: str, severity: Severity) -> None:
    """A fixed board beyond finance is our practice nationally and law in Chongqing."""
    limit = load_policy(place)[0].limit("公开栏必备")
    assert limit and limit.severity is severity


def test_a_clause_says_what_became_of_it() -> None:
    """A clause of the 2018 text says after 2025 that its new number is not known; an unread text says so always."""
    policy, _ = load_policy("全国")

    assert policy.basis("CWH18 30", date(2025, 12, 31)) == "村民委员会组织法第30条"
    assert policy.basis("CWH18 30", date(2026, 1, 1)) == "村民委员会组织法第30条（2018年文本，2026年起的条号未核）"
    assert policy.basis("NJ13").endswith("（未核）")


def test_the_catalogue_is_whole() -> None:
    """It has 99 items in four families, 28 of them core, each with a name of its own."""
    policy, _ = load_policy("全国")
    by_family = {name: sum(item.family == name for item in policy.items) for name in ("党务", "村务", "财务", "服务")}

    assert by_family == {"党务": 12, "村务": 42, "财务": 31, "服务": 14}
    assert sum(item.core for item in policy.items) == 28
    assert len({item.name for item in policy.items}) == len({item.ident for item in policy.items}) == 99
    assert all(item.cadences and item.publisher and item.forms and item.basis for item in policy.items)


@pytest.mark.parametrize(
    ("ident", "core", "board_only", "reviewed", "deadline"),
    [
        ("CF-01", True, False, True, "定期"),
        ("CW-19", True, True, True, "公示期"),
        ("CW-41", False, False, False, ""),
        ("FW-03", True, False, True, "当月定期"),
        ("CF-02", True, False, True, "期初3个月内"),
    ],
)
def test_an_item_says_who_when_and_how(ident: str, core: bool, board_only: bool, reviewed: bool, deadline: str) -> None:
    """An item tells whether it is core, a list for the board alone, reviewed, and by when it is due."""
    item = load_policy("全国")[0].item(ident)

    assert item and (item.core, item.board_only, bool(item.reviewer), item.deadline) == (
        core,
        board_only,
        reviewed,
        deadline,
    )


def test_the_chart_has_its_headings() -> None:
    """The collective's chart has 42 headings by code, and old ones name what replaced them."""
    policy, _ = load_policy("全国")
    current = [heading for heading in policy.headings if not heading.instead]

    assert len(current) == len({heading.code for heading in current}) == 42
    assert {heading.family for heading in current} == {"资产", "负债", "权益", "成本", "收入", "支出"}
    assert (old := policy.heading("应付福利费")) and old.instead == "应付工资"
    assert policy.heading("没有的科目") is None


def test_the_digest_moves_with_the_village_and_the_place() -> None:
    """The same rules have the same digest; another place or another own rule has another."""
    first, again = load_policy("重庆")[0], load_policy("重庆")[0]
    others = [load_policy("山东")[0], load_policy("重庆", [("定期公开截止日", "10", "章程")])[0]]

    assert first.digest == again.digest
    assert len({first.digest, *(policy.digest for policy in others)}) == 3


def test_every_limit_that_a_layer_gives_cites_a_clause() -> None:
    """No number stands without its source."""
    rows = [row for place in PLACES for row in load_policy(place)[0].rows]

    assert rows and all(row.basis and row.text and row.layer for row in rows)


def test_every_limit_says_who_asks_and_what_it_means() -> None:
    """Whoever writes a rule finds every limit once, with its form, the rules that ask for it and a plain sentence."""
    table = limit_table()
    codes = {code for row in table for code in row["规则"].split("、") if "类" not in row}

    assert len({row["名称"] for row in table}) == len(table)
    assert all(row["形"] in READERS and row["方向"] in ("越小越严", "越大越严", "就近") for row in table)
    assert all(("{}" in row["说明"]) == (row["形"] != "是否") for row in table)
    assert all(len(code) == 3 and code[0] in "FCTMPGDRV" and code[1:].isdigit() for code in codes)
    assert all(row["规则"] in ("网页", "不查") and row["类"] in "FCTMPGDRV" for row in table if "类" in row)


def test_every_limit_is_asked_for_by_those_who_are_said_to(root: Path) -> None:
    """A limit of the rules is named among them, one of the pages only in what makes pages, one for looking up nowhere."""
    program = root / "generator" / "wuhua"

    def named(*folders: str) -> str:
        return "".join(file.read_text("utf-8") for folder in folders for file in (program / folder).rglob("*.py"))

    rules, pages = named("rules", "due", "law", "model", "hanging"), named("kinds", "overviews")
    for row in limit_table():
        name, asks = f'"{row["名称"]}"', row["规则"]
        # C13 puts the names of its lists together.
        assert (name in rules) == (asks not in ("网页", "不查")) or asks == "C13", row["名称"]
        assert (name in pages) or asks != "网页", row["名称"]


def test_every_number_of_a_layer_has_a_name_in_the_table() -> None:
    """What a layer gives, a rule asks for."""
    assert {row.name for place in PLACES for row in load_policy(place)[0].rows} <= {
        row["名称"] for row in limit_table()
    }


def test_a_row_for_the_cache_is_built_lazily() -> None:
    """Reading a cached row builds no limit, clause or item before it is asked for."""
    policy = Policy.from_row(load_policy("白坭2013")[0].row())
    assert policy._limits == {} and "clauses" not in vars(policy) and "items" not in vars(policy)


def test_a_cached_policy_is_read_in_a_blink() -> None:
    """Unpacking the row of the largest policy and asking it three things takes less than three milliseconds."""
    data = marshal.dumps(
        max((load_policy(place)[0].row() for place in PLACES), key=lambda row: len(marshal.dumps(row)))
    )
    best = 1.0
    for _ in range(10):
        started = time.perf_counter()
        policy = Policy.from_row(marshal.loads(data))
        assert policy.limit("任期年数", date(2025, 1, 1)) and policy.item("CF-01") and policy.basis("PIPL 6")
        best = min(best, time.perf_counter() - started)

    assert best < 0.003
