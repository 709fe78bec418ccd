"""Decisions about single characters by the four around them, where words are not enough.

First come the rules of the overlay, then the model of ``context.py``; where neither is sure,
the chain's own reading stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsclean.script.context import STYLE, Leads, decided_characters, leads_of, margins, shown

__all__ = ["SETTLED", "PlaceRule", "Places", "Rules"]

# By how much (eight: a factor e in the odds) the model must prefer a reading before it wins over
# the chain's: over a character that no word decided, and over one that a word did. Chosen by
# which of a few pairs left the fewest errors when encyclopedic text of Taiwan went to Simplified
# and back; no further text was held out to check the choice.
_OVER_CHARACTER = 16
_OVER_WORD = 24

#: Three characters that favour the chain's reading by this much settle it: two more seldom turn
#: the verdict, and most places of a text need no second look.
SETTLED = 12


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


class Judge:
    """Decides a character for which the chain writes something.

    Args:
        rules: The overlay's for the character.
        label: The model's name for what a chain writes.
        written: That for what the chain writes here.
        modelled: Whether the model decides too.
        by_word: Whether a word decided what the chain writes. The model knows but the commonest
            readings: of a word's that it has not (答覆) it cannot say what speaks for it.
    """

    __slots__ = (
        "_bias",
        "_by_word",
        "_label",
        "_leads",
        "_modelled",
        "_needed",
        "_rules",
        "_top",
        "_written",
    )

    def __init__(
        self,
        character: str,
        rules: Rules | None,
        label: Callable[[str], str],
        written: str,
        modelled: bool,
        by_word: bool,
    ) -> None:
        self._rules, self._label, self._written = rules, label, written
        self._modelled, self._by_word = modelled, by_word
        self._needed = _OVER_WORD if by_word else _OVER_CHARACTER
        self._leads = leads_of(character, written) if modelled else None
        self._bias = self._top = 0
        if self._leads is not None:
            self._bias, self._top = self._leads.bias(1 - self._needed), self._leads.top

    def reading(self, context: str) -> str | None:
        """What the middle one of five characters is, or None where the chain's reading stands."""
        if self._rules is not None:
            rule = self._rules.holding(context)
            if rule is not None:
                return None if self._label(rule.reading) == self._written else rule.reading
        if not self._modelled:
            return None
        if "\n" in context or "\t" in context:
            context = shown(context)
        leads = self._leads
        if leads is None and self._by_word:
            return None
        if leads is not None and (leads.of(context) + self._bias) & self._top == self._top:
            return None
        behind = margins(context)
        best = min(behind, key=behind.__getitem__)
        needed = self._needed
        return (
            best if best != self._written and behind.get(self._written, needed) >= needed else None
        )


class Places:
    """Decides readings for a chain.

    Args:
        rules: The overlay's.
        model: Whether the model of Simplified text decides too.
        taiwan: What Taiwan writes for characters that the chain's first stage writes.
        first: The chain's first stage, for a character that stands alone.
    """

    def __init__(
        self,
        rules: Sequence[PlaceRule],
        *,
        model: bool,
        taiwan: Mapping[str, str],
        first: Callable[[str], Sequence[str]],
    ) -> None:
        by_character: dict[str, list[PlaceRule]] = {}
        for rule in rules:
            by_character.setdefault(rule.character, []).append(rule)
        self._rules = {one: Rules(its) for one, its in by_character.items()}
        self._modelled = frozenset(decided_characters()) if model else frozenset()
        self._taiwan = taiwan
        self._first = first
        self._plains: dict[str, str] = {}
        self._judges: dict[tuple[str, str], Judge] = {}
        self.characters = self._modelled | frozenset(self._rules)

    def _label(self, written: str) -> str:
        """The model's name for what the chain writes."""
        taiwan = self._taiwan.get(written, written)
        return STYLE.get(taiwan, taiwan)

    def plain(self, character: str) -> str:
        """What the first stage writes for a character that no word decides."""
        plain = self._plains.get(character)
        if plain is None:
            plain = self._plains[character] = "".join(self._first(character))
        return plain

    def rules(self, character: str) -> Rules | None:
        """The rules for a character; None where there are none."""
        return self._rules.get(character)

    def modelled(self, character: str) -> bool:
        """Whether the model decides the character too."""
        return character in self._modelled

    def leads(self, character: str, written: str) -> Leads | None:
        """The model's leads of what the chain writes for a character."""
        return leads_of(character, self._label(written))

    def judge(self, character: str, written: str) -> Judge:
        """Who decides a character for which the chain writes something."""
        judge = self._judges.get((character, written))
        if judge is None:
            judge = Judge(
                character,
                self._rules.get(character),
                self._label,
                self._label(written),
                character in self._modelled,
                written != self.plain(character),
            )
            self._judges[character, written] = judge
        return judge
