"""Notices in the shapes that villages publish: what contradicts itself is found in its place, and nothing else is."""

import pytest

from tests.places.kit import Case, notices

NOTICES = list(notices())


@pytest.mark.parametrize("case", NOTICES, ids=[case.name for case in NOTICES])
def test_finds_exactly_what_the_notice_says(case: Case) -> None:
    """A notice has the one finding that its first line names, or none."""
    assert case.differences() == []


def test_half_of_the_notices_are_right() -> None:
    """At least thirty notices, of which a good part has nothing wrong, so that a false alarm shows."""
    right = [case for case in NOTICES if not case.answers]

    assert len(NOTICES) >= 30
    assert len(NOTICES) // 3 <= len(right)
