"""A command that is typed wrong: what is wrong with it and what to type, in Chinese, and nothing is done."""

from pathlib import Path

import click
import pytest

from tests.village.kit import written_village, wuhua
from wuhua.base.faults import MachineFault
from wuhua.commands import app, run

ENGLISH = ("Usage", "Options", "Commands", "Show ", "FILE", "DIR ", "TEXT", "default", "exit")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("new 通知公告 停水 通知", "多写了“通知”；名称里不要空格。"),
        ("build x", "多写了“x”。"),
        ("check --as-of", "--as-of 后面要写日期。"),
        ("build --as-of", "--as-of 后面要写日期。"),
        ("due --ics", "--ics 后面要写文件名。"),
        ("boards --out", "--out 后面要写文件夹。"),
        ("boards --variant", "--variant 后面要写 office、shop、record、large 里的一个。"),
        ("serve --port", "--port 后面要写数字。"),
        ("check --quiet=1", "--quiet 后面不写东西。"),
        ("check --asof 2025-01-01", "没有选项 --asof，是不是 --as-of。"),
        ("policy", "policy 后面写 show 或 diff。"),
        ("policy shwo", "没有“shwo”这样的命令，是不是 show。可以用：show、diff。"),
        ("policy show 重庆 --as-of", "--as-of 后面要写日期。"),
        ("chekc", "没有“chekc”这样的命令，是不是 check。可以用：init、new、"),
        ("", "wuhua 后面写一个命令：init、new、"),
    ],
)
def test_a_slip_in_a_command_is_named(typed: str, said: str) -> None:
    """Each misuse has its own words."""
    with pytest.raises(MachineFault) as fault:
        run(typed.split())
    assert f"命令写得不对：{said}" in str(fault.value)


def every_command(group: click.Group, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Give every command's words, groups included."""
    found = [before]
    for name, command in group.commands.items():
        words = (*before, name)
        found += every_command(command, words) if isinstance(command, click.Group) else [words]
    return found


@pytest.mark.parametrize("words", every_command(app), ids=" ".join)
def test_a_help_page_has_a_chinese_frame(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Usage, headings and the program's own options are told in Chinese."""
    run([*words, "--help"])
    shown = capsys.readouterr().out
    assert "用法：" in shown and "选项：" in shown and "显示这一页。" in shown
    assert [word for word in ENGLISH if word in shown] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("due", "--ics", "没有/期限.ics"), "期限.ics：没有这个文件夹"),
        (("due", "--ics", "content"), "这是文件夹，要写文件名"),
        (("compliance", "--json", "content"), "这是文件夹，要写文件名"),
        (("verify",), "还没有做网站，先运行 wuhua build。"),
    ],
)
def test_what_the_machine_refuses_is_told_in_chinese(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """A place that cannot be written, and a site that is not there."""
    done = wuhua(written_village(tmp_path / "村", {}), *words)
    assert done.returncode == 2 and said in done.stderr
    assert "directory" not in done.stderr and "manifest" not in done.stdout
