"""The village as it is now: what changed since the last build is read, the rest comes from the cache; then the index is checked.

In: the content folder, the cache, today. Out: a :class:`Survey`: the index, all findings, and which files moved.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from wuhua.base.finding import Finding, Span
from wuhua.config import Settings
from wuhua.due.answers import answer_of
from wuhua.kinds import kinds_by_ident, kinds_by_title
from wuhua.law.policy import FOLDER, Policy, law_digest, load_local_policy
from wuhua.model.facts import Facts
from wuhua.model.village import Village
from wuhua.publish.cache import Cache
from wuhua.rules.book import card_rows, keep_cards
from wuhua.rules.engine import judge_village
from wuhua.rules.report import Report, report_of_row, total
from wuhua.source import Document, Listing, list_folder, load_file
from wuhua.steps.attachments import Attachments, look_at
from wuhua.steps.crew import FEW, Reader, work_on
from wuhua.steps.discretion import refuse_secrets
from wuhua.steps.past import Past
from wuhua.steps.published import look_back
from wuhua.steps.rows import Row, no_profile, profile_facts, read_row, row_of, share
from wuhua.steps.wording import law_finding, listed, worded

Progress = Callable[[str, int, int], None]
_OWN = f"{FOLDER}/"


class Survey(Struct):
    """What a build knows of the village. File names are relative to the content folder."""

    settings: Settings
    listing: Listing
    village: Village
    rows: dict[str, Row]
    #: Read anew in this build, or naming a picture that was.
    changed: set[str]
    #: In the cache, but not on disk any more.
    gone: set[str]
    #: Facts of changed and gone files as the last build knew them, and as they are.
    moves: list[tuple[Facts | None, Facts | None]]
    #: What the index rules, the listing and the pictures found.
    overall: Report
    attachments: Attachments
    #: What git tells.
    past: Past
    documents: dict[str, Document] = {}
    #: What each rule said of the index, for the next build.
    verdicts: dict[str, tuple[Any, ...]] = {}
    #: Whether nothing at all has moved since the last build: no file, no law, no day.
    stands: bool = False
    #: The files that cannot be read, or not even be opened, in order.
    unread: list[str] = []

    @property
    def outline_moved(self) -> bool:
        """Whether pages came, went or were dated anew: what lists all pages must then be written again."""
        return any(not (old and new) or _outline(old) != _outline(new) for old, new in self.moves)

    @property
    def answers_moved(self) -> bool:
        """Whether a record came, went, or answers for another duty: what tells of duties must then be written again.

        村情 says from when what is owed.
        """
        return any(
            not (old and new) or new.kind == "profile" or answer_of(old) != answer_of(new) for old, new in self.moves
        )

    @property
    def report(self) -> Report:
        """Everything that was checked. Thousands of clean files say the same: equal reports are one object, read once."""
        times = Counter(id(row.told) for row in self.rows.values())
        told = {id(row.told): row.told for row in self.rows.values()}
        return total((self.overall, *(report_of_row(told[number]).times(count) for number, count in times.items())))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings by place."""
        found = [*self.overall.findings, *(f for row in self.rows.values() if row.told[0] for f in row.findings)]
        return tuple(sorted(worded(found, self.village), key=lambda finding: finding.order))

    def without_secrets(self) -> "Survey":
        """The same without the records in which a rule found a private number: a draft may go astray too."""
        prefix = f"{self.settings.content_name}/"
        secret = {f.span.file.removeprefix(prefix) for f in self.findings if f.blocks and f.code.startswith("V")}
        rows = [row for row in self.village.facts.values() if row.file not in secret]
        village = self.village
        return replace(self, village=Village(rows, village.policy, village.as_of, village.unread)) if secret else self


def survey(
    settings: Settings,
    cache: Cache,
    as_of: date,
    stamp: str,
    progress: Progress | None = None,
    listing: Listing | None = None,
    hand: Reader | None = None,
) -> Survey:
    """Read what changed, check the index. ``stamp`` names the program; rows of another program or policy are read anew.

    ``listing`` None: the folder is listed here. ``hand`` is reading the changed records already.
    """
    listing = refuse_secrets(listing or list_folder(settings.content), settings.content)
    stats = {name: (mtime, size) for name, mtime, size in listing.records if not _is_law(name)}
    known = _known(cache, stamp)
    keep_cards(cache.get("cards") if known else None)
    rows = cached_rows(cache) if known else {}
    policy, problems = _policy(settings, listing, stats, known, rows, cache)
    if cache.get("policy") != policy.digest:
        known, rows = {}, {}
    changed = [file for file, stat in stats.items() if known.get(file) != stat]
    gone = known.keys() - stats.keys()
    moved = [rows.pop(file) for file in (*changed, *sorted(gone)) if file in rows]
    before = {row.file: row.facts for row in moved if row.facts}
    documents: dict[str, Document] = {}
    for row, document in _read(settings, changed, policy, progress, hand):
        rows[row.file] = row
        if document is not None:
            documents[row.file] = document
    named = [row.facts for row in rows.values() if row.facts]
    unread = _unread(rows, listing)
    village = Village(named, policy, as_of, _kinds_of(unread))
    place = _places(settings, documents)
    kept = cache.get("pictures") if cache.get("stamp") == stamp else None
    seen = look_at(settings, listing, named, kept, place, progress)
    moves = [(before.get(file), rows[file].facts if file in rows else None) for file in (*changed, *sorted(gone))]
    verdicts_before = _verdicts(cache, village) if known else {}
    judged, verdicts = judge_village(village, place, verdicts_before, moves)
    past, compared = look_back(settings, cache, village, bool(known), rows, (changed, sorted(gone)))
    stands = bool(verdicts_before) and not moves and not seen.touched and not past.moved
    overall = total(
        (Report((*listed(listing.findings, seen.findings, settings), *problems, *seen.findings)), judged, compared)
    )
    state = (rows, set(changed) | seen.touched, set(gone), moves)
    return Survey(settings, listing, village, *state, overall, seen, past, documents, verdicts, stands, unread)


def _outline(facts: Facts) -> tuple[str, ...]:
    return (facts.key, facts.day, facts.posted)


def _verdicts(cache: Cache, village: Village) -> dict[str, tuple[Any, ...]]:
    """What the rules said the last time, when it was the same day, the same law, and the same kinds could be read."""
    kept = cache.get("verdicts")
    return kept[1] if kept and kept[0] == _court(village) else {}


def _court(village: Village) -> tuple[str, str, list[str]]:
    return (village.policy.digest, village.as_of.isoformat(), sorted(village.unread))


def _unread(rows: dict[str, Row], listing: Listing) -> list[str]:
    files = {row.file for row in rows.values() if row.facts is None}
    return sorted(files | {finding.span.file for finding in listing.findings if finding.keeps_out})


def _kinds_of(files: list[str]) -> frozenset[str]:
    kinds = kinds_by_title() if files else {}
    return frozenset(kinds[title].ident for title in map(_folder, files) if title in kinds)


def keep(survey: Survey, cache: Cache, stamp: str) -> None:
    """Put what was read into the cache; :meth:`Cache.commit` is the caller's."""
    folders: dict[str, list[Any]] = {}
    for file in sorted(survey.rows):
        folders.setdefault(_folder(file), []).append(survey.rows[file])
    moved = {_folder(file) for file in survey.changed | survey.gone}
    for folder in moved:
        cache.set(f"rows:{folder}", [row.plain() for row in folders.get(folder, ())])
    cache.set("folders", sorted(folders))
    cache.drop(sorted(survey.gone))
    cache.set("stats", [tuple(file) for file in survey.listing.records])
    cache.set("pictures", survey.attachments.plain())
    cache.set("verdicts", (_court(survey.village), survey.verdicts))
    if cache.get("stamp") != stamp:
        cache.set("cards", card_rows())
    cache.set("policy", survey.village.policy.digest)
    survey.past.keep(cache)
    cache.set("stamp", stamp)


def _known(cache: Cache, stamp: str) -> dict[str, tuple[int, int]]:
    kept = cache.get("stats") if cache.get("stamp") == stamp else None
    return {name: (mtime, size) for name, mtime, size in kept or () if not _is_law(name)}


def _is_law(name: str) -> bool:
    """Whether a file is one of the village's own rules, which is no record."""
    return name.startswith(_OWN)


def _folder(file: str) -> str:
    return file.partition("/")[0]


def cached_rows(cache: Cache) -> dict[str, Row]:
    """All rows of the last build: one value for each folder, which is read ten times as fast as a row at a time."""
    folders = [cache.get(f"rows:{folder}") or () for folder in cache.get("folders") or ()]
    return {row[0]: row_of(row) for rows in folders for row in rows}


def _policy(
    settings: Settings,
    listing: Listing,
    stats: dict[str, Any],
    known: dict[str, Any],
    rows: dict[str, Row],
    cache: Cache,
) -> tuple[Policy, list[Finding]]:
    """The policy that the village names in its 村情, with its own files; its record is read first: every other is judged by it."""
    kind = kinds_by_ident()["profile"]
    file = next((name for name in stats if name.startswith(f"{kind.title}/")), None)
    place, local = "全国", ()
    if file is not None:
        row = rows.get(file) if known.get(file) == stats[file] else None
        facts = row.facts if row else profile_facts(settings, file)
        if facts is not None:
            place, local = facts.data["policy"], facts.data["local_rules"]
    own = [tuple(item) for item in listing.records if _is_law(item.name)]
    policy, problems, wrong = _load(settings, place, local, own, cache)
    wrong = wrong if file else [*wrong, no_profile(settings)]
    return policy, [*wrong, *(law_finding(told, local, file or "", _places(settings, {})) for told in problems)]


def _load(
    settings: Settings, place: str, local: tuple[Any, ...], own: list[tuple[Any, ...]], cache: Cache
) -> tuple[Policy, list[str], list[Finding]]:
    """The policy, from the cache when its files and the village's own rules are the same: reading it takes yaml."""
    state = (law_digest(), place, tuple(map(tuple, local)), own)
    kept = cache.get("law")
    if kept and kept[0] == state:
        return Policy.from_row(kept[1]), list(kept[2]), []
    from wuhua.law.own import read_policy_files

    files, found = (
        read_policy_files(settings.content / FOLDER, f"{settings.content_name}/{FOLDER}") if own else ((), [])
    )
    policy, problems, wrong = load_local_policy(place, local, files)
    if not found and not wrong:
        cache.set("law", (state, policy.row(), tuple(problems)))
    return policy, problems, [*found, *wrong]


def cached_policy(cache: Cache) -> Policy:
    """The policy of the last build."""
    return Policy.from_row(cache.get("law")[1])


def _read(
    settings: Settings, files: list[str], policy: Policy, progress: Progress | None, hand: Reader | None
) -> Sequence[tuple[Row, Document | None]]:
    few = len(files) <= FEW
    read_there = hand.rows() if hand is not None else None
    if read_there is not None and [plain[0] for plain in read_there] == files:
        return [(row_of(plain), None) for plain in read_there]

    def read(file: str) -> tuple[Any, Document | None]:
        row, document = read_row(settings.root, settings.content_name, file, policy)
        return row.plain(), document if few else None

    found = []
    alike: dict[Any, Any] = {}
    for number, (plain, document) in enumerate(work_on(read, files, sort_of=_folder), 1):
        found.append((row_of(share(plain, alike)), document))
        if progress is not None:
            progress("读记录", number, len(files))
    return found


def _places(settings: Settings, documents: dict[str, Document]) -> Callable[..., tuple[Span, str]]:
    """Where a path of a record stands; the file is read again when it came from the cache."""

    def span_of(file: str, path: tuple[str | int, ...], at_key: bool = False) -> tuple[Span, str]:
        document = documents.get(file)
        if document is None:
            document, _ = load_file(settings.root, f"{settings.content_name}/{file}")
            if document is None:
                return Span(f"{settings.content_name}/{file}"), ""
            documents[file] = document
        span = document.span(path, key=at_key)
        return span, document.line(span.line)

    return span_of
