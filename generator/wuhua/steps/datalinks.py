"""Where the tables of a page can be had as files: of a record, all of its kind on one page; of an overview, beside it."""

from wuhua.kinds import kinds_by_ident
from wuhua.model.facts import Facts
from wuhua.outputs.site.page import SITE_FILE, Download

#: The folder of all files of tables, and the page that leads to them.
FOLDER = "data"
KEY = f"{FOLDER}/index"
#: The forms of a table as people call them, by suffix.
FORMS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON"}


def kind_key(kind: str) -> str:
    """The page that lists a kind's files."""
    return f"{FOLDER}/{kind}"


def record_download(row: Facts) -> tuple[Download]:
    """The link under a record's tables: to the page of its kind's files; a telephone shows a page before any file."""
    title = kinds_by_ident()[row.kind].title
    return (Download(kind_key(row.kind), f"{row.day[:4]}年全部{title}" if row.day else f"全部{title}"),)


def page_downloads(key: str, sizes: dict[str, int]) -> list[Download]:
    """The links under an overview's tables; ``sizes`` of its files in bytes by suffix."""
    return [Download(f"{SITE_FILE}{FOLDER}/{key}.{suffix}", FORMS[suffix], size) for suffix, size in sizes.items()]
