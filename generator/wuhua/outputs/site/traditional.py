"""Finished pages in, the same pages in traditional characters out, for the tree below ``zh-hant/`` (render step).

Only what people read is turned: text, and the few attributes that are read out or shown. Tags, ids, classes and addresses stay,
save that an address of something that is not in the tree (style, pictures, the search index) gets one ``../`` more.
"""

import re
from collections.abc import Collection, Mapping
from posixpath import dirname, join, normpath

from wuhua.outputs.site.hanzi import Converter
from wuhua.outputs.site.search import data_of, lines_file, read_lines_file, script

#: Folder of the tree, below the site's root.
FOLDER = "zh-hant"
#: Pages that stand once: where an address is unknown, and where the hall's touch screen begins.
ALONE = ("404.html", "kiosk.html")
_TOKEN = re.compile(r"(<(?:script|style)\b[^>]*>.*?</(?:script|style)>|<!--.*?-->|<[^>]*>)", re.DOTALL)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_READ = re.compile(r'(\s(?:alt|title|aria-label|aria-description|placeholder|data-label|label)=")([^"]*)(?=")')
_DESCRIPTION = re.compile(r'(<meta (?:name="description"|property="og:[a-z_]+") content=")([^"]*)(?=")')
_ADDRESS = re.compile(r'(\s(?:href|src|data-shards|data-kiosk|data-day)=")([^"#][^"]*)(?=")')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_LANGUAGE = re.compile(r'(<html\b[^>]*\slang=")[^"]*')
_SWITCH = re.compile(rf'(<a class="wh-tool wh-script" href="(?:\.\./)*){FOLDER}/([^"]*)"[^>]*>[^<]*</a>')
_SWITCH_BACK = r'\1\2" hreflang="zh-Hans" lang="zh-Hans">简体</a>'
#: A script's comments and literals; those in double quotes that are no piece of a pattern are words that it shows.
_LITERAL = re.compile(r"""//[^\n]*|/\*.*?\*/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\"""", re.DOTALL)
_WORDS = re.compile(r'"[^\\\[\](){}|*+?^$]*"')
_MOST_KNOWN = 50_000


class Traditional:
    """Turns one site's pages. ``scripts`` says which asset stands for which in the tree; ``site_url`` as of the face."""

    def __init__(self, converter: Converter, scripts: Mapping[str, str], site_url: str) -> None:
        self._converter, self._scripts, self._site_url = converter, scripts, site_url
        self._texts: dict[str, str] = {}
        self._tags: dict[tuple[str, str], str] = {}

    def page(self, path: str, data: bytes) -> bytes:
        """Turn a page. ``path`` is its own, from the site's root; the result belongs at the same path below :data:`FOLDER`."""
        folder = dirname(path)
        tokens = _TOKEN.split(data.decode())
        self._learn(tokens[::2])
        tokens[::2] = [self._texts.get(text, text) for text in tokens[::2]]
        tokens[1::2] = [self._tag(folder, tag) for tag in tokens[1::2]]
        page = _LANGUAGE.sub(r"\1zh-Hant", "".join(tokens), count=1)
        return _SWITCH.sub(_SWITCH_BACK, page).encode()

    def text(self, data: bytes) -> bytes:
        """Turn a file that is words throughout, rows of the search index for one: what is no Chinese stays."""
        return self._converter.convert([data.decode()])[0].encode()

    def _learn(self, texts: Collection[str]) -> None:
        """Turn what was not met before, all at once; most of a page's furniture was."""
        if len(self._texts) > _MOST_KNOWN:
            self._texts.clear()
            self._tags.clear()
        fresh = [text for text in dict.fromkeys(texts) if text not in self._texts and _HAN.search(text)]
        if fresh:
            self._texts.update(zip(fresh, self._converter.convert(fresh), strict=True))

    def _tag(self, folder: str, tag: str) -> str:
        if '="' not in tag:
            return tag
        known = self._tags.get((folder, tag))
        if known is None:
            known = self._tags[folder, tag] = self._turned(folder, tag)
        return known

    def _turned(self, folder: str, tag: str) -> str:
        head, end, script = tag.partition(">")
        home = 'hreflang="zh-Hans"' in head
        head = _ADDRESS.sub(lambda found: found[1] + self._address(folder, found[2], home), head)
        head = _READ.sub(self._attribute, _DESCRIPTION.sub(self._attribute, head))
        if 'rel="canonical"' in head and self._site_url:
            head = head.replace(f'href="{self._site_url}', f'href="{self._site_url}{FOLDER}/', 1)
        return head + end + script

    def _attribute(self, found: re.Match[str]) -> str:
        return found[1] + (self._converter.convert([found[2]])[0] if _HAN.search(found[2]) else found[2])

    def _address(self, folder: str, address: str, home: bool) -> str:
        """An address as seen from the tree; ``home``: it leads to the simplified page."""
        if _ELSEWHERE.match(address):
            return address
        path, tail = re.split(r"(?=[?#])|$", address, maxsplit=1)
        whole = normpath(join(folder, path)) + ("/" if path.endswith("/") else "")
        if whole.startswith("..") or not path:
            return address
        if whole.endswith(".html") and not home and whole not in ALONE and not whole.startswith(f"{FOLDER}/"):
            return address
        up = "../" * (folder.count("/") + 2 if folder else 1)
        return up + self._scripts.get(whole, whole) + tail


def turned_lines(converter: Converter, number: int, data: bytes) -> bytes:
    """Turn file ``l{number}`` of the search, the packed lines of a few pages."""
    return lines_file(number, converter.convert(read_lines_file(data)))


def turned_asking(converter: Converter, data: bytes) -> bytes:
    """Turn what ``search/asking.js`` and ``rules.js`` show: titles, questions, whom to call; each title keeps its own as a third value ``n``.

    What is asked is compared with that one: a question is understood in simplified characters.
    """
    book = data_of(data)
    if isinstance(book, list):
        names = converter.convert([title for title, _ in book])
        return script("rules", [[name, key, title] for name, (title, key) in zip(names, book, strict=True)])
    assert isinstance(book, dict)
    doors, asked = book["doors"], book["ask"]
    names = converter.convert([*(door["t"] for door in doors), *asked, book["who"]])
    turned = [{**door, "t": name, "n": door["t"]} for door, name in zip(doors, names, strict=False)]
    return script("asking", {**book, "doors": turned, "ask": names[len(doors) : -1], "who": names[-1]})


def turned_script(converter: Converter, data: bytes) -> bytes:
    """Turn the words that a script shows, its plain string literals; patterns and the rest stay as they are."""
    text = data.decode()
    literals = dict.fromkeys(_LITERAL.findall(text))
    found = [literal for literal in literals if _WORDS.fullmatch(literal) and _HAN.search(literal)]
    turned = dict(zip(found, converter.convert(found), strict=True)) if found else {}
    return _LITERAL.sub(lambda literal: turned.get(literal[0], literal[0]), text).encode()
