"""Rules of the overlay for single characters, by the four characters around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["PlaceRule", "Rules"]


class PlaceRule(NamedTuple):
    """A reading that the characters around decide; None stands for any character."""

    character: str
    reading: str
    around: tuple[frozenset[str] | None, ...]  # far, left, right, beyond
    without: tuple[frozenset[str], ...]  # the same, characters that forbid it

    def fits(self, slot: int, character: str) -> bool:
        """Whether it may hold, by the character in one of the four slots."""
        allowed = self.around[slot]
        return character not in self.without[slot] and (allowed is None or character in allowed)


class _Slot(dict[str, int]):
    """The rules that each character of a slot fits, a bit each."""

    __slots__ = ("_rules", "_slot")

    def __init__(self, rules: Sequence[PlaceRule], slot: int) -> None:
        self._rules, self._slot = rules, slot

    def __missing__(self, character: str) -> int:
        slot = self._slot
        fitting = [1 << at for at, rule in enumerate(self._rules) if rule.fits(slot, character)]
        found = self[character] = sum(fitting)
        return found


class Rules:
    """The rules for one character, in order."""

    __slots__ = ("_rules", "slots")

    def __init__(self, rules: Sequence[PlaceRule]) -> None:
        self._rules = rules
        #: The rules that may hold by the character in each of the four slots, a bit each.
        self.slots = [_Slot(rules, slot) for slot in range(4)]

    def holding(self, context: str) -> PlaceRule | None:
        """The first rule that holds for the middle one of five characters."""
        far, left, right, beyond = self.slots
        fitting = left[context[1]] & right[context[3]]
        if fitting:
            fitting &= far[context[0]] & beyond[context[4]]
        # The first rule has the lowest bit.
        return self._rules[(fitting & -fitting).bit_length() - 1] if fitting else None
