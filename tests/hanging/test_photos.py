"""Photos of boards: what is read from them, what is refused, what of them is kept."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.hanging.hung import corrected, hang, notice, put, shoot, village
from wuhua.base.faults import MachineFault
from wuhua.config import Settings
from wuhua.publication import print_boards
from wuhua.source.photos import codes_in, is_same_look, look_of, read_photo
from wuhua.source.pictures import Flaw, opened_photo

DAY = date(2025, 12, 5)
BOTH = "村委会公开栏, 中社公开栏"
NOTICES = ("通知公告/n2511.yml", "通知公告/n2512.yml")


def sheets(settings: Settings, board: str, out: Path) -> list[Path]:
    """Print a board's sheets."""
    wish = {"record": None, "paper": "A3", "landscape": False, "out": str(out)}
    print_boards(settings, DAY, False, None, board=board, **wish)
    return sorted(path for path in (out / board).glob("notice-*.pdf"))


@pytest.fixture(scope="module")
def photographed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Path, Path]:
    """A village with two notices on one board and one of them on another, and the folder of its photos."""
    folder = tmp_path_factory.mktemp("photos")
    files = {
        "通知公告/n2511.yml": notice(date(2025, 11, 20), "11.00", BOTH),
        "通知公告/n2512.yml": notice(date(2025, 12, 1), "12.00"),
    }
    settings = village(folder / "云溪村", files)
    both = sheets(settings, "B1", folder / "print")
    assert len(both) == 2
    shoot(folder / "both.jpg", both)
    shoot(folder / "one.jpg", both[:1], turned=-6)
    return settings, folder, settings.content / "附件"


def test_small_codes_that_are_not_quite_sharp_are_read(photographed: tuple[Settings, Path, Path]) -> None:
    """Two pixels a millimetre, as a telephone sees a whole board: enlarged and sharpened both codes are read."""
    _, folder, _ = photographed
    both = sorted((folder / "print/B1").glob("notice-*.pdf"))
    found = read_photo(shoot(folder / "small.jpg", both, scale=0.75))
    assert not isinstance(found, Flaw)
    assert len(codes_in(found[1])) == 2


def test_a_photo_is_read_written_down_and_refused_the_second_time(
    photographed: tuple[Settings, Path, Path],
) -> None:
    """From a tilted, blurred photo both sheets and their board are known; the same photo, or a copy of it, is refused."""
    settings, folder, kept = photographed
    said, state = hang(settings, DAY, None, folder / "one.jpg")
    assert state == 1 and "B1、B2" in said and not kept.exists()
    said, state = hang(settings, DAY, None, folder / "both.jpg")
    assert state == 0 and "登记了2张" in said and "人脸" in said
    text = (settings.content / "公开张贴登记/2025-12.yml").read_text("utf-8")
    assert text.count("地点: 村委会公开栏") == 2 and "照片: 公开栏-2025-12-05-1.jpg" in text
    (photo,) = kept.iterdir()
    with Image.open(photo) as image:
        assert not image.getexif() and max(image.size) <= 2000
    with Image.open(folder / "both.jpg") as image:
        image.resize((image.width * 4 // 5, image.height * 4 // 5)).save(folder / "copy.jpg", quality=75)
    for again in ("both.jpg", "copy.jpg"):
        said, state = hang(settings, DAY, None, folder / again)
        assert state == 1 and "登记过" in said
    assert (settings.content / "公开张贴登记/2025-12.yml").read_text("utf-8") == text


def test_one_photo_given_twice_is_refused_at_once(photographed: tuple[Settings, Path, Path]) -> None:
    """The same picture under two names in one command, and nothing is written."""
    settings, folder, _ = photographed
    fresh = village(folder / "另一村", {name: (settings.content / name).read_text("utf-8") for name in NOTICES})
    (folder / "twin.jpg").write_bytes((folder / "both.jpg").read_bytes())
    said, state = hang(fresh, DAY, "B1", folder / "both.jpg", folder / "twin.jpg")
    assert state == 1 and "twin.jpg：和另一张照片是同一张" in said
    assert not (fresh.content / "公开张贴登记").exists() and not (fresh.content / "附件").exists()


def test_what_the_photo_does_not_show_is_told(photographed: tuple[Settings, Path, Path]) -> None:
    """With the board named, one of two sheets on the photo is written down and the other is named as not seen."""
    settings, folder, _ = photographed
    other = village(
        folder / "又一村",
        {
            path.parent.name + "/" + path.name: path.read_text("utf-8")
            for path in sorted((settings.content / "通知公告").iterdir())
        },
    )
    said, state = hang(other, DAY, "B1", folder / "one.jpg")
    assert state == 0 and "登记了1张" in said and "还该有1张" in said


def test_last_month_and_a_corrected_sheet_are_refused(tmp_path: Path) -> None:
    """A photo that shows what should not hang any more is refused by name, with what came in its place; nothing is written."""
    name = "通知公告/n2512.yml"
    settings = village(tmp_path / "云溪村", {name: notice(date(2025, 12, 1), "12.00")})
    old = shoot(tmp_path / "old.jpg", sheets(settings, "B1", tmp_path / "print"))
    assert hang(settings, DAY)[1] == 0
    put(settings, name, notice(date(2025, 12, 1), "13.00", correction=corrected(DAY, "12.00", "13.00")))
    before = (settings.content / "公开张贴登记/2025-12.yml").read_text("utf-8")
    said, state = hang(settings, DAY, None, old)
    assert state == 1 and "已经更正" in said and "2025年12月水费" in said
    put(settings, "通知公告/n2601.yml", notice(date(2026, 1, 1), "14.00"))
    said, state = hang(settings, date(2026, 1, 2), "B1", old)
    assert state == 1 and "没有登记" in said
    assert (settings.content / "公开张贴登记/2025-12.yml").read_text("utf-8") == before


def test_what_is_no_photo_of_a_board(tmp_path: Path) -> None:
    """An empty picture, a text and an absent file are refused in one line; without site_url there is no code to read."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "12.00")})
    Image.new("RGB", (300, 200), "white").save(tmp_path / "white.png")
    (tmp_path / "text.jpg").write_text("不是照片", "utf-8")
    for name, words in (("white.png", "没有认出"), ("text.jpg", "照片打不开"), ("nowhere.jpg", "照片打不开")):
        said, state = hang(settings, DAY, None, tmp_path / name)
        assert state == 1 and words in said
    bare = village(tmp_path / "无网址村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "12.00")}, site_url=False)
    with pytest.raises(MachineFault, match="没有二维码"):
        hang(bare, DAY, None, tmp_path / "white.png")
    assert hang(bare, DAY, "B1")[1] == 0


def test_two_photos_of_one_board_are_two(photographed: tuple[Settings, Path, Path]) -> None:
    """A photo taken again from a little to the side is another photo; a copy saved at half the size is the same."""
    _, folder, _ = photographed
    with Image.open(folder / "both.jpg") as image:
        whole, half, side = BytesIO(), BytesIO(), BytesIO()
        image.save(whole, "JPEG", quality=80)
        image.resize((image.width // 2, image.height // 2)).save(half, "JPEG", quality=60)
        image.crop((60, 40, image.width, image.height - 50)).rotate(2).save(side, "JPEG", quality=80)
    looks = [look_of(opened_photo(data.getvalue())) for data in (whole, half, side)]  # type: ignore[arg-type]
    assert is_same_look(looks[0], looks[1]) and not is_same_look(looks[0], looks[2])
