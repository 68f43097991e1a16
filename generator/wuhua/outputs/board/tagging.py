"""A PDF's tags in, fewer that say the same out: a screen reader hears the same words in the same order.

WeasyPrint tags each piece of text by itself, which may weigh as much as all that is drawn.
"""

from typing import Any

#: Tags that say nothing of what they hold.
_MUTE = ("/Span", "/NonStruct")
#: Tags that may hold text of their own.
_HOLDING = (*_MUTE, "/P", "/TD", "/TH", "/LBody", "/Caption", "/Div", "/H1", "/H2", "/H3")


def lighten_tags(pdf: Any) -> None:
    """Let paragraphs and cells hold their text themselves."""
    if "StructTreeRoot" in pdf.catalog:
        _Tree(pdf).lighten()


class _Tree:
    """The tags of a PDF that is about to be written; whose each text is stands page by page in ``_owners``."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        root = self._at(pdf.catalog["StructTreeRoot"])
        self._top = [self._at(reference) for reference in root["K"]]
        pages = self._at(root["ParentTree"])["Nums"]
        self._owners = {page: owners for page, owners in zip(pages[::2], pages[1::2], strict=True)}
        self._pages = {reference: number for number, reference in enumerate(pdf.page_references)}

    def lighten(self) -> None:
        for element in self._top:
            self._lighten(element)

    def _lighten(self, element: Any) -> None:
        kids: list[Any] = []
        for kid in element["K"]:
            kids += [kid] if isinstance(kid, int) else self._kids(element, kid)
        element["K"][:] = kids

    def _kids(self, element: Any, reference: bytes) -> list[Any]:
        """What an element holds in place of one of its kids: the kid, or what that holds."""
        kid = self._at(reference)
        if kid.get("Type") != "/StructElem":
            return [reference]
        self._lighten(kid)
        if kid["S"] not in _MUTE or element["S"] not in _HOLDING or "A" in kid or "Alt" in kid or "ID" in kid:
            return [reference]
        kids = list(kid["K"])
        for each in kids:
            if isinstance(each, int):
                self._owners[self._pages[element["Pg"]]][each] = element.reference
            else:
                self._at(each)["P"] = element.reference
        # A writer in streams can leave no number out: what nobody names any more stays, empty.
        kid.clear()
        return kids

    def _at(self, reference: bytes) -> Any:
        return self._pdf.objects[int(reference.split()[0])]
