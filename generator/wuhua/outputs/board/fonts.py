"""Cut a board's own fonts: characters in, three small static fonts out, the same bytes for the same characters.

Both weights hold the same characters: where they differ, fontconfig takes the fuller one for both and bold prints as
regular.
"""

import importlib.util
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct

from wuhua.base.faults import MachineFault
from wuhua.base.writing import reason_of

REGULAR, BOLD, TITLE, FORMAL = "Wuhua Sans", "Wuhua Sans", "Wuhua Song", "Wuhua Serif"
FAMILIES = frozenset((REGULAR, BOLD, TITLE, FORMAL))
#: Package, file, SHA-256 and the face's index in it; both packages are pinned, and nothing but these bytes is trusted.
SANS = (
    "manimgx_fonts_cjk",
    "NotoSansCJK-VF.otf.ttc",
    "d3d8256cdec8dbcb3552284bc6b20c734dd60c2ee9df83b5758e34807c4bac32",
    2,
)
SERIF = (
    "pylopdf_fonts_zh_cn",
    "NotoSerifSC-Regular.otf",
    "e8f396decc1f0963a016a989c3d8852e863d1350996f573860a80767c83a1cd3",
    0,
)
#: How much the title's strokes gain, in em: upright ones much, level ones little, as a 小标宋 has it.
TITLE_BOLD = (0.036, 0.012)


class SiteFonts(Struct, frozen=True):
    """The faces as OpenType bytes; ``title`` and ``formal`` lack what Noto Serif lacks, the others lack nothing.

    ``formal`` sets what is signed as a notice; empty where nothing is.
    """

    regular: bytes
    bold: bytes
    title: bytes
    formal: bytes = b""

    @property
    def files(self) -> dict[str, bytes]:
        """The faces by the name that the style sheet asks for."""
        files = {"regular": self.regular, "bold": self.bold, "title": self.title}
        return files | {"formal": self.formal} if self.formal else files


def load_fonts() -> None:
    """Read and check both font files, so that forked workers share them. Raises MachineFault as ``cut_fonts``."""
    _face(SERIF)
    _known()


def find_missing(characters: frozenset[str]) -> frozenset[str]:
    """Give the characters that the fonts cannot draw."""
    return frozenset(character for character in characters if ord(character) not in _known())


def cut_fonts(
    characters: frozenset[str],
    title_characters: frozenset[str],
    formal_characters: frozenset[str] = frozenset(),
    own: str = "",
) -> SiteFonts:
    """Cut the faces for one board. Raises MachineFault when a font is missing or not the one we know.

    ``own``: path of the village's own face for notices, a 仿宋 say; used when it has all that a notice needs.

    Cut for the board and not for the site: else a new word on one board would change the bytes of all others.
    """
    formal = _cut_formal(formal_characters, own) if formal_characters else b""
    return SiteFonts(_cut(400, characters), _cut(700, characters), _cut_title(title_characters), formal)


def _cut(weight: int, characters: frozenset[str]) -> bytes:
    wanted = _wanted(characters)
    wanted.pin_axis_location(_face(SANS), "wght", weight)
    return bytes(hb.subset(_face(SANS), wanted).blob.data)


def _wanted(characters: frozenset[str]) -> hb.SubsetInput:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, sorted(characters)))
    # Without the downgrade a PDF carries CFF2, which viewers cannot draw.
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DOWNGRADE_CFF2
    return wanted


def _cut_title(characters: frozenset[str]) -> bytes:
    from wuhua.outputs.board.song import embolden

    return embolden(bytes(hb.subset(_face(SERIF), _wanted(characters)).blob.data), TITLE_BOLD)


def _cut_formal(characters: frozenset[str], own: str) -> bytes:
    face = (_own(own) if own else None) or _face(SERIF)
    if not {ord(character) for character in characters} <= set(face.unicodes) | _unseen():
        face = _face(SERIF)
    return bytes(hb.subset(face, _wanted(characters)).blob.data)


def _unseen() -> set[int]:
    """Blanks, which no reader misses in a face."""
    return set(map(ord, " \n\t\u3000\xa0"))


@lru_cache(maxsize=1)
def _own(path: str) -> hb.Face | None:
    try:
        face = hb.Face(hb.Blob(Path(path).read_bytes()))
    except OSError as error:
        raise MachineFault(
            f"{path} 打不开：{reason_of(error)}。看看 site_config.yml 里的 fangsong 写得对不对。"
        ) from error
    if not face.unicodes:
        raise MachineFault(f"{path} 不是字体文件。site_config.yml 里的 fangsong 要写一个 .ttf 或 .otf 文件。")
    return face


@lru_cache(maxsize=2)
def _face(source: tuple[str, str, str, int]) -> hb.Face:
    # Mapped, not read: of forty megabytes each worker then holds only what it looks at.
    return hb.Face(hb.Blob.from_file_path(str(_trusted(source))), source[3])


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    return frozenset(_face(SANS).unicodes)


def _trusted(source: tuple[str, str, str, int]) -> Path:
    package, name, digest, _ = source
    found = importlib.util.find_spec(package)
    path = Path(found.origin).parent / name if found and found.origin else None
    project = package.replace("_", "-")
    if path is None or not path.is_file():
        raise MachineFault(f"做展板要用字体包{project}，这台机器上没有：pip install {project}")
    with path.open("rb") as file:
        found_digest = file_digest(file, "sha256").hexdigest()
    if found_digest != digest:
        raise MachineFault(f"字体文件{name}和本程序认得的不一样，换回原来的：pip install --force-reinstall {project}")
    return path
