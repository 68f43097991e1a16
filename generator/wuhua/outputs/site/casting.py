"""Shells made: MkDocs and Material run once on the probes (render step)."""

import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from wuhua.base.faults import MachineFault
from wuhua.base.patterns import pattern
from wuhua.model.face import Face
from wuhua.outputs.site.plugin import ProbePlugin
from wuhua.outputs.site.shells import Section, Shells

#: How MkDocs says what it cannot read of its configuration.
_WRONG = pattern(r"Config value '([^']*)': ([^\n]*)")


def make_shells(config_file: Path, face: Face, sections: Sequence[Section]) -> Shells:
    """Run MkDocs and Material once on the probes. ``config_file``: a MkDocs configuration; its plugins are left out.

    MachineFault, with the item's name, where MkDocs cannot read the configuration.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with _overheard("mkdocs") as told, tempfile.TemporaryDirectory() as folder:
        try:
            config = load_config(config_file=str(config_file), site_dir=folder, plugins=[], strict=False)
        except MkDocsException as wrong:
            raise MachineFault(_in_chinese(config_file.name, told, str(wrong))) from None
        plugin = ProbePlugin(face, sections)
        config.plugins["wuhua-shells"] = plugin
        build(config)
    return plugin.shells


def _in_chinese(file: str, told: Sequence[str], otherwise: str) -> str:
    found = next(filter(None, map(_WRONG.search, told)), None)
    what = f"的“{found[1]}”" if found else ""
    reason = (found[2] if found else otherwise).strip().rstrip(".")
    return f"{file} {what}写得不对，MkDocs 读不了：{reason}。改这一项，或对照 wuhua init 新建的那一份。"


@contextmanager
def _overheard(name: str) -> Iterator[list[str]]:
    """What a library's logger says of errors, kept from the terminal."""
    told: list[str] = []
    logger, ear = logging.getLogger(name), logging.Handler(logging.ERROR)
    ear.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    level, passed_on = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.ERROR)
    logger.propagate = False
    try:
        yield told
    finally:
        logger.removeHandler(ear)
        logger.setLevel(level)
        logger.propagate = passed_on
