"""Pictures to publish and pictures to withstand, written here and now."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def photo(width: int = 64, height: int = 48, kind: str = "JPEG", **options: object) -> bytes:
    """Draw a picture whose left third is red and whose rest is a blue that grows paler downwards."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image = Image.merge("RGB", (image.getchannel(0), image.getchannel(0), Image.new("L", image.size, 255)))
    image.paste((200, 0, 0), (0, 0, width // 3, height))
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def noted(orientation: int) -> Image.Exif:
    """Make a camera's notes: which way up, who, with a telephone, and where."""
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x013B] = "Zhang San 13800138000"
    notes.get_ifd(0x8825).update({1: "N", 2: (23.0, 1.0, 8.0)})
    return notes


def chunk(tag: bytes, data: bytes) -> bytes:
    """Write one part of a PNG."""
    return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))


def bare_png(width: int, height: int, extra: bytes = b"") -> bytes:
    """Write a PNG of one bit a pixel whose head may claim any size; its pixels are eight rows."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0\0" * 8))
    return b"\x89PNG\r\n\x1a\n" + head + extra + rows + chunk(b"IEND", b"")


BROKEN = {
    "a bomb.png": bare_png(30_000, 30_000),
    "a lying head.png": bare_png(0x7FFFFFFF, 0x7FFFFFFF),
    "a wide head.png": bare_png(1_000_000, 51),
    "half a head.png": bare_png(8, 8)[:45],
    "half a picture.png": photo(300, 300, "PNG")[:-200],
    "packed words.png": bare_png(8, 8, chunk(b"zTXt", b"C\0\0" + zlib.compress(b"A" * 20_000_000))),
    "broken sum.png": bare_png(8, 8).replace(b"IDAT", b"IDAT\1", 1),
    "half a photo.jpg": photo(600, 600)[:-2000],
    "a page.jpg": b"<html><script>alert(1)</script></html>",
    "nothing.jpg": b"",
    "a head.jpg": b"\xff\xd8\xff",
    "other ending.jpg": photo(kind="PNG"),
    "other ending.png": photo(kind="JPEG"),
    "layers.jpg": photo() + b"\xff\xda" * 1001,
}
