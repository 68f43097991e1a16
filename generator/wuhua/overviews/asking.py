"""What the search knows besides the pages of records: doors to overviews, words of asking, questions worth asking here.

In: the village, titles of its overviews. Out: plain values for ``search/asking.js``. Answers are never written here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wuhua.kinds import kinds_by_ident
from wuhua.kinds.org.seated import bodies_of
from wuhua.model.face import Face
from wuhua.model.facts import Facts
from wuhua.model.village import Village
from wuhua.overviews import who
from wuhua.overviews.accounts import page_of
from wuhua.overviews.asking_words import ACCOUNT, DOORS, FIRST, HINTS, OTHER, SEATED, STRIP, WANTS
from wuhua.overviews.bodies import grouped, short_name
from wuhua.overviews.money import latest_period

#: A door that leads to a part of a page, by its words.
_PARTS = {"index#今天谁值班": "今天谁值班"}
#: Pages that no one looks for by name.
_UNNAMED = ("index",)


def asking(village: Village, face: Face, titles: Mapping[str, str]) -> dict[str, Any]:
    """All of it; ``titles`` are those of all overviews, by address."""
    kinds = kinds_by_ident()
    return {
        "phone": face.phone,
        "who": face.phone_owner,
        "doors": list(_doors(village, titles)),
        "ask": list(questions(village)),
        "when": _days(village),
        "strip": STRIP,
        "other": OTHER,
        "hints": [(words, [kinds[kind].title for kind in each]) for words, each in HINTS],
        "wants": WANTS,
        "first": [kinds[kind].title for kind in FIRST],
    }


def questions(village: Village) -> Iterator[str]:
    """Questions that this village can answer: its dearest project, its newest decision, today's duty, what is missing."""
    project = max(village.of("project"), key=lambda row: (_size(row), row.key), default=None)
    if project is not None:
        yield f"{project.title}花了多少钱？"
    decision = max(village.of("decision"), key=lambda row: (row.day, row.key), default=None)
    if decision is not None:
        yield f"{decision.title}是谁同意的？"
    period = latest_period(village)
    if period is not None:
        yield f"{period.label}收支"
    if village.of("duty"):
        yield "今天谁值班？"
    guide = min(village.of("guide"), key=lambda row: row.key, default=None)
    if guide is not None:
        yield f"{guide.title}要带什么？"
    yield "还有什么没公开？"


def _size(row: Facts) -> int:
    return max((row.cents.get(name, 0) for name in ("settled", "contract", "budget")), default=0)


def _doors(village: Village, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """First those that have words of their own; each with its title ``t``, address ``k``, asked words ``w``."""
    yield from _seated(village, titles)
    newest = latest_period(village)
    account = page_of(newest) if newest else ""
    if account in titles:
        yield {"t": titles[account], "k": account, "w": ACCOUNT}
    for key, asked in DOORS.items():
        page, _, part = key.partition("#")
        if page in titles and not (part and not village.of("duty")):
            yield {"t": _PARTS.get(key, titles[page]), "k": key, "w": asked}
    for key, title in sorted(titles.items()):
        if key not in DOORS and key not in (*_UNNAMED, account):
            yield {"t": title, "k": key, "w": ()}


def _seated(village: Village, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The parts of the page of who is who where the main bodies' people stand."""
    kinds = grouped(bodies_of(village)) if who.KEY in titles else {}
    for body, asked in SEATED.items():
        for row in kinds.get(body, ()):
            name = short_name(row.data["name"], village)
            yield {"t": name, "k": f"{who.KEY}#{name}", "w": asked}


def _days(village: Village) -> list[tuple[str, str]]:
    """What days are called in a question, and as a page writes them."""
    today = village.as_of
    month, year = (today.month - 1 or 12), today.year - (today.month == 1)
    return [
        ("今年", f"{today.year}年"),
        ("本年度", f"{today.year}年"),
        ("去年", f"{today.year - 1}年"),
        ("前年", f"{today.year - 2}年"),
        ("这个月", f"{today.year}年{today.month}月"),
        ("本月", f"{today.year}年{today.month}月"),
        ("上个月", f"{year}年{month}月"),
        ("上月", f"{year}年{month}月"),
    ]
