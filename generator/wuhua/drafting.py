"""``wuhua new``: look at what the village has, write the next file."""

from datetime import date
from pathlib import Path

from wuhua.base.faults import MachineFault
from wuhua.base.writing import told_refusal
from wuhua.clerk.next_file import find_kind, ledger_known, next_text, place_for, stem_for
from wuhua.config import Settings
from wuhua.pipeline import check


def write_next(settings: Settings, word: str, period: str, today: date) -> str:
    """Write the next file of a kind; lines that say which. Nothing that exists is written over."""
    kind = find_kind(word)
    rows = check(settings, today).village.of(kind.ident)
    wanted = ledger_known(period, rows) if kind.ident == "finance" else [stem_for(kind, period, rows, today)]
    folder = settings.content / kind.title
    places = [(place_for(folder, stem), stem, known) for stem, known in wanted]
    for path, stem, known in places:
        _write(path, next_text(kind, stem, known))
    return "\n".join(f"已写好 {path.relative_to(settings.root)}，打开它接着填。" for path, _, _ in places)


def _write(path: Path, text: str) -> None:
    with told_refusal(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            raise MachineFault(f"{path.name} 已经有了，没有改动它。") from None
