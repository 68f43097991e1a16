"""Ballots: whatever an honest count gives is silent, and every number that is moved beyond its bound is found once."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuhua.base.finding import Finding
from wuhua.kinds import kinds_by_ident
from wuhua.law.policy import load_policy
from wuhua.model.validate import validate
from wuhua.rules.engine import check_record
from wuhua.source.loader import load_bytes

POLICY = load_policy("全国")[0]


def found(kind: str, text: str) -> list[Finding]:
    """Give what the rules on one record find."""
    document, _ = load_bytes(text.encode(), f"{kind}.yml")
    assert document is not None
    card = kinds_by_ident()[kind]
    record, findings = validate(document, card.record)
    assert record is not None, findings
    return list(check_record(record, card.facts(record, f"{kind}.yml"), document, POLICY).findings)


def ballot(**counts: object) -> str:
    """Write an election of one ballot; keys are the record's own."""
    lines = "".join(f"    {name}: {value}\n" for name, value in counts.items())
    return f"选举: 换届\n类别: 村民委员会\n轮次:\n  - 轮次: 正式选举\n    日期: 2023-03-18\n{lines}"


@given(st.integers(1, 3000), st.data())
def test_an_honest_count_is_silent(voters: int, data: st.DataObject) -> None:
    """Voters ≥ voted ≥ papers back = valid + invalid, and votes within them: no rule speaks of the arithmetic."""
    voted = data.draw(st.integers(voters // 2 + 1, voters))
    back = data.draw(st.integers(0, voted))
    invalid = data.draw(st.integers(0, back))
    votes = data.draw(st.integers(0, back - invalid))
    text = ballot(登记选民=voters, 参加投票=voted, 发出选票=voted, 收回选票=back, 有效票=back - invalid, 无效票=invalid)

    assert [f.message for f in found("election", text + f"    候选人: [{{姓名: 甲, 得票: {votes}}}]\n")] == []


@given(st.integers(2, 3000), st.data())
def test_a_winner_has_more_than_half(voted: int, data: st.DataObject) -> None:
    """A winner is questioned exactly when the votes are not more than half of those who voted."""
    votes = data.draw(st.integers(0, voted))
    text = ballot(参加投票=voted, 候选人=f"[{{姓名: 甲, 得票: {votes}, 结果: 当选}}]")

    assert [f.code for f in found("election", text)] == ([] if Fraction(votes, voted) > Fraction(1, 2) else ["D13"])


@given(st.integers(1, 3000), st.data())
def test_a_rerun_asks_for_a_third_of_the_papers(back: int, data: st.DataObject) -> None:
    """In a re-run the third itself suffices, and papers that came back are the base."""
    votes = data.draw(st.integers(0, back))
    text = ballot(参加投票=back + 5, 收回选票=back, 候选人=f"[{{姓名: 甲, 得票: {votes}, 结果: 当选}}]")
    codes = [f.code for f in found("election", text.replace("正式选举", "另行选举"))]

    assert codes == ([] if 3 * votes >= back else ["D13"])


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"登记选民": 100, "参加投票": 101}, "登记选民100人，参加投票101人"),
        ({"参加投票": 100, "委托投票": 101}, "参加投票100人，委托投票101人"),
        ({"登记选民": 100, "发出选票": 101}, "登记选民100人，发出选票101张"),
        ({"发出选票": 100, "收回选票": 101, "参加投票": 100}, "发出选票100张，收回101张"),
        ({"参加投票": 100, "收回选票": 101}, "参加投票100人，收回选票101张"),
        ({"收回选票": 100, "有效票": 101}, "收回选票100张，有效票101张"),
        ({"收回选票": 100, "有效票": 90, "无效票": 9}, "加起来是99，收回100张"),
        ({"收回选票": 100, "有效票": 90, "无效票": 9, "弃权票": 2}, "加起来是101，收回100张"),
        ({"参加投票": 100, "有效票": 95, "无效票": 6}, "加起来是101，参加投票100人"),
        ({"登记选民": 300, "参加投票": 200, "参选率": "66.66"}, None),
        ({"登记选民": 300, "参加投票": 200, "参选率": "66.7"}, None),
        ({"登记选民": 300, "参加投票": 200, "参选率": "67"}, None),
        ({"登记选民": 300, "参加投票": 200, "参选率": "66.65"}, "参选率是66.67%，写的是66.65%"),
    ],
)
def test_one_wrong_number_speaks_once(counts: dict[str, object], words: str | None) -> None:
    """Each bound that is broken gives one finding of D12 that names both numbers; a share may be cut or rounded."""
    told = [(f.code, f.message, f.blocks) for f in found("election", ballot(**counts))]

    assert [code for code, *_ in told] == ([] if words is None else ["D12"])
    assert words is None or (words in told[0][1] and told[0][2])


def test_a_wrong_paper_count_does_not_accuse_the_candidates() -> None:
    """A valid count that is too small for its candidate and its papers is told once, as papers that do not add up."""
    text = ballot(收回选票=100, 有效票=9, 无效票=1, 候选人="[{姓名: 甲, 得票: 80}]")

    assert [(f.code, f.span.line) for f in found("election", text)] == [("D12", 7)]


def vote(step: str, **numbers: int) -> list[str]:
    """Check a decision of one step, and give the codes that speak of it."""
    inside = "".join(f", {name}: {number}" for name, number in numbers.items())
    text = f"事项: 修路\n四议两公开:\n  {step}: {{日期: {date(2025, 6, 1)}{inside}}}\n"
    return [f.code for f in found("decision", text) if f.code != "D01"]


@given(st.integers(3, 400), st.data())
def test_the_models_are_never_mixed(due: int, data: st.DataObject) -> None:
    """The same figures are judged by each body's own model: halves and thirds of those present, or of all."""
    present = data.draw(st.integers(1, due))
    yes = data.draw(st.integers(present // 2 + 1, present))
    numbers = {"应到": due, "实到": present, "同意": yes, "反对": present - yes}
    two_thirds, half = 3 * present >= 2 * due, 2 * present > due

    assert (vote("村民会议决议", **numbers) == []) == half
    assert (vote("村民代表会议决议", **numbers) == []) == two_thirds
    assert (vote("村民小组会议决议", **numbers) == []) == two_thirds
    assert (vote("成员大会决议", **numbers) == []) == (two_thirds and 3 * yes >= 2 * due)
    assert (vote("理事会决议", **numbers) == []) == (two_thirds and 2 * yes > due)
    assert (vote("成员代表大会决议", **numbers) == []) == (due >= 21 and 3 * yes >= 2 * due)
