"""A record's revisions at the foot of its page (render step).

In: what changed when, as plain values. Out: HTML that goes into the record's body; search does not read it, for what a record
once said would be found as what it says.
"""

from collections.abc import Container, Sequence
from datetime import date
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from wuhua.model.sheet import Sentence
from wuhua.outputs.blocks import render_sentence
from wuhua.outputs.site.page import SiteLinks
from wuhua.outputs.values import Links, render_day


class Turn(NamedTuple):
    """One place that changed: ``before`` and ``after`` as they may be shown; None: not shown; empty: nothing stood there."""

    place: str
    before: str | None
    after: str | None
    reason: str = ""


class Revision(NamedTuple):
    """One revision. ``day``: ISO, empty when unknown; ``old``: address of the version before, empty without a page.

    ``more``: so many further places; ``note``: what cannot be told, in words.
    """

    day: str
    old: str
    turns: tuple[Turn, ...]
    more: int = 0
    note: str = ""


class Revisions(NamedTuple):
    """All revisions of a record, newest first. ``since``: ISO day of its first version; ``whole``: there was none before."""

    since: str
    whole: bool = True
    saved: bool = True
    told: tuple[Revision, ...] = ()


_UNKNOWN = '<p class="wh-note wh-history-none">历史不详：这里没有保存每次改动的记录。</p>\n'


def with_revisions(body: str, html: str) -> str:
    """A page's body with its revisions at the end."""
    return f"{body.rstrip().removesuffix('</div>')}{html}</div>"


def with_notice(body: str, notice: Sequence[Sentence], links: Links) -> str:
    """A page's body that says first, under its title, that it no longer stands; unchanged without a notice."""
    if not notice:
        return body
    told = "".join(f"<p>{render_sentence(sentence, links)}</p>" for sentence in notice)
    head, mark, rest = body.partition("</h1>")
    before, end, after = rest.partition("</div>\n")
    return f'{head}{mark}{before}{end}<aside class="wh-block wh-old" aria-label="旧版">{told}</aside>\n{after}'


def revisions_html(key: str, revisions: Revisions | None, keys: Container[str], templates: Environment) -> str:
    """The section of a record's page. ``revisions`` None: nobody kept them; ``keys``: the old versions that have a page."""
    if revisions is None:
        return _UNKNOWN
    first = _first(revisions)
    if not revisions.since and not revisions.saved:
        return '<p class="wh-note wh-history-none">这份还没有存进历史。</p>\n'
    if not revisions.told:
        saved = "，以后没有改过。" if revisions.saved else "。最近的一次改动还没有存进历史。"
        return f'<p class="wh-note wh-history-none">{first}{saved}</p>\n'
    links = SiteLinks(key, keys)
    return templates.get_template("site/revisions.html.j2").render(
        count=len(revisions.told),
        saved=revisions.saved,
        first=first,
        revisions=[
            {**each._asdict(), "day": show_iso(each.day), "href": links.href(each.old)} for each in revisions.told
        ],
    )


def show_iso(day: str) -> Markup:
    """An ISO day as people say it; 日期不详 for none."""
    return render_day(date.fromisoformat(day)) if day else escape("日期不详")


def _first(revisions: Revisions) -> Markup:
    day = show_iso(revisions.since)
    return Markup(f"{day}存进来" if revisions.whole else f"{day}以前的改动，这里没有存")
