"""Our own Chinese search: exact answers for names, amounts, dates, traditional characters and pinyin, in small classic
scripts."""

from wuhua.outputs.site.search.grams import Entry, grams_of
from wuhua.outputs.site.search.index import build_index, update_index
from wuhua.outputs.site.search.lines import read_lines
from wuhua.outputs.site.search.listing import KINDS, Change, Row, lines_file, read_lines_file
from wuhua.outputs.site.search.shards import data_of, script
from wuhua.outputs.site.search.texts import pack_lines

__all__ = [
    "KINDS",
    "Change",
    "Entry",
    "Row",
    "build_index",
    "data_of",
    "grams_of",
    "lines_file",
    "pack_lines",
    "read_lines",
    "read_lines_file",
    "script",
    "update_index",
]
