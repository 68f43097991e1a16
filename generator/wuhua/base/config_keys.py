"""What a slip of the keyboard does to ``site_config.yml``.  In: its plain values.  Out: where, and what to type.

MkDocs reads the same file and answers in English, or passes over a key that it does not know; it is not asked, since a build of
what did not change does not import it. A key that is like none of these is left to MkDocs and its other plugins.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

_SITE = (
    "site_name",
    "site_url",
    "site_description",
    "site_author",
    "docs_dir",
    "site_dir",
    "theme",
    "plugins",
    "nav",
    "not_in_nav",
    "exclude_docs",
    "draft_docs",
    "copyright",
    "repo_url",
    "repo_name",
    "edit_uri",
    "edit_uri_template",
    "extra",
    "extra_css",
    "extra_javascript",
    "extra_templates",
    "markdown_extensions",
    "hooks",
    "strict",
    "dev_addr",
    "use_directory_urls",
    "watch",
    "validation",
    "remote_branch",
    "remote_name",
    "mdx_configs",
    "INHERIT",
)
_OURS = ("boards_dir", "accent", "fangsong", "data_license", "as_of", "traditional", "traditional_names")
_THEME = (
    "name",
    "language",
    "font",
    "palette",
    "features",
    "logo",
    "icon",
    "favicon",
    "custom_dir",
    "direction",
    "locale",
)
_PLUGIN = "wuhua"
_MATERIAL = "material"
_ADDRESS = re.compile(r"https?://[^\s/]+\.?[^\s]*", re.IGNORECASE)
_YES_NO = frozenset(("true", "false", "yes", "no", "on", "off"))
#: How like a known word a misspelt one is: site_nmae and data_licence are, extra_css and extra are two words.
_NEAR = 0.75

#: Where the slip stands, whether at the key itself, and what is said of it.
Slip = tuple[tuple[str | int, ...], bool, str]


def slips_of(values: Mapping[str, Any]) -> Iterator[Slip]:
    """Find misspelt keys and names, an address without https, and a yes or no that is neither."""
    yield from _keys((), values, _SITE)
    theme = values.get("theme")
    if isinstance(theme, Mapping):
        yield from _keys(("theme",), theme, _THEME)
        yield from _name(("theme", "name"), str(theme.get("name") or ""), _MATERIAL)
    url = values.get("site_url")
    if isinstance(url, str) and url.strip() and not _ADDRESS.fullmatch(url.strip()):
        host = re.sub(r"^(?:https?)?[:：]?/*|/+$", "", url.strip()) or "xincun.cn"
        yield ("site_url",), False, f"site_url 写全，如 https://{host.removeprefix('www.')}/"
    flat = values.get("use_directory_urls")
    if isinstance(flat, str) and flat.lower() not in _YES_NO:
        yield ("use_directory_urls",), False, "use_directory_urls 写 false"
    plugins = values.get("plugins")
    for at, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        yield from _plugin(at, plugin)


def _plugin(at: int, plugin: Any) -> Iterator[Slip]:
    if isinstance(plugin, str):
        yield from _name(("plugins", at), plugin, _PLUGIN)
    for name, options in plugin.items() if isinstance(plugin, Mapping) else ():
        yield from (((*path, name), True, said) for path, _, said in _name(("plugins", at), name, _PLUGIN))
        if name == _PLUGIN and isinstance(options, Mapping):
            yield from _keys(("plugins", at, name), options, _OURS)


def _keys(path: tuple[str | int, ...], values: Mapping[str, Any], known: Iterable[str]) -> Iterator[Slip]:
    words = list(known)
    for key in values:
        near = [] if key in words else get_close_matches(key, words, 1, _NEAR)
        if near:
            yield (*path, key), True, f"没有 {key}，是不是 {near[0]}"


def _name(path: tuple[str | int, ...], name: str, right: str) -> Iterator[Slip]:
    if name != right and get_close_matches(name, [right], 1, _NEAR):
        yield path, False, f"没有 {name}，是不是 {right}"
