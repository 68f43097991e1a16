"""A code in, what its sheet looked like as it hung out: the file itself where it is still here, else one made again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from wuhua.base.codes import code_key
from wuhua.config import Settings
from wuhua.hanging.files import bytes_of, known_files
from wuhua.hanging.proof.reading import Leaf, Reading, read_pdf
from wuhua.publish.manifest import hash_bytes

if TYPE_CHECKING:
    from wuhua.model.sheet import Sheet
    from wuhua.outputs.board import BoardJob, BoardResult, Panel
    from wuhua.steps.standing import Standings
    from wuhua.steps.survey import Survey

#: Files of one sheet: its boards, its panels, the variants that were printed.
_MOST_FILES = 24
#: By how much two papers may differ and be the same, in mm; and the sides that a panel may have.
_SLACK_MM, _SIDES_MM = 2, (50, 5000)
_LARGE = re.compile("第[0-9]+页，共[0-9]+页")
#: What a keepsake says in the place of a list.
_ON_THE_WALL = "网上只放总数"
_WALL, _TILED = "看得清", "拼贴图："


class Original(NamedTuple):
    """What a page is held against. ``name``: the file; empty: it was made again. ``leaves`` in the order of the panels.

    ``files``: what is attached to it.
    """

    name: str
    leaves: tuple[Leaf, ...]
    files: dict[str, bytes]


@dataclass
class Sources:
    """All that the village still has of one sheet that hung."""

    survey: "Survey"
    standings: "Standings"
    code: str
    key: str
    digest: str
    #: The record that came with what was brought: as good as any other copy when it has the digest.
    offered: bytes = b""
    _found: "tuple[dict[str, Any], Sheet] | None" = field(default=None, init=False)

    def kept(self) -> Iterator[Original]:
        """The files of this sheet that stand here as they were made."""
        for name, data in kept_files(self.survey.settings, self.key):
            read = read_pdf(data)
            if read.code == self.code:
                yield Original(name, read.leaves, read.files)

    def again(self, brought: Reading) -> list[Original]:
        """The sheet made again on the paper of what was brought; none when its content is not kept, or cannot be printed there."""
        from wuhua.outputs.board import make_boards
        from wuhua.outputs.board.variants import Wish, make_variant

        work_dir = self.survey.settings.root / ".wuhua" / "boards"
        jobs = [] if is_tiled(brought) else self._jobs(brought)
        if is_large(brought):
            made = make_variant(jobs[:1], [Wish("large")], work_dir) if jobs else []
        else:
            made = make_boards(jobs, work_dir, workers=1)
        return [found for result in made if (found := _read_again(result)).leaves]

    def record(self) -> dict[str, Any] | None:
        """The record's values as they were printed; None when neither the folder nor git has that version."""
        return found[0] if (found := self._printed()) else None

    def tables(self) -> dict[str, bytes]:
        """The tables that the archive's file of this sheet has attached, by name; none when its content is not kept."""
        from wuhua.outputs.board.variants.tables import csv_files

        sheet = self._hanging_sheet() or self._sheet()
        return dict(csv_files(sheet)) if sheet else {}

    @property
    def lacks_lists(self) -> bool:
        """Whether the sheet hung with lists of persons that are kept nowhere any more."""
        if self.code in self.standings.hanging or self._printed() is not None:
            return False
        sheet = self.standings.printed(self.code).sheet
        return sheet is not None and _ON_THE_WALL in repr(sheet.blocks)

    def _jobs(self, brought: Reading) -> "list[BoardJob]":
        """The sheet on that paper: as its boards are read, and as one prints a record by itself."""
        panel = panel_for(brought)
        job = self._job(panel) if panel else None
        if panel is None or job is None:
            return []
        distances = dict.fromkeys((*self._distances(), panel.distance_m))
        return [replace(job, panel=replace(panel, distance_m=distance)) for distance in distances]

    def _job(self, panel: "Panel") -> "BoardJob | None":
        from wuhua.outputs.board import BoardJob
        from wuhua.steps.site import face_of

        if job := self._hanging_job():
            return job
        sheet = self._sheet()
        if sheet is None:
            return None
        settings = self.survey.settings
        url = f"{settings.site_url}{code_key(self.code)}.html" if settings.site_url else ""
        return BoardJob(sheet, face_of(self.survey, False), panel, url, self.code)

    def _hanging_job(self) -> "BoardJob | None":
        """The sheet as it should hang today; None for one that should not."""
        from wuhua.hanging.jobs import hanging_jobs

        if self.code not in self.standings.hanging:
            return None
        return next((one.job for one in hanging_jobs(self.survey, False) if one.job.code == self.code), None)

    def _hanging_sheet(self) -> "Sheet | None":
        return job.sheet if (job := self._hanging_job()) else None

    def _distances(self) -> list[Decimal]:
        """From how far the sheet was read: what its boards say."""
        kept, now = self.standings.kept.get(self.code), self.standings.hanging.get(self.code)
        places = {each.place for each in kept.hung} if kept else set()
        idents = now.boards if now else ()
        boards = self.survey.village.of("board")
        found = [row for row in boards if row.data["name"] in places or row.ident in idents]
        return sorted({Decimal(row.data["reading_m"]) for row in found})

    def _sheet(self) -> "Sheet | None":
        """The keepsake's sheet, with the lists of persons that it leaves out where git still has them."""
        from wuhua.model.sheet import TableBlock

        kept = self.standings.printed(self.code).sheet
        printed = self._printed()
        if kept is None or printed is None:
            return kept
        lists = {
            block.title: block for block in printed[1].blocks if isinstance(block, TableBlock) and block.board_only
        }
        return replace(kept, blocks=tuple(lists.get(getattr(block, "title", ""), block) for block in kept.blocks))

    def _printed(self) -> "tuple[dict[str, Any], Sheet] | None":
        from wuhua.steps.versions import find_printed

        if self._found is None:
            self._found = find_printed(self._versions(), self.digest, self.survey.village.policy)
        return self._found

    def _versions(self) -> Iterator[tuple[Any, bytes | None]]:
        """The record as it lies here, as git has it, the newest first, and as it was brought."""
        from wuhua.source import read_bytes
        from wuhua.source.history.trails import Step

        survey = self.survey
        row = survey.village.facts.get(self.key)
        if row is None:
            return
        here, _ = read_bytes(survey.settings.root, f"{survey.settings.content_name}/{row.file}")
        yield Step("", "", row.file), here
        trail, repository = survey.past.trail(row.file), survey.past.repository
        if trail is not None and repository is not None:
            contents = repository.contents([step.blob for step in trail.steps if step.blob])
            yield from ((step, contents.get(step.blob)) for step in reversed(trail.steps))
        if self.offered:
            yield Step("", "", row.file), self.offered


def kept_files(settings: Settings, key: str) -> list[tuple[str, bytes]]:
    """The PDFs of a sheet that lie here, in releases and where they were printed, byte for byte as they were made."""
    stem = key.replace("/", "-") + "-"
    found: dict[str, tuple[str, bytes]] = {}
    for digest, name, path in known_files(settings):
        if digest not in found and path.name.startswith(stem) and len(found) < _MOST_FILES:
            data = bytes_of(path)
            if hash_bytes(data) == digest:
                found[digest] = name, data
    return list(found.values())


def is_large(brought: Reading) -> bool:
    """Whether it is the variant in large type, which has pages and no wall."""
    return bool(_LARGE.search(brought.words)) and _WALL not in brought.words


def is_tiled(brought: Reading) -> bool:
    """Whether it is a board in parts that are pasted together."""
    return _TILED in brought.words


def panel_for(brought: Reading) -> "Panel | None":
    """The panel that a page was printed on; None where it is no paper that is hung."""
    from wuhua.outputs.board import PAPERS, Panel

    sides = round(brought.leaves[0].width), round(brought.leaves[0].height)
    if not all(_SIDES_MM[0] <= side <= _SIDES_MM[1] for side in sides):
        return None
    for name, size in PAPERS.items():
        turned = size[::-1] if sides[0] > sides[1] else size
        if all(abs(side - paper) <= _SLACK_MM for side, paper in zip(sides, turned, strict=True)):
            return Panel(name, *turned)
    return Panel(f"{sides[0]}x{sides[1]}", *sides)


def _read_again(made: "BoardResult") -> Original:
    return Original("", tuple(leaf for pdf in made.pdfs for leaf in read_pdf(pdf).leaves), {})
