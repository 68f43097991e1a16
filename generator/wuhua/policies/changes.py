"""What changes for a village that goes from one place's rules to another's."""

from datetime import date
from pathlib import Path

from wuhua.base.caret import show_finding
from wuhua.law.policy import WEIGHT, Item, Limit, Policy
from wuhua.policies.opening import open_policy
from wuhua.policies.telling import CODES, Term, bold, by_family, padded, sentence, source_line, told

_FIELDS = {
    "name": "名称",
    "family": "家族",
    "cadences": "周期",
    "deadline": "时限",
    "publisher": "公布人",
    "reviewer": "审核人",
    "forms": "形式",
    "basis": "依据",
}


def diff_policies(first: str, second: str, day: date, content: Path | None, colour: bool = False) -> tuple[str, int]:
    """Tell what changes for a village that goes from one place's rules to another's."""
    (old, wrong), (new, more) = open_policy(first, content), open_policy(second, content)
    lines: list[str] = []
    counts: dict[str, int] = {}
    for family, terms in by_family():
        told = [change for term in terms if (change := _change(old, new, term, day))]
        lines += [bold(family, colour), *(line for change in told for line in change[1]), ""] if told else []
        for verdict, _ in told:
            counts[verdict] = counts.get(verdict, 0) + 1
    matters = sorted({*old.matters, *new.matters})
    notices = [line for matter in matters for line in _notice_change(old, new, matter, day)]
    lines += [bold("公示期", colour), *notices, ""] if notices else []
    lines += _item_changes(old, new)
    head = f"从“{old.name}”换到“{new.name}”"
    words = "、".join(f"{verdict}{count}处" for verdict, count in counts.items())
    said = f"{head}：{words}。" if words else f"{head}：数都一样。"
    return "\n".join(
        [*map(show_finding, [*wrong, *more]), bold(said, colour), "", *lines]
    ).rstrip(), 1 if wrong or more else 0


def _change(old: Policy, new: Policy, term: Term, day: date) -> tuple[str, list[str]] | None:
    """A verdict (更严, 更宽, 不同, 只有甲有 …) and its lines; None when nothing changes."""
    before, after = (_ruling(policy, term["名称"], day) for policy in (old, new))
    if before is None and after is None:
        return None
    codes = padded(term["规则"], CODES)
    if before is None or after is None:
        row, where = (after, new) if before is None else (before, old)
        assert row is not None
        verdict = f"只有{where.name}有"
        return verdict, [f"  {codes}{verdict}：{sentence(term, row)}", source_line(told(term, row, ""))]
    if (before.text, before.basis, before.severity) == (after.text, after.basis, after.severity):
        return None
    if before.value == after.value:
        weaker = WEIGHT[after.severity] - WEIGHT[before.severity]
        verdict = "依据不同" if not weaker else "力度更松" if weaker > 0 else "力度更严"
        lines = [f"  {codes}{verdict}：{sentence(term, after)}"]
    else:
        verdict = _verdict(before, after)
        lines = [f"  {codes}{verdict}：{sentence(term, before)}", f"  {' ' * CODES}→ {sentence(term, after)}"]
    return verdict, [*lines, source_line(told(term, before, "")), source_line(told(term, after, ""), "→ ")]


def _ruling(policy: Policy, name: str, day: date) -> Limit | None:
    """The word that rules for all; else that for a single village."""
    rows = [row for row in policy.rows if row.name == name and row.in_force(day.isoformat())]
    return next((row for row in rows if not row.village), rows[0] if rows else None)


def _verdict(before: Limit, after: Limit) -> str:
    """Whether a value became stricter; 不同 where neither can be said."""
    a, b = before.value, after.value
    if before.strict in ("min", "max") and isinstance(a, int) and isinstance(b, int):
        return "更严" if (b < a) == (before.strict == "min") else "更宽"
    if isinstance(a, tuple) and len(a) == 3 and isinstance(a[2], bool):
        less, more = (a[0] * b[1], a[2]), (b[0] * a[1], b[2])
        return "更严" if more > less else "更宽"
    return "不同"


def _notice_change(old: Policy, new: Policy, matter: str, day: date) -> list[str]:
    before, after = (next(iter(policy.notice_periods(matter, day)), None) for policy in (old, new))
    if before and after:
        same = (before.text, before.basis) == (after.text, after.basis)
        return [] if same else [f"  {matter}：{before.text}（{before.basis}）→ {after.text}（{after.basis}）"]
    row, where = (before, old) if before else (after, new)
    return [f"  {matter}：只有{where.name}有：{row.text}（{row.basis}）"] if row else []


def _item_changes(old: Policy, new: Policy) -> list[str]:
    """What differs in the catalogues."""
    before = {item.ident: item for item in old.items}
    after = {item.ident: item for item in new.items}
    added = [f"  多一项 {ident} {item.name}" for ident, item in after.items() if ident not in before]
    gone = [f"  少一项 {ident} {item.name}" for ident, item in before.items() if ident not in after]
    moved = [
        f"  改一项 {ident} {_moved(before[ident], item)}"
        for ident, item in after.items()
        if before.get(ident, item) != item
    ]
    return ["公开目录", *added, *gone, *moved] if added or gone or moved else []


def _moved(before: Item, after: Item) -> str:
    """The fields that differ, old to new."""
    pairs = ((word, getattr(before, key), getattr(after, key)) for key, word in _FIELDS.items())
    told = [f"{word}：{_words(old) or '没有'} → {_words(new) or '没有'}" for word, old, new in pairs if old != new]
    return "；".join([after.name, *told])


def _words(value: "str | tuple[str, ...]") -> str:
    return value if isinstance(value, str) else "、".join(value)
