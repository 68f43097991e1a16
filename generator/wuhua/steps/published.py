"""Compare what stands with what was published last (step check): only records that differ are read, only those that moved again.

In: the history, the rows, which files moved. Out: a report, and what was said of each file, for the cache.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from wuhua.config import Settings
from wuhua.kinds import kinds_by_title
from wuhua.model.facts import Facts
from wuhua.model.village import Village
from wuhua.publish.cache import Cache
from wuhua.rules.book import open_book
from wuhua.rules.engine import check_published, check_record, check_text
from wuhua.rules.report import Counts, Report, report_of_row, total
from wuhua.rules.rule import Earlier
from wuhua.steps.past import VERDICTS, Past, read_past

_NOTHING = "没有上一次公开的样子可以对照：这里没有用 git 保存，或者这份拷贝里没有以前的提交"
_Said = dict[str, tuple[Any, ...]]


class Published:
    """What the comparison came to. ``said``: each differing file's report, as plain tuples."""

    def __init__(self, settings: Settings, past: Past, village: Village) -> None:
        self._settings, self._past, self._village = settings, past, village
        self.said: _Said = {}

    def compare(self, cache: Cache, files: Mapping[str, Any], moves: tuple[list[str], list[str]]) -> Report:
        """Judge what moved. ``files``: all records; ``moves``: the files that changed since the last build, and that went."""
        if not self._past.known or not self._past.has_base:
            return _unrun()
        state = self._village.as_of.isoformat()
        kept = None if self._past.moved else cache.get(VERDICTS)
        if kept and kept[0] == state:
            changed, gone = moves
            self.said = {file: row for file, row in kept[1].items() if file not in {*changed, *gone}}
            todo: Iterable[str] = [file for file in changed if file in files]
            came = bool(gone) or any(file not in kept[1] for file in changed)
        else:
            todo, came = files, True
        self._judge({file: self._past.said(file) for file in todo})
        if came:
            self._judge(self._moved_away(files))
        self._past.verdicts = (state, self.said)
        return total((_counted(len(files) - len(self.said)), *map(report_of_row, self.said.values())))

    def _moved_away(self, files: Mapping[str, Facts | None]) -> dict[str, list[str]]:
        """The blobs of files that went, by the file that answers at their record's address now."""
        absent = self._past.published_files() - files.keys()
        contents = self._contents({file: self._past.said(file) for file in absent})
        found: dict[str, list[str]] = {}
        for file in sorted(absent):
            for blob in self._past.said(file):
                earlier = self._read(file, contents.get(blob))
                row = self._village.facts.get(earlier[1].key) if earlier else None
                if row is not None:
                    found.setdefault(row.file, []).append(blob)
        return found

    def _judge(self, blobs: Mapping[str, list[str]]) -> None:
        wanted = {file: found for file, found in blobs.items() if found}
        contents = self._contents(wanted)
        for file, found in sorted(wanted.items()):
            earlier = [read for blob in found if (read := self._read(file, contents.get(blob)))]
            report = self._compared(file, earlier)
            if report is not None:
                self.said[file] = report.row()

    def _compared(self, file: str, earlier: list[tuple[dict[str, Any], Facts]]) -> Report | None:
        from wuhua.model.validate import validate
        from wuhua.source import load_file

        document, _ = load_file(self._settings.root, f"{self._settings.content_name}/{file}")
        kind = kinds_by_title().get(file.partition("/")[0])
        record = validate(document, kind.record)[0] if document and kind and earlier else None
        if document is None or kind is None or record is None:
            return None
        today = self._village.as_of.isoformat()
        before = [Earlier(value, facts, document.value, today) for value, facts in earlier]
        return check_published(record, kind.facts(record, file), document, self._village.policy, before)

    def _read(self, file: str, data: bytes | None) -> tuple[dict[str, Any], Facts] | None:
        """A version's plain value and facts; None for one that cannot have been published.

        What holds private data never was. Where nobody marked what was, neither was anything that blocks.
        """
        from wuhua.model.validate import validate
        from wuhua.source import load_bytes

        kind = kinds_by_title().get(file.partition("/")[0])
        document = load_bytes(data, file)[0] if data is not None and kind else None
        record = validate(document, kind.record)[0] if document and kind else None
        if document is None or kind is None or record is None:
            return None
        facts = kind.facts(record, file)
        report = check_text(document, kind.ident) + check_record(record, facts, document, self._village.policy)
        if any(found.blocks and (found.code.startswith("V") or not self._past.is_sure) for found in report.findings):
            return None
        return document.value, facts

    def _contents(self, blobs: Mapping[str, list[str]]) -> dict[str, bytes]:
        wanted = {blob for found in blobs.values() for blob in found}
        repository = self._past.repository if wanted else None
        return repository.contents(wanted) if repository else {}


def look_back(
    settings: Settings,
    cache: Cache,
    village: Village,
    same: bool,
    files: Mapping[str, Any],
    moves: tuple[list[str], list[str]],
) -> tuple[Past, Report]:
    """What git tells, and what the comparison with what was published last came to.

    ``same``: the program and the law are the last build's; ``files``: all records by name; ``moves`` as :meth:`Published.compare` takes them.
    """
    past = read_past(settings, cache, same, files, moves)
    return past, Published(settings, past, village).compare(cache, files, moves)


def _counted(clean: int) -> Report:
    """What is as it was published."""
    return Report((), {code: Counts(0, clean, 0) for code in open_book().codes("published")})


def _unrun() -> Report:
    codes = open_book().codes("published")
    return Report((), {code: Counts(skipped=1) for code in codes}, tuple((code, _NOTHING, 1) for code in codes))
