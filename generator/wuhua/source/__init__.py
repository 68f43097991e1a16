"""Floor 1: files to located nodes. The only room that imports yaml.

The room's doors are opened when they are used: an unchanged village needs only the listing of its folder.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wuhua.source.codes import CODES
    from wuhua.source.document import Document
    from wuhua.source.folder import ATTACHMENTS, Listing, SourceFile, list_folder
    from wuhua.source.loader import Loaded, load_bytes, load_file
    from wuhua.source.reading import read_bytes
    from wuhua.source.simple import Value

_DOORS = {
    "CODES": "codes",
    "Document": "document",
    "ATTACHMENTS": "folder",
    "Listing": "folder",
    "SourceFile": "folder",
    "list_folder": "folder",
    "Loaded": "loader",
    "load_bytes": "loader",
    "load_file": "loader",
    "read_bytes": "reading",
    "Value": "simple",
}

__all__ = [
    "ATTACHMENTS",
    "CODES",
    "Document",
    "Listing",
    "Loaded",
    "SourceFile",
    "Value",
    "list_folder",
    "load_bytes",
    "load_file",
    "read_bytes",
]


def __getattr__(name: str) -> Any:
    if name not in _DOORS:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_DOORS[name]}"), name)
