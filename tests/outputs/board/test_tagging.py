"""Tags are fewer and say the same: each text is held once, in the same order, by an element that its page's list names."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from tests.outputs.board.conftest import JOBS
from tests.outputs.board.variants import fit
from wuhua.outputs.board import render


def walk(element: pikepdf.Object, kinds: tuple[str, ...] = ()) -> Iterator[tuple[pikepdf.Object, tuple[str, ...], int]]:
    """Each text of a tree: the element that holds it, the kinds above it, its number."""
    kinds = (*kinds, str(element.S))
    for kid in element.K:
        if isinstance(kid, int):
            yield element, kinds, kid
        elif kid.get("/Type") == "/StructElem":
            assert kid.P.objgen == element.objgen
            yield from walk(kid, kinds)


def tagged(data: bytes) -> list[tuple[str, int]]:
    """Each text's last kind that means something and its number, in reading order; the page's list names its element."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        (owners,) = (part for part in root.ParentTree.Nums if isinstance(part, pikepdf.Array))
        found = []
        for element, kinds, number in walk(root.K[0]):
            assert owners[number].objgen == element.objgen
            found.append((next(kind for kind in reversed(kinds) if kind not in ("/Span", "/NonStruct")), number))
        assert len(found) == len(owners) == len({number for _, number in found})
        return found


@pytest.mark.parametrize("name", ["ledger-A3", "decision-A4", "people-wall", "prose-A3"])
def test_fewer_tags_say_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell's or paragraph's text is heard in the same place, and the file is smaller."""
    fitted = fit(JOBS[name])
    light = fitted.press.write(fitted.layouts[0], b"0" * 32)
    monkeypatch.setattr(render, "lighten_tags", lambda pdf: None)
    heavy = fitted.press.write(fitted.layouts[0], b"0" * 32)
    assert tagged(light) == tagged(heavy)
    assert len(light) < len(heavy)
