"""Sheets by dice: any mixture of blocks, names of up to forty characters, amounts of up to thirteen digits; the same seed, the same sheet."""

import random
from datetime import date, timedelta
from decimal import Decimal

from tests.outputs.sheets import DIGEST, ENVELOPE
from wuhua.model.sheet import (
    Block,
    ChartBlock,
    Column,
    Count,
    FactsBlock,
    Figure,
    FilesBlock,
    LedgerBlock,
    LedgerLine,
    PeopleBlock,
    ProseBlock,
    RosterBlock,
    Seat,
    Sheet,
    Shift,
    Step,
    StepsBlock,
    TableBlock,
    Tone,
    Vacant,
    Vote,
)
from wuhua.outputs.board import Panel, paper

_WORDS = "路灯水渠保洁巡逻祠堂菜市场文化室村道清淤改造维修补贴租金分红押金电费办公慰问老人学生医疗环卫绿化公厕进度款结算第一期第二期镇级奖补"
_POSTS = ("村党总支书记", "村委会主任", "副主任", "委员", "村民小组长", "监督委员会主任", "会计", "网格员")
_HOURS = ("8:30—12:00", "14:30—17:30")
_DAY = date(2025, 3, 1)
#: Boards and papers of every shape, with readers near and far.
PANELS = (
    paper("A4"),
    paper("A3", lying=True),
    paper("A2", distance_m=Decimal("1.5")),
    paper("A1", lying=True, distance_m=Decimal(2)),
    paper("A0", distance_m=Decimal(2)),
    Panel("900x1200", 900, 1200, Decimal(2)),
    Panel("2400x1200", 2400, 1200, Decimal(2)),
)


def random_sheet(seed: int) -> Sheet:
    """One sheet."""
    dice = random.Random(seed)
    makers = (_ledger, _table, _people, _facts, _prose, _steps, _chart, _roster, _files)
    blocks = tuple(dice.choice(makers)(dice) for _ in range(dice.randint(1, 5)))
    figures = tuple(
        Figure(_words(dice, 2, 4), dice.choice((_money(dice), Count(dice.randint(0, 4000), "人"))), Tone.PLAIN)
        for _ in range(dice.randint(0, 3))
    )
    sentences = tuple(
        (_words(dice, 4, 12), "，", _money(dice), "元，", _words(dice, 3, 20), "。") for _ in range(dice.randint(0, 4))
    )
    return Sheet(
        key=f"dice/{seed}",
        kind="dice",
        family=dice.choice(("党务", "村务", "财务", "服务")),
        title=_words(dice, 5, 26),
        subtitle=_words(dice, 3, 8),
        headline=figures,
        summary=sentences,
        blocks=blocks,
        envelope=ENVELOPE,
        digest=DIGEST,
        corrections=tuple(_correction(dice) for _ in range(dice.choice((0, 0, 0, 1, 2)))),
    )


def _correction(dice: random.Random) -> tuple[date, str, str, str, str]:
    before, after = (f"{_money(dice):,.2f}" for _ in range(2))
    return _DAY, _words(dice, 4, 8), before, after, _words(dice, 6, 20)


def _words(dice: random.Random, least: int, most: int) -> str:
    return "".join(dice.choices(_WORDS, k=dice.randint(least, most)))


def _money(dice: random.Random) -> Decimal:
    return Decimal(dice.randint(0, 10 ** dice.choice((4, 6, 7, 8, 13)))) / 100


def _rows(dice: random.Random) -> int:
    return dice.choice((0, 1, 2, 5, 9, 14, 22, 40))


def _ledger(dice: random.Random) -> Block:
    lines = tuple(
        LedgerLine(
            anchor=f"e{number}",
            day=_DAY + timedelta(dice.randint(0, 30)),
            heading=_words(dice, 4, 6),
            summary=_words(dice, 3, 40 if dice.random() < 0.1 else 14),
            amount=_money(dice),
            voucher=f"付-{number:04d}",
            handler=dice.choice(("", "梁某某")),
            approver=dice.choice(("", "陈某某")),
        )
        for number in range(_rows(dice))
    )
    return LedgerBlock(_words(dice, 4, 6), Tone.OUT, lines, sum((line.amount for line in lines), Decimal(0)))


def _table(dice: random.Random) -> Block:
    kinds = [dice.choice(("words", "money", "count")) for _ in range(dice.randint(2, 6))]
    columns = tuple(
        Column(_words(dice, 2, 5), number=kind != "words", grow=place == 0) for place, kind in enumerate(kinds)
    )
    make = {
        "words": lambda: _words(dice, 2, 12),
        "money": lambda: _money(dice),
        "count": lambda: dice.randint(0, 9999),
    }
    rows = tuple(tuple(make[kind]() for kind in kinds) for _ in range(_rows(dice)))
    return TableBlock(_words(dice, 3, 8), columns, rows)


def _people(dice: random.Random) -> Block:
    return PeopleBlock(
        _words(dice, 2, 4),
        tuple(
            Seat(
                dice.choice(_POSTS),
                Vacant("补选中") if dice.random() < 0.1 else dice.choice("梁陈李何黄") + "某某",
                duty=_words(dice, 2, 10),
                since=_DAY,
                phone=dice.choice(("", "0757-0000000")),
            )
            for _ in range(dice.randint(1, 15))
        ),
    )


def _facts(dice: random.Random) -> Block:
    return FactsBlock(
        _words(dice, 2, 4), tuple((_words(dice, 2, 5), _words(dice, 2, 24)) for _ in range(dice.randint(1, 9)))
    )


def _prose(dice: random.Random) -> Block:
    signed = dice.choice((None, None, None, ("云溪村村民委员会", _DAY)))
    return ProseBlock(
        _words(dice, 2, 4), tuple(_words(dice, 10, 120) + "。" for _ in range(dice.randint(1, 5))), signed
    )


def _roster(dice: random.Random) -> Block:
    return RosterBlock(
        _words(dice, 2, 4),
        tuple(
            (_DAY + timedelta(day), tuple(_shift(dice, hours) for hours in dice.choice((_HOURS, _HOURS[:1]))))
            for day in range(dice.choice((3, 14, 31)))
        ),
    )


def _shift(dice: random.Random, hours: str) -> Shift:
    person, other = (dice.choice("梁陈李何黄") + "某某" for _ in range(2))
    phone, note = dice.choice(("", "0757-0000000")), dice.choice(("", _words(dice, 2, 8)))
    return Shift(hours, person, phone, dice.choice(("", other)), note)


def _files(dice: random.Random) -> Block:
    return FilesBlock("附件", tuple((_words(dice, 4, 20), "附件/凭证.pdf", 90_000) for _ in range(dice.randint(1, 6))))


def _steps(dice: random.Random) -> Block:
    vote = Vote(45, 41, 39, 1, 1, need="到会过半数同意", passed=True)
    return StepsBlock(
        _words(dice, 2, 5),
        tuple(
            Step(
                _words(dice, 3, 10), _DAY + timedelta(7 * number), Tone.GOOD, vote=vote if dice.random() < 0.3 else None
            )
            for number in range(dice.randint(2, 7))
        ),
    )


def _chart(dice: random.Random) -> Block:
    bars = sorted((_money(dice) for _ in range(dice.randint(2, 7))), reverse=True)
    return ChartBlock(_words(dice, 3, 6), tuple((_words(dice, 2, 8), bar) for bar in bars), Tone.OUT)
