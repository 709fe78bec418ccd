"""What the two characters beside a trigger say of it: whether a chain must run there.

Most triggers stand where no word that comes out otherwise can be, and each text brings neighbours
that were not met together before. So that is told by a few look-ups and additions, neighbour by
neighbour, and remembered for the three.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from newsclean.script.folding import fold
from newsclean.script.shadows import FIRM, TOGETHER

if TYPE_CHECKING:
    from newsclean.script.places import Places

__all__ = ["ACTS", "FOREIGN", "LEFT", "RIGHT", "Sights"]

#: A word may act on the character; it may be joined to the one before; to the one after.
ACTS, LEFT, RIGHT = 1, 2, 4

#: The character is of the other script.
FOREIGN = 8

# Distinct windows are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 300_000


class _Neighbours(NamedTuple):
    """Folded neighbours with which a trigger makes a window, or a part of one."""

    left: frozenset[str]
    right: frozenset[str]
    part_left: frozenset[str]  # beside this one and the other it may make one of three
    part_right: frozenset[str]
    windows: frozenset[str]
    firm: bool  # no neighbour changes the shadow of the trigger


class Sights(dict[str, int]):
    """What three characters say of the middle one: ``ACTS``, ``LEFT`` and ``RIGHT``, or 0.

    Args:
        windows: Folded triggers between their neighbours in words: see ``Triggers``.
        alone: Characters on which the chain acts wherever they stand.
        places: Who decides single characters.
        joints: Whether two neighbours may belong to one word.
        foreign: Characters of the other script.
    """

    __slots__ = ("_alone", "_decided", "_foreign", "_joints", "_seen", "_unsettled", "_windows")

    def __init__(
        self,
        windows: Mapping[str, str],
        alone: frozenset[str],
        places: Places | None,
        joints: dict[str, bool],
        foreign: frozenset[str],
    ) -> None:
        self._foreign = foreign
        self._windows, self._alone = windows, alone
        self._unsettled: Mapping[str, bool] = places.unsettled if places else {}
        self._decided = places.characters if places else frozenset()
        self._joints = joints
        self._seen: dict[str, _Neighbours | None] = {}

    def __missing__(self, window: str) -> int:
        found = FOREIGN if window[1] in self._foreign else 0
        if self._acts(window):
            joints = self._joints
            found |= ACTS | (LEFT if joints[window[:2]] else 0)
            if joints[window[1:]]:
                found |= RIGHT
        if len(self) < _REMEMBERED:
            self[window] = found
        return found

    def _sight(self, character: str) -> _Neighbours | None:
        """The neighbours of a trigger, once it is met."""
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
        found = self._seen[character] = neighbours if any(inside) else None
        return found

    def _acts(self, window: str) -> bool:
        """Whether a word that comes out otherwise, or a decision, may be there."""
        left, character, right = window  # type: ignore[str-unpack]
        if character in self._seen:
            neighbours = self._seen[character]
        elif character > "\uffff" or character in self._alone:
            return True
        else:
            neighbours = self._sight(character)
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
        return character in self._decided and self._unsettled[window]
