"""Pictures that records name: what is published, what is refused and where, what is not looked at twice."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.source.photos import BROKEN, noted, photo
from tests.village.kit import differing, served, tree, written_village, wuhua
from wuhua.base.finding import Finding
from wuhua.base.private import find_private
from wuhua.checking import open_settings
from wuhua.pipeline import build, check
from wuhua.source.pictures import Flaw, redraw
from wuhua.steps import attachments

TODAY = date(2026, 1, 20)
IDENTITY = "11010519491231002X"
NOTICE = "编号: n1\n主题: 停水\n正文: 中社停水检修。\n公开: {公开日期: 2026-01-19}\n附件:\n"
FILE = "通知公告/n1.yml"
PUBLISHED = "files/附件/路灯验收.jpg"


def village(folder: Path, files: dict[str, bytes], *names: str) -> Path:
    """Write a village whose one notice names these files, with these below 附件."""
    lines = "".join(f"  - {{名称: 照片, 文件: '{name}'}}\n" for name in names)
    made = written_village(folder, {FILE: NOTICE + lines})
    for name, data in files.items():
        place = made / "content" / "附件" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return made


def found(folder: Path, codes: str = "E4") -> list[Finding]:
    """Check a village; its findings on attachments, or of other codes."""
    settings = open_settings(str(folder / "site_config.yml"))
    return [each for each in check(settings, TODAY).findings if each.code.startswith(codes)]


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
    (finding,) = found(village(tmp_path, {name: photo()}, name), "V")
    assert (finding.code, finding.blocks) == ("V01", True)
    assert IDENTITY not in repr(finding) and "身份证号" in finding.message and "照片改名" in finding.fix


@pytest.mark.parametrize("name", ["mmexport1709876543210", "微信图片_20250308102233", "IMG_20250308_102233_123"])
def test_what_phones_call_a_photo_is_no_private_number(tmp_path: Path, name: str) -> None:
    """Dates and counters in a name are left alone."""
    assert found(village(tmp_path, {f"{name}.jpg": photo()}, f"{name}.jpg")) == []


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
