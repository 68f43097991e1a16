"""Our own Chinese search: exact answers for names, amounts, dates, traditional characters and pinyin, in small classic
scripts."""

from wuhua.outputs.site.search.grams import Entry, grams_of
from wuhua.outputs.site.search.index import build_index, update_index
from wuhua.outputs.site.search.lines import read_lines
from wuhua.outputs.site.search.listing import Change, Row
from wuhua.outputs.site.search.shards import script
from wuhua.outputs.site.search.texts import pack_lines

__all__ = ["Change", "Entry", "Row", "build_index", "grams_of", "pack_lines", "read_lines", "script", "update_index"]
