"""Every sheet of the example on contact sheets in PNG, to look at: ``make proof``."""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pypdfium2
from PIL import Image

_TALL, _GAP, _WIDE = 620, 16, 3_600
_ROWS = 4


def main(boards: Path, out: Path) -> None:
    """Write ``proof-1.png`` and so on, a few rows of sheets each, as large as they can be compared."""
    rows = _rows(_pictures(boards))
    for number, some in enumerate(iter(lambda: list(islice(rows, _ROWS)), []), 1):
        page = Image.new("RGB", (_WIDE, len(some) * (_TALL + _GAP) + _GAP), "#8a8578")
        for line, row in enumerate(some):
            left = _GAP
            for picture in row:
                page.paste(picture, (left, _GAP + line * (_TALL + _GAP)))
                left += picture.width + _GAP
        path = out / f"proof-{number}.png"
        page.save(path)
        print(path)


def _pictures(boards: Path) -> Iterator[Image.Image]:
    for path in sorted(boards.glob("*/*.pdf")):
        for page in pypdfium2.PdfDocument(path):
            yield page.render(scale=_TALL / page.get_height()).to_pil().convert("RGB")


def _rows(pictures: Iterator[Image.Image]) -> Iterator[list[Image.Image]]:
    row: list[Image.Image] = []
    for picture in pictures:
        if row and sum(one.width + _GAP for one in row) + picture.width + 2 * _GAP > _WIDE:
            yield row
            row = []
        row.append(picture)
    if row:
        yield row


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
