"""M03: all that hangs or is sent out of one record is one revision of it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import show_day
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.model.village import Village


#: One posting with its digest: ISO day posted, file, place in it, ISO day removed (empty: still hanging), where, digest.
Hung = tuple[str, str, int, str, str, str]


def find(village: "Village") -> Iterator[Outcome]:
    """Find postings whose digest is another than the newest posting's of the same record while that was already out."""
    sheets: dict[str, list[Hung]] = defaultdict(list)
    for row in village.of("posting"):
        for index, (sheet, channel, place, posted, _, _, _, mark, removed, _) in enumerate(row.data["rows"]):
            if mark:
                sheets[sheet].append((posted, row.file, index, removed, place or channel, mark))
    for sheet, hung in sheets.items():
        title = village.facts[sheet].title if sheet in village.facts else sheet
        yield from _differing(title, sorted(hung))


def _differing(title: str, hung: list[Hung]) -> Iterator[Fault]:
    newest, _, _, _, where, right = hung[-1]
    for _, file, index, removed, place, mark in hung:
        if not _is_same(mark, right) and not (removed and removed <= newest):
            yield Fault(
                ("张贴", index, "指纹"),
                f"{title}在{place}的和在{where}的不是同一版",
                f"{show_day(date.fromisoformat(newest))}的是 {_groups(right)}",
                "抄错的照公开单改正；贴的是旧版的，换上新版再登记",
                file,
            )


def _is_same(one: str, other: str) -> bool:
    """Whether two beginnings of digests may be one digest's."""
    short = min(len(one), len(other))
    return one[:short] == other[:short]


def _groups(mark: str) -> str:
    return " ".join(mark[place : place + 4] for place in range(0, min(len(mark), 16), 4))


RULE = Rule("M03", "几处公开的内容不一样", "village", find, kinds=("posting",), clauses=("五化 形式",))
