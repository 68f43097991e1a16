"""Photos of boards.  In: a photo's bytes.  Out: the QR codes in it, and a mark by which the same photo is known again."""

from typing import TYPE_CHECKING

from wuhua.source.pictures import MAX_PICTURE_BYTES, Flaw, opened_photo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image
    from PIL.ImageFilter import UnsharpMask

#: A photo of a whole board holds many small codes: it is looked at whole, then in parts of this many pixels a side.
_PART = 1600
_LAP = 500
#: A photo on which no more codes are read is looked at once more, enlarged and sharpened: radius, percent and threshold.
_FEW = 2
_SHARPER = (3, 250, 2)
#: The mark: so many cells a side, one bit each.
_CELLS = 16
#: Copies of one photo, made smaller or saved anew, differ in fewer bits of 256; two photos differ in many more.
_NEAR = 8


def read_photo(path: "Path") -> tuple[bytes, "Image"] | Flaw:
    """A photo's bytes and its pixels, grey and upright; a flaw for what is none, or too large."""
    try:
        if path.stat().st_size > MAX_PICTURE_BYTES:
            return Flaw("照片太大，最多20MB", "用看图软件缩小，另存为 .jpg")
        data = path.read_bytes()
    except OSError:
        return Flaw("照片打不开", "看看文件名写对没有")
    image = opened_photo(data)
    return image if isinstance(image, Flaw) else (data, image)


def codes_in(image: "Image") -> list[str]:
    """The texts of all QR codes, each once, in order of text."""
    found = _read(image)
    if max(image.size) > _PART:
        for part in _parts(image):
            # A code whose squares are two pixels wide is read when they are four.
            found |= _read(part) | _read(_enlarged(part))
    if len(found) <= _FEW:
        for part in _parts(image):
            found |= _read(_enlarged(part).filter(_sharper()))
    return sorted(found)


def _parts(image: "Image") -> "Iterator[Image]":
    """The photo in parts that lap over one another; one at a time, so that no more than that is held enlarged."""
    width, height = image.size
    step = _PART - _LAP
    for top in range(0, max(1, height - _LAP), step):
        for left in range(0, max(1, width - _LAP), step):
            yield image.crop((left, top, min(width, left + _PART), min(height, top + _PART)))


def _enlarged(part: "Image") -> "Image":
    return part.resize((part.width * 2, part.height * 2))


def _sharper() -> "UnsharpMask":
    from PIL.ImageFilter import UnsharpMask

    return UnsharpMask(*_SHARPER)


def look_of(image: "Image") -> str:
    """A mark of how a photo looks: 64 hexadecimal digits, nearly the same for copies of one photo."""
    small = image.resize((_CELLS + 1, _CELLS))
    pixels = small.tobytes()
    bits = 0
    for y in range(_CELLS):
        for x in range(_CELLS):
            at = y * (_CELLS + 1) + x
            bits = bits << 1 | (pixels[at] > pixels[at + 1])
    return f"{bits:064x}"


def is_same_look(one: str, other: str) -> bool:
    """Whether two marks are those of one photo."""
    try:
        return (int(one, 16) ^ int(other, 16)).bit_count() <= _NEAR
    except ValueError:
        return False


def _read(image: "Image") -> set[str]:
    import zxingcpp

    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    return {code.text for code in found if code.text}
