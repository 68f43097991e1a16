"""Shells made: MkDocs and Material run once on the probes (render step)."""

import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.faults import MachineFault
from wuhua.base.patterns import pattern
from wuhua.model.face import Face
from wuhua.outputs.site.plugin import ProbePlugin
from wuhua.outputs.site.shells import Section, Shells

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

#: How MkDocs says what it cannot read of its configuration.
_WRONG = pattern(r"Config value '([^']*)': ([^\n]*)")


def make_shells(config_file: Path, face: Face, sections: Sequence[Section]) -> Shells:
    """Run MkDocs and Material once on the probes. ``config_file``: a MkDocs configuration; its plugins are left out.

    MachineFault, with the item's name, where MkDocs cannot read the configuration.
    """
    from mkdocs.commands.build import build

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with _quiet(logging.getLogger("mkdocs")) as logger, tempfile.TemporaryDirectory() as folder:
        config = _load(config_file, folder, logger)
        plugin = ProbePlugin(face, sections)
        config.plugins["wuhua-shells"] = plugin
        build(config)
    return plugin.shells


class _Ear(logging.Handler):
    """Hears what a logger says, in place of the terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the words."""
        self.told.append(record.getMessage())


def _load(config_file: Path, site_dir: str, logger: logging.Logger) -> "MkDocsConfig":
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    ear, logger.propagate = _Ear(), False
    logger.addHandler(ear)
    try:
        return load_config(config_file=str(config_file), site_dir=site_dir, plugins=[], strict=False)
    except MkDocsException as wrong:
        raise MachineFault(_in_chinese(config_file.name, ear.told, str(wrong))) from None
    finally:
        logger.removeHandler(ear)
        logger.propagate = True


def _in_chinese(file: str, told: Sequence[str], otherwise: str) -> str:
    found = next(filter(None, map(_WRONG.search, told)), None)
    what = f"的“{found[1]}”" if found else ""
    reason = (found[2] if found else otherwise).strip().rstrip(".")
    return f"{file} {what}写得不对，MkDocs 读不了：{reason}。改这一项，或对照 wuhua init 新建的那一份。"


@contextmanager
def _quiet(logger: logging.Logger) -> Iterator[logging.Logger]:
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield logger
    finally:
        logger.setLevel(level)
