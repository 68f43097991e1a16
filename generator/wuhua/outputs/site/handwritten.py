"""Pages that a person writes in Markdown: what Markdown may become on the village's site."""

import re
from html import unescape
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINK_SCHEMES = {"", "http", "https", "mailto", "tel"}
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0]+")

#: What MkDocs is told in place of the configuration's own list.
EXTENSION_SETTINGS = {"tables": {"use_align_attribute": True}}


class PlainMarkdown(Extension):
    """Keep to text: HTML is shown as typed; links lead to http, https, mailto, tel or this site; pictures are local."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take out what lets HTML through and look at every address last."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_SafeAddresses(md), "wuhua-addresses", -100)


class _SafeAddresses(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in [name for name in element.attrib if not _is_safe(element.tag, name, element.attrib[name])]:
                del element.attrib[name]


def _is_safe(tag: str, name: str, value: str) -> bool:
    if name not in ("href", "src"):
        return name in ("alt", "title", "align", "class", "id", "start")
    # A browser decodes references and drops blanks before it reads the scheme, so look at what it will see.
    address = _INVISIBLE.sub("", unescape(value.replace(AMP_SUBSTITUTE, "&"))).replace("\\", "/")
    scheme = address.partition(":")[0].lower() if ":" in re.split(r"[/?#]", address)[0] else ""
    if tag == "img":
        return not scheme and not address.startswith("//")
    return scheme in _LINK_SCHEMES and (not address.startswith("//") or bool(urlsplit(address).netloc))


def plain_source(text: str) -> str:
    """Drop the settings at the head of a Markdown file: MkDocs would read YAML there, a template's name too."""
    return "\n" + _FRONT_MATTER.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n"), count=1)
