"""What the tests of variants share: a board fitted once, and the colours that a PDF asks for."""

import io
from collections import defaultdict
from dataclasses import dataclass

import pikepdf

from wuhua.outputs.board import BoardJob
from wuhua.outputs.board.fit import Fitter
from wuhua.outputs.board.job import printed
from wuhua.outputs.board.measure import Layout
from wuhua.outputs.board.render import Press
from wuhua.outputs.board.workers import _press
from wuhua.outputs.templates import open_templates

COLOURS = ("rg", "RG", "g", "G", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN")


@dataclass
class Fitted:
    """A board's layouts and the press that made them."""

    job: BoardJob
    layouts: tuple[Layout, ...]
    press: Press

    def plain(self) -> bytes:
        """The first panel as PDF without tags."""
        return self.press.print(self.layouts[0].document, pdf_identifier=b"0" * 32, pdf_tags=False)


def fit(job: BoardJob) -> Fitted:
    """Fit a board in this process."""
    shown, templates = printed(job), open_templates()
    press = _press(shown, templates)
    return Fitted(shown, Fitter(shown, press, templates).fit().layouts, press)


def colours_of(data: bytes) -> dict[str, list[tuple[float, ...]]]:
    """Every colour that a PDF's pages and forms set, by operator."""
    found = defaultdict(list)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        forms = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
        ]
        for part in (*pdf.pages, *forms):
            for operands, operator in pikepdf.parse_content_stream(part):
                if str(operator) in COLOURS:
                    found[str(operator)].append(
                        tuple(float(part) for part in operands if not isinstance(part, pikepdf.Name))
                    )
    return found
