"""``wuhua hung``, ``wuhua verify`` and ``wuhua booklet``: their arguments; what they do stands in the rooms beside."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from wuhua.arguments import Day
from wuhua.base.faults import MachineFault
from wuhua.config import Settings
from wuhua.terminal import say

#: The village's settings and its today, by the configuration that was named.
Opened = Callable[[str | None], tuple[Settings, date]]


def add_commands(app: click.Group, opened: Opened) -> None:
    """Give the commands to the program."""
    app.add_command(_hung(opened))
    app.add_command(_verify(opened))
    app.add_command(_booklet())


def _hung(opened: Opened) -> click.Command:
    @click.command("hung")
    @click.option("--board", help="哪块公开栏，写它的编号或名称；不写就是全部。")
    @click.option("--photo", "photos", multiple=True, metavar="FILE", help="公开栏的照片，认里面的二维码；可以写几张。")
    @click.option("--date", "day", type=Day(), help="哪天贴的，如 2025-12-20；不写就是今天。")
    @click.option("--by", default="", metavar="职务", help="谁贴的，写职务；一定要写。")
    @click.option("--witness", default="", metavar="职务", help="没有照片的，谁看着贴的，写职务。")
    @click.option("--withdraw", metavar="编号", help="撤回一张贴过的公开单：内容拿走，编号和原因留下。")
    @click.option("--reason", default="", metavar="原因", help="为什么撤回；会公开。")
    @click.option("-f", "--config", metavar="FILE", help="用哪个 site_config.yml；不写就从当前文件夹往上找。")
    def hung(
        board: str | None,
        photos: tuple[str, ...],
        day: date | None,
        by: str,
        witness: str,
        withdraw: str | None,
        reason: str,
        config: str | None,
    ) -> None:
        """登记贴好的公开单：不写照片，就是该贴的都贴了；写照片，认出哪张贴在哪块栏。"""
        from wuhua.hanging.marking import Who
        from wuhua.hanging.marks import mark_hung, take_back

        settings, today = opened(config)
        if day is not None and day > today:
            raise MachineFault(f"{day} 还没到：--date 写实际张贴的那天。")
        if withdraw:
            report, code = take_back(settings, withdraw, reason, day or today)
        elif not by.strip():
            raise MachineFault("谁贴的：加 --by 村文书；没有照片的，再加 --witness 村民代表，写谁看着贴的。")
        else:
            who = Who(day or today, by.strip(), witness.strip())
            report, code = mark_hung(settings, board, [Path(photo) for photo in photos], who)
        say(report)
        sys.exit(code)

    return hung


def _verify(opened: Opened) -> click.Command:
    @click.command("verify")
    @click.argument("what", metavar="[网站文件夹、公开单.pdf 或编号]", required=False)
    @click.option("-f", "--config", metavar="FILE", help="用哪个 site_config.yml；不写就从当前文件夹往上找。")
    def verify(what: str | None, config: str | None) -> None:
        """核对：网站是不是发布时的样子；一个 PDF 改过没有，改在哪里；一个编号的公开单还算不算数。"""
        report, code = _verified(what, lambda: opened(config))
        say(report)
        sys.exit(code)

    return verify


def _booklet() -> click.Command:
    @click.command("booklet")
    @click.argument("file", metavar="FILE.pdf")
    @click.option(
        "--paper", type=click.Choice(("A4", "A3")), help="印在什么纸上；不写就是页的两倍：A4的页用A3，A5的页用A4。"
    )
    @click.option("--out", metavar="FILE", help="写到哪个文件；不写就放在旁边，名字后面加“-小册子”。")
    def booklet(file: str, paper: str | None, out: str | None) -> None:
        """拼小册子：把一页一页的PDF排成双面打印、对折、骑马订的样子。例：wuhua booklet 便民手册.pdf"""
        from wuhua.hanging.folding import write_booklet

        say(write_booklet(Path(file).absolute(), Path(out).absolute() if out else None, paper or ""))

    return booklet


def _verified(what: str | None, village: Callable[[], tuple[Settings, date]]) -> tuple[str, int]:
    path = Path(what).absolute() if what else None
    if path is None or path.is_dir():
        from wuhua.publish.verify import mark_damage, verify_site

        folder = path or village()[0].site_dir
        if path is None and not folder.exists():
            raise MachineFault("还没有做网站，先运行 wuhua build。")
        problems = verify_site(folder)
        if not problems:
            return "网站完整，和发布时一样。", 0
        again = "运行 wuhua build，照原样重做。" if mark_damage(folder, problems) else "重新拷一份。"
        return "\n".join([*map(str, problems), again]), 1
    settings, today = village()
    if path.suffix.lower() == ".pdf":
        from wuhua.hanging.proof.verdict import verify_file

        return verify_file(settings, path, today)
    if path.exists():
        raise MachineFault(f"{what} 不是 PDF，也不是网站文件夹。")
    from wuhua.hanging.marks import answer_code

    return answer_code(settings, what or "", today)
