"""The rules in force at a place (当地规定): limits, clauses, notice periods, columns of lists, catalogue, headings.

In: a place's name, the village's own files and rules. Out: a frozen ``Policy`` that ``marshal`` can keep as ``row()``.
The names of all limits, their form, whose word counts and which rules ask for them stand in ``limits.yml``; what a value
looks like in ``values.py``. A limit that no layer gives is None: the rule could not run, never another place's number.
"""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.finding import Finding
from wuhua.law.inforce import Policy
from wuhua.law.terms import WEIGHT, Clause, Columns, Heading, Item, Limit, NoticePeriod, Relation

if TYPE_CHECKING:
    from wuhua.law.files import OwnFile

__all__ = [
    "WEIGHT",
    "Clause",
    "Columns",
    "Heading",
    "Item",
    "Limit",
    "NoticePeriod",
    "Policy",
    "Relation",
    "law_digest",
    "load_local_policy",
    "load_policy",
]

#: The folder below ``content/`` with the village's own rules (``law/own.py``); no kind has this title.
FOLDER = "当地规定"


def load_policy(
    place: str, local_rules: Iterable[tuple[str, str, str]] = (), own_files: "Iterable[OwnFile]" = ()
) -> tuple[Policy, list[str]]:
    """Read the rules of a place with the village's own (name, value, basis) on top; and what was wrong, in Chinese.

    An unknown place falls back to 全国; an own rule that cannot be read is left out.
    """
    policy, problems, _ = load_local_policy(place, local_rules, own_files)
    return policy, problems


def load_local_policy(
    place: str, local_rules: Iterable[tuple[str, str, str]] = (), own_files: "Iterable[OwnFile]" = ()
) -> tuple[Policy, list[str], list[Finding]]:
    """Read the same, and the findings (E302 to E307) in the village's own files; see ``own.read_policy_files``."""
    # The loader is not needed while the cached row holds.
    from wuhua.law.files import read_layers

    row, problems, findings = read_layers(place, tuple(local_rules), tuple(own_files))
    return Policy(row), problems, findings


def law_digest() -> str:
    """Digest (hex) of every file of this room, without reading YAML: a cached row holds as long as it is the same."""
    whole = blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.yml")):
        data = path.read_bytes()
        whole.update(f"{path.name} {len(data)}\n".encode() + data)
    return whole.hexdigest()
