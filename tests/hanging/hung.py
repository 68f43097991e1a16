"""A village of notices and boards, month by month, and photos of its boards."""

import re
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter

from tests.village.kit import CONFIG, PROFILE, written_village
from wuhua.checking import open_settings
from wuhua.config import Settings
from wuhua.hanging.marking import Who
from wuhua.hanging.marks import mark_hung

BOARD = "编号: {0}\n名称: {1}\n位置: {1}旁\n宽: 2400\n高: 1200\n分区: [{{分区: {2}}}]\n"
BOARDS = {
    "公开栏/B1.yml": BOARD.format("B1", "村委会公开栏", "党务"),
    "公开栏/B2.yml": BOARD.format("B2", "中社公开栏", "党务"),
}


def notice(month: date, amount: str, places: str = "村委会公开栏", correction: str = "") -> str:
    """A month's notice; it hangs for four weeks."""
    until = month + timedelta(27)
    return (
        f"编号: n{month:%y%m}\n主题: {month.year}年{month.month}月水费\n类别: 村务\n正文: 本月水费{amount}元。\n"
        f"要点:\n  - {{名称: 水费, 内容: {amount}元}}\n"
        f"公开:\n  公开日期: {month}\n  保留至: {until}\n  形式: [公开栏, 网站]\n  地点: [{places}]\n{correction}"
    )


def corrected(day: date, before: str, after: str) -> str:
    """The correction of an amount."""
    return (
        f"更正:\n  - {{日期: {day}, 位置: 水费, 原文: {before}元, 改为: {after}元, 原因: 抄错一位, 更正人: 村文书}}\n"
    )


def village(folder: Path, files: dict[str, str], site_url: bool = True) -> Settings:
    """A village on disk, opened."""
    written_village(folder, {**BOARDS, **files})
    config = CONFIG if site_url else re.sub("site_url: .*\n", "", CONFIG)
    (folder / "site_config.yml").write_text(config, "utf-8")
    (folder / "content/村情/村情.yml").write_text(PROFILE.replace("示例: 是\n", ""), "utf-8")
    return open_settings(str(folder / "site_config.yml"))


def put(settings: Settings, name: str, text: str) -> None:
    """Write a file of the village."""
    path = settings.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def hang(settings: Settings, day: date, board: str | None = None, *photos: Path) -> tuple[str, int]:
    """Run ``wuhua hung``."""
    return mark_hung(settings, board, photos, Who(day, "村文书"))


def shoot(target: Path, pdfs: list[Path], turned: float = 4, blur: float = 0.7, scale: float = 1.2) -> Path:
    """Photograph sheets on a board: side by side, the camera held askew, not quite sharp, with a telephone's notes.

    ``scale``: pixels a point.
    """
    sheets = [pypdfium2.PdfDocument(pdf)[0].render(scale=scale).to_pil().convert("RGB") for pdf in pdfs]
    width, height = sum(sheet.width + 40 for sheet in sheets) + 40, max(sheet.height for sheet in sheets) + 80
    board = Image.new("RGB", (width, height), (128, 118, 104))
    x = 40
    for sheet in sheets:
        board.paste(sheet, (x, 40))
        x += sheet.width + 40
    notes = Image.Exif()
    notes[0x010F] = "某某手机"
    seen = board.rotate(turned, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=(90, 90, 90))
    seen.filter(ImageFilter.GaussianBlur(blur)).save(target, quality=88, exif=notes)
    return target
