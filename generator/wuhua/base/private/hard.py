"""Find the numbers that identify a person or open an account, by shape, checksum and the words beside them."""

from collections.abc import Iterator

from wuhua.base.patterns import pattern
from wuhua.base.private.checks import CARD, ID15, ID17, MOBILE, PROVINCE, id_check, is_day, luhn_ok, uscc_ok
from wuhua.base.private.digits import Digits, lay_out
from wuhua.base.private.fold import HIDDEN, fold_digits
from wuhua.base.private.kind import Private, PrivateKind
from wuhua.base.private.labels import NEGATIVE, Label, Words

_COUNTRY = pattern("(?:00)?86(?=1[3-9])")
_MOBILE_GROUPS = frozenset(
    {(11,), (3, 4, 4), (4, 3, 4), (4, 4, 3), (3, 8), (7, 4), (5, 6), (6, 5), (3, 3, 5), (3, 5, 3), (2, 3, 3, 3)}
    | {(1,) * 11, (1, 2, 4, 4), (3, 2, 2, 2, 2), (2, 2, 2, 2, 2, 1), (1, 2, 2, 2, 2, 2), (3, 2, 2, 4), (3, 4, 2, 2)}
)
_ID_GROUPS = frozenset(
    {(18,), (6, 8, 4), (6, 4, 4, 4), (6, 4, 2, 2, 4), (6, 12), (14, 4), (3, 3, 4, 4, 4), (4, 4, 4, 4, 2)}
)
_ID_GROUPS_OLD = frozenset({(15,), (6, 6, 3), (6, 2, 2, 2, 3), (6, 9), (12, 3)})
_CHECK_LETTER = pattern(rf"[\s{HIDDEN}./-]{{0,3}}[Xx](?![Xx*])")
_PARTED = pattern(rf"[\s{HIDDEN}-]+")
#: 账户 1200 3400 may be two sums; what follows 账号 or a colon is one number.
_LABELLED = pattern(r"(?:^|[号號卡折通本码:：])[\s:：为是]*$")
_YEARS = pattern("(?:(?:19|20)[0-9]{2}){2}")
_PASSPORT = pattern(
    r"(?<![A-Za-z0-9])(?:[EGDSPKMHCWegdspkmhcw][A-Za-z]?[\s.-]?[0-9]{7,10}|1[45][0-9]{7})(?![A-Za-z0-9])"
)
_FOREIGN_PASSPORT = pattern(r"(?<![A-Za-z0-9])[A-Za-z]{0,3}[\s.-]?[0-9]{7,10}(?![A-Za-z0-9])")


class HardFinder:
    """Looks for hard numbers in one folded text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.wide = words.wide
        self.digits: Digits = lay_out(self.wide, fold_digits(self.wide))

    def find(self) -> Iterator[Private]:
        """Yield the numbers from left to right; none overlaps another."""
        group = 0
        while group < len(self.digits.firsts):
            hit = self._at(group)
            if hit is None:
                group += 1
                continue
            found, length = hit
            yield found
            group = self.digits.after(group, length)

    def has_candidate(self) -> bool:
        """Tell whether any number has a hard shape, whatever the words beside it say."""
        groups = range(len(self.digits.firsts))
        return any(any(True for _ in self._shapes(group)) for group in groups)

    def _at(self, group: int) -> tuple[Private, int] | None:
        digits = self.digits
        for kind, skip, length, strict in self._shapes(group):
            start = digits.firsts[group]
            places = digits.places[start + skip], digits.places[start + length - 1] + 1
            end = self._with_letter(places[1], length) if kind is PrivateKind.ID else places[1]
            label = self.words.label(places[0], end)
            if self._agrees(kind, group, skip, length, label, strict):
                return Private(kind, places[0], end), length
        return self._account_at(group) if digits.size(group) >= 3 else None

    def _shapes(self, group: int) -> Iterator[tuple[PrivateKind, int, int, bool]]:
        """Yield kind, digits to skip, digits in all, and whether the shape alone is proof."""
        digits = self.digits
        text, first = digits.text, digits.firsts[group]
        yield from self._id_shapes(group, text, first)
        card = CARD.match(text, first)
        if card:
            for length in (19, 16, 18, 17):
                if digits.fits(group, length) and luhn_ok(text[first : first + length]):
                    yield PrivateKind.BANK, 0, length, True
        skip = len(prefix[0]) if (prefix := _COUNTRY.match(text, first)) else int(text.startswith("01", first))
        if MOBILE.match(text, first + skip) and digits.fits(group, skip + 11):
            yield PrivateKind.MOBILE, skip, skip + 11, skip > 1
        if ID15.match(text, first) and digits.fits(group, 15) and _is_old_birthday(text[first + 6 : first + 12]):
            yield PrivateKind.ID, 0, 15, False

    def _id_shapes(self, group: int, text: str, first: int) -> Iterator[tuple[PrivateKind, int, int, bool]]:
        if not ID17.match(text, first) or not _is_birthday(text[first + 6 : first + 14]):
            return
        digits, check = self.digits, id_check(text[first : first + 17])
        end = digits.places[first + 16] + 1
        if digits.fits(group, 17) and self._with_letter(end, 17) > end:
            yield PrivateKind.ID, 0, 17, check == "X"
        proof = text[first + 17 : first + 18] == check
        if digits.fits(group, 18):
            yield PrivateKind.ID, 0, 18, proof
        # A disabled person's certificate adds two digits to the ID; a table may lose the comma before a phone.
        if proof and (digits.fits(group, 20) or (digits.fits(group, 29) and MOBILE.match(text, first + 18))):
            yield PrivateKind.ID, 0, 18, True

    def _with_letter(self, end: int, length: int) -> int:
        match = _CHECK_LETTER.match(self.wide, end) if length == 17 else None
        return match.end() if match else end

    def _agrees(self, kind: PrivateKind, group: int, skip: int, length: int, label: Label, strict: bool) -> bool:
        if kind is PrivateKind.BANK:
            return label not in NEGATIVE
        sizes = self.digits.sizes(group, length)
        if kind is PrivateKind.MOBILE:
            return label not in NEGATIVE and self._is_mobile(group, skip, sizes, label)
        if strict or label is Label.ID:
            return not (label is Label.SERIAL and uscc_ok(self._number(group, 18)))
        if label in NEGATIVE:
            return False
        if length == 15:
            return sizes in _ID_GROUPS_OLD or set(sizes) == {1}
        natural = sizes if length == 18 else (*sizes[:-1], sizes[-1] + 1)
        plausible = natural in _ID_GROUPS or set(sizes) == {1}
        return plausible and not uscc_ok(self._number(group, length)) and self._birth_year(group) < 2030

    def _number(self, group: int, length: int) -> str:
        first = self.digits.firsts[group]
        return self.digits.text[first : first + length]

    def _birth_year(self, group: int) -> int:
        first = self.digits.firsts[group]
        return int(self.digits.text[first + 6 : first + 10])

    def _is_mobile(self, group: int, skip: int, sizes: tuple[int, ...], label: Label) -> bool:
        if skip == 1 and label is not Label.PHONE:
            return False
        if label is Label.PHONE or len(sizes) == 1:
            return True
        bare = (sizes[0] - skip, *sizes[1:]) if skip < sizes[0] else sizes[1:]
        separators = self.digits.separators(group, skip + sum(bare))
        if bare not in _MOBILE_GROUPS or (len(bare) == 2 and "." in separators):
            return False
        if "," in separators or "、" in separators:
            return bare == (3, 4, 4)
        return bare == (3, 4, 4) or self._stands_alone(group, skip + sum(bare), separators)

    def _stands_alone(self, group: int, length: int, separators: str) -> bool:
        """Tell whether the groups around do not carry the same pattern on, as in a row of sums."""
        after = self.digits.after(group, length)
        before = self.digits.gaps[group] if self.digits.firsts[group] else None
        behind = self.digits.gaps[after] if after < len(self.digits.gaps) else None
        mark = separators[:1]
        return not (mark and ((before or "").startswith(mark) or (behind or "").startswith(mark)))

    def _account_at(self, group: int) -> tuple[Private, int] | None:
        """Find an account, or an ID or card misspelt, that only its label gives away."""
        length = self._labelled_length(group) or self._short_length(group)
        if length is None:
            return None
        first = self.digits.firsts[group]
        start, end = self.digits.places[first], self.digits.places[first + length - 1] + 1
        label = self.words.label(start, end)
        number = self.digits.text[first : first + length]
        if label is Label.ID and 14 <= length <= 20 and PROVINCE.match(number):
            return Private(PrivateKind.ID, start, self._with_letter(end, length)), length
        if label is Label.BANK or (label is Label.TRANSFER and length >= 12):
            return Private(_bank_kind(number), start, end), length
        return None

    def _labelled_length(self, group: int) -> int | None:
        if self.digits.size(group) >= 8:
            return self.digits.size(group)
        length = self.digits.limits[group] - self.digits.firsts[group]
        if self.digits.gaps[group] is not None or not 12 <= length <= 24:
            return None
        return length if min(self.digits.sizes(group, length)[:-1], default=3) >= 3 else None

    def _short_length(self, group: int) -> int | None:
        """Digits of a number of 8 to 11 that blanks or hyphens part in fours; None for years and for what is parted otherwise."""
        digits, sizes = self.digits, [self.digits.size(group)]
        while (at := group + len(sizes)) < len(digits.firsts) and _PARTED.fullmatch(digits.gaps[at] or ""):
            sizes.append(digits.size(at))
        length, first = sum(sizes), digits.firsts[group]
        before = self.wide[max(0, digits.places[first] - 8) : digits.places[first]]
        if len(sizes) < 2 or set(sizes[:-1]) != {4} or not 8 <= length <= 11 or not _LABELLED.search(before):
            return None
        return None if _YEARS.fullmatch(digits.text[first : first + length]) else length


def find_passports(words: Words) -> Iterator[Private]:
    """Yield passports and travel permits that their label or their field gives away."""
    for match in _FOREIGN_PASSPORT.finditer(words.wide):
        label = words.label(match.start(), match.end())
        if label is Label.PASSPORT or (label is Label.ID and _PASSPORT.fullmatch(match[0])):
            yield Private(PrivateKind.PASSPORT, match.start(), match.end())


def _is_birthday(eight: str) -> bool:
    return is_day(int(eight[:4]), int(eight[4:6]), int(eight[6:]))


def _is_old_birthday(six: str) -> bool:
    return is_day(1900 + int(six[:2]), int(six[2:4]), int(six[4:]))


def _bank_kind(number: str) -> PrivateKind:
    card = 16 <= len(number) <= 19 and (number.startswith("62") or (CARD.match(number) is not None and luhn_ok(number)))
    return PrivateKind.BANK if card else PrivateKind.ACCOUNT
