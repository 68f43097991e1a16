"""Short codes: the digest of what a sheet says in, seventeen characters out that can be typed and read over the telephone.

Eighty bits behind scrypt: an outsider cannot find another sheet with the same code, and an insider would need a
thousand years of computing to make two. The last character tells a wrong or a swapped one.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping

#: Crockford's letters and digits: no I, L, O and U.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: The folder of the codes' pages on the site; the page on which a code is typed is its ``index``.
FOLDER = "s"
#: Characters of a code, the check letter included.
LENGTH = 17
_BYTES = 10
# A code must be the same for ever: these numbers never change.
_SALT = b"wuhua sheet 1"
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
_MEANT = str.maketrans("OIL", "011")
_POLYNOMIAL = 0b100101
#: Digest to code, of all that this run has met: one costs as much as five pages.
_known: dict[str, str] = {}


def code_of(digest: str) -> str:
    """The code of a sheet by its digest (hex); without dashes, as it stands in addresses. Empty for an empty digest."""
    if not digest:
        return ""
    if digest not in _known:
        _known[digest] = _worked_out(digest)
    return _known[digest]


def learn(known: Mapping[str, str]) -> None:
    """Take codes that an earlier run worked out: digest to code."""
    _known.update(known)


def are_known(digests: Iterable[str]) -> bool:
    """Whether the codes of all these digests are at hand."""
    return all(digest in _known for digest in digests if digest)


def work_out(digests: Iterable[str]) -> dict[str, str]:
    """The codes of several digests, on all cores; digest to code."""
    wanted = sorted({digest for digest in digests if digest} - _known.keys())
    if len(wanted) == 1:
        code_of(wanted[0])
    elif wanted:
        # Most builds need none of it, and one code no crew.
        from concurrent.futures import ThreadPoolExecutor

        # The work is done outside of the interpreter's lock.
        with ThreadPoolExecutor() as crew:
            _known.update(zip(wanted, crew.map(_worked_out, wanted), strict=True))
    return {digest: _known[digest] for digest in wanted}


def show_code(code: str) -> str:
    """A code as it is printed: groups of four, the check letter by itself."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def code_key(code: str) -> str:
    """The address of a code's page."""
    return f"{FOLDER}/{code}"


def read_code(text: str) -> tuple[str, str]:
    """What somebody typed, or the address that a QR code holds: the code, or empty and what is wrong with it.

    Forgives O for 0, I and L for 1, small and full-width letters, blanks and dashes of any kind.
    """
    plain = unicodedata.normalize("NFKC", text).strip().rpartition(f"/{FOLDER}/")[2].removesuffix(".html").upper()
    letters = [letter for letter in plain.translate(_MEANT) if not _is_gap(letter)]
    code = "".join(letters)
    odd = next((letter for letter in letters if letter not in LETTERS), "")
    if odd:
        return "", f"编号里没有“{odd}”这个字"
    if len(code) != LENGTH:
        return "", f"编号有{LENGTH}个字母和数字，这里有{len(code)}个"
    if _check_letter(code[:-1]) != code[-1]:
        return "", "编号抄错了，有一个字母或数字不对，或者两个换了位置"
    return code, ""


def _worked_out(digest: str) -> str:
    key = hashlib.scrypt(bytes.fromhex(digest), salt=_SALT, n=_COST, r=_BLOCK, p=_PARALLEL, dklen=_BYTES)
    number = int.from_bytes(key, "big")
    letters = "".join(LETTERS[number >> shift & 31] for shift in range(75, -1, -5))
    return letters + _check_letter(letters)


def _is_gap(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in ("Pd", "Cf", "Zs") or letter in "_.·・−—"


def _check_letter(letters: str) -> str:
    """A weighted sum in the field of 32 elements: no single wrong letter and no swap of two leaves it as it was."""
    found = 0
    for letter in letters:
        found = _doubled(found ^ LETTERS.index(letter))
    return LETTERS[found]


def _doubled(value: int) -> int:
    doubled = value << 1
    return doubled ^ _POLYNOMIAL if doubled & 32 else doubled
