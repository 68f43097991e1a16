"""R11: an appraisal's ballots, weights and totals agree, and its grades are the place's."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from decimal import Decimal

    from wuhua.kinds.appraisal.record import Appraisal, Target
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Appraisal", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find ballots that cannot be, weights that are not 100, totals that are not their parts', grades that no rule knows."""
    lost = next(_returned(record), None) or next(_papers_off(record), None)
    if lost:
        yield lost
    yield from _rows(record, bool(lost))
    yield from _counts(record)
    yield from _weights(record, policy)
    yield from _totals(record)
    yield from _grades(record, policy)


def _returned(record: "Appraisal") -> Iterator[Fault]:
    """The papers, widest first: who came, what was given out, what came back, what was valid."""
    for index, voters in enumerate(record.voters):
        if voters.due is not None and voters.present is not None and voters.present > voters.due:
            message = f"{voters.name}应到{voters.due}人，实到{voters.present}人"
            fix = "对照签到表改正"
            yield _cannot_be(("参加人", index, "实到"), message, voters.present - voters.due, "人", fix)
    came = [voters.present for voters in record.voters]
    present = sum(x for x in came if x is not None) if came and None not in came else None
    papers = [("发出票", record.issued), ("收回票", record.returned), ("有效票", record.valid)]
    known = [(name, count) for name, count in papers if count is not None]
    for (before, more), (after, less) in pairwise(known):
        if less > more:
            message = f"{after[:2]}{less}张票，比{before[:2]}的{more}张多"
            yield _cannot_be((after,), message, less - more, "张", "对照票数改正")
    for name, count in known:
        if present is not None and count > present:
            message = f"{name[:2]}{count}张票，比到会的{present}人多"
            yield _cannot_be((name,), message, count - present, "张", "对照签到表和票数改正")


def _papers_off(record: "Appraisal") -> Iterator[Fault]:
    """Rows that agree with each other but not with the papers: the papers' number is the wrong one, told once."""
    casts = [target.cast for target in record.targets if target.votes]
    if len(casts) > 1 and len(set(casts)) == 1 and record.base not in (None, casts[0]):
        name = "有效票" if record.valid is not None else "收回票"
        message = f"各行的票加起来都是{casts[0]}，{name}写的是{record.base}张"
        gap = f"差{abs(casts[0] - (record.base or 0))}"
        yield Fault((name,), message, gap, "对照票数改写错的那个数", blocks=True)


def _cannot_be(path: tuple[str | int, ...], message: str, more: int, unit: str, fix: str) -> Fault:
    return Fault(path, message, f"多了{more}{unit}", fix, blocks=True)


def _rows(record: "Appraisal", lost: bool) -> Iterator[Outcome]:
    """Each row's ballots beside the scale and beside the papers; when the papers themselves are wrong they speak alone."""
    uncounted = 0
    for index, target in enumerate(record.targets):
        if not target.votes:
            continue
        if len(target.votes) != len(record.scale):
            message = f"{_who(index, target)}写了{len(target.votes)}个票数，等次有{len(record.scale)}个"
            fix = f"按先后写成{len(record.scale)}个数：{'、'.join(record.scale)}；没有的写 0"
            yield Fault(("对象", index, "票"), message, "个数不一样", fix, blocks=True)
        elif record.base is None:
            uncounted += 1
        elif target.cast != record.base and not lost:
            yield _uneven(record, index, target)
    if uncounted:
        yield Skip("没有写收回多少票")


def _uneven(record: "Appraisal", index: int, target: "Target") -> Fault:
    paper = f"有效票{record.valid}张" if record.valid is not None else f"收回{record.returned}张"
    message = f"{_who(index, target)}的票加起来是{target.cast}，{paper}"
    gap = f"差{abs(target.cast - (record.base or 0))}"
    return Fault(
        ("对象", index, "票"), message, gap, "对照票数改写错的那个数；弃权、无效的写在“弃权”“无效”里", blocks=True
    )


def _who(index: int, target: "Target") -> str:
    """A row without its person's name: the page that shows a finding may be the web's."""
    return f"第{index + 1}行（{target.post}）" if target.post else f"第{index + 1}行"


def _counts(record: "Appraisal") -> Iterator[Fault]:
    total = sum(record.counts)
    if record.taken is not None and record.due is not None and record.taken > record.due:
        message = f"应评{record.due}人，参评{record.taken}人"
        yield _cannot_be(("参评",), message, record.taken - record.due, "人", "对照名册改正")
    elif record.counts and len(record.counts) != len(record.scale):
        message = f"各等次人数写了{len(record.counts)}个，等次有{len(record.scale)}个"
        fix = f"按先后写成{len(record.scale)}个数：{'、'.join(record.scale)}；没有的写 0"
        yield Fault(("各等次人数",), message, "个数不一样", fix, blocks=True)
    elif record.counts and record.taken is not None and total != record.taken:
        message = f"各等次人数加起来是{total}，参评{record.taken}人"
        yield Fault(
            ("各等次人数",), message, f"差{abs(total - record.taken)}", "对照评议结果改写错的那个数", blocks=True
        )


def _weights(record: "Appraisal", policy: "Policy") -> Iterator[Fault]:
    if not record.weights:
        return
    total = sum(weight.share for weight in record.weights)
    if total != 100:
        message = f"权重加起来是{total}%，不是100%"
        yield Fault(("权重",), message, "", "对照考核办法改正各块的比例", at_key=True, severity=Severity.WARNING)
        return
    limit = policy.limit("民主评议权重", record.day or record.period.end)
    for index, weight in enumerate(record.weights):
        if limit and "民主" in weight.name and weight.share != limit.value:
            yield Fault(
                ("权重", index, "比例"),
                f"{weight.name}占{weight.share}%，当地规定占{limit.value}%",
                fix=f"按考核办法改成 {limit.value}；另有办法的，在“备注”里写明",
                severity=limit.severity,
                basis=limit.basis,
            )


def _totals(record: "Appraisal") -> Iterator[Fault]:
    """Declared totals beside the weighted ones, at the declared precision; weights that are not 100 speak alone."""
    # The kind is there already when one of its records is judged.
    from decimal import ROUND_HALF_UP

    from wuhua.kinds.appraisal.record import exact_total

    if sum(weight.share for weight in record.weights) != 100:
        return
    for index, target in enumerate(record.targets):
        added = exact_total(record, target)
        if target.total is None or added is None or added.quantize(target.total, ROUND_HALF_UP) == target.total:
            continue
        message = f"{_who(index, target)}的总分写的是{target.total}，按权重算是{_short(added)}"
        yield Fault(("对象", index, "总分"), message, "", "改成算出来的数；哪一块的分数写错了就改那一块", blocks=True)


def _short(points: "Decimal") -> str:
    from decimal import ROUND_HALF_UP, Decimal

    return str(points.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _grades(record: "Appraisal", policy: "Policy") -> Iterator[Fault]:
    """Cadres' grades beside the place's own; a place that sets none lets any grade stand."""
    limit = policy.limit("考核等次", record.day or record.period.end)
    if limit is None or record.category not in ("村干部", "小组干部", "村书记"):
        return
    more = {"severity": limit.severity, "basis": limit.basis, "fix": f"写当地的等次：{'、'.join(limit.value)}"}
    strange = [name for name in record.grades if name not in limit.value]
    if strange:
        message = f"等次“{strange[0]}”不在当地规定的{len(limit.value)}等里"
        yield Fault(("等次",), message, **more)  # type: ignore[arg-type]
    for index, target in enumerate(record.targets):
        if target.grade and target.grade not in limit.value and target.grade not in strange:
            message = f"{_who(index, target)}的综合等次“{target.grade}”不在当地规定的{len(limit.value)}等里"
            yield Fault(("对象", index, "综合等次"), message, **more)  # type: ignore[arg-type]


RULE = Rule("R11", "评议的数对不上", "record", find, kinds=("appraisal",), clauses=("勾稽",))
