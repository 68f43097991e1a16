"""What goes out by itself: calendars for the clerk and for villagers, feeds of what is new, late and set right (derive and render)."""

from collections.abc import Iterable
from datetime import date, datetime

from wuhua.model.face import Face
from wuhua.model.facts import Facts, day_of
from wuhua.model.village import Village
from wuhua.model.watched import Watched, marks_of
from wuhua.outputs.site.feed import News, feed, json_feed
from wuhua.overviews.briefs import MonthEntry, month_entries
from wuhua.overviews.corrections import correction_entries
from wuhua.overviews.due import KEY, deadlines, feed_entries, late_entries
from wuhua.publish.cache import Cache
from wuhua.steps.hiding import Hiding, names_moved
from wuhua.steps.store import Store
from wuhua.steps.survey import Survey

CALENDAR = "calendar.ics"
AGENDA = "agenda.ics"
#: Feeds by their path without suffix: what each is called after the village's name.
FEEDS = {"feed": "公开", "feeds/new": "新公开的", "feeds/late": "晚了的和还没公开的", "feeds/corrections": "更正"}
_NEWEST = 40
_DAYS_BEFORE = 3
#: Under this name a record's facts keep its 更正.
_FIXES = "fixes"
#: What the texts of months asked the village for.
_ASKED = "feed marks"
#: What the feeds said of duties, which costs more than all the rest of them.
_OWED = "feed duties"


def write_tidings(survey: Survey, face: Face, store: Store, cache: Cache, stands: bool) -> dict[str, str]:
    """Write all of them where they changed; path to SHA-256. ``stands``: today and what the records answer for are as before."""
    rows = [row for pair in survey.moves for row in pair if row is not None]
    same_people = stands and not names_moved(survey) and not any(row.kind in ("duty", "profile") for row in rows)
    same_news = same_people and marks_of(rows).isdisjoint(cache.get(_ASKED) or ()) and not any(map(_is_told, rows))
    files = _standing((CALENDAR, AGENDA), store) if same_people else {}
    files = files or {
        CALENDAR: store.write(CALENDAR, calendar_of(survey.village, face.site_url)),
        AGENDA: store.write(AGENDA, agenda_of(survey.village, face)),
    }
    feeds = tuple(f"{path}.{suffix}" for path in FEEDS for suffix in ("xml", "json"))
    return files | ((_standing(feeds, store) if same_news else {}) or _write_feeds(survey, face, store, cache, stands))


def _standing(paths: tuple[str, ...], store: Store) -> dict[str, str]:
    """These files as the last build left them; empty when one is not there."""
    return {path: store.digests[path] for path in paths} if store.digests.keys() >= set(paths) else {}


def _is_told(row: Facts) -> bool:
    """Whether a record's 更正 stand in the feeds."""
    return _FIXES in row.data


def _write_feeds(survey: Survey, face: Face, store: Store, cache: Cache, stands: bool) -> dict[str, str]:
    files = {}
    hiding, watched = Hiding(survey.village), Watched(survey.village)
    owed = _owed_before(cache) if stands else None
    if owed is None:
        owed = owed_of(survey.village)
        cache.set(_OWED, tuple(tuple((each.day.isoformat(), *each[1:]) for each in found) for found in owed))
    for path, found in news_of(survey.village, month_entries(watched), owed).items():
        entries = [each._replace(title=hiding.text(each.title), text=hiding.text(each.text)) for each in found]
        title = f"{face.name}{FEEDS[path]}"
        files[f"{path}.xml"] = store.write(f"{path}.xml", feed(title, face.site_url, entries, f"{path}.xml"))
        files[f"{path}.json"] = store.write(f"{path}.json", json_feed(title, face.site_url, entries, f"{path}.json"))
    cache.set(_ASKED, tuple(sorted(watched.marks)))
    return files


def _owed_before(cache: Cache) -> tuple[list[News], list[News]] | None:
    told = cache.get(_OWED)
    if told is None:
        return None
    missing, late = ([News(date.fromisoformat(day), *rest) for day, *rest in found] for found in told)
    return missing, late


def owed_of(village: Village) -> tuple[list[News], list[News]]:
    """What the feeds say of duties: what is missing, and what was published after its last day."""
    return [News(*entry) for entry in feed_entries(village)], [News(*entry) for entry in late_entries(village)]


def calendar_of(village: Village, site_url: str = "") -> bytes:
    """The clerk's next twelve months' deadlines as an iCalendar file; the same village and day give the same bytes."""
    from wuhua.outputs.calendar import Day, calendar_bytes

    url = f"{site_url}{KEY}.html" if site_url else ""
    days = (
        Day(each.day, f"{KEY}-{each.day.isoformat()}", each.title, "\n".join(each.lines), url, remind=_DAYS_BEFORE)
        for each in deadlines(village)
    )
    return calendar_bytes(f"{village.name}公开期限", days, village.as_of)


def agenda_of(village: Village, face: Face) -> bytes:
    """The villagers' calendar: hours of duty, meetings, periods for objections; no person's name."""
    from wuhua.outputs.calendar import Day, Hours, calendar_bytes
    from wuhua.overviews.agenda import appointments

    events: list[Day | Hours] = []
    hiding = Hiding(village)
    for found in appointments(village, face.phone, face.phone_owner):
        each = found._replace(title=hiding.text(found.title), text=hiding.text(found.text))
        url = f"{face.site_url}{each.key}.html" if face.site_url else ""
        if isinstance(each.start, datetime) and isinstance(each.end, datetime):
            events.append(Hours(each.start, each.end, each.ident, each.title, each.text, each.place, url))
        else:
            events.append(Day(each.start, each.ident, each.title, each.text, url, each.end))
    return calendar_bytes(f"{village.name}值班、会议、公示", events, village.as_of, _host(face.site_url))


def news_of(
    village: Village, accounts: Iterable[MonthEntry] = (), owed: tuple[list[News], list[News]] | None = None
) -> dict[str, list[News]]:
    """The newest entries of every feed, by its path without suffix; the whole feed holds those of all others.

    ``accounts``: what is said of the newest months' money, as on their pages. ``owed`` None: what ``owed_of`` says.
    """
    missing, tardy = owed or owed_of(village)
    today = village.as_of.isoformat()
    posted = [row for row in village.facts.values() if row.posted and row.posted <= today]
    newest = sorted(posted, key=lambda row: (row.posted, row.key), reverse=True)[:_NEWEST]
    new = [
        News(day, row.key, row.title, f"{row.title}已经公开。", row.key)
        for row in newest
        if (day := day_of(row.posted))
    ]
    new += [News(*entry) for entry in accounts]
    late = [*missing, *tardy]
    fixes = [News(*entry) for entry in correction_entries(village)]
    found = {"feed": [*new, *missing, *fixes], "feeds/new": new, "feeds/late": late, "feeds/corrections": fixes}
    order = {path: sorted(rows, key=lambda each: (each.day, each.ident), reverse=True) for path, rows in found.items()}
    return {path: rows[:_NEWEST] for path, rows in order.items()}


def _host(site_url: str) -> str:
    return site_url.partition("//")[2].partition("/")[0] or "wuhua"
