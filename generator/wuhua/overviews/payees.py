"""With whom the village dealt in a year: organisations by name, persons never; and the largest lines, and those without a decision."""

from collections.abc import Iterator

from wuhua.base.dates import Period
from wuhua.base.persons import is_organisation
from wuhua.kinds.brief import Placed, decision_of
from wuhua.kinds.lines import FLOW, MOVED, sort_of
from wuhua.model.sheet import Block, Count, Figure, LinesBlock, Link, ProseBlock, Sentence, Sheet, Tone
from wuhua.model.village import Village
from wuhua.overviews.accounts import Account
from wuhua.overviews.listed import group_of, part_of, summed, total_of
from wuhua.overviews.money import ledgers
from wuhua.overviews.room import Room

#: How many of the largest lines of a side are listed; the headings' pages have all.
_LARGEST = 40
_LIMIT = "支出须决议起点金额"
UNDECIDED = "money/undecided"
#: How many years back payments without a decision are looked for.
_YEARS = 3
_SIDES = (("支出", "付给谁", Tone.OUT), ("收入", "从谁收来", Tone.IN))


def threshold(village: Village) -> int | None:
    """From how many cents on a payment needs a decision; None where no rule says."""
    limit = village.policy.limit(_LIMIT, village.as_of)
    return int(limit.value) * 100 if limit else None


def _keys(village: Village) -> Iterator[str]:
    for year in sorted({period.year for period, _ in ledgers(village)}):
        yield f"money/{year}/payees"
        yield f"money/{year}/largest"
    if village.policy.limit(_LIMIT) and ledgers(village):
        yield UNDECIDED


def _sheet(village: Village, key: str) -> Sheet:
    if key == UNDECIDED:
        return _undecided_sheet(village)
    _, year, view = key.split("/")
    placed = Account.of(village, Period(int(year), 1, 12)).placed
    return (_payees_sheet if view == "payees" else _largest_sheet)(village, key, int(year), placed)


def _payees_sheet(village: Village, key: str, year: int, placed: list[Placed]) -> Sheet:
    blocks: list[Block] = []
    told: list[Sentence] = []
    for side, title, _ in _SIDES:
        own = [pair for pair in placed if pair[1].side == side and not pair[1].moved]
        named = [pair for pair in own if pair[1].payee]
        if named:
            blocks.append(_by_payee(side, title, named, village))
        unnamed = [pair for pair in own if not pair[1].payee]
        if unnamed:
            told.append(
                (
                    f"{side}里有 ",
                    Count(len(unnamed), "笔"),
                    "没有写对方，合计 ",
                    total_of(unnamed),
                    " 元，在按科目的页里看。",
                )
            )
    return Sheet(
        key=key,
        kind="money",
        family="财务",
        title=f"{year}年，钱付给谁、从谁收来",
        subtitle=f"{village.name} · 单位：元",
        summary=(("单位写名字；个人的合在一起，不列名字。",), *told),
        blocks=tuple(blocks) or (ProseBlock("对方", ("这一年的账上还没有写对方。",)),),
        related=(_back(year),),
    )


def _by_payee(side: str, title: str, named: list[Placed], village: Village) -> LinesBlock:
    """Organisations by how much, the largest first; persons together at the end."""
    parties: dict[str, list[Placed]] = {}
    for pair in named:
        payee = pair[1].payee
        parties.setdefault(payee if is_organisation(payee) else "", []).append(pair)
    ordered = sorted(parties.items(), key=lambda each: (not each[0], -sum(line.cents for _, line in each[1]), each[0]))
    mark = "out" if side == "支出" else "in"
    groups = tuple(
        group_of(f"{mark}-{number}", name or "个人（不列名字）", [part_of("", None, _by_day(pairs), village)])
        for number, (name, pairs) in enumerate(ordered, 1)
    )
    return LinesBlock(title, mark, groups, summed(group.total for group in groups))


def _by_day(pairs: list[Placed]) -> list[Placed]:
    return sorted(pairs, key=lambda pair: (pair[1].day, pair[0], pair[1].number))


def _largest_sheet(village: Village, key: str, year: int, placed: list[Placed]) -> Sheet:
    """The largest of what was earned and spent, as the year's sentences count it, then of what was neither."""
    owing = threshold(village)
    blocks: list[Block] = []
    sorts = {id(pair): sort_of(pair[1], village.policy) for pair in placed}
    for kept, words in ((False, ""), (True, f"，{FLOW}")):
        for side, _, _ in _SIDES:
            own = [p for p in placed if p[1].side == side and sorts[id(p)] != MOVED and (sorts[id(p)] == FLOW) is kept]
            chosen = sorted(own, key=lambda pair: (-pair[1].cents, pair[1].day, pair[0], pair[1].number))[:_LARGEST]
            if chosen:
                part = part_of("", None, chosen, village, owing=owing, heading=True)
                mark = ("out" if side == "支出" else "in") + ("-flow" if kept else "")
                group = group_of(mark, f"最大的{len(chosen)}笔，一共", [part])
                blocks.append(LinesBlock(f"{side}{words}，从大到小", "", (group,), group.total))
    return Sheet(
        key=key,
        kind="money",
        family="财务",
        title=f"{year}年最大的收支",
        subtitle=f"{village.name} · 两本账之间划转的不在里面",
        summary=tuple(_rule_told(village)),
        blocks=tuple(blocks) or (ProseBlock("最大的收支", ("这一年没有收支。",)),),
        related=(_back(year), *((Link(_UNDECIDED_TITLE, UNDECIDED),) if owing is not None else ())),
    )


_UNDECIDED_TITLE = "还没写明是哪次会议同意的大额支出"


def _rule_told(village: Village) -> Iterator[Sentence]:
    limit = village.policy.limit(_LIMIT, village.as_of)
    if limit is not None:
        yield (f"一笔支出{int(limit.value):,}元以上的，要写明是哪次会议同意的（依据：{limit.basis}）。",)


def undecided_of(account: Account, village: Village) -> list[Placed]:
    """Payments of a period from the threshold on for which no decision can be found; empty where no rule asks."""
    owing = threshold(village)
    if owing is None:
        return []
    large = [
        (key, line) for key, line in account.placed if line.side == "支出" and not line.moved and line.cents >= owing
    ]
    return [(key, line) for key, line in large if decision_of(line, village) is None]


def _undecided_sheet(village: Village) -> Sheet:
    blocks: list[Block] = []
    years = range(village.as_of.year, village.as_of.year - _YEARS, -1)
    for year in years:
        pairs = undecided_of(Account.of(village, Period(year, 1, 12)), village)
        if pairs:
            group = group_of(f"y{year}", f"{year}年，一共", [part_of("", None, pairs, village, heading=True)])
            blocks.append(LinesBlock(f"{year}年", "", (group,), group.total))
    count = sum(len(part.lines) for block in blocks if isinstance(block, LinesBlock) for part in block.groups[0].parts)
    told = f"这{_YEARS}年有{count}笔还没有写。村会计在那一笔里写上决议的编号，这里就没有了。" if count else "都写明了。"
    return Sheet(
        key=UNDECIDED,
        kind="money",
        family="财务",
        title=_UNDECIDED_TITLE,
        subtitle=f"{village.name} · {years[-1]}年到{years[0]}年",
        headline=(Figure("一共", summed(block.total for block in blocks if isinstance(block, LinesBlock)), Tone.OUT),)
        if count
        else (),
        summary=(*_rule_told(village), (told,)),
        blocks=tuple(blocks),
    )


def _back(year: int) -> Link:
    return Link(f"{year}年的钱，按科目、按对方、按大小看", f"money/{year}")


ROOM = Room("payees", _keys, _sheet)
