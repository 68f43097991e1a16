"""Find the policy that a clerk means: a place by its name or the beginning of it, or a file of local rules.

A place that is not known is a MachineFault that names the nearest.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.caret import show_finding
from wuhua.base.faults import MachineFault
from wuhua.law.files import places
from wuhua.law.own import FOLDER, read_policy_files
from wuhua.law.policy import Policy, load_local_policy

if TYPE_CHECKING:
    from wuhua.base.finding import Finding
    from wuhua.law.files import OwnFile


def open_policy(word: str, content: Path | None) -> "tuple[Policy, list[Finding]]":
    """Open the policy that a word names, with what is wrong in the village's own files when it is one of theirs.

    ``content`` is the village's folder of records, None outside of a village.
    """
    file = Path(word)
    if word.endswith((".yml", ".yaml")) and file.is_file():
        return _of_file(file, word)
    own, findings = read_policy_files(content / FOLDER, f"{content.name}/{FOLDER}") if content else ((), [])
    name = find_place(word, [*places(), *(file.name for file in own)])
    if name in places():
        return load_local_policy(name)[0], []
    policy, _, wrong = load_local_policy(name, (), own)
    return policy, [*findings, *wrong]


def _of_file(file: Path, shown: str) -> "tuple[Policy, list[Finding]]":
    """The policy of a file, over the files beside it; MachineFault when it cannot be read."""
    files, findings = read_policy_files(file.absolute().parent, str(Path(shown).parent))
    mine: list[OwnFile] = [one for one in files if Path(one.file).name == file.name]
    if not mine:
        raise MachineFault("\n".join(show_finding(one) for one in findings if Path(one.span.file).name == file.name))
    policy, _, wrong = load_local_policy(mine[0].name, (), files)
    return policy, [*findings, *wrong]


def find_place(word: str, known: list[str]) -> str:
    """Find the one name that a word is or begins; MachineFault when it is none or several."""
    if word in known:
        return word
    begun = [name for name in known if word and name.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise MachineFault(f"“{word}”开头的有几个：{'、'.join(begun)}。写全一个。")
    raise MachineFault(f"没有“{word}”的规定{_guess(word, known)}。现在有：{'、'.join(known)}。")


def _guess(word: str, known: list[str]) -> str:
    """The name with the most letters in the same place, when that is half of the word."""
    best = max(known, key=lambda name: _alike(word, name))
    return f"，是不是“{best}”" if word and 2 * _alike(word, best) >= len(word) else ""


def _alike(word: str, name: str) -> int:
    return sum(a == b for a, b in zip(word, name, strict=False))
