"""What a terminal shows: colours, progress, and what click says of a wrong command, in Chinese."""

import os
import sys
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


def colour() -> bool:
    """Whether stdout is a terminal that takes colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def say(text: str) -> None:
    """Print a report, if there is one."""
    if text:
        click.echo(text)


def progress(quiet: bool) -> Callable[[str, int, int], None] | None:
    """A bar on a terminal, a plain line for each step elsewhere, nothing when quiet."""
    if quiet:
        return None
    if sys.stderr.isatty():
        return _bar
    told: set[str] = set()

    def plain(step: str, number: int, whole: int) -> None:
        if step not in told:
            told.add(step)
            click.echo(f"{step}：{whole}", err=True)

    return plain


def _bar(step: str, number: int, whole: int) -> None:
    if number != whole and number % 16:
        return
    filled = "#" * (24 * number // max(whole, 1))
    click.echo(f"\r{step} [{filled:<24}] {number}/{whole}", err=True, nl=number == whole)


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
