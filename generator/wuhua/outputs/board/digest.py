"""Name everything that a board is made from, so that an unchanged one is not made again."""

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from wuhua.base.places import theme_dir
from wuhua.outputs.board.job import BoardJob, printed
from wuhua.outputs.board.native import pango_version

_MADE_WITH = (
    "weasyprint",
    "pydyf",
    "uharfbuzz",
    "fonttools",
    "segno",
    "jinja2",
    "manimgx-fonts-cjk",
    "pylopdf-fonts-zh-cn",
)


def digest_of(job: BoardJob) -> str:
    """Give the SHA-256 (hex) of the job, the theme, the program's code for boards, the fonts and the versions.

    The day of the build and states that change by the day are not printed and do not count. Raises MachineFault
    without Pango.
    """
    return sha256(f"{machine_digest()}\0{_font_digest(job.face.formal_font)}\0{printed(job)!r}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _font_digest(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest() if path else ""


@lru_cache(maxsize=1)
def machine_digest() -> str:
    """Name all that is the same for every board of a build."""
    theme, rooms = theme_dir(), Path(__file__).parent
    files = [
        *theme.glob("board/*"),
        *theme.glob("blocks/*/block.html.j2"),
        *theme.glob("blocks/*/print.css"),
        *rooms.rglob("*.py"),
        *rooms.parent.glob("*.py"),
    ]
    made = sha256("\0".join((*map(version, _MADE_WITH), pango_version())).encode())
    for path in sorted(files, key=lambda path: path.as_posix()):
        made.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return made.hexdigest()
