"""Pictures that records name: what is published, what is refused and where, what is not looked at twice."""

import os
import shutil
import struct
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image, PngImagePlugin

from tests.village.kit import differing, served, tree, written_village, wuhua
from wuhua.base.finding import Finding
from wuhua.base.private import find_private
from wuhua.checking import open_settings
from wuhua.pipeline import build, check
from wuhua.source.pictures import LONGEST, Flaw, redraw
from wuhua.steps import attachments

TODAY = date(2026, 1, 20)
IDENTITY = "11010519491231002X"
NOTICE = "编号: n1\n主题: 停水\n正文: 中社停水检修。\n公开: {公开日期: 2026-01-19}\n附件:\n"
FILE = "通知公告/n1.yml"
PUBLISHED = "files/附件/路灯验收.jpg"


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


def village(folder: Path, files: dict[str, bytes], *names: str) -> Path:
    """Write a village whose one notice names these files, with these below 附件."""
    lines = "".join(f"  - {{名称: 照片, 文件: '{name}'}}\n" for name in names)
    made = written_village(folder, {FILE: NOTICE + lines})
    for name, data in files.items():
        place = made / "content" / "附件" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return made


def found(folder: Path) -> list[Finding]:
    """Check a village; its findings on attachments."""
    settings = open_settings(str(folder / "site_config.yml"))
    return [each for each in check(settings, TODAY).findings if each.code.startswith("E4")]


def publish(folder: Path) -> dict[str, str]:
    """Build a village; what is served."""
    assert build(open_settings(str(folder / "site_config.yml")), TODAY, draft=True, out=folder / "site").published
    return served(folder)


@pytest.mark.parametrize("name", ["路灯验收.jpg", "附件/路灯验收.jpg", "2026/路灯.PNG", "附件/2026/路灯.PNG"])
def test_a_picture_is_named_with_or_without_its_folder(tmp_path: Path, name: str) -> None:
    """A photo below 附件 may be named from that folder or from content; both are clean."""
    assert found(village(tmp_path, {"路灯验收.jpg": photo(), "2026/路灯.PNG": photo(kind="PNG")}, name)) == []


@pytest.mark.parametrize("name", ["图.svg", "合同.pdf", "台账.xlsx", "页.html", "图.gif", "图.jpg.svg"])
def test_only_photos_are_accepted(tmp_path: Path, name: str) -> None:
    """Anything else that a record names is refused at the name, and blocks."""
    (finding,) = found(village(tmp_path, {name: b"<svg onload=alert(1)>"}, name))
    assert (finding.code, finding.blocks) == ("E401", True)
    assert "只能是照片" in finding.message
    assert str(finding.span) == f"content/{FILE}:6:18"
    assert finding.source.startswith("  - {名称: 照片, 文件: ")


def test_a_file_that_nobody_names_is_nobodys_business(tmp_path: Path) -> None:
    """Files below 附件 that no record names make no finding, whatever they hold."""
    assert (
        found(village(tmp_path, {"合同.pdf": b"", "坏.jpg": b"<html>", "路灯验收.jpg": photo()}, "路灯验收.jpg")) == []
    )


@pytest.mark.parametrize(
    "name",
    [
        "../村情/村情.yml",
        "../../../../etc/passwd",
        "/etc/passwd",
        "附件/../../x.jpg",
        "./路灯验收.jpg",
        "a//路灯验收.jpg",
        "C:\\Windows\\win.ini",
        "..\\路灯验收.jpg",
        "%2e%2e/路灯验收.jpg",
        "file:///etc/passwd",
        "https://evil.example/x.jpg",
        "//evil.example/x.jpg",
        "~/x.jpg",
        "附件/附件/路灯验收.jpg",
        "路灯验收",
        "-rf",
    ],
)
def test_a_name_that_leads_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    """A way out of the folder, an address, or no file at all: one blocking finding, and no look at the disk."""
    (finding,) = found(village(tmp_path, {"路灯验收.jpg": photo()}, name))
    assert (finding.code, finding.blocks) == ("E402", True)
    assert "路灯验收.jpg" in finding.fix


def test_a_slip_is_met_with_the_names_that_there_are(tmp_path: Path) -> None:
    """The fix gives the name that looks like what was written, and says where a file of another folder belongs."""
    made = village(tmp_path, {"路灯验收.jpg": photo()}, "路灯验受.jpg", "现场.png")
    (made / "content/通知公告/附件").mkdir()
    (made / "content/通知公告/附件/现场.png").write_bytes(photo(kind="PNG"))
    slip, elsewhere = found(made)
    assert (slip.message, slip.fix) == ("附件文件夹里没有“路灯验受.jpg”", "改成 路灯验收.jpg")
    assert "通知公告/附件/现场.png" in elsewhere.fix


def test_a_symlink_is_not_followed(tmp_path: Path) -> None:
    """A link that leads to a photo outside the folder is no file of it."""
    made = village(tmp_path, {"a.jpg": photo()}, "b.jpg")
    (tmp_path / "outside.jpg").write_bytes(photo())
    os.symlink(tmp_path / "outside.jpg", made / "content/附件/b.jpg")
    assert [each.code for each in found(made)] == ["E402"]


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


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_refused(tmp_path: Path, name: str) -> None:
    """What cannot be decoded whole and within limits, or is not what its name says, is one blocking finding."""
    (finding,) = found(village(tmp_path, {name: BROKEN[name]}, name))
    assert (finding.code, finding.blocks) == ("E403", True)
    assert finding.message.startswith("照片") and finding.fix


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """More than twenty megabytes are refused from the listing."""
    made = village(tmp_path, {"大.jpg": b""}, "大.jpg")
    os.truncate(made / "content/附件/大.jpg", 25_000_000)
    assert [each.message for each in found(made)] == ["照片太大，有25MB，最多20MB"]


def test_a_wrong_ending_is_named(tmp_path: Path) -> None:
    """A PNG that is called .jpg is told what to call it."""
    (finding,) = found(village(tmp_path, {"a.jpg": photo(kind="PNG")}, "a.jpg"))
    assert finding.message == "照片的内容是 .png，名字写成了 .jpg" and ".png" in finding.fix


@pytest.mark.parametrize("name", [f"{IDENTITY}_某某.jpg", f"2026/{IDENTITY}.jpg", f"{IDENTITY}/a.jpg"])
def test_a_number_in_a_name_is_refused_and_masked(tmp_path: Path, name: str) -> None:
    """A private number in a photo's name blocks, and no line of the finding repeats it."""
    assert find_private(IDENTITY)
    (finding,) = found(village(tmp_path, {name: photo()}, name))
    assert (finding.code, finding.blocks) == ("E404", True)
    assert IDENTITY not in repr(finding) and "身份证号" in finding.message


@pytest.mark.parametrize("name", ["mmexport1709876543210", "微信图片_20250308102233", "IMG_20250308_102233_123"])
def test_what_phones_call_a_photo_is_no_private_number(tmp_path: Path, name: str) -> None:
    """Dates and counters in a name are left alone."""
    assert found(village(tmp_path, {f"{name}.jpg": photo()}, f"{name}.jpg")) == []


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_nothing_but_pixels_is_left(kind: str) -> None:
    """Notes of the camera, comments, profiles and what hangs behind the picture are gone; twice gives the same bytes."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "13800138000", zip=kind == "PNG")
    more = {"comment": b"13800138000"} if kind == "JPEG" else {"pnginfo": text}
    data = photo(kind=kind, exif=noted(1), icc_profile=b"13800138000" * 20, **more) + b"PK\x03\x04<script>"
    drawn = redraw(data, kind)
    assert isinstance(drawn, bytes) and drawn == redraw(data, kind)
    for secret in (b"13800138000", b"Exif", b"eXIf", b"Zhang", b"ICC", b"iCCP", b"PK\x03\x04", b"<script>"):
        assert secret not in drawn
    shown = Image.open(BytesIO(drawn))
    assert (shown.format, shown.size, dict(shown.getexif())) == (kind, (64, 48), {})


#: Where the red left third comes to lie when a camera notes this orientation.
RED = {1: (5, 24), 2: (58, 24), 3: (58, 24), 4: (5, 24), 5: (24, 5), 6: (24, 5), 7: (24, 58), 8: (24, 58)}


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", RED)
def test_a_photo_is_set_upright(kind: str, orientation: int) -> None:
    """The camera's note is carried out before it is dropped."""
    drawn = redraw(photo(kind=kind, exif=noted(orientation)), kind)
    assert isinstance(drawn, bytes)
    shown = Image.open(BytesIO(drawn)).convert("RGB")
    assert shown.size == ((64, 48) if orientation < 5 else (48, 64))
    red, _, blue = shown.getpixel(RED[orientation])
    assert red > 150 and blue < 60


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGB"), ("PNG", "P"), ("PNG", "1")]
)
def test_a_large_photo_is_made_smaller(kind: str, mode: str) -> None:
    """The longest side is two thousand pixels at most, the proportions stay."""
    out = BytesIO()
    Image.open(BytesIO(photo(3000, 1500))).convert(mode).save(out, kind)
    drawn = redraw(out.getvalue(), kind)
    assert isinstance(drawn, bytes) and Image.open(BytesIO(drawn)).size == (LONGEST, LONGEST // 2)


def test_few_colours_stay_few(tmp_path: Path) -> None:
    """A drawing with a palette stays small and keeps each of its pixels, see-through ones too."""
    out = BytesIO()
    drawing = Image.open(BytesIO(photo())).convert("P")
    drawing.save(out, "PNG", transparency=3)
    drawn = redraw(out.getvalue(), "PNG")
    assert isinstance(drawn, bytes)
    shown = Image.open(BytesIO(drawn))
    assert shown.mode == "P"
    assert shown.convert("RGBA").tobytes() == Image.open(BytesIO(out.getvalue())).convert("RGBA").tobytes()


def test_sixteen_bits_of_grey_keep_their_shade() -> None:
    """A scan with sixteen bits a pixel is not burnt out."""
    out = BytesIO()
    Image.new("I;16", (9, 9), 40_000).save(out, "PNG")
    drawn = redraw(out.getvalue(), "PNG")
    assert isinstance(drawn, bytes) and Image.open(BytesIO(drawn)).getpixel((4, 4)) == 156


def test_half_a_picture_is_refused_even_beside_weasyprint() -> None:
    """Another library that lets half pictures through changes nothing, and finds its own setting again."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, True
    try:
        assert isinstance(redraw(photo(600, 600)[:-2000], "JPEG"), Flaw)
        assert ImageFile.LOAD_TRUNCATED_IMAGES is True
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def test_an_unchanged_picture_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second check draws nothing; a changed picture, and only that, is drawn; a broken one is still told."""
    made = village(tmp_path, {"a.jpg": photo(), "b.jpg": photo(), "c.jpg": b"?"}, "a.jpg", "b.jpg", "c.jpg")
    drawn: list[str] = []
    draw = attachments.read_picture

    def told(root: Path, name: str, size: int) -> bytes | Flaw:
        drawn.append(name)
        return draw(root, name, size)

    monkeypatch.setattr(attachments, "read_picture", told)
    first = found(made)
    assert len(drawn) == 3 and [each.code for each in first] == ["E403"]
    assert found(made) == first and len(drawn) == 3
    (made / "content/附件/b.jpg").write_bytes(photo(80, 80))
    assert found(made) == first and drawn[3:] == ["content/附件/b.jpg"]


def test_pillow_is_loaded_only_for_a_new_picture(tmp_path: Path) -> None:
    """When no picture is new, a check with findings to tell does not load the library that draws."""
    made = village(tmp_path, {"a.jpg": photo(), "b.jpg": b"?"}, "a.jpg", "b.jpg")
    loads = [wuhua(made, "check", PYTHONVERBOSE="1").stderr.count("PIL/Image.py") for _ in range(2)]
    assert loads[0] > 0 and loads[1] == 0


def test_the_site_holds_the_picture_that_its_page_links(tmp_path: Path) -> None:
    """The published photo is the redrawn one, the page links it and gives its size; no other file of 附件 is published."""
    made = village(
        tmp_path, {"路灯验收.jpg": photo(2600, 1200, exif=noted(6)), "合同.pdf": b"%PDF"}, "附件/路灯验收.jpg"
    )
    files = publish(made)
    assert [name for name in files if name.startswith("files/")] == [PUBLISHED]
    data = (made / "site" / PUBLISHED).read_bytes()
    assert data == redraw((made / "content/附件/路灯验收.jpg").read_bytes(), "JPEG")
    page = (made / "site/notice/n1.html").read_text("utf-8")
    assert f'href="../{quote(PUBLISHED)}"' in page and f"{round(len(data) / 1000)}KB" in page


EDITS: dict[str, Callable[[Path], object]] = {
    "another photo": lambda content: (content / "附件/路灯验收.jpg").write_bytes(photo(900, 900)),
    "a broken photo": lambda content: (content / "附件/路灯验收.jpg").write_bytes(b"?"),
    "no photo": lambda content: (content / "附件/路灯验收.jpg").unlink(),
    "a photo again": lambda content: (content / "附件/路灯验收.jpg").write_bytes(photo(700, 900)),
    "a second name": lambda content: (content / FILE).write_text(
        NOTICE + "  - {名称: 甲, 文件: 路灯验收.jpg}\n  - {名称: 乙, 文件: 乙.png}\n", "utf-8"
    ),
    "the second photo": lambda content: (content / "附件/乙.png").write_bytes(photo(kind="PNG")),
    "no names": lambda content: (content / FILE).write_text(NOTICE.removesuffix("附件:\n"), "utf-8"),
}


@pytest.mark.slow
def test_pictures_that_come_and_go_equal_a_cold_build(tmp_path: Path) -> None:
    """After each change to a photo or to its name, the site equals a cold build of the same files."""
    made = village(tmp_path / "warm", {"路灯验收.jpg": photo(2600, 1200)}, "路灯验收.jpg")
    publish(made)
    for told, edit in EDITS.items():
        edit(made / "content")
        shutil.rmtree(tmp_path / "cold", ignore_errors=True)
        shutil.copytree(made / "content", tmp_path / "cold/content")
        shutil.copyfile(made / "site_config.yml", tmp_path / "cold/site_config.yml")
        assert differing(publish(made), publish(tmp_path / "cold")) == [], told
    assert not any(name.startswith("files/") for name in served(made))


@pytest.mark.slow
def test_a_lost_picture_of_the_release_is_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A photo that vanished from the served site comes back with the next build, also when none was kept in memory."""
    monkeypatch.setattr(attachments, "_KEPT_BYTES", 0)
    made = village(tmp_path, {"路灯验收.jpg": photo()}, "路灯验收.jpg")
    before = publish(made)
    (made / "site" / PUBLISHED).unlink()
    (made / "content" / FILE).write_text(NOTICE + "  - {名称: 甲, 文件: 路灯验收.jpg}\n", "utf-8")
    assert publish(made)[PUBLISHED] == before[PUBLISHED]


def test_a_blocking_picture_leaves_the_old_site(tmp_path: Path) -> None:
    """With a broken photo the command says where, gives 1, and publishes nothing."""
    made = village(tmp_path, {"a.jpg": b"<html>"}, "a.jpg")
    done = wuhua(made, "build", "--no-boards")
    assert done.returncode == 1 and "E403" in done.stdout and f"content/{FILE}:6:18" in done.stdout
    assert not (made / "site").exists() and tree(made / "content")["附件/a.jpg"]
