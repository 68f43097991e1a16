"""What commands take: days, which sheets to make; and what is said of a wrong command, in Chinese."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import click


class Day(click.ParamType[date]):
    """A day on the command line, ``2025-03-08``."""

    name = "日期"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Read what was typed; a usage error in Chinese when it is no day."""
        from wuhua.base.dates import read_day

        day = value if isinstance(value, date) else read_day(str(value))
        if day is None:
            self.fail(f"“{value}”不是日期，写成 2025-03-08 这样。", param, ctx)
        return day


def board_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what ``wuhua boards`` may be told: which sheets, on which paper, for which printer."""
    for option in reversed(_BOARD_OPTIONS):
        command = option(command)
    return command


_BOARD_OPTIONS = (
    click.option("--board", help="只做这块公开栏，写它的编号。"),
    click.option("--record", help="只做这份记录，写它的网址，如 finance/2025-03-admin。"),
    click.option("--paper", default="", help="纸张：A4 A3 A2 A1 A0，或 宽x高 毫米，如 900x1200。"),
    click.option("--landscape", is_flag=True, help="横放。"),
    click.option(
        "--variant",
        type=click.Choice(("office", "shop", "record", "large")),
        help="给谁用：office 办公室打印机，shop 印刷厂，record 存档，large 大字。",
    ),
    click.option("--tile", default="", help="大张拼贴：办公室打印机用什么纸，如 A4、A3。"),
    click.option("--black", is_flag=True, help="只用黑色。"),
    click.option("--changed", is_flag=True, help="只做和墙上不一样的，写一张换栏清单。"),
    click.option("--out", metavar="DIR", help="放到哪个文件夹。"),
)


def in_chinese(wrong: click.ClickException, commands: Iterable[str]) -> str:
    """What click says in English, for a clerk."""
    if isinstance(wrong, click.NoSuchOption):
        return f"没有选项 {wrong.option_name}。"
    if isinstance(wrong, click.MissingParameter):
        return f"少写了 {wrong.param.make_metavar(wrong.ctx) if wrong.param and wrong.ctx else '一项'}。"
    if isinstance(wrong, click.BadParameter):
        allowed = wrong.param.type.choices if wrong.param and isinstance(wrong.param.type, click.Choice) else ()
        if allowed:
            return f"{wrong.param.opts[0] if wrong.param else '选项'} 只能写：{'、'.join(map(str, allowed))}。"
        name = wrong.param.opts[0] if wrong.param and wrong.param.opts else "选项"
        return f"{name} 的值不对：{wrong.message}" if not wrong.message.isascii() else f"{name} 的值不对。"
    return f"没有这样的命令。可以用：{'、'.join(commands)}。"
