"""A picture as it may be published.  In: a file of the village's folder.  Out: the same picture drawn anew, or what is wrong.

The bytes that a camera or a stranger wrote are never passed on: what cannot be decoded within limits is refused, and what can
is written anew, upright, without place, time, telephone or anything else that rides along.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.stamp import stamp_of
from wuhua.source.reading import read_bytes

if TYPE_CHECKING:
    from PIL.Image import Image

#: How a name ends, in lower case, and what its bytes must then be.
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}
MAX_PICTURE_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
#: Longest side of a published picture: sharp on a large screen, quick on a cheap phone.
LONGEST = 2000
_QUALITY = 85
_BEGINNINGS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
#: A photo is drawn in about ten passes; a thousand of them over a large one would take minutes.
_MAX_PASSES = 1000
_PASS = b"\xff\xda"
_ORIENTATION = 0x0112
_SHRINK = "用看图软件缩小，另存为 .jpg"
_AGAIN = "重新拷一份；看图软件能打开的，另存为 .jpg 再放进来"


class Flaw(NamedTuple):
    """Why a picture cannot be published, in the clerk's words, and what to do."""

    message: str
    fix: str


class _Refused(Exception):
    """Carries a flaw out of the decoder."""


def format_of(name: str) -> str:
    """What a file's bytes must be by its name, ``JPEG`` or ``PNG``; empty when the name is no picture's."""
    return FORMATS.get(Path(name).suffix.lower(), "")


def painter_stamp() -> str:
    """Name the library that draws, without loading it: another one may write other bytes."""
    spec = find_spec("PIL")
    return stamp_of((Path(spec.origin).with_name("_version.py"),)) if spec and spec.origin else ""


def read_picture(root: Path, name: str, size: int) -> bytes | Flaw:
    """Read the picture ``name`` under ``root`` and draw it anew. ``size``: its bytes as listed, so that a huge one is not read."""
    if size > MAX_PICTURE_BYTES:
        return Flaw(f"照片太大，有{size // 1_000_000}MB，最多20MB", _SHRINK)
    data, finding = read_bytes(root, name, MAX_PICTURE_BYTES)
    if finding is not None:
        return Flaw(f"照片打不开，{finding.message}", finding.fix)
    return redraw(data, format_of(name))


def redraw(data: bytes, wanted: str) -> bytes | Flaw:
    """Draw a picture anew: upright, at most :data:`LONGEST` pixels a side, nothing but pixels. ``wanted``: ``JPEG`` or ``PNG``.

    The same bytes give the same bytes, as long as the library is the same.
    """
    found = next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), "")
    if found != wanted:
        return _misnamed(found, wanted)
    try:
        with _strictly():
            return _encoded(_drawn(data, wanted), wanted)
    except _Refused as refused:
        flaw: Flaw = refused.args[0]
        return flaw
    # A decoder raises anything on broken bytes: struct.error, IndexError, a warning made an error.
    except Exception:
        return Flaw("照片打不开，文件不完整或者坏了", _AGAIN)


def opened_photo(data: bytes) -> "Image | Flaw":
    """The pixels of a photo as large as it is, upright, grey."""
    kind = next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), "")
    if not kind:
        return Flaw("照片打不开，内容不是 .jpg 或 .png 照片", _AGAIN)
    try:
        with _strictly():
            image = _opened(data, kind)
            turn = _turn(image)
            grey = (image if image.mode == "L" else _full(image)).convert("L")
            return grey.transpose(turn) if turn is not None else grey
    except _Refused as refused:
        flaw: Flaw = refused.args[0]
        return flaw
    except Exception:
        return Flaw("照片打不开，文件不完整或者坏了", _AGAIN)


def _misnamed(found: str, wanted: str) -> Flaw:
    endings = {"JPEG": ".jpg", "PNG": ".png"}
    if not found:
        return Flaw(f"照片打不开，内容不是 {endings[wanted]} 照片", _AGAIN)
    message = f"照片的内容是 {endings[found]}，名字写成了 {endings[wanted]}"
    return Flaw(message, f"文件名的结尾改成 {endings[found]}，这里也一样改")


@contextmanager
def _strictly() -> Iterator[None]:
    """Whatever the decoder only warns of is an error, and half a picture is none."""
    from PIL import ImageFile

    # WeasyPrint lets half pictures through for the whole program.
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _drawn(data: bytes, kind: str) -> "Image":
    """The pixels, upright and small enough."""
    image = _opened(data, kind)
    turn = _turn(image)
    if max(image.size) > LONGEST or turn is not None:
        # A palette or single bits cannot be scaled; a JPEG is converted last, since it can be decoded small.
        image = image if kind == "JPEG" else _full(image)
        # A gap of one lets the JPEG decoder do the halving, in half the time.
        image.thumbnail((LONGEST, LONGEST), reducing_gap=1.0)
        image = image.transpose(turn) if turn is not None else image
    return image


def _opened(data: bytes, kind: str) -> "Image":
    """The picture with its notes read; refused when it would be too much to decode."""
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    # Not Image.open: that also tries what a JPEG says of further pictures in it, and stumbles over phones' mistakes there.
    image = (JpegImageFile if kind == "JPEG" else PngImageFile)(BytesIO(data))
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise _Refused(Flaw(f"照片太大，有{width}×{height}点，最多{MAX_PIXELS // 10_000}万点", _SHRINK))
    if kind == "JPEG" and data.count(_PASS) > _MAX_PASSES:
        raise _Refused(Flaw("照片打不开，里面的层太多", _AGAIN))
    if kind == "PNG":
        # Its notes may stand behind the pixels. A JPEG waits: it can be decoded at the size that is wanted.
        image.load()
    return image


def _turn(image: "Image") -> Any:
    """The turn that sets a photo upright, as the camera notes it; None when it stands upright or the note is broken."""
    from PIL.Image import Transpose

    try:
        noted = image.getexif().get(_ORIENTATION)
    except Exception:
        return None
    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return turns.get(noted) if isinstance(noted, int) else None


def _full(image: "Image") -> "Image":
    """The same with whole bytes for each colour: grey, RGB, or RGB with transparency."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey; converting them would cut off whatever is brighter than the darkest 256th.
        return image.point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _encoded(image: "Image", kind: str) -> bytes:
    """The bytes of a picture that is made of the pixels alone."""
    from PIL import Image as painter

    if kind == "JPEG" or image.mode not in ("1", "P"):
        image = _full(image)
    bare = painter.frombytes(image.mode, image.size, image.tobytes())
    extra: dict[str, Any] = {"quality": _QUALITY, "optimize": True} if kind == "JPEG" else {}
    if image.mode == "P":
        bare.putpalette(image.getpalette() or [])
        extra = {"transparency": image.info["transparency"]} if "transparency" in image.info else {}
    out = BytesIO()
    bare.save(out, kind, **extra)
    return out.getvalue()
