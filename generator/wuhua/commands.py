"""The commands and their arguments. One call a command; no logic of its own.

Exit codes: 0 clean (or published), 1 findings, 2 could not run. stdout carries the report, stderr the progress.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

import wuhua
from wuhua.arguments import ChineseHelp, Day, board_options, in_chinese
from wuhua.base.faults import MachineFault
from wuhua.clock import today
from wuhua.config import Settings
from wuhua.hanging.commands import add_commands
from wuhua.terminal import FORMS, colour, progress, say

_AS_OF = click.option("--as-of", type=Day(), help="按哪一天检查和发布，如 2025-12-20；不写就是今天。")
_CONFIG = click.option("-f", "--config", metavar="FILE", help="用哪个 site_config.yml；不写就从当前文件夹往上找。")
_QUIET = click.option("-q", "--quiet", is_flag=True, help="只报告问题，不显示进度。")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(wuhua.__version__, "--version", prog_name="wuhua", message="%(prog)s %(version)s")
def app() -> None:
    """wuhua 五化：把村里的公开记录检查好，做成网站和公开栏。"""


@app.command()
@click.argument("folder", metavar="村名目录")
@click.option("--name", help="村名；不写就用文件夹的名字。")
def init(folder: str, name: str | None) -> None:
    """新建一个村的文件夹。"""
    from wuhua.clerk.start import start_village

    target = Path(folder).absolute()
    click.echo(start_village(target, name or target.name, today()))


@app.command()
@click.argument("kind", metavar="事项")
@click.argument("period", metavar="[期间或编号]", required=False, default="")
@_CONFIG
def new(kind: str, period: str, config: str | None) -> None:
    """写下一份记录的样子：能知道的先填好，每个字段有说明。例：wuhua new 财务收支 2025-04"""
    from wuhua.drafting import write_next

    settings = _settings(config)
    click.echo(write_next(settings, kind, period, today(settings)))


@app.command()
@click.argument("paths", nargs=-1, metavar="[文件…]")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="报告的样子。")
@click.option("--commit", is_flag=True, help="提交前用：文件夹里别的文件也查有没有写号码。")
@_AS_OF
@_CONFIG
@_QUIET
def check(paths: tuple[str, ...], form: str, commit: bool, as_of: date | None, config: str | None, quiet: bool) -> None:
    """检查记录。"""
    from wuhua.checking import check_and_tell

    sys.exit(check_and_tell(paths=paths, form=form, commit=commit, as_of=as_of, config=config, quiet=quiet))


@app.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="清单的样子。")
@click.option("--ics", metavar="FILE", help="把以后一年的期限写成日历文件，手机能订。")
@_AS_OF
@_CONFIG
def due(form: str, ics: str | None, as_of: date | None, config: str | None) -> None:
    """该公开什么：到期的、快到期的、空着的、写了原因的，下一步写什么。"""
    from wuhua.reminding import tell_due

    settings = _settings(config)
    report, code = tell_due(settings, as_of or today(settings), form, Path(ics).absolute() if ics else None)
    say(report)
    sys.exit(code)


@app.command()
@click.option("--json", "data", metavar="FILE", help="把全部数字写成数据文件。")
@click.option("--form", metavar="FILE.pdf", help="做一张报给镇里的表，A4，留有签字的地方。")
@_AS_OF
@_CONFIG
def compliance(data: str | None, form: str | None, as_of: date | None, config: str | None) -> None:
    """五化自查：每一方面查了什么、查出什么、什么没能查。"""
    from wuhua.selfchecking import tell_selfcheck

    settings = _settings(config)
    paths = (Path(path).absolute() if path else None for path in (data, form))
    report, code = tell_selfcheck(settings, as_of or today(settings), *paths)
    say(report)
    sys.exit(code)


@app.command()
@click.argument("code", metavar="规则")
def explain(code: str) -> None:
    """说明一条规则：查什么、为什么、怎么改。例：wuhua explain T03"""
    from wuhua.checking import explain_rule

    say(explain_rule(code))


@app.command()
@click.option("--draft", is_flag=True, help="做一份预览，每页都写着“草稿”；有问题也做。")
@click.option("--boards/--no-boards", default=True, help="同时做公开栏的 PDF。")
@click.option("--offline", is_flag=True, help="再做一个离线包：一个 zip，拷进U盘，不上网也能看、能查。")
@_AS_OF
@_CONFIG
@_QUIET
def build(draft: bool, boards: bool, offline: bool, as_of: date | None, config: str | None, quiet: bool) -> None:
    """检查，然后发布网站和公开栏。"""
    from wuhua.publication import build_and_tell

    sys.exit(build_and_tell(draft=draft, boards=boards, offline=offline, as_of=as_of, config=config, quiet=quiet))


@app.command()
@board_options
@_AS_OF
@_CONFIG
@_QUIET
def boards(changed: bool, as_of: date | None, config: str | None, quiet: bool, **wish: Any) -> None:
    """做公开栏要贴的 PDF。"""
    from wuhua.publication import print_boards, print_changes

    settings = _settings(config)
    made = print_changes if changed else print_boards
    report, code = made(settings, as_of or today(settings), colour(), progress(quiet), **wish)
    say(report)
    sys.exit(code)


@app.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@_AS_OF
@_CONFIG
def serve(host: str, port: int, as_of: date | None, config: str | None) -> None:
    """在本机预览；改了记录，网页自己刷新。"""
    from wuhua.publication import serve_site

    settings = _settings(config)
    serve_site(settings, lambda: as_of or today(settings), host, port)


@app.command()
@click.argument("out", metavar="DIR", default=".vscode/schemas")
def schema(out: str) -> None:
    """写出各种记录的 JSON Schema，编辑器用它提示和检查。"""
    from wuhua.clerk.schemas import write_schemas

    click.echo(write_schemas(Path(out).absolute()))


@app.group()
def policy() -> None:
    """当地规定：看一个地方的，比两个地方的。"""


@policy.command("show")
@click.argument("place", metavar="地方")
@_AS_OF
def policy_show(place: str, as_of: date | None) -> None:
    """每条规定的数、依据、哪天起、核对过没有。例：wuhua policy show 东莞"""
    from wuhua.policies import show_policy

    content, day = _village()
    report, code = show_policy(place, as_of or day, content, colour())
    say(report)
    sys.exit(code)


@policy.command("diff")
@click.argument("first", metavar="甲")
@click.argument("second", metavar="乙")
@_AS_OF
def policy_diff(first: str, second: str, as_of: date | None) -> None:
    """从甲的规定换到乙的，有什么变。例：wuhua policy diff 全国 重庆"""
    from wuhua.policies import diff_policies

    content, day = _village()
    report, code = diff_policies(first, second, as_of or day, content, colour())
    say(report)
    sys.exit(code)


def _village() -> tuple[Path | None, date]:
    """The village's folder of records and its day; outside of a village no folder, and today."""
    try:
        settings = _settings(None)
    except MachineFault:
        return None, today()
    return settings.content, today(settings)


def _settings(config: str | None) -> Settings:
    from wuhua.checking import open_settings

    return open_settings(config)


def _opened(config: str | None) -> tuple[Settings, date]:
    settings = _settings(config)
    return settings, today(settings)


add_commands(app, _opened)


def _typed(arguments: list[str]) -> click.Command | None:
    """The command that the arguments begin with, inside its group where it stands in one."""
    command: click.Command | None = app
    for word in arguments[:2]:
        inner = command.commands.get(word) if isinstance(command, click.Group) else None
        command = inner or command
    return None if command is app else command


def run(arguments: list[str]) -> None:
    """Run a command; SystemExit with its exit code, MachineFault in Chinese where the command itself is wrong."""
    click.Context.formatter_class = ChineseHelp
    try:
        app(arguments, standalone_mode=False)
    except click.ClickException as wrong:
        raise MachineFault(f"命令写得不对：{in_chinese(wrong, _typed(arguments))}看用法：wuhua --help") from None
    except click.Abort:
        raise KeyboardInterrupt from None
