"""What of a sheet the web shows: lists of persons hang on the board alone (derive step).

In: a whole sheet, as boards print it. Out: the same with each ``board_only`` table reduced to its totals.
"""

from msgspec.structs import replace

from wuhua.model.sheet import Block, ProseBlock, Sheet, TableBlock


def web_sheet(sheet: Sheet) -> Sheet:
    """Take the lists of persons off a sheet; the same sheet when it has none."""
    if not any(_is_list(block) for block in sheet.blocks):
        return sheet
    where = "、".join(sheet.envelope.places) if sheet.envelope else ""
    return replace(sheet, blocks=tuple(_shown(block, where or "公开栏") for block in sheet.blocks))


def _is_list(block: Block) -> bool:
    return isinstance(block, TableBlock) and block.board_only


def _shown(block: Block, where: str) -> Block:
    if not isinstance(block, TableBlock) or not block.board_only:
        return block
    words = f"名单共{len(block.rows)}行，只贴在{where}，网上只放总数。"
    if block.foot:
        return replace(block, rows=block.foot, foot=(), note=words, board_only=False)
    return ProseBlock(block.title, (words,))
