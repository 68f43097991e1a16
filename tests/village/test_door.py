"""The program's door: what it reads of ``wuhua build`` and ``wuhua check`` itself is what the command reads."""

import itertools

import click
import pytest

from wuhua.cli import plain_words
from wuhua.commands import app

SHARED = (
    ["-q"],
    ["--quiet"],
    ["--as-of", "2026-01-20"],
    ["-f", "甲/site_config.yml"],
    ["--config", "--odd"],
)
WORDS = {
    "build": (["--draft"], ["--boards"], ["--no-boards"], ["--offline"], *SHARED),
    "check": (["--commit"], ["--format", "json"], ["content/财务收支/甲.yml"], ["乙.yml"], *SHARED),
}
ODD = (
    ["--as-of", "2026-13-01"],
    ["--as-of"],
    ["-f"],
    ["--as-of=2026-01-20"],
    ["-qf", "x"],
    ["--dra"],
    ["--help"],
    ["--"],
)
ODD_OF = {"build": (*ODD, ["多余"], ["--format", "json"]), "check": (*ODD, ["--format", "pdf"], ["--format"], ["-"])}


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("count", range(4))
def test_what_the_door_reads_the_command_reads(name: str, count: int) -> None:
    """Every row of up to three options in any order gives the same arguments."""
    command = app.commands[name]
    for chosen in itertools.permutations(WORDS[name], count):
        words = [word for each in chosen for word in each]
        with command.make_context(name, list(words)) as asked:
            assert plain_words([name, *words]) == asked.params, words


@pytest.mark.parametrize("name", ODD_OF)
def test_what_the_door_does_not_know_goes_on_to_the_commands(name: str) -> None:
    """Anything wrong, shortened or joined is left to the command, and so is every other command."""
    assert [words for words in ODD_OF[name] if plain_words([name, "-q", *words]) is not None] == []
    assert plain_words([]) is None and plain_words(["due"]) is None and plain_words(["--version"]) is None


@pytest.mark.parametrize("name", WORDS)
def test_the_commands_know_every_option_of_the_door(name: str) -> None:
    """No option of either is missing here."""
    known = {
        word
        for option in app.commands[name].params
        if isinstance(option, click.Option)
        for word in (*option.opts, *option.secondary_opts)
    }
    assert known == {each[0] for each in WORDS[name] if each[0].startswith("-")}
