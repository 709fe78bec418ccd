"""What the two characters beside a trigger say of it: whether a chain must run there.

Most triggers stand where no word that comes out otherwise can be, and each text brings neighbours
that were not met together before. So that is told by a few look-ups and additions, neighbour by
neighbour, and remembered for the three.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from newsclean.script.context import KINDS, shown
from newsclean.script.folding import fold
from newsclean.script.places import SETTLED
from newsclean.script.shadows import FIRM, TOGETHER

if TYPE_CHECKING:
    from newsclean.script.places import Places

__all__ = ["ACTS", "LEFT", "RIGHT", "Sights"]

#: A word may act on the character; it may be joined to the one before; to the one after.
ACTS, LEFT, RIGHT = 1, 2, 4

# Distinct windows are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 300_000

_KINDS = "OPFN\0"


class _Neighbours(NamedTuple):
    """Folded neighbours with which a trigger makes a window, or a part of one."""

    left: frozenset[str]
    right: frozenset[str]
    part_left: frozenset[str]  # beside this one and the other it may make one of three
    part_right: frozenset[str]
    windows: frozenset[str]
    firm: bool  # no neighbour changes the shadow of the trigger


class _Decider(NamedTuple):
    """Who decides a character besides the words of the chain."""

    left: Mapping[str, int] | None  # the overlay's rules that each neighbour fits, a bit each
    right: Mapping[str, int] | None
    lead: Callable[[str, int], int] | None  # how far the chain's reading leads, by a feature
    top: int
    otherwise: bool  # the chain writes none of the model's readings: it may always decide
    kinds: dict[str, int]  # leads by the kinds of the neighbours, and what none of them changes


def _decider(character: str, places: Places) -> _Decider | None:
    if character not in places.characters:
        return None
    modelled = places.modelled(character)
    leads = places.leads(character, places.plain(character)) if modelled else None
    kinds: dict[str, int] = {}
    if leads is not None:
        every = leads.bias(SETTLED) + leads.lead("", 0)
        kinds = {
            one + other: every + leads.lead(f"={one}{other}", 0)
            for one in _KINDS
            for other in _KINDS
        }
    rules = places.rules(character)
    left, right = (rules.slots[1], rules.slots[2]) if rules else (None, None)
    if leads is None:
        return _Decider(left, right, None, 0, modelled, kinds)
    return _Decider(left, right, leads.lead, leads.top, False, kinds)


class Sights(dict[str, int]):
    """What three characters say of the middle one: ``ACTS``, ``LEFT`` and ``RIGHT``, or 0.

    Args:
        windows: Folded triggers between their neighbours in words: see ``Triggers``.
        alone: Characters on which the chain acts wherever they stand.
        places: Who decides single characters.
        joints: Whether two neighbours may belong to one word.
    """

    __slots__ = ("_alone", "_joints", "_places", "_seen", "_windows")

    def __init__(
        self,
        windows: Mapping[str, str],
        alone: frozenset[str],
        places: Places | None,
        joints: dict[str, bool],
    ) -> None:
        self._windows, self._alone, self._places = windows, alone, places
        self._joints = joints
        self._seen: dict[str, tuple[_Neighbours | None, _Decider | None]] = {}

    def __missing__(self, window: str) -> int:
        found = 0
        if self._acts(window):
            joints = self._joints
            found = ACTS | (LEFT if joints[window[:2]] else 0)
            if joints[window[1:]]:
                found |= RIGHT
        if len(self) < _REMEMBERED:
            self[window] = found
        return found

    def _sight(self, character: str) -> tuple[_Neighbours | None, _Decider | None]:
        """What is known of a trigger, once it is met."""
        shadow = fold(character)
        # What its neighbours make of it may be another's shadow.
        whose = self._windows if character in TOGETHER else (shadow,)
        inside = [w for one in whose for w in self._windows.get(one, "").split("\n")]
        pairs = [window for window in inside if len(window) == 2]
        longer = [window for window in inside if len(window) > 2]
        neighbours = _Neighbours(
            frozenset(w[0] for w in pairs if w[1] == shadow),
            frozenset(w[1] for w in pairs if w[0] == shadow),
            frozenset(w[0] for w in longer if w[1] == shadow),
            frozenset(w[2] for w in longer if w[1] == shadow),
            frozenset(inside),
            character not in TOGETHER,
        )
        decider = _decider(character, self._places) if self._places else None
        found = self._seen[character] = (neighbours if any(inside) else None), decider
        return found

    def _acts(self, window: str) -> bool:
        """Whether a word that comes out otherwise, or a decision, may be there."""
        left, character, right = window  # type: ignore[str-unpack]
        seen = self._seen.get(character)
        if seen is None:
            if character > "\uffff" or character in self._alone:
                return True
            seen = self._sight(character)
        neighbours, decider = seen
        if neighbours is not None:
            lefts, rights, part_lefts, part_rights, windows, firm = neighbours
            before, after = FIRM[left], FIRM[right]
            if not (before and after and firm):
                whole = fold(window)
                if not windows.isdisjoint((whole, whole[:2], whole[1:])):
                    return True
            elif (
                before in lefts
                or after in rights
                or (before in part_lefts and after in part_rights and fold(window) in windows)
            ):
                return True
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
