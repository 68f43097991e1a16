"""Plain values of a sheet in, HTML fragments out; every text from a clerk is escaped here."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Protocol

from markupsafe import Markup, escape

from wuhua.base.dates import show_day
from wuhua.base.money import show_money
from wuhua.model.sheet import Amount, Count, Link, Measure, Sentence, Strong, Vacant, Value, Word

#: A file under ``content/`` is asked for as ``file:`` and its path, so that it cannot be taken for a sheet's key.
FILE = "file:"
#: What lines would break in and should not: a cell's few words with a number (共3件), a voucher's number (记-2025-011, 收-12/01, A-12-3),
#: digits joined by hyphens, a day, a number and its unit.
KEPT = re.compile(
    r"^[\u4e00-\u9fff]{1,3}[0-9]{1,4}[\u4e00-\u9fff]$|(?:[收付转记现银字证]|(?<![a-zA-Z0-9_&#.])[a-zA-Z]{1,3})-[0-9]+(?:[-/][0-9]+)*"
    r"|(?<![a-zA-Z0-9_&#.])(?:[0-9][0-9:]*(?:-[0-9][0-9:]*)+(?![a-zA-Z0-9_])"
    r"|(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,3}(?:,?[0-9]{1,3})*(?:\.[0-9]+)?[\u4e00-\u9fff])"
)
_DIGIT = re.compile(r"[0-9]")
#: An amount in a sentence with its unit and the mark behind it.
_PAID = re.compile(
    r"((?:<strong>)?(?:<a [^>]*>)?<data class=\"wh-money\"[^>]*>([^<]*)</data>(?:</a>)?(?:</strong>)? 元[，。；：、）]?)"
)
#: An amount no longer than this stays in one piece in the largest type on the narrowest telephone too.
_SHORT = len("100,000.00")


class Links(Protocol):
    """Where things are, seen from the page that is being made."""

    def href(self, key: str) -> str | None:
        """Give the address of a sheet (``finance/2025-03``), a heading (``#id``) or a file (``file:path``).

        None: the words stand as plain text.
        """


class NoLinks:
    """Paper: nothing leads anywhere."""

    def href(self, key: str) -> str | None:
        """Give None for every key."""
        return None


def render_value(value: Value, links: Links) -> Markup:
    """Write one value as HTML. None becomes nothing, an unheld seat 空缺."""
    return _WRITERS[type(value)](value, links)


def render_sentence(sentence: Sentence, links: Links) -> Markup:
    """Write a sentence as HTML; its strong parts in ``<strong>``, an amount in one piece with its unit."""
    return keep_yuan(Markup("").join(_part(part, links) for part in sentence))


def keep_yuan(told: Markup) -> Markup:
    """Hold amounts together with the 元 behind them and the mark behind that."""
    return Markup(_PAID.sub(_paid, str(told)))


def _paid(found: re.Match[str]) -> str:
    name = "wh-kept" if len(found[2]) <= _SHORT else "wh-nowrap"
    return f'<span class="{name}">{found[1]}</span>'


def render_text(text: str) -> Markup:
    """Write text as it is; a telephone number, hours (8:30-12:00), a day, a number with its unit stay in one piece."""
    if _DIGIT.search(text) is None:
        return escape(text)
    return Markup(KEPT.sub(r'<span class="wh-nowrap">\g<0></span>', str(escape(text))))


@lru_cache(maxsize=4096)
def render_day(day: date, short: bool = False) -> Markup:
    """Write a day as ``<time>``: 2025年3月8日, or 3月8日 when the year stands nearby."""
    words = f"{day.month}月{day.day}日" if short else show_day(day)
    return Markup(f'<time datetime="{day.isoformat()}">{words}</time>')


def render_money(amount: Decimal) -> Markup:
    """Write yuan with thousands and two decimals, in one unbroken piece that machines read too."""
    return Markup(f'<data class="wh-money" value="{amount:.2f}">{show_money(amount)}</data>')


def render_link(link: Link, links: Links) -> Markup:
    """Write a link, or its words alone where it cannot lead anywhere."""
    address = links.href(link.key)
    if address is None:
        return render_text(link.text)
    words = escape(link.text)
    if link.key.startswith("tel:") and "-" in link.text:
        # A number to dial is read out digit by digit: it may not part. Both are one part of the button.
        words = Markup("<span>{}</span>").format(render_text(link.text))
    return Markup(f'<a href="{escape(address)}">{words}</a>')


def _part(part: Value | Strong, links: Links) -> Markup:
    if isinstance(part, Strong):
        return Markup(f"<strong>{render_value(part.value, links)}</strong>")
    return render_value(part, links)


def _count(value: Count, links: Links) -> Markup:
    return Markup('<span class="wh-number">{:,}{}</span>').format(value.number, escape(value.unit))


def _amount(value: Amount, links: Links) -> Markup:
    """Write a number that leads to its datum; where it is the datum, it bears the name (not on paper)."""
    number = value.value
    if isinstance(number, Count):
        kind, plain, words = "wh-number", str(number.number), f"{number.number:,}{escape(number.unit)}"
    else:
        kind, plain, words = "wh-money", f"{number:.2f}", show_money(number)
    named = f' id="{escape(value.ident)}"' if value.ident and links.href(f"#{value.ident}") else ""
    told = f'<data class="{kind}"{named} value="{plain}">{escape(value.lead)}{words}</data>'
    address = links.href(value.key) if value.key else None
    return Markup(told if address is None else f'<a class="wh-datum" href="{escape(address)}">{told}</a>')


def _word(value: Word, links: Links) -> Markup:
    words = render_link(Link(value.text, value.key), links) if value.key else escape(value.text)
    return words + Markup('<small class="wh-meaning">{}</small>').format(value.gloss) if value.gloss else words


def _measure(value: Measure, links: Links) -> Markup:
    return Markup('<span class="wh-number">{}{}</span>').format(format(value.number, "f"), value.unit)


def _vacant(value: Vacant, links: Links) -> Markup:
    note = f"（{value.note}）" if value.note else ""
    return Markup('<span class="wh-vacant">空缺{}</span>').format(note)


_WRITERS: dict[type, Callable[[Any, Links], Markup]] = {
    str: lambda value, links: render_text(value),
    int: lambda value, links: escape(str(value)),
    Decimal: lambda value, links: render_money(value),
    date: lambda value, links: render_day(value),
    Count: _count,
    Measure: _measure,
    Link: render_link,
    Amount: _amount,
    Word: _word,
    Vacant: _vacant,
    type(None): lambda value, links: Markup(""),
}
