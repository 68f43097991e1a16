"""C08: the three lists are there, share no entry, and every entry has a unit that answers for it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from unicodedata import normalize

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_SORTS = ("依法自治", "协助办理", "负面")


def find(village: "Village") -> Iterator[Outcome]:
    """Find lists that the place asks for and nobody wrote, entries in two lists, entries nobody answers for.

    Of each sort the newest version counts, with all papers of its day.
    """
    limit = village.policy.limit("三项清单", village.as_of)
    held = {sort: rows for sort in _SORTS if (rows := _newest(village, sort))}
    if limit is None and not held:
        yield Skip("没有三项清单的规定")
        return
    if limit:
        yield from _missing(village, held, limit)
    severity = limit.severity if limit else Severity.WARNING
    basis = limit.basis if limit else village.policy.basis("五化 内容")
    for fault in (*_overlaps(held), *_unanswered(held)):
        yield fault._replace(severity=severity, basis=basis)


def _newest(village: "Village", sort: str) -> "list[Facts]":
    rows = [row for row in village.of("lists") if row.data["list"] == sort]
    last = max((row.due_from or row.posted for row in rows), default="")
    return [row for row in rows if (row.due_from or row.posted) == last]


def _missing(village: "Village", held: "dict[str, list[Facts]]", limit: "Limit") -> Iterator[Outcome]:
    missing = [name for name in limit.value if not any(name.startswith(sort) for sort in held)]
    first = next((rows[0] for rows in held.values()), village.profile)
    if missing and first is None:
        yield Skip("还没有写村情")
    elif missing and first is not None:
        yield Fault(
            ("类别",) if held else ("名称",),
            f"还没有{'、'.join(missing)}清单",
            note=f"要有{len(limit.value)}张",
            fix=f"在“清单”文件夹里加一份，写 类别: {missing[0]}",
            file=first.file,
            severity=limit.severity,
            basis=limit.basis,
        )


def _overlaps(held: "dict[str, list[Facts]]") -> Iterator[Fault]:
    """Entries whose name, or whose own kind of number, stands in an earlier list; running numbers say nothing."""
    seen: dict[str, str] = {}
    for sort, rows in held.items():
        mine: dict[str, str] = {}
        for row in rows:
            for index, (number, name, _) in enumerate(row.data["entries"]):
                keys = [_plain(name)] + ([f"#{number}"] if number and not number.isdigit() else [])
                other = next((seen[key] for key in keys if key in seen), "")
                if other:
                    message = f"“{name}”在{other}清单里也有"
                    fix = f"留在一张清单里，从另一张删掉；编号写重的改{sort}清单的编号"
                    yield Fault(("事项", index, "名称"), message, "两张清单重复", fix, row.file)
                mine |= dict.fromkeys(keys, sort)
        seen |= mine


def _unanswered(held: "dict[str, list[Facts]]") -> Iterator[Fault]:
    for rows in held.values():
        for row in rows:
            for index, (_, name, answered) in enumerate(row.data["entries"]):
                if not answered:
                    fix = "补上 责任单位；整张清单都由一个单位负责的，写在“类别”下面"
                    yield Fault(("事项", index, "名称"), f"“{name}”没有写责任单位", fix=fix, file=row.file)


def _plain(name: str) -> str:
    return "".join(normalize("NFKC", name).split()).rstrip("。；;.")


RULE = Rule("C08", "三项清单不全或重复", "village", find, kinds=("lists", "profile"))
