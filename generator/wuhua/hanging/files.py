"""One PDF in; whether it is, byte for byte, one that this village made, and what became of its sheet out."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.codes import read_code, show_code
from wuhua.base.faults import MachineFault
from wuhua.config import Settings
from wuhua.publish.cache import Cache
from wuhua.publish.manifest import MANIFEST, hash_bytes, hash_file, parse_manifest

if TYPE_CHECKING:
    from wuhua.outputs.board import BoardResult

_PRINTED = "printed"
_MOST_BYTES = 50_000_000


def keep_printed(settings: Settings, made: "Iterable[tuple[str, BoardResult]]") -> None:
    """Remember what was made outside of the published folder: paths with what came of them."""
    cache = Cache(settings.cache_file.with_name(f"{_PRINTED}.db"))
    known: dict[str, str] = cache.get(_PRINTED) or {}
    cache.set(_PRINTED, known | {hash_bytes(pdf): path for path, result in made for pdf in result.pdfs})
    cache.commit()
    cache.close()


def verify_file(settings: Settings, path: Path, as_of: date) -> tuple[str, int]:
    """Compare a PDF with all that was published and printed here; exit code 1 when it is none of it, or does not stand."""
    from wuhua.hanging.marks import answer_code

    try:
        if path.stat().st_size > _MOST_BYTES:
            raise MachineFault(f"{path} 太大，不是公开单。")
        digest = hash_file(path)
    except OSError as error:
        raise MachineFault(f"{path} 打不开：{error.strerror}。") from error
    name = _known(settings).get(digest, "")
    code = _claimed(path)
    told, state = answer_code(settings, code, as_of) if code else ("", 0)
    if name:
        lines = [f"{path.name} 没有改动，和做出来的时候一样（{name}）。", told]
        return "\n".join(filter(None, lines)), state
    who = f"它自称编号 {show_code(code)}。" if code else "它里面没有编号。"
    again = "对不上的，以编号的网页为准。" if code else ""
    lines = [f"{path.name} 和这里做过的哪一张都不一样：改动过，或者不是在这里做的。{who}{again}", told]
    return "\n".join(filter(None, lines)), 1


def _known(settings: Settings) -> dict[str, str]:
    """SHA-256 of every PDF that was published, old releases included, and of what was printed here, with its name."""
    boards = settings.boards_dir
    found: dict[str, str] = {}
    for manifest in sorted(boards.with_name(f"{boards.name}.releases").glob(f"*/{MANIFEST}")):
        found |= {digest: name for name, digest in (parse_manifest(manifest.read_bytes()) or {}).items()}
    cache = Cache(settings.cache_file.with_name(f"{_PRINTED}.db"))
    printed: dict[str, str] = cache.get(_PRINTED) or {}
    cache.close()
    return printed | found


def _claimed(path: Path) -> str:
    """The code that a PDF says it carries; empty when it says none, or is no PDF."""
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return read_code(str(pdf.docinfo.get("/Keywords", "")))[0]
    except (pikepdf.PdfError, OSError, ValueError):
        return ""
