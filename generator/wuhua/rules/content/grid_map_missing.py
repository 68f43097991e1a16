"""C14: the grids' map and workflow are there, told in words too, and hang on the board."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.grid.record import Division
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts


def find(record: "Division", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find pictures that are not there, not told in words or not among the attachments, and grids not on the board.

    A workflow written step by step needs no picture.
    """
    limit = policy.limit("网格图上栏", day_of(facts.due_from or facts.posted))
    if limit is None:
        yield Skip("没有网格图上栏的规定")
        return
    missing = [name for name, there in _held(record) if not there and any(name in word for word in limit.value)]
    if missing:
        fix = f"把图放进“附件”，再写 {missing[0]}: {{文件: …, 文字说明: …}}；流程图也可以改写“服务流程”"
        yield _fault(("网格",), f"网格没有{'、'.join(missing)}", fix, limit)
    yield from _pictures(record, limit)
    if facts.posted and "公开栏" not in facts.channels:
        yield _fault(("公开", "形式"), "网格图还没有上公开栏", "贴上以后在“形式”里加 公开栏，“地点”写贴在哪里", limit)


def _held(record: "Division") -> tuple[tuple[str, bool], ...]:
    return (("示意图", record.map is not None), ("流程图", record.flow is not None or bool(record.steps)))


def _pictures(record: "Division", limit: "Limit") -> Iterator[Fault]:
    names = {file.name for file in record.attachments}
    for word, picture in (("示意图", record.map), ("流程图", record.flow)):
        if picture is None:
            continue
        if picture.path.removeprefix("附件/") not in names:
            message = f"{word}“{picture.path}”没有列在附件里"
            yield _fault((word, "文件"), message, f"在“附件”里加 - {{名称: {word}, 文件: {picture.path}}}", limit)
        if not picture.words:
            message = f"{word}没有文字说明"
            yield _fault((word,), message, "写 文字说明: 图上有几个网格、以哪里为界", limit)


def _fault(path: tuple[str, ...], message: str, fix: str, limit: "Limit") -> Fault:
    return Fault(path, message, fix=fix, at_key=len(path) == 1, severity=limit.severity, basis=limit.basis)


RULE = Rule("C14", "网格图没有上栏", "record", find, kinds=("grid",))
