"""Decisions about single characters by the four around them, where words are not enough.

First come the rules of the overlay, then the model of ``context.py``; where neither is sure,
the chain's own reading stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from newsclean.script.context import (
    STYLE,
    Leads,
    decided_characters,
    leads_of,
    margins,
    readings_of,
    shown,
)
from newsclean.script.place_rules import PlaceRule, Rules
from newsclean.script.unsettled import Unsettled

__all__ = ["Judge", "Places"]

# By how much (eight: a factor e in the odds) the model must prefer a reading before it wins over
# the chain's: over a character that no word decided, and over one that a word did. Chosen by
# which of a few pairs left the fewest errors when encyclopedic text of Taiwan went to Simplified
# and back; no further text was held out to check the choice.
_OVER_CHARACTER = 16
_OVER_WORD = 32


class Judge:
    """Decides a character for which the chain writes something.

    Args:
        rules: The overlay's for the character.
        label: The model's name for what a chain writes.
        written: That for what the chain writes here.
        modelled: Whether the model decides too.
        unsettled: What three characters leave open where no word decides.
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
        "_others",
        "_rules",
        "_top",
        "_unsettled",
        "_written",
    )

    def __init__(
        self,
        character: str,
        rules: Rules | None,
        label: Callable[[str], str],
        written: str,
        modelled: bool,
        unsettled: Unsettled,
        by_word: bool,
    ) -> None:
        self._rules, self._label, self._written = rules, label, written
        self._unsettled = unsettled
        self._modelled, self._by_word = modelled, by_word
        self._needed = _OVER_WORD if by_word else _OVER_CHARACTER
        self._leads = leads_of(character, written) if modelled else None
        self._bias = self._top = 0
        self._others = ""
        if self._leads is not None:
            self._bias, self._top = self._leads.bias(1 - self._needed), self._leads.top
            self._others = readings_of(character).replace(written, "")

    def reading(self, context: str) -> str | None:
        """What the middle one of five characters is, or None where the chain's reading stands."""
        if not self._by_word and not self._unsettled[context[1:4]]:
            return None
        if self._rules is not None:
            rule = self._rules.holding(context)
            if rule is not None:
                return None if self._label(rule.reading) == self._written else rule.reading
        if not self._modelled:
            return None
        if "\n" in context or "\t" in context:
            context = shown(context)
        leads = self._leads
        if leads is not None:
            lead = leads.of(context)
            if (lead + self._bias) & self._top == self._top:
                return None
            return self._others[leads.weakest(lead)]
        if self._by_word:
            return None
        behind = margins(context)
        best = min(behind, key=behind.__getitem__)
        return best if behind.get(self._written, self._needed) >= self._needed else None

    def settled(self, window: str) -> bool:
        """Whether three characters tell that the chain's reading stands; of fewer none do."""
        return len(window) == 3 and not self._by_word and not self._unsettled[window]


class Places:
    """Decides readings for a chain.

    Args:
        side: The script of the texts, ``S`` or ``T``.
        rules: The overlay's for it.
        model: Whether the model of Simplified text decides too.
        taiwan: What Taiwan writes for characters that the chain's first stage writes.
        first: The chain's first stage, for a character that stands alone.
    """

    def __init__(
        self,
        side: str,
        rules: Sequence[PlaceRule],
        *,
        model: bool,
        taiwan: Mapping[str, str],
        first: Callable[[str], Sequence[str]],
    ) -> None:
        self.side = side
        by_character: dict[str, list[PlaceRule]] = {}
        for rule in rules:
            by_character.setdefault(rule.character, []).append(rule)
        self._rules = {one: Rules(its) for one, its in by_character.items()}
        self._modelled = frozenset(decided_characters()) if model else frozenset()
        self._taiwan = taiwan
        self._first = first
        self._plains: dict[str, str] = {}
        self._judges: dict[tuple[str, str], Judge] = {}
        #: What three characters leave open where no word decides.
        self.unsettled = Unsettled(self._rules, self._modelled, self._plain_leads)
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

    def _plain_leads(self, character: str) -> Leads | None:
        return leads_of(character, self._label(self.plain(character)))

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
                self.unsettled,
                written != self.plain(character),
            )
            self._judges[character, written] = judge
        return judge
