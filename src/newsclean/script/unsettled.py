"""What the two characters beside one leave open: whether those around it may decide its reading.

Nearly always the two settle it, and that is told by a few look-ups and additions, neighbour by
neighbour, and remembered for the three.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsclean.script.context import KINDS, Leads, shown
from newsclean.script.place_rules import Rules

__all__ = ["Unsettled"]

# Three characters that favour the chain's reading by this much settle it: two more seldom turn
# the verdict, and most places of a text need no second look.
_SETTLED = 12

# Distinct windows are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 300_000

_KINDS = "OPFN\0"


class _Decider(NamedTuple):
    """Who decides a character besides the words of the chain."""

    left: Mapping[str, int] | None  # the overlay's rules that each neighbour fits, a bit each
    right: Mapping[str, int] | None
    lead: Callable[[str, int], int] | None  # how far the chain's reading leads, by a feature
    top: int
    otherwise: bool  # the chain writes none of the model's readings: it may always decide
    kinds: dict[str, int]  # leads by the kinds of the neighbours, and what none of them changes


def _decider(rules: Rules | None, modelled: bool, leads: Leads | None) -> _Decider:
    left, right = (rules.slots[1], rules.slots[2]) if rules else (None, None)
    if leads is None:
        return _Decider(left, right, None, 0, modelled, {})
    every = leads.bias(_SETTLED) + leads.lead("", 0)
    pairs = [one + other for one in _KINDS for other in _KINDS]
    kinds = {pair: every + leads.lead(f"={pair}", 0) for pair in pairs}
    return _Decider(left, right, leads.lead, leads.top, False, kinds)


class Unsettled(dict[str, bool]):
    """Whether more than three characters are needed to tell how the middle one is read.

    That is asked of the reading which the chain writes where no word decides.

    Args:
        rules: The overlay's for a character.
        modelled: The characters that the model decides too.
        leads: The model's leads of what the chain writes for a character that stands alone.
    """

    __slots__ = ("_leads", "_modelled", "_rules", "_seen")

    def __init__(
        self,
        rules: Mapping[str, Rules],
        modelled: frozenset[str],
        leads: Callable[[str], Leads | None],
    ) -> None:
        self._rules, self._modelled, self._leads = rules, modelled, leads
        self._seen: dict[str, _Decider | None] = {}

    def __missing__(self, window: str) -> bool:
        unsettled = self._open(window)
        if len(self) < _REMEMBERED:
            self[window] = unsettled
        return unsettled

    def decider(self, character: str) -> _Decider | None:
        """Who decides a character; None where words alone do."""
        if character not in self._seen:
            rules, modelled = self._rules.get(character), character in self._modelled
            found = None
            if rules is not None or modelled:
                found = _decider(rules, modelled, self._leads(character) if modelled else None)
            self._seen[character] = found
        return self._seen[character]

    def _open(self, window: str) -> bool:
        left, character, right = window  # type: ignore[str-unpack]
        decider = self.decider(character)
        if decider is None:
            return False
        fits_left, fits_right, lead, top, otherwise, kinds = decider
        if fits_left is not None and fits_right is not None and fits_left[left] & fits_right[right]:
            return True
        if lead is None:
            return otherwise
        if left < " " or right < " ":
            left, right = shown(left), shown(right)
        total = (
            kinds[KINDS[left] + KINDS[right]]
            + lead(left + "_", 0)
            + lead("_" + right, 0)
            + lead(f"{left}_{right}", 0)
        )
        return total & top != top
