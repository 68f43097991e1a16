"""A rule paper's sheet: what it says, which meeting adopted it with how many votes, where it is filed, what it replaced."""

from wuhua.kinds.charter.record import Adoption, Charter
from wuhua.kinds.ties import told_adoption
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Badge,
    Block,
    Count,
    FactsBlock,
    Figure,
    Link,
    ProseBlock,
    Sentence,
    Sheet,
    Step,
    StepsBlock,
    Strong,
    Tone,
    Value,
    Vote,
)
from wuhua.model.village import Village


def view(record: Charter, facts: Facts, village: Village) -> Sheet:
    """Say what the rules are, who adopted them and whether they hold."""
    state, tone = _state(record, village)
    return Sheet(
        key=facts.key,
        kind="charter",
        family="服务" if record.kind in ("窗口制度", "服务站制度") else "村务",
        title=facts.title,
        subtitle=record.kind,
        badges=(Badge(state, tone),),
        headline=tuple(_headline(record, state, tone)),
        summary=tuple(_sentences(record, facts, village)),
        blocks=tuple(_blocks(record)),
    )


def _state(record: Charter, village: Village) -> tuple[str, Tone]:
    if record.ends and record.ends <= village.as_of:
        return "已经不用了", Tone.PLAIN
    if record.draft:
        return "征求意见", Tone.OPEN
    if record.effective and record.effective > village.as_of:
        return "还没到施行日期", Tone.OPEN
    return "正在用", Tone.GOOD


def _headline(record: Charter, state: str, tone: Tone) -> list[Figure]:
    figures = [Figure("现在", state, tone)]
    if record.articles:
        figures.append(Figure("一共", Count(len(record.articles), "条")))
    if record.adopted and record.adopted.in_favour is not None:
        figures.append(Figure("同意", Count(record.adopted.in_favour, "票"), gloss=record.adopted.who))
    return figures


def _sentences(record: Charter, facts: Facts, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    if record.adopted:
        told.append(told_adoption(record.adopted.who, record.adopted.day, record.adopted.decision, village))
    if record.filed and record.filed.number:
        told.append((f"已报{record.filed.body or '镇里'}备案，文号 ", Strong(record.filed.number), "。"))
    old = village.find("charter", record.replaces)
    if old:
        told.append(("代替原来的", Link(old.title, old.key), "。"))
    if len(record.rules) > 1:
        told.append((f"这一份里有{len(record.rules)}项制度：{'、'.join(record.rules)}。",))
    told += _asked(record, village)
    return told


def _asked(record: Charter, village: Village) -> list[Sentence]:
    """What the place asks of this sort of rules, beside all papers of the sort that hold today."""
    limit = village.policy.limit(f"{record.kind}名单")
    if limit is None:
        return []
    held = [
        name
        for row in village.of("charter")
        if row.data["sort"] == record.kind and not row.data["draft"] and not row.data["ends"]
        for name in row.data["rules"]
    ]
    missing = [name for name in limit.value if not any(name in each for each in held)]
    count = f"当地要求{len(limit.value)}项{record.kind}"
    return [(f"{count}，都有了。",) if not missing else (f"{count}，还没有{'、'.join(missing)}。",)]


def _blocks(record: Charter) -> list[Block]:
    blocks: list[Block] = []
    if record.text:
        blocks.append(ProseBlock.of("全文", record.text))
    for number, article in enumerate(record.articles, 1):
        blocks.append(ProseBlock.of(article.title or f"第{number}条", article.text))
    if record.changes:
        blocks.append(ProseBlock.of("这一次改了什么", record.changes))
    if record.adopted:
        blocks.append(StepsBlock("怎么定下来的", tuple(_steps(record, record.adopted))))
    about: tuple[tuple[str, Value], ...] = (
        ("版本", record.version),
        ("施行日期", record.effective),
        ("废止日期", record.ends),
        ("包括", "、".join(record.covers) or None),
    )
    told = FactsBlock.of("基本情况", about)
    if told.rows:
        blocks.append(told)
    return blocks


def _steps(record: Charter, adopted: Adoption) -> list[Step]:
    steps = [Step(f"{adopted.who}通过", adopted.day, Tone.GOOD, "", _vote(adopted))]
    if record.filed:
        words = "，".join(filter(None, (record.filed.body, record.filed.number)))
        steps.append(Step("报备案", record.filed.day, Tone.GOOD, words))
    return steps


def _vote(adopted: Adoption) -> Vote | None:
    if adopted.in_favour is None:
        return None
    present = adopted.present if adopted.present is not None else adopted.households
    passed = 2 * adopted.in_favour > present if present else None
    return Vote(
        adopted.due if adopted.due is not None else adopted.households_due,
        present,
        adopted.in_favour,
        adopted.against,
        adopted.abstained,
        adopted.invalid,
        passed=passed,
    )
