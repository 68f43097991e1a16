"""Sheets that the tests of every output may use: small, long, empty and hostile."""

from datetime import date, timedelta
from decimal import Decimal

from wuhua.model.sheet import (
    Badge,
    CardsBlock,
    ChartBlock,
    Column,
    Count,
    Envelope,
    FactsBlock,
    Figure,
    FilesBlock,
    LedgerBlock,
    LedgerLine,
    Link,
    Measure,
    PeopleBlock,
    ProseBlock,
    RosterBlock,
    Seat,
    Sheet,
    Shift,
    Step,
    StepsBlock,
    Strong,
    TableBlock,
    Tone,
    Vacant,
    Vote,
)

HOSTILE = "</td><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}&amp;'\""
DIGEST = "3f2a" * 16

ENVELOPE = Envelope(
    responsible="村党总支书记",
    drafted=("村会计", date(2025, 4, 2)),
    reviewed=("村务监督委员会", date(2025, 4, 5)),
    approved=("村党总支", date(2025, 4, 6)),
    posted=date(2025, 4, 8),
    notice_from=date(2025, 4, 8),
    notice_until=date(2025, 4, 18),
    keep_until=date(2025, 5, 8),
    channels=("公开栏", "网站"),
    places=("村委会公开栏", "中社公开栏"),
    basis=("村委会组织法第30条",),
)

_SPENDING = (
    ("公益支出", "中社路灯电费", "2310.00"),
    ("经营支出", "保洁员工资（6人）", "18600.00"),
    ("公益支出", "中社路灯改造第二期进度款", "36000.00"),
    ("公益支出", "水渠清淤人工", "24800.00"),
    ("管理费用", "办公用品", "860.00"),
    ("经营支出", "误工补贴（代表会议）", "3200.00"),
    ("管理费用", "村道补坑沥青", "15400.00"),
    ("公益支出", "文化室空调维修", "1180.00"),
    ("公益支出", "高龄老人慰问", "12600.00"),
    ("经营支出", "垃圾清运", "9800.00"),
)


def ledger_lines(count: int, side: str = "付") -> tuple[LedgerLine, ...]:
    """Invent so many lines of one month."""
    lines = []
    for number in range(count):
        heading, summary, amount = _SPENDING[number % len(_SPENDING)]
        lines.append(
            LedgerLine(
                anchor=f"{'e' if side == '付' else 'i'}{number + 1}",
                day=date(2025, 3, 1) + timedelta(days=number * 30 // max(count, 1)),
                heading=heading,
                summary=summary,
                amount=Decimal(amount) + number,
                voucher=f"{side}-{301 + number:04d}",
                handler="梁某某",
                approver="陈某某",
            )
        )
    return tuple(lines)


def ledger(count: int) -> Sheet:
    """A month's income (a third of the lines) and spending, with chart and sentences."""
    income, spending = ledger_lines(count // 3, "收"), ledger_lines(count - count // 3)
    inward, outward = sum(line.amount for line in income), sum(line.amount for line in spending)
    inward, outward = Decimal(inward), Decimal(outward)
    return Sheet(
        key=f"finance/2025-03-{count}",
        kind="finance",
        family="财务",
        title="2025年3月收支公开",
        subtitle="行政账",
        headline=(
            Figure("收进来", inward, Tone.IN, "本期收入"),
            Figure("花出去", outward, Tone.OUT, "本期支出"),
            Figure("账上还有", Decimal("128450.36") + inward - outward, Tone.LEFT, "期末余额"),
        ),
        summary=(
            (
                "最大一笔是",
                Strong("中社路灯改造第二期"),
                "，",
                Strong(Decimal("36000.00")),
                "元，村民代表会议39票同意。",
            ),
            ("比去年3月多花", Decimal("21480.00"), "元：冬修水渠提前开工。"),
        ),
        blocks=(
            ChartBlock(
                "钱花在哪",
                (
                    ("公益支出", Decimal("76890.00")),
                    ("经营支出", Decimal("31600.00")),
                    ("管理费用", Decimal("16260.00")),
                ),
                Tone.OUT,
            ),
            LedgerBlock("收入明细", Tone.IN, income, inward),
            LedgerBlock("支出明细", Tone.OUT, spending, outward),
        ),
        envelope=ENVELOPE,
        digest=DIGEST,
    )


def decision() -> Sheet:
    """A matter decided in six steps, the last still to come."""
    return Sheet(
        key="decisions/2025-02",
        kind="decisions",
        family="村务",
        title="中社路灯改造",
        subtitle="四议两公开",
        headline=(
            Figure("预算", Decimal("96000.00")),
            Figure("同意", Count(39, "票"), Tone.GOOD, "村民代表会议"),
            Figure("走到", "决议公开", Tone.OPEN),
        ),
        badges=(Badge("正在公示，还剩4天", Tone.OPEN),),
        summary=(("中社旧路灯换成节能灯，共", Strong(Count(86, "盏")), "。"), ("钱来自集体经济和镇级奖补。",)),
        blocks=(
            StepsBlock(
                "办到哪一步",
                (
                    Step("党组织提议", date(2025, 1, 6), Tone.GOOD),
                    Step("两委商议", date(2025, 1, 10), Tone.GOOD, vote=Vote(7, 7, 7, 0, 0, passed=True)),
                    Step("党员大会审议", date(2025, 1, 18), Tone.GOOD, vote=Vote(62, 55, 53, 0, 2, passed=True)),
                    Step(
                        "村民代表会议决议",
                        date(2025, 1, 25),
                        Tone.GOOD,
                        vote=Vote(45, 41, 39, 1, 1, need="三分之二到会，到会过半数同意", passed=True),
                    ),
                    Step("决议公开", date(2025, 1, 26), Tone.OPEN, note="贴7天", until=date(2025, 2, 2)),
                    Step("实施结果公开", None),
                ),
            ),
            TableBlock(
                "钱从哪来",
                (Column("来源", grow=True), Column("金额（元）", number=True, nowrap=True)),
                (("集体经济", Decimal("56000.00")), ("镇级奖补", Decimal("40000.00"))),
                (("合计", Decimal("96000.00")),),
            ),
        ),
        envelope=ENVELOPE,
        digest=DIGEST,
    )


def people() -> Sheet:
    """A committee with one empty seat."""
    term = {"since": date(2021, 3, 1), "until": date(2026, 3, 1)}
    return Sheet(
        key="people/committee",
        kind="people",
        family="党务",
        title="村两委成员",
        headline=(
            Figure("应有", Count(5, "人")),
            Figure("在任", Count(4, "人")),
            Figure("空缺", Count(1, "人"), Tone.LATE),
        ),
        summary=(("文书一职空缺，由", Strong("副主任"), "代管。"),),
        blocks=(
            PeopleBlock(
                "谁在管",
                (
                    Seat("党总支书记、主任", "梁某某", "全面工作", phone="0757-0000001", **term),
                    Seat("副书记", "陈某某", "党建、纪检", phone="0757-0000002", **term),
                    Seat("副主任", "黄某某", "财务、土地", phone="0757-0000003", **term),
                    Seat("委员", "何某某", "妇女、卫生", phone="0757-0000004", **term),
                    Seat("文书", Vacant("2024年5月起")),
                ),
                note="任期五年",
            ),
        ),
        envelope=ENVELOPE,
        digest=DIGEST,
    )


def roster() -> Sheet:
    """A week of duty, two shifts a day, one shift unheld."""
    days = []
    for offset in range(7):
        late = Vacant() if offset == 5 else "何某某"
        shifts = (Shift("8:30至12:00", "梁某某", "0757-0000001", "陈某某"), Shift("14:30至17:30", late, "0757-0000004"))
        days.append((date(2025, 3, 3) + timedelta(days=offset), shifts))
    return Sheet(
        key="duty/2025-03-03",
        kind="duty",
        family="服务",
        title="本周值班",
        subtitle="党群服务中心",
        headline=(Figure("今天", "梁某某"), Figure("电话", "0757-0000001"), Figure("下午到", "17:30")),
        blocks=(RosterBlock("值班表", tuple(days)),),
        envelope=ENVELOPE,
        digest=DIGEST,
    )


def prose() -> Sheet:
    """A long notice in plain paragraphs."""
    text = "为了方便群众办事，村委会决定从四月起延长便民服务时间，周六上午照常开门，办理医保、社保、居住证明等事项。"
    return Sheet(
        key="notice/2025-01",
        kind="notice",
        family="服务",
        title="延长便民服务时间的通知",
        blocks=(
            ProseBlock("通知", tuple(text * 3 for _ in range(6))),
            FactsBlock(
                "怎么找我们",
                (
                    ("地点", "党群服务中心一楼"),
                    ("面积", Measure(Decimal("120.5"), "平方米")),
                    ("开门", date(2025, 4, 5)),
                ),
            ),
            FilesBlock("附件", (("办事清单", "files/list.pdf", 312_000),)),
        ),
        envelope=ENVELOPE,
        digest=DIGEST,
    )


def hostile() -> Sheet:
    """Every text of a clerk carries markup."""
    return Sheet(
        key="notice/hostile",
        kind="notice",
        family="村务",
        title=HOSTILE,
        subtitle=HOSTILE,
        headline=(Figure(HOSTILE, HOSTILE, gloss=HOSTILE),),
        badges=(Badge(HOSTILE),),
        summary=((HOSTILE, Strong(HOSTILE), Link(HOSTILE, "x/y")),),
        blocks=(
            FactsBlock(HOSTILE, ((HOSTILE, HOSTILE),)),
            TableBlock(HOSTILE, (Column(HOSTILE),), ((HOSTILE,),), ((HOSTILE,),), HOSTILE),
            LedgerBlock(
                HOSTILE,
                Tone.OUT,
                (
                    LedgerLine(
                        HOSTILE,
                        date(2025, 3, 1),
                        HOSTILE,
                        HOSTILE,
                        Decimal("1.00"),
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        Link(HOSTILE, HOSTILE),
                    ),
                ),
                Decimal("1.00"),
            ),
            PeopleBlock(
                HOSTILE, (Seat(HOSTILE, HOSTILE, HOSTILE, phone=HOSTILE, also=(Link(HOSTILE, HOSTILE),)),), HOSTILE
            ),
            StepsBlock(HOSTILE, (Step(HOSTILE, None, Tone.OPEN, HOSTILE, Vote(1, 1, 1, 0, 0, need=HOSTILE)),)),
            RosterBlock(HOSTILE, ((date(2025, 3, 1), (Shift(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),)),)),
            ChartBlock(HOSTILE, ((HOSTILE, Decimal("1.00")),), sentence=HOSTILE),
            ProseBlock(HOSTILE, (HOSTILE,)),
            FilesBlock(HOSTILE, ((HOSTILE, HOSTILE, 1),)),
            CardsBlock(HOSTILE, ((HOSTILE, HOSTILE, HOSTILE, Badge(HOSTILE)),), Link(HOSTILE, HOSTILE)),
        ),
        envelope=Envelope(drafted=(HOSTILE, None), places=(HOSTILE,), basis=(HOSTILE,), late_reason=HOSTILE),
        digest=DIGEST,
    )
