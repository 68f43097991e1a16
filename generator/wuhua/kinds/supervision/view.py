"""A supervision report's sheet: how many problems, how many put right, what was looked into."""

from datetime import date

from wuhua.base.dates import show_day
from wuhua.kinds.supervision.record import FiveFields, Problem, Supervision
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    ProseBlock,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village

_GLOSS = {
    "村务决策": "大事是不是大家定的",
    "村务公开": "该公开的有没有公开",
    "三资管理": "集体的钱、东西和地",
    "工程和征地": "工程和征地拆迁",
    "惠农政策": "补贴、救助到没到户",
}


def view(record: Supervision, facts: Facts, village: Village) -> Sheet:
    """Say what was found, what is put right, and what was looked into."""
    return Sheet(
        key=facts.key,
        kind="supervision",
        family="党务" if record.category == "廉政建设" else "村务",
        title=facts.title,
        subtitle=record.body,
        headline=tuple(_headline(record, village.as_of)),
        summary=tuple(_sentences(record, village.as_of)),
        blocks=tuple(_blocks(record, village)),
    )


def state_of(problem: Problem, as_of: date) -> str:
    """How far a problem is put right, in words."""
    if problem.fixed is not None:
        return "改好了"
    if problem.deadline is not None and problem.deadline < as_of:
        return "过了期限，还没改好"
    return "正在改"


def _headline(record: Supervision, as_of: date) -> list[Figure]:
    fixed = sum(1 for problem in record.problems if problem.fixed is not None)
    late = sum(1 for problem in record.problems if state_of(problem, as_of).startswith("过了"))
    figures = [Figure("发现问题", Count(len(record.problems), "个"))]
    if record.problems:
        figures.append(Figure("改好了", Count(fixed, "个"), Tone.GOOD))
    if late:
        figures.append(Figure("过了期限", Count(late, "个"), Tone.LATE))
    elif record.vouchers is not None:
        figures.append(Figure("审了凭证", Count(record.vouchers, "张"), gloss="花钱收钱的单据"))
    return figures


def _sentences(record: Supervision, as_of: date) -> list[Sentence]:
    told: list[Sentence] = []
    done = [(record.meetings, "开会", "次"), (record.attended, "列席别的会", "次"), (record.vouchers, "审核凭证", "张")]
    parts = "，".join(f"{name}{number}{unit}" for number, name, unit in done if number is not None)
    if parts:
        told.append((f"{record.body}{record.period.label}{parts}。",))
    if record.returned:
        told.append(("退回补正的单据有 ", Strong(Count(record.returned, "张")), "。"))
    if record.received is not None:
        told.append((f"收到群众意见{record.received}件{_answers(record)}。",))
    told += [
        (f"还没改好：{problem.text}。{problem.open_reason or ''}".rstrip(),)
        for problem in record.problems
        if state_of(problem, as_of).startswith("过了")
    ][:3]
    if not record.problems:
        told.append(("这一期没有发现问题。",))
    if record.reported:
        told.append((f"{show_day(record.reported)}在{record.heard_by or '会上'}报告过。",))
    return told


def _answers(record: Supervision) -> str:
    return f"，答复了{record.answered}件" if record.answered is not None else ""


def _blocks(record: Supervision, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.problems:
        blocks.append(_problems(record, village))
    if record.fields:
        blocks.append(_fields(record.fields))
    if record.analysis:
        blocks.append(ProseBlock.of("情况分析", record.analysis))
    blocks.append(FactsBlock.of("做了哪些事", _work(record)))
    return blocks


def _work(record: Supervision) -> tuple[tuple[str, Value], ...]:
    counts = (
        ("开会", record.meetings, "次"),
        ("列席", record.attended, "次"),
        ("审核凭证", record.vouchers, "张"),
        ("退回补正", record.returned, "张"),
        ("收到意见", record.received, "件"),
        ("答复意见", record.answered, "件"),
    )
    rows = [(name, Count.of(number, unit)) for name, number, unit in counts]
    when = (("哪一期", record.period.label), ("报告日期", record.reported), ("向谁报告", record.heard_by))
    return (("报告人", record.body), *when, *rows)


def _problems(record: Supervision, village: Village) -> TableBlock:
    columns = (
        Column("发现什么", grow=True),
        Column("怎么改", grow=True),
        Column("谁负责"),
        Column("期限", nowrap=True),
        Column("改得怎么样"),
        Column("有关的决定"),
    )
    rows = tuple(_problem(problem, village) for problem in record.problems)
    fixed = sum(1 for problem in record.problems if problem.fixed is not None)
    foot = ((f"共{len(rows)}个", None, None, None, f"改好{fixed}个", None),)
    return TableBlock("发现的问题", columns, rows, foot)


def _problem(problem: Problem, village: Village) -> tuple[Value, ...]:
    link = village.link_to("decision", problem.decision)
    state = state_of(problem, village.as_of)
    if problem.fixed is not None:
        state = f"{show_day(problem.fixed)}改好了"
    elif problem.open_reason:
        state = f"{state}：{problem.open_reason}"
    field = f"（{problem.field}）" if problem.field else ""
    found = f"，{show_day(problem.found)}发现" if problem.found else ""
    return (f"{problem.text}{field}{found}", problem.fix, problem.responsible, problem.deadline, state, link)


def _fields(fields: FiveFields) -> TableBlock:
    columns = (
        Column("哪一方面"),
        Column("看到什么", grow=True),
        Column("查了几次", number=True),
        Column("提了几条意见", number=True),
    )
    written = dict(fields.written())
    rows = tuple(
        (f"{title}（{gloss}）", written[title].seen, written[title].times, written[title].opinions)
        if title in written
        else (f"{title}（{gloss}）", "这一期没有写", None, None)
        for title, gloss in _GLOSS.items()
    )
    return TableBlock("五方面监督", columns, rows)
