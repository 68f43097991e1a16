"""Short codes: what is forgiven, what is noticed, and that a code is for ever."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from wuhua.base.codes import LENGTH, LETTERS, code_of, learn, read_code, show_code, work_out

DIGEST = sha256(b"a sheet").hexdigest()
FOREVER = "GTMD74P41YFAHHDSQ"


def test_a_code_is_for_ever() -> None:
    """The code of a digest never changes: it is printed on walls."""
    assert code_of(DIGEST) == FOREVER
    assert show_code(FOREVER) == "-".join([*(FOREVER[at : at + 4] for at in range(0, 16, 4)), FOREVER[16]])


def test_many_at_once_are_the_same() -> None:
    """Codes worked out on all cores are those worked out one by one; what is known is not worked out again."""
    digests = [sha256(bytes([number])).hexdigest() for number in range(3)]
    found = work_out(digests)
    assert [found[digest] for digest in digests] == [code_of(digest) for digest in digests]
    assert work_out(digests) == {}
    learn({"00": "known"})
    assert code_of("00") == "known"


@given(st.sampled_from([" ", "　", "-", "—", "－", "‐", "–", "·", ""]))
def test_how_it_is_typed_does_not_matter(gap: str) -> None:
    """Small and full-width letters, O for 0, I and L for 1, blanks and dashes of any kind are forgiven."""
    for zero, one in (("O", "I"), ("o", "l"), ("０", "１"), ("0", "L")):
        typed = gap.join(FOREVER.replace("0", zero).replace("1", one))
        assert read_code(typed) == (FOREVER, "")
        assert read_code(typed.lower()) == (FOREVER, "")
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in FOREVER)
    assert read_code(wide) == (FOREVER, "")
    assert read_code(f"https://yunxi.example/s/{FOREVER}.html") == (FOREVER, "")


def test_every_wrong_letter_is_noticed() -> None:
    """No other letter at any one place reads as a code."""
    for at in range(LENGTH):
        for letter in set(LETTERS) - {FOREVER[at]}:
            assert read_code(FOREVER[:at] + letter + FOREVER[at + 1 :])[1].startswith("编号抄错了")


def test_every_swap_is_noticed() -> None:
    """Two different letters in each other's place never read as a code."""
    places = [(at, other) for at in range(LENGTH) for other in range(at + 1, LENGTH) if FOREVER[at] != FOREVER[other]]
    for at, other in places:
        letters = list(FOREVER)
        letters[at], letters[other] = letters[other], letters[at]
        assert read_code("".join(letters))[0] == ""
    assert len(places) > 100


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    """Whatever is typed gives a code that is worked out right, or says in Chinese what is wrong."""
    code, wrong = read_code(text)
    assert bool(code) != bool(wrong)
    assert not code or (len(code) == LENGTH and read_code(code) == (code, ""))
