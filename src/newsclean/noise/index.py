"""Which rules a line wakes up: those whose literals it holds, and those that it is a line of."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from collections.abc import Iterable, Mapping
from typing import NamedTuple

__all__ = ["Index", "indexed", "merged"]


class Index(NamedTuple):
    """Rules by what a line must hold for them, each as its place in the rule book."""

    literals: dict[str, tuple[int, ...]]
    lines: dict[str, tuple[int, ...]]  # whole lines
    always: tuple[int, ...]  # those that any line wakes up


def indexed(needs: Iterable[tuple[Iterable[str], Iterable[str]]]) -> Index:
    """The index of some rules.

    Args:
        needs: For each rule the literals of which each of its matches holds one, and the whole
            lines that it is a list of; neither: it always runs.

    >>> indexed([(["广告"], []), ([], []), (["广告", "推广"], [])])
    Index(literals={'广告': (0, 2), '推广': (2,)}, lines={}, always=(1,))
    """
    index = Index({}, {}, ())
    always = []
    for place, (literals, lines) in enumerate(needs):
        alone = (place,)
        woken = False
        for held, said in ((index.literals, literals), (index.lines, lines)):
            for words in said:
                held[words] = held[words] + alone if words in held else alone
                woken = True
        if not woken:
            always.append(place)
    return index._replace(always=tuple(always))


def merged(first: Index, second: Index, places: Mapping[int, int]) -> Index:
    """Two indices as one.

    Args:
        first: The one that stays as it is.
        second: The other.
        places: Where the rules of the second stand now; those without a place are left out.

    >>> merged(indexed([(["广告"], [])]), indexed([([], []), (["广告"], [])]), {1: 1})
    Index(literals={'广告': (0, 1)}, lines={}, always=())
    """

    def moved(rules: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(places[rule] for rule in rules if rule in places)

    literals, lines = dict(first.literals), dict(first.lines)
    for held, other in ((literals, second.literals), (lines, second.lines)):
        for words, rules in other.items():
            if kept := moved(rules):
                held[words] = held.get(words, ()) + kept
    return Index(literals, lines, first.always + moved(second.always))
