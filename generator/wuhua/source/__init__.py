"""Floor 1: files to located nodes. The only room that imports yaml."""

from wuhua.source.codes import CODES
from wuhua.source.document import Document
from wuhua.source.folder import ATTACHMENTS, Listing, SourceFile, list_folder
from wuhua.source.loader import Loaded, load_bytes, load_file
from wuhua.source.reading import read_bytes
from wuhua.source.simple import Value

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
