"""A drawn board in, the numbers of its picture out: whole millimetres of the board, so that every output scales alike."""

from typing import Any

from wuhua.model.drawing import PlanBlock, Spot


def drawn_board(block: PlanBlock) -> dict[str, Any]:
    """What ``blocks/plan`` draws. Names of zones stand above the board, those of a lower row within it."""
    longer = max(block.width_mm, block.height_mm)
    name, edge = longer // 40, max(4, longer // 200)
    above = name * 3 // 2 if any(words for words, _ in block.areas) else edge
    areas = [
        (words, rect, rect.x + rect.width // 2, rect.bottom - name // 2 if rect.y else -name // 2)
        for words, rect in block.areas
    ]
    board = (block.width_mm, block.height_mm)
    spots = [(spot, *_letters(spot, longer)) for spot in block.spots]
    return {
        "board": board,
        "edge": edge,
        "above": above,
        "name": name,
        "areas": areas,
        "spots": spots,
        "note": block.note,
    }


def _letters(spot: Spot, longer: int) -> tuple[int, int]:
    """How large a paper's number and its name are drawn; 0 for a name that would run into the number."""
    number = min(longer // 18, spot.rect.width // 2, spot.rect.height // 2)
    name = min(longer // 54, spot.rect.width // 5)
    return number, name if spot.rect.height >= number + 4 * name else 0
