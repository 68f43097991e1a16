"""Shells made: MkDocs and Material run once on the probes (render step)."""

import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from wuhua.model.face import Face
from wuhua.outputs.site.plugin import ProbePlugin
from wuhua.outputs.site.shells import Section, Shells


def make_shells(config_file: Path, face: Face, sections: Sequence[Section]) -> Shells:
    """Run MkDocs and Material once on the probes. ``config_file``: a MkDocs configuration; its plugins are left out."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with _quiet("mkdocs"), tempfile.TemporaryDirectory() as folder:
        config = load_config(config_file=str(config_file), site_dir=folder, plugins=[], strict=False)
        plugin = ProbePlugin(face, sections)
        config.plugins["wuhua-shells"] = plugin
        build(config)
    return plugin.shells


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
