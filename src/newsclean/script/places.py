"""Decisions about single characters by the four around them, where words are not enough.

First come the rules of the overlay, then the model of ``context.py``; where neither is sure,
the chain's own reading stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.script.context import STYLE, decided_characters, margins

__all__ = ["PlaceRule", "Places"]

# By how much (eight: a factor e in the odds) the model must prefer a reading before it wins over
# the chain's: over a character that no word decided, and over one that a word did. Chosen by
# which of a few pairs left the fewest errors when encyclopedic text of Taiwan went to Simplified
# and back; no further text was held out to check the choice.
_OVER_CHARACTER = 16
_OVER_WORD = 24

# Three characters that favour the chain's reading by this much settle it: two more seldom turn
# the verdict, and most places of a text need no second look.
_SETTLED = 12


class PlaceRule(NamedTuple):
    """A reading that the characters around decide; None stands for any character."""

    character: str
    reading: str
    around: tuple[frozenset[str] | None, ...]  # far, left, right, beyond
    without: tuple[frozenset[str], ...]  # the same, characters that forbid it

    def near(self, window: str) -> bool:
        """Whether it may hold, by the neighbours alone."""
        return self._fits(1, window[0]) and self._fits(2, window[2])

    def holds(self, context: str) -> bool:
        """Whether it holds for the middle one of five characters."""
        return all(self._fits(slot, context[at]) for slot, at in enumerate((0, 1, 3, 4)))

    def _fits(self, slot: int, character: str) -> bool:
        allowed = self.around[slot]
        return character not in self.without[slot] and (allowed is None or character in allowed)


class Places:
    """Decides readings for a chain.

    Args:
        rules: The overlay's.
        model: Whether the model of Simplified text decides too.
        taiwan: What Taiwan writes for characters that the chain's first stage writes.
    """

    def __init__(
        self, rules: Sequence[PlaceRule], *, model: bool, taiwan: Mapping[str, str]
    ) -> None:
        self._rules: dict[str, list[PlaceRule]] = {}
        for rule in rules:
            self._rules.setdefault(rule.character, []).append(rule)
        self._modelled = frozenset(decided_characters()) if model else frozenset()
        self._taiwan = taiwan
        self.characters = self._modelled | frozenset(self._rules)

    def _label(self, written: str) -> str:
        """The model's name for what the chain writes."""
        taiwan = self._taiwan.get(written, written)
        return STYLE.get(taiwan, taiwan)

    def may_differ(self, window: str, plain: str) -> bool:
        """Whether the middle one of three characters may be another than the chain's plain one."""
        character = window[1]
        if any(rule.near(window) for rule in self._rules.get(character, ())):
            return True
        if character not in self._modelled:
            return False
        behind = margins(f"\0{window}\0")
        own = behind.get(self._label(plain))
        return own is None or own > 0 or sorted(behind.values())[1] < _SETTLED

    def reading(self, context: str, written: str, plain: str) -> str | None:
        """What the middle one of five characters is, or None where the chain's reading stands.

        Args:
            context: The character with two to each side.
            written: What the chain writes for it here.
            plain: What the chain writes for it where no word decides.
        """
        character = context[2]
        for rule in self._rules.get(character, ()):
            if rule.holds(context):
                return None if self._label(rule.reading) == self._label(written) else rule.reading
        if character not in self._modelled:
            return None
        behind = margins(context)
        best = min(behind, key=behind.__getitem__)
        own = self._label(written)
        needed = _OVER_CHARACTER if written == plain else _OVER_WORD
        return best if best != own and behind.get(own, needed) >= needed else None
