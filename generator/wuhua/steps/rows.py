"""Load, validate and check one file: its row is all that the index and the cache keep of it.

In: a file's name. Out: a :class:`Row`: facts (None when it is misshapen) and the report of every rule that saw it.
"""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.finding import Finding, Span
from wuhua.config import Settings
from wuhua.kinds import all_kinds, kinds_by_ident, kinds_by_title
from wuhua.law.policy import Policy
from wuhua.model.facts import Facts, facts_of_row
from wuhua.model.kind import Kind
from wuhua.rules.engine import check_record, check_text, count_unrun
from wuhua.rules.report import Report, finding_of_row, report_of_row, total
from wuhua.source import Document, load_file

if TYPE_CHECKING:
    from wuhua.model.record import Record


class Row(NamedTuple):
    """What is kept of one file; ``file`` is relative to the content folder, ``told`` the report as plain tuples."""

    file: str
    facts: Facts | None
    told: tuple[Any, ...]

    @property
    def report(self) -> Report:
        """What every rule that saw the file said."""
        return report_of_row(self.told)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, without the counts."""
        return tuple(map(finding_of_row, self.told[0]))

    def plain(self) -> tuple[Any, ...]:
        """The same as what ``marshal`` can write."""
        return (self.file, self.facts.row() if self.facts else None, self.told)


def row_of(plain: tuple[Any, ...]) -> Row:
    """Read a row of the cache."""
    file, facts, told = plain
    return tuple.__new__(Row, (file, facts_of_row(facts) if facts else None, told))


def share(plain: tuple[Any, ...], alike: dict[Any, Any]) -> tuple[Any, ...]:
    """The same row, in which equal days, places and reports are one object: kept once in memory and in the cache."""
    file, facts, told = plain
    told = alike.setdefault(told, told)
    if facts is None:
        return (file, facts, told)
    parts = (alike.setdefault(x, x) if type(x) in (str, bytes) else _one(x, alike) for x in facts)
    return (file, tuple(parts), told)


def _one(part: Any, alike: dict[Any, Any]) -> Any:
    return alike.setdefault(part, part) if type(part) is tuple and all(type(x) is str for x in part) else part


def read_row(root: Path, content_name: str, file: str, policy: Policy) -> tuple[Row, Document | None]:
    """Read one file of the village; the document comes along for who needs the record again."""
    document, findings = load_file(root, f"{content_name}/{file}")
    kind = kinds_by_title().get(file.partition("/")[0])
    if document is None:
        return _row(file, None, Report(findings), count_unrun(kind.ident if kind else "")), None
    if kind is None:
        return _row(file, None, Report((*findings, _unknown_folder(document, file)))), document
    return check_document(document, kind, file, policy, findings), document


def check_document(
    document: Document, kind: Kind, file: str, policy: Policy, findings: tuple[Finding, ...] = ()
) -> Row:
    """Validate a document and run the rules that see one record."""
    # pydantic is imported with the first record that is read, and not at all when a hand reads it.
    from wuhua.model.validate import validate

    record, shape = validate(document, kind.record)
    if record is None and (stray := _misplaced(document, kind)) is not None:
        shape = (stray,)
    reports = (Report((*findings, *shape)), check_text(document, kind.ident))
    if record is None:
        return _row(file, None, *reports, count_unrun(kind.ident))
    facts = kind.facts(record, file)
    if facts.places:
        from wuhua.model.envelope import digest_of

        facts = facts._replace(digest=digest_of(record))
    return _row(file, facts, *reports, check_record(record, facts, document, policy))


def _row(file: str, facts: Facts | None, *reports: Report) -> Row:
    told = total(reports).row()
    # Clean records of a kind tell the same: one object, which marshal writes once.
    return Row(file, facts, _TOLD.setdefault(told, told))


_TOLD: dict[tuple[Any, ...], tuple[Any, ...]] = {}


def read_record(root: Path, content_name: str, facts: Facts) -> "Record | None":
    """Read a record again that is known to be well-formed; None when the file changed under the build."""
    from wuhua.model.validate import validate

    document, _ = load_file(root, f"{content_name}/{facts.file}")
    kind = kinds_by_title().get(facts.file.partition("/")[0])
    return validate(document, kind.record)[0] if document and kind else None


def guess_kind(document: Document, file: str) -> Kind | None:
    """The kind of a file that lies in no village: by its folder's name, else the one that shares most of its keys."""
    named = next((kind for title, kind in kinds_by_title().items() if title in Path(file).parts), None)
    if named is not None:
        return named
    keys = set(document.value)
    shared = {kind: len(keys & {f.alias for f in kind.record.model_fields.values()}) for kind in all_kinds()}
    best = max(shared, key=lambda kind: (shared[kind], -kind.order))
    return best if shared[best] else None


def _misplaced(document: Document, kind: Kind) -> Finding | None:
    """A whole record of another kind, by its keys; None when some key is none of its own, or a single one is strange here."""
    keys = set(document.value)
    if len(keys - _keys(kind, False)) < 2:
        return None
    fitting = [other for other in all_kinds() if keys <= _keys(other, False) and _keys(other, True) <= keys]
    if not fitting:
        return None
    meant = max(fitting, key=lambda other: (len(_keys(other, True)), -other.order))
    message = f"这份的写法是“{meant.title}”，不是“{kind.title}”：放错了文件夹"
    span = Span(document.file, 1, 1, max(2, len(document.line(1)) + 1))
    return Finding("E211", message, span, fix=f"移到“{meant.title}”文件夹", blocks=True, source=document.line(1))


def _keys(kind: Kind, required: bool) -> set[str]:
    fields = kind.record.model_fields.values()
    return {field.alias or "" for field in fields if field.is_required() or not required}


def _unknown_folder(document: Document, file: str) -> Finding:
    folder = file.partition("/")[0] if "/" in file else ""
    titles = [kind.title for kind in all_kinds()]
    near = get_close_matches(folder, titles, 1, 0.4)
    message = f"没有“{folder}”这种公开事项" if folder else "记录要放在公开事项的文件夹里"
    guess = f"，是不是“{near[0]}”" if near else ""
    fix = f"放到这些文件夹之一：{'、'.join(titles)}"
    return Finding("E211", message + guess, Span(document.file), fix=fix, blocks=True, source=document.line(1))


def no_profile(settings: Settings) -> Finding:
    """What is wrong with a village that says nothing of itself: it would be published without its name, judged by no place's rules."""
    title = kinds_by_ident()["profile"].title
    fix = f"写一份 {settings.content_name}/{title}/{title}.yml：wuhua new {title} {title}"
    return Finding("E310", f"没有{title}", Span(settings.content_name), fix=fix, blocks=True)


def profile_facts(settings: Settings, file: str) -> Facts | None:
    """What a 村情 tells, read before the policy is known; None for one that is misshapen."""
    from wuhua.model.validate import validate

    document, _ = load_file(settings.root, f"{settings.content_name}/{file}")
    kind = kinds_by_ident()["profile"]
    record = validate(document, kind.record)[0] if document else None
    return kind.facts(record, file) if record else None
