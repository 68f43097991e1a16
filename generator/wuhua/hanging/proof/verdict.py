"""``wuhua verify 公开单.pdf``: whether a file is one that was made here, and where it differs from the sheet that hung.

In: any file. Out: lines for the report and the exit code: 0 for a file that was made here and stands, 1 for all others.
"""

import stat
from datetime import date
from pathlib import Path

from wuhua.base.codes import show_code
from wuhua.base.faults import MachineFault
from wuhua.base.writing import reason_of
from wuhua.config import Settings
from wuhua.hanging.files import known_files
from wuhua.hanging.marks import look_at, tell_code, told_blocked
from wuhua.hanging.proof.attached import RECORD
from wuhua.hanging.proof.originals import Sources
from wuhua.hanging.proof.reading import Reading, read_pdf
from wuhua.hanging.proof.telling import tell_differences
from wuhua.publish.manifest import hash_bytes

_MOST_BYTES = 50_000_000
#: What the answer to a code is about: not the file that was brought, where that is none of ours.
_THIS, _PUBLISHED = "这张公开单", "这个编号公布的那张（没改过的）"


def verify_file(settings: Settings, path: Path, as_of: date) -> tuple[str, int]:
    """Compare a PDF with all that was published and printed here; exit code 1 when it is none of it, or does not stand."""
    data = _read(path)
    digest = hash_bytes(data)
    name = next((name for known, name, _ in known_files(settings) if known == digest), "")
    brought = read_pdf(data)
    if not name and brought.flaw:
        return f"{path.name} {brought.flaw}", 1
    if not name and not brought.code:
        return f"{path.name} 和这里做过的哪一张都不一样。{_why_unknown(brought)}", 1
    if name and not brought.code:
        return _as_made(path, name), 0
    survey, standings = look_at(settings, as_of, blocked=True)
    told, state = tell_code(settings, standings, brought.code, _THIS if name else _PUBLISHED)
    told += told_blocked(survey)
    if name:
        return f"{_as_made(path, name)}\n{told}", state
    kept, now = standings.kept.get(brought.code), standings.hanging.get(brought.code)
    lines = [
        f"{path.name} 和这里做过的哪一张都不一样：改动过，或者不是在这里做的。它自称编号 {show_code(brought.code)}。"
    ]
    if kept or now:
        key, record = (now.key, now.digest) if now else (kept.key, kept.digest) if kept else ("", "")
        offered = brought.files.get(RECORD, b"")
        lines += tell_differences(Sources(survey, standings, brought.code, key, record, offered), brought)
    return "\n".join([*lines, told]), 1


def _as_made(path: Path, name: str) -> str:
    return f"{path.name} 没有改动，和做出来的时候一样（{name}）。"


def _why_unknown(brought: Reading) -> str:
    if not brought.words.strip():
        return "里面没有字，只有图（扫描、拍照或者截图），没法逐字比：看图上印的编号，用 wuhua verify 编号 查。"
    return "里面没有编号，不知道该和哪一张比。"


def _read(path: Path) -> bytes:
    try:
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            raise MachineFault(f"{path} 不是文件。")
        if told.st_size > _MOST_BYTES:
            raise MachineFault(f"{path} 太大，不是公开单。")
        return path.read_bytes()
    except FileNotFoundError:
        raise MachineFault(f"没有 {path} 这个文件，看看名字写对没有。") from None
    except OSError as error:
        raise MachineFault(f"{path} 打不开：{reason_of(error)}。") from error
