"""A village that remembers which kinds a rule looked at, so that its verdict can stand while none of them moves."""

from typing import TYPE_CHECKING

from wuhua.model.village import Village

if TYPE_CHECKING:
    from wuhua.model.facts import Facts, LinkFact

#: Instead of kinds: the rule looked at all records.
ALL = "*"


class Watched(Village):
    """The same village; ``reads`` gathers the kinds that were asked for, or ``*``."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self.policy, self.as_of, self.twins = village.policy, village.as_of, village.twins
        self.reads: set[str] = set()

    @property
    def facts(self) -> "dict[str, Facts]":  # type: ignore[override]
        """All records: any change may change what the rule says."""
        self.reads.add(ALL)
        return self._village.facts

    def whole(self) -> Village:
        """As in the village; whatever is worked out of all records may move with any."""
        self.reads.add(ALL)
        return self._village

    def of(self, kind: str) -> "list[Facts]":
        """As in the village."""
        self.reads.add(kind)
        return self._village.of(kind)

    def find(self, kind: str, ident: str) -> "Facts | None":
        """As in the village."""
        self.reads.add(kind)
        return self._village.find(kind, ident)

    def links_to(self, row: "Facts") -> "list[tuple[Facts, LinkFact]]":
        """As in the village; any record may come to link."""
        self.reads.add(ALL)
        return self._village.links_to(row)

    def links_by(self, kind: str, ident: str) -> "list[tuple[Facts, LinkFact]]":
        """As in the village; any record may come to link."""
        self.reads.add(ALL)
        return self._village.links_by(kind, ident)

    def person(self, ident: str) -> tuple[str, str, str] | None:
        """As in the village."""
        self.reads.add("people")
        return self._village.person(ident)
