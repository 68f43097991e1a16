"""Where the program keeps what is not code."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def theme_dir() -> Path:
    """Find the folder of templates and styles: in an installed wheel within the package, else beside ``generator``."""
    carried = _PACKAGE / "theme"
    return carried if carried.is_dir() else _PACKAGE.parents[1] / "theme"
