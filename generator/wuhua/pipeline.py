"""The six steps of a build, in order: load, validate, check, derive, render, publish.

In: a village's settings and today. Out: a :class:`Built`; the site switched whole, or not at all. A fault in the village's data
is a finding; the machine's faults are :class:`MachineFault`.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from wuhua.base.finding import Finding
from wuhua.base.forks import may_fork
from wuhua.base.places import theme_dir
from wuhua.base.stamp import stamp_of
from wuhua.config import Settings
from wuhua.publish.cache import Cache
from wuhua.publish.writer import Publisher
from wuhua.source.folder import list_folder
from wuhua.steps.crew import apart
from wuhua.steps.past import stands as past_stands

if TYPE_CHECKING:
    from wuhua.model.face import Face
    from wuhua.outputs.site.shells import PlainShells, Section, Shells
    from wuhua.source import Listing, SourceFile
    from wuhua.steps.hand import Hand
    from wuhua.steps.last import Last
    from wuhua.steps.survey import Progress, Survey

_PACKAGE = Path(__file__).resolve().parent


class Built(Struct, frozen=True):
    """What a build came to. ``survey`` None: nothing had changed, what stands was left as it stands."""

    out: Path
    published: bool
    findings: tuple[Finding, ...] = ()
    survey: "Survey | None" = None
    pages: int = 0
    #: Names the release and the day; the boards of the same state need not be made again.
    state: str = ""


def program_stamp() -> str:
    """Name the program and its theme as they lie on disk; another program reads every record anew."""
    return stamp_of((_PACKAGE, theme_dir()))


def check(settings: Settings, as_of: date, progress: "Progress | None" = None) -> "Survey":
    """Load, validate and check: the first three steps. The cache spares what did not change."""
    from wuhua.steps.survey import keep, survey

    stamp = program_stamp()
    cache = Cache(settings.cache_file.with_name("check.db"))
    try:
        listing = list_folder(settings.content)
        hand = _hand(settings, as_of, cache, listing, stamp)
        try:
            found = survey(settings, cache, as_of, stamp, progress, listing, hand)
        finally:
            if hand is not None:
                hand.dismiss()
        if not found.stands:
            keep(found, cache, stamp)
            cache.commit()
        return found
    finally:
        cache.close()


def build(
    settings: Settings,
    as_of: date,
    *,
    draft: bool = False,
    out: Path | None = None,
    shells: "Shells | None" = None,
    progress: "Progress | None" = None,
) -> Built:
    """Make the site and switch it whole. A blocking finding leaves the old site standing unless ``draft``.

    ``out`` None: the settings' site folder (a draft goes beside it). ``shells`` None: Material is asked when they changed.
    """
    target = out or (settings.site_dir.with_name(settings.site_dir.name + "-draft") if draft else settings.site_dir)
    state = f"{program_stamp()} {as_of} {draft} {stamp_of((settings.config_file, settings.content / '页面'))}"
    with Publisher(target) as publisher:
        cache = Cache(settings.cache_file.with_name(f"{target.name}.db"))
        try:
            listing = list_folder(settings.content)
            if shells is None and _stands(listing, cache, publisher, state) and past_stands(settings, cache):
                return Built(target, True, _open_findings(cache), state=_named(state, publisher))
            hand = _hand(settings, as_of, cache, listing, state.partition(" ")[0])
            if may_fork():
                publisher.look_ahead()
            try:
                return _build(settings, as_of, draft, target, publisher, cache, state, shells, listing, progress, hand)
            finally:
                if hand is not None:
                    hand.dismiss()
        finally:
            cache.close()


def _hand(settings: Settings, as_of: date, cache: Cache, listing: "Listing", program: str) -> "Hand | None":
    """Who reads what changed while the index is loaded here; None when that is nothing, or more than a few records."""
    from wuhua.steps.hand import Hand, few_changed

    files = few_changed(listing, cache, program) if may_fork() else []
    return Hand(settings, cache.path, as_of, files) if files else None


def _stands(listing: "Listing", cache: Cache, publisher: Publisher, state: str) -> bool:
    """Whether the served release is what this build would make."""
    if cache.get("state") != state or publisher.current is None or cache.get("release") != publisher.current:
        return False
    if listing.findings or listing.records != cache.get("stats"):
        return False
    return bool(_attached(listing.attachments) == cache.get("attached")) and publisher.is_as_left(
        cache.get("folder times") or {}
    )


def _named(state: str, publisher: Publisher) -> str:
    return f"{state} {publisher.current}"


def _open_findings(cache: Cache) -> tuple[Finding, ...]:
    from wuhua.rules.report import finding_of_row

    return tuple(finding_of_row(row) for row in cache.get("findings") or ())


def _build(
    settings: Settings,
    as_of: date,
    draft: bool,
    target: Path,
    publisher: Publisher,
    cache: Cache,
    state: str,
    shells: "Shells | None",
    listing: "Listing",
    progress: "Progress | None",
    hand: "Hand | None",
) -> Built:
    from wuhua.rules.report import finding_row
    from wuhua.steps.discretion import page_is_secret
    from wuhua.steps.records import findings_by_file
    from wuhua.steps.site import face_of, sections_of, write_site
    from wuhua.steps.survey import keep, survey

    program = state.partition(" ")[0]
    found = survey(settings, cache, as_of, program, progress, listing, hand)
    findings = found.findings
    secret = any(page_is_secret(finding, settings.content_name) for finding in findings)
    if secret or (any(finding.blocks for finding in findings) and not draft):
        return Built(target, False, findings, found)
    face = face_of(found, draft)
    last = _last(cache, publisher, program)
    shells, fresh = _shells(settings, cache, face, sections_of(found), shells)
    if fresh:
        last.as_of = None
    staging = publisher.stage(clone=last.as_of is not None, mtime=_noon(as_of))
    if last.as_of is not None and not staging.untouched:
        # Somebody removed or edited a published file: what the cache says of the others may no longer hold of what stands.
        last.as_of = None
        staging = publisher.stage(clone=False, mtime=_noon(as_of))
    files = write_site(found, shells, face, staging, cache, last, progress, hand)
    if hand is not None:
        hand.dismiss()
    release = staging.publish(files)
    if not draft:
        found.past.mark_published(found.rows)
    keep(found, cache, program)
    for name, value in {
        "state": state,
        "release": release,
        "folder times": publisher.folder_times(files),
        "as_of": as_of.isoformat(),
        "attached": _attached(found.listing.attachments),
        "findings": tuple(finding_row(finding) for finding in findings),
        "told": {file: tuple(map(finding_row, rows)) for file, rows in findings_by_file(found).items()},
    }.items():
        cache.set(name, value)
    cache.commit()
    pages = sum(path.endswith(".html") for path in files)
    return Built(target, True, findings, found, pages, _named(state, publisher))


def _last(cache: Cache, publisher: Publisher, program: str) -> "Last":
    """What the last build left; empty when the program is another or another release stands."""
    from wuhua.rules.report import finding_of_row
    from wuhua.steps.last import Dues, Last

    state = str(cache.get("state") or "")
    if state.partition(" ")[0] != program or not publisher.current or cache.get("release") != publisher.current:
        return Last()
    told = cache.get("told") or {}
    return Last(
        date.fromisoformat(cache.get("as_of")),
        {file: [finding_of_row(row) for row in rows] for file, rows in told.items()},
        cache.get("order") or [],
        cache.get("overviews") or [],
        Dues(*(cache.get("dues") or ())),
    )


def _shells(
    settings: Settings, cache: Cache, face: "Face", sections: "tuple[Section, ...]", given: "Shells | None"
) -> "tuple[Shells, bool]":
    """The shells, and whether they differ from the last build's; Material is asked only when they must."""
    from wuhua.outputs.site.shells import Shells, shells_digest

    digest = shells_digest(settings.config_file, face, sections)
    kept = cache.get("shells")
    if kept and kept[0] == digest and given is None:
        return Shells(*kept[1]), False
    if given is None:
        given = Shells(*apart(lambda: _cast(settings.config_file, face, sections)))
    shells = given
    plain = shells.plain()
    cache.set("shells", (digest, plain))
    return shells, not kept or kept[1] != plain


def _cast(config_file: Path, face: "Face", sections: "tuple[Section, ...]") -> "PlainShells":
    """MkDocs and Material run once: ten MB that no later step needs."""
    from wuhua.outputs.site.casting import make_shells

    return make_shells(config_file, face, sections).plain()


def _noon(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())


def _attached(files: "list[SourceFile]") -> dict[str, tuple[int, int]]:
    return {name: (mtime, size) for name, mtime, size in files}
