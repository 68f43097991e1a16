"""What goes out by itself: the clerk's calendar of deadlines and the villagers' feed (derive and render)."""

from wuhua.model.face import Face
from wuhua.model.facts import day_of
from wuhua.model.village import Village
from wuhua.outputs.site.feed import News, feed
from wuhua.overviews.due import KEY, deadlines, feed_entries
from wuhua.publish.cache import Cache
from wuhua.steps.store import Store

CALENDAR = "calendar.ics"
FEED = "feed.xml"
_NEWEST = 40


def write_tidings(village: Village, face: Face, store: Store, cache: Cache, stands: bool) -> dict[str, str]:
    """Write both where they changed; path to SHA-256. ``stands``: today and what the records answer for are as before."""
    if stands and CALENDAR in store.digests and FEED in store.digests:
        return {path: store.digests[path] for path in (CALENDAR, FEED)}
    news = feed(f"{face.name}公开", face.site_url, _news(village))
    return _write_calendar(village, face, store, cache) | {FEED: store.write(FEED, news)}


def calendar_of(village: Village, site_url: str = "") -> bytes:
    """The next twelve months' deadlines as an iCalendar file; the same village and day give the same bytes."""
    from wuhua.outputs.calendar import Day, calendar_bytes

    url = f"{site_url}{KEY}.html" if site_url else ""
    days = (
        Day(each.day, f"{KEY}-{each.day.isoformat()}", each.title, "\n".join(each.lines), url)
        for each in deadlines(village)
    )
    return calendar_bytes(f"{village.name}公开期限", days, village.as_of)


def _write_calendar(village: Village, face: Face, store: Store, cache: Cache) -> dict[str, str]:
    """The library that writes calendars is not imported while the deadlines are those of the last build."""
    told = [(each.day.isoformat(), each.title, *each.lines) for each in deadlines(village)]
    mark = (village.name, face.site_url, village.as_of.isoformat(), told)
    if cache.get("calendar") == mark and CALENDAR in store.digests:
        return {CALENDAR: store.digests[CALENDAR]}
    cache.set("calendar", mark)
    return {CALENDAR: store.write(CALENDAR, calendar_of(village, face.site_url))}


def _news(village: Village) -> list[News]:
    """The newest of what was posted and of what is missing, by day."""
    today = village.as_of.isoformat()
    posted = [row for row in village.facts.values() if row.posted and row.posted <= today]
    newest = sorted(posted, key=lambda row: (row.posted, row.key), reverse=True)[:_NEWEST]
    news = [News(*entry) for entry in feed_entries(village)]
    for row in newest:
        day = day_of(row.posted)
        if day is not None:
            news.append(News(day, row.key, row.title, f"{row.title}已经公开。", row.key))
    return sorted(news, key=lambda each: (each.day, each.ident), reverse=True)[:_NEWEST]
