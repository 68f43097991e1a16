"""``wuhua new``: look at what the village has, write the next file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from wuhua.base.faults import MachineFault
from wuhua.base.writing import told_refusal
from wuhua.clerk.next_file import (
    begins_before,
    find_kind,
    ledger_known,
    ledger_period,
    next_text,
    only_once,
    place_for,
    stem_for,
)
from wuhua.config import Settings
from wuhua.pipeline import check


def write_next(settings: Settings, word: str, period: str, today: date) -> str:
    """Write the next file of a kind; lines that say which. Nothing that exists is written over."""
    kind = find_kind(word)
    folder = settings.content / kind.title
    only_once(kind, folder, f"{settings.content_name}/{kind.title}")
    survey = check(settings, today)
    rows = survey.village.of(kind.ident)
    unread = [file.partition("/")[2] for file in survey.unread if file.startswith(f"{kind.title}/")]
    if kind.ident == "finance":
        coming = ledger_period(period)
        _refuse([name for name in unread if begins_before(name, coming)])
        wanted = ledger_known(coming, rows, {path.name for path in folder.glob("*")})
    else:
        _refuse(unread if kind.ident == "decision" and not period else ())
        wanted = [stem_for(kind, period, rows, today)]
    places = [(place_for(folder, stem), stem, known) for stem, known in wanted]
    for path, stem, known in places:
        _write(path, next_text(kind, stem, known))
    return "\n".join(f"已写好 {path.relative_to(settings.root)}，打开它接着填。" for path, _, _ in places)


def _refuse(unread: Sequence[str]) -> None:
    """MachineFault when the next file continues others, and one of these cannot be read."""
    if unread:
        raise MachineFault(f"{'、'.join(unread)} 有写错的地方，先改好，再写新的。看哪里错：wuhua check")


def _write(path: Path, text: str) -> None:
    with told_refusal(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            raise MachineFault(f"{path.name} 已经有了，没有改动它。") from None
