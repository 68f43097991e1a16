"""``wuhua policy``: what a clerk reads of a place's rules, and of a change of place."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from wuhua.base.caret import width_of
from wuhua.base.faults import MachineFault
from wuhua.commands import app
from wuhua.law.files import limit_table, places
from wuhua.law.policy import load_policy
from wuhua.policies import diff_policies, show_policy
from wuhua.rules.rule import FAMILIES

DAY = date(2025, 7, 1)


def show(word: str, day: date = DAY) -> str:
    """Tell a place's rules as a pipe gets them."""
    return show_policy(word, day, None)[0]


@pytest.mark.parametrize("word", ["东莞", "东", "东莞2016"])
def test_the_beginning_of_a_name_is_enough(word: str) -> None:
    """A beginning that only one place has opens it."""
    assert show(word).startswith("当地规定：东莞2016（2025-07-01）\n")


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("东菀", "没有“东菀”的规定，是不是“东莞2016”。"),
        ("四", "“四”开头的有几个：四川、四川2021。"),
        ("", "没有“”的规定。现在有："),
        ("纽约", "没有“纽约”的规定。现在有："),
    ],
)
def test_a_name_that_is_none_or_several_is_asked_back(word: str, says: str) -> None:
    """The nearest name is offered, and all that there are."""
    with pytest.raises(MachineFault, match=says):
        show(word)


def test_an_exact_name_stands_over_a_longer_one() -> None:
    """四川 is 四川, although 四川2021 begins with it."""
    assert show("四川").startswith("当地规定：四川（")


@pytest.mark.parametrize("place", list(places()))
def test_every_place_tells_every_number_and_its_source(place: str) -> None:
    """Each limit in force stands there with its layer, its clause and its first day."""
    text = show(place)

    for row in load_policy(place)[0].rows:
        if row.in_force(DAY.isoformat()):
            assert row.layer in text and row.basis.removesuffix("（未核）") in text
            assert not row.start or f"{row.start}起" in text
    assert [family for family in FAMILIES.values() if f"\n{family}\n" in text] == list(FAMILIES.values())


def test_a_threshold_is_a_plain_sentence_with_its_source() -> None:
    """The value stands in a sentence; below it layer, verb, verified or not, since when, and the clause."""
    lines = show("重庆").split("\n")
    at = next(index for index, line in enumerate(lines) if "最晚15日公开" in line)

    assert lines[at] == "* T03       一期结束后的第一个月，最晚15日公开"
    assert lines[at + 1].split() == ["重庆", "应当", "已核", "2013-11-01起", "重庆市实施村民委员会组织法办法第30条"]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("丹阳", "村的年工作经费不低于40万元"),
        ("丹阳", "不称职票超过1/3有效票的，调整岗位"),
        ("东莞2016", "社区直接选举，参选率要达到96.5%"),
        ("某区", "外墙最多挂2块牌子"),
        ("白坭2013", "周村：村民议事会定了15席"),
        ("白坭2013", "站长原则上由书记兼任"),
        ("五化做法", "看板报每远一米，字高要多4.5毫米"),
        ("浙江", "低保申请：公示7日"),
        ("全国", "  困境儿童：只写总数，不列人"),
    ],
)
def test_sentences_are_for_people(place: str, sentence: str) -> None:
    """Great sums in 万, shares and seats in words, yes and no as what is asked."""
    assert sentence in show(place)


def test_the_columns_of_sources_stand_below_each_other() -> None:
    """By display width: a Han character is two cells."""
    verbs = [line for line in show("重庆").split("\n") if line.startswith(" " * 12) and not line.startswith(" " * 13)]
    starts = {
        width_of(line[: line.index(verb)]) for line in verbs for verb in ("应当", "当地", "提倡") if f" {verb} " in line
    }

    assert len(verbs) > 50 and starts == {26}


def test_what_has_ended_says_until_when() -> None:
    """In 2026 the numbers of the 2018 text are shown as ended, and that nothing is checked by them."""
    said = "选举，登记选民投票超过1/2才有效"
    assert said + "\n" in show("全国")
    assert said + "（到2025-12-31；以后的数没有读到，先不检查）" in show("全国", date(2026, 1, 20))


def test_what_no_layer_gives_is_listed_as_silent() -> None:
    """A rule without a number is told, not hidden."""
    silent = [line for line in show("全国").split("\n") if line.startswith("  没有哪一级写数")]
    given = {row.name for row in load_policy("全国")[0].rows}
    listed = {name for line in silent for name in line.partition("：")[2].split("、")}

    assert listed == {row["名称"] for row in limit_table()} - given


def test_other_layers_words_stand_below_the_ruling_one() -> None:
    """Where two layers speak, the second is told too."""
    lines = show("山东").split("\n")
    at = next(index for index, line in enumerate(lines) if "村务监督委员会3或5人" in line)
    assert lines[at].startswith("* R02") and "另有：村务监督委员会3至5人" in lines[at + 2]


def test_a_change_of_place_is_told_in_words() -> None:
    """What is stricter, looser, only here, only there; with both sources."""
    text, code = diff_policies("重庆", "浙江", DAY, None)

    assert code == 0 and text.startswith("从“重庆”换到“浙江”：")
    assert "更宽：村民提出异议或查询，3天内答复" in text and "→ 村民提出异议或查询，15天内答复" in text
    assert "只有重庆有：在公开栏上至少挂10天" in text and "只有浙江有：职务终止的，15天内公告" in text
    assert "力度更松：公开栏要在谁都能看到的地方" in text
    assert "  评议方案：只有重庆有：提前10日（重庆市实施村民委员会组织法办法第36条）" in text


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("浙江", "重庆", "更严：村民提出异议"),
        ("某区", "丹阳", "更宽：村的办公和服务用房不少于600平方米"),
        ("山东", "湖州", "不同：村务监督委员会3或5人"),
    ],
)
def test_stricter_and_looser_follow_the_limits_direction(first: str, second: str, verdict: str) -> None:
    """Fewer days to answer are stricter, fewer square metres looser; sizes are only different."""
    assert verdict in diff_policies(first, second, DAY, None)[0]


def test_a_place_does_not_differ_from_itself() -> None:
    """Nothing changes."""
    assert diff_policies("重庆", "重庆", DAY, None) == ("从“重庆”换到“重庆”：数都一样。", 0)


def test_the_command_shows_a_countys_own_file(tmp_path: Path) -> None:
    """A file is shown like a place; its mistakes come first, with exit code 1."""
    file = tmp_path / "某县.yml"
    file.write_text(
        "名称: 某县\n文件: {名称: 某县目录, 核对: 已核}\n规定:\n  - {名称: 公开栏保留天数, 数值: 9}\n", "utf-8"
    )
    clean = CliRunner().invoke(app, ["policy", "show", str(file), "--as-of", "2025-07-01"])
    file.write_text(file.read_text("utf-8").replace("9", "九"), "utf-8")
    wrong = CliRunner().invoke(app, ["policy", "show", str(file), "--as-of", "2025-07-01"])

    assert clean.exit_code == 0 and "* T05       在公开栏上至少挂9天" in clean.output
    assert wrong.exit_code == 1 and wrong.output.startswith("错误 E303: “公开栏保留天数”写的是“九”")


def test_the_catalogue_of_a_county_is_compared_item_by_item(tmp_path: Path) -> None:
    """Items added, dropped and changed are told with old and new."""
    file = tmp_path / "某县.yml"
    file.write_text(
        "名称: 某县\n文件: {名称: 某县目录, 核对: 已核}\n目录:\n  - {编号: CW-41, 名称: 移风易俗, 周期: 年}\n不公开目录: [CW-40]\n",
        "utf-8",
    )
    text, code = diff_policies("全国", str(file), DAY, None)

    assert code == 0
    assert "  少一项 CW-40 环卫考评" in text
    assert "  改一项 CW-41 移风易俗；名称：红白理事会和移风易俗 → 移风易俗；周期：半年 → 年" in text
