"""Shells are made once for all tests of the site."""

from pathlib import Path

import pytest

from tests.outputs.site.sheets import FACE, SECTIONS
from wuhua.outputs.site.casting import make_shells
from wuhua.outputs.site.shells import Shells


@pytest.fixture(scope="session")
def shells(root: Path) -> Shells:
    """Give the small village's shells, made by Material."""
    return make_shells(root / "site_config.yml", FACE, SECTIONS)
