"""Theme files in; the few assets that every page loads out, named by their content; and the policy of every page."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

from msgspec import Struct

from wuhua.base.places import theme_dir
from wuhua.outputs.site.plain_css import spell_out

DEFAULT_ACCENT = "#a8232a"
_HEX = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
_PAPER = "#faf8f3"
#: Links at night as theme/site/dark.css writes them, and the card they stand on.
_NIGHT_ACCENT, _NIGHT_CARD = "#ff9f97", "#1e2327"
_CSS_NOISE = re.compile(r"/\*.*?\*/|\s+", re.DOTALL)
_CSS_TIGHT = re.compile(r" ?([{};,>]) ?|: ")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
CSP_MARK = "wuhua-mark-policy"
_POLICY = (
    "default-src 'none'; script-src 'self'{}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)


class Assets(Struct, frozen=True):
    """``files`` by path from the site's root; the names are the paths that pages load; ``kiosk`` is loaded on the hall's touch screen alone."""

    files: dict[str, bytes]
    css: str
    script: str
    search: str
    icon: str
    kiosk: str


def make_assets(material: Path, accent: str) -> Assets:
    """Join Material's style with ours, and take our scripts. ``material``: the folder of Material's templates."""
    theme = theme_dir() / "site"
    colours = {DEFAULT_ACCENT: readable_accent(accent), _NIGHT_ACCENT: night_accent(accent)}
    files: dict[str, bytes] = {}

    def add(name: str, data: bytes) -> str:
        stem, _, suffix = name.rpartition(".")
        path = f"assets/{stem}-{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"
        files[path] = data
        return path

    style = _recolour(_village_style(), colours)
    return Assets(
        files,
        css=add("wuhua.css", _material_style(material) + style),
        script=add("wuhua.js", (theme / "site.js").read_bytes()),
        search=add("search.js", search_script()),
        kiosk=add("kiosk.js", (theme / "kiosk.js").read_bytes()),
        icon=add("icon.svg", _recolour((theme / "icon.svg").read_text("utf-8"), colours)),
    )


#: The client of the search, in the order in which one part needs another.
_SEARCH_PARTS = ("shards", "spelling", "amounts", "asking", "lines", "showing", "search")
_SCRIPT_NOISE = re.compile(r"^\s+|^/\*.*?\*/\s*", re.MULTILINE | re.DOTALL)


def search_script() -> bytes:
    """Join the client of the search as one classic script, with nothing of it in the page's own names."""
    folder = theme_dir() / "site" / "search"
    parts = "".join((folder / f"{name}.js").read_text("utf-8") for name in _SEARCH_PARTS)
    return f'(function () {{\n"use strict";\n{_SCRIPT_NOISE.sub("", parts)}}})();\n'.encode()


def readable_accent(accent: str) -> str:
    """Give the village's colour, darkened until it stands out 4.5:1 from paper and white; seal red for no colour."""
    if not _HEX.fullmatch(accent):
        return DEFAULT_ACCENT
    parts = _parts(accent)
    while contrast(found := _colour(parts), _PAPER) < 4.5:
        parts = [part * 9 // 10 for part in parts]
    return found


def night_accent(accent: str) -> str:
    """Give the village's colour, lightened until it stands out 7:1 from a dark card."""
    parts = _parts(accent if _HEX.fullmatch(accent) else DEFAULT_ACCENT)
    while contrast(found := _colour(parts), _NIGHT_CARD) < 7:
        parts = [part + (255 - part) // 10 + 1 if part < 255 else 255 for part in parts]
    return found


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _colour(parts: list[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG counts it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


#: Boxes that only Material's own drawer and search listen to; without its style, as on a 404 page from disk, they would be seen.
_SWITCH = re.compile(r'\s*<input class="md-toggle"[^>]*>|\s*<label class="md-overlay"[^>]*></label>')


def seal(page: str) -> str:
    """Take out Material's unused switches; write the page's policy, with the digest of each inline script that is left."""
    page = _SWITCH.sub("", page)
    hashes = "".join(f" '{script_hash(script)}'" for script in _INLINE_SCRIPT.findall(page))
    return page.replace(CSP_MARK, _POLICY.format(hashes), 1)


def script_hash(script: str) -> str:
    """Name an inline script as a policy names it."""
    return "sha256-" + b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in _parts(colour)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _material_style(material: Path) -> bytes:
    (path,) = (material / "assets" / "stylesheets").glob("main.*.min.css")
    return path.read_bytes().partition(b"/*# sourceMappingURL")[0]


def _village_style() -> str:
    theme = theme_dir()
    first, last = ("site", "search/search"), ("dark", "big", "kiosk", "print")
    blocks = sorted((theme / "blocks").glob("*/web.css"))
    paths = [*(theme / f"site/{name}.css" for name in first), *blocks, *(theme / f"site/{name}.css" for name in last)]
    text = "".join(path.read_text("utf-8") for path in paths)
    return spell_out(_CSS_TIGHT.sub(lambda found: found[1] or ":", _CSS_NOISE.sub(" ", text)).strip())


def _recolour(text: str, colours: dict[str, str]) -> bytes:
    for drawn, wanted in colours.items():
        text = text.replace(drawn, wanted)
    return text.encode()
