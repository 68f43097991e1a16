"""The theme's templates, opened once: autoescape on, an unknown name is a fault."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from wuhua.base.places import theme_dir


@lru_cache(maxsize=4)
def open_templates(bytecode_dir: Path | None = None) -> Environment:
    """Open the theme. ``bytecode_dir``: an existing folder that keeps compiled templates; None keeps none."""
    return Environment(
        loader=FileSystemLoader(theme_dir()),
        bytecode_cache=FileSystemBytecodeCache(str(bytecode_dir)) if bytecode_dir else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
