"""Our own Chinese search: exact answers for names, amounts, dates, traditional characters and pinyin, in small classic
scripts."""

from wuhua.outputs.site.search.grams import Entry, grams_of
from wuhua.outputs.site.search.index import Change, Row, build_index, update_index

__all__ = ["Change", "Entry", "Row", "build_index", "grams_of", "update_index"]
