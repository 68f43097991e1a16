"""What commands take: days, which sheets to make; and what is said of a wrong command, in Chinese."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
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
    click.option(
        "--board", help="只做这块公开栏，写它的编号或名称；写了 --record，就按这块栏的纸张和阅读距离做那一份。"
    ),
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


def in_chinese(wrong: click.ClickException, command: click.Command | None) -> str:
    """What click says in English, for a clerk; ``command`` is the one that was typed, None for none that there is."""
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    if isinstance(wrong, click.NoSuchOption):
        near = f"，是不是 {wrong.possibilities[0]}" if wrong.possibilities else ""
        return f"没有选项 {wrong.option_name}{near}。"
    if isinstance(wrong, click.MissingParameter):
        return f"少写了 {wrong.param.make_metavar(wrong.ctx) if wrong.param and wrong.ctx else '一项'}。"
    if isinstance(wrong, click.BadOptionUsage):
        return _option_alone(wrong, command)
    if isinstance(wrong, click.BadParameter):
        allowed = wrong.param.type.choices if wrong.param and isinstance(wrong.param.type, click.Choice) else ()
        if allowed:
            return f"{wrong.param.opts[0] if wrong.param else '选项'} 只能写：{'、'.join(map(str, allowed))}。"
        name = wrong.param.opts[0] if wrong.param and wrong.param.opts else "选项"
        return f"{name} 的值不对：{wrong.message}" if not wrong.message.isascii() else f"{name} 的值不对。"
    if found := _EXTRA.search(wrong.message):
        named = "；名称里不要空格" if context and context.info_name == "new" else ""
        return f"多写了“{found[1]}”{named}。"
    return _no_command(wrong.message, context)


def _option_alone(wrong: click.BadOptionUsage, command: click.Command | None) -> str:
    """An option without its value, or a switch with one."""
    if "requires" not in wrong.message:
        return f"{wrong.option_name} 后面不写东西。"
    param = next((each for each in (command.params if command else ()) if wrong.option_name in each.opts), None)
    if param is not None and isinstance(param.type, click.Choice):
        return f"{wrong.option_name} 后面要写 {'、'.join(map(str, param.type.choices))} 里的一个。"
    shown = (param.metavar or param.type.name) if param is not None else ""
    return f"{wrong.option_name} 后面要写{_METAVARS.get(shown, '内容' if shown.isascii() else shown)}。"


def _no_command(message: str, context: click.Context | None) -> str:
    """A command that there is not, or a group without one: which there are, and which looks like it."""
    group = context.command if context else None
    names = list(group.commands) if isinstance(group, click.Group) else []
    before = "wuhua" if context is None or context.parent is None else str(context.info_name)
    found = _NO_COMMAND.search(message)
    if found is None:
        return f"{before} 后面写{' ' + ' 或 '.join(names) if len(names) < 3 else '一个命令：' + '、'.join(names)}。"
    near = get_close_matches(found[1], names, 1, 0.5)
    return f"没有“{found[1]}”这样的命令{f'，是不是 {near[0]}' if near else ''}。可以用：{'、'.join(names)}。"


class ChineseHelp(click.HelpFormatter):
    """A help page whose frame is Chinese too."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write what to type."""
        super().write_usage(prog, _said(args), "用法：")

    def write_heading(self, heading: str) -> None:
        """Write the head of a part."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options or commands with what they do."""
        super().write_dl([(_said(name), _said(text)) for name, text in rows], col_max, col_spacing)


def _said(text: str) -> str:
    for english, chinese in _FRAMES:
        text = english.sub(chinese, text)
    return text


_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)")
_NO_COMMAND = re.compile("No such command ['\"](.*?)['\"]")
_METAVARS = {
    "FILE": "文件名",
    "FILE.pdf": "文件名，如 自查表.pdf",
    "DIR": "文件夹",
    "integer": "数字",
    "integer range": "数字",
}
_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "要写的"}
_FRAMES = tuple(
    (re.compile(english), chinese)
    for english, chinese in (
        (r"\[OPTIONS\]", "[选项]"),
        (r"COMMAND \[ARGS\]\.\.\.", "命令 …"),
        (r"Show this message and exit\.", "显示这一页。"),
        (r"Show the version and exit\.", "显示版本。"),
        (r"\[default: ([^;\]]*)(?:;[^\]]*)?\]", r"不写就是 \1。"),
        (r"\bFILE\b", "文件"),
        (r"\bDIR\b", "文件夹"),
        (r"\bTEXT\b", "文字"),
        (r"\bINTEGER(?: RANGE)?\b", "数字"),
    )
)
