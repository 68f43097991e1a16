"""The program's door: what it reads of ``wuhua build`` itself is what the command reads."""

import itertools

import click
import pytest

from wuhua.cli import plain_build
from wuhua.commands import app

WORDS = (
    ["--draft"],
    ["--boards"],
    ["--no-boards"],
    ["--offline"],
    ["-q"],
    ["--quiet"],
    ["--as-of", "2026-01-20"],
    ["-f", "甲/site_config.yml"],
    ["--config", "--odd"],
)
ODD = (
    ["--as-of", "2026-13-01"],
    ["--as-of"],
    ["-f"],
    ["--as-of=2026-01-20"],
    ["-qf", "x"],
    ["--dra"],
    ["--help"],
    ["多余"],
)


@pytest.mark.parametrize("count", range(4))
def test_what_the_door_reads_the_command_reads(count: int) -> None:
    """Every row of up to three options in any order gives the same arguments."""
    command = app.commands["build"]
    for chosen in itertools.permutations(WORDS, count):
        words = [word for each in chosen for word in each]
        with command.make_context("build", list(words)) as asked:
            assert plain_build(["build", *words]) == asked.params, words


def test_what_the_door_does_not_know_goes_on_to_the_commands() -> None:
    """Anything wrong, shortened or joined is left to the command, and so is every other command."""
    assert all(plain_build(["build", "-q", *words]) is None for words in ODD)
    assert plain_build([]) is None and plain_build(["check"]) is None and plain_build(["--version"]) is None


def test_the_commands_know_every_option_of_the_door() -> None:
    """No option of the build is missing here."""
    command = app.commands["build"]
    known = {
        word
        for option in command.params
        if isinstance(option, click.Option)
        for word in (*option.opts, *option.secondary_opts)
    }
    assert known == {each[0] for each in WORDS}
