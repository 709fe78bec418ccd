"""Stretches of a text that no word of a chain crosses the ends of.

A stretch is the longest run of characters of which any two neighbours stand beside each other
in some word of the chain. Words of a later stage are compared folded (``folding.py``): that
stage sees characters which an earlier one has replaced, and their folding is the same before
and after.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from newsclean import kept
from newsclean.script.chains import Chain, Lexicon
from newsclean.script.files import made_from
from newsclean.script.folding import class_members, fold
from newsclean.script.shadows import SHADOWS, TOGETHER

__all__ = ["Joints", "joined_pairs"]

# Pairs looked up in the text of all words (0.3 ms) before what follows what is listed (60 ms): a
# short text must not pay for the list, a corpus must not pay for the look-ups.
_LOOKUPS = 60

# Distinct pairs are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 300_000

_MADE_BY = ("stretches.py", "chains.py", "dictionaries.py", "folding.py", "overlay.py", "routes.py")
_MADE_OF = ("fold.tsv", "overlay.tsv")

_Followers = dict[str, str]  # what may follow each character inside a word


class _NotYetError(Exception):
    """Nothing is kept, and nothing is to be made."""


def _words(lexicons: Iterable[Lexicon]) -> str:
    """A word a line; dictionaries that are cut by as well as replaced by count once."""
    dictionaries = {id(words): words for lexicon in lexicons for words in lexicon.dictionaries}
    return "\n".join(["\n".join(words) for words in dictionaries.values()])


def _texts(chain: Chain) -> tuple[str, str]:
    """The words of the first stage, and those of later ones, folded."""
    first = [lexicon for stage in chain.stages[:1] for lexicon in stage.lexicons]
    if chain.segmentation is not None and chain.segmentation not in first:
        first.append(chain.segmentation)
    later = [lexicon for stage in chain.stages[1:] for lexicon in stage.lexicons]
    return _words(first), fold(_words(later))


def _followers(words: str) -> _Followers:
    followers: _Followers = {}
    for pair in set(map(str.__add__, words, words[1:])):
        followers[pair[0]] = followers.get(pair[0], "") + pair[1]
    return followers


def _pairs(words: str) -> set[str]:
    return {pair for pair in map(str.__add__, words, words[1:]) if "\n" not in pair}


def _joined_pairs(chain: Chain) -> str:
    first, later = _texts(chain)
    normal: dict[str, list[str]] = {}
    for one, other in chain.characters.items():
        normal.setdefault(other, [other]).append(one)
    classes = {shadow: sorted(class_members(shadow)) for shadow in set(later)}
    found: set[str] = set()
    for pair in _pairs(first):
        found.update(map("".join, product(*(normal.get(one, [one]) for one in pair))))
    for pair in _pairs(later):
        found.update(map("".join, product(*map(classes.__getitem__, pair))))
    return "\n".join(sorted(found))


def joined_pairs(chain: Chain, name: str | None = None) -> frozenset[str]:
    """All neighbours in a text that may belong to one word of a chain: ``Joints`` as a set.

    Args:
        chain: The chain.
        name: Keeps them for later runs: see ``triggers``.
    """
    if name is None:
        return frozenset(_joined_pairs(chain).split("\n"))
    stamp = made_from(chain.name, _MADE_BY, _MADE_OF)
    return frozenset(kept.apart(f"pairs-{name}", stamp, lambda: _joined_pairs(chain)).split("\n"))


class Joints(dict[str, bool]):
    """Whether two neighbours of a text may belong to one word of a chain, by the two.

    Args:
        chain: The chain.
        name: Keeps what this needs for later runs: see ``triggers``.
    """

    __slots__ = ("_chain", "_compatible", "_followers", "_left", "_name", "_texts")

    def __init__(self, chain: Chain, name: str | None = None) -> None:
        self._chain, self._name = chain, name
        self._compatible = frozenset(chain.characters)
        self._followers: tuple[_Followers, _Followers] | None = None
        self._texts: tuple[str, str] = ("", "")
        self._left = _LOOKUPS
        try:
            if name is not None:
                self._followers = kept.apart(f"joints-{name}", self._stamp(), _not_yet)
        except _NotYetError:
            pass
        if self._followers is None:
            self._texts = _texts(chain)

    def _stamp(self) -> tuple[object, ...]:
        return made_from(self._chain.name, _MADE_BY, _MADE_OF)

    def _make(self) -> tuple[_Followers, _Followers]:
        first, later = self._texts
        return _followers(first), _followers(later)

    def __missing__(self, pair: str) -> bool:
        joined = "\n" not in pair and self._joined(pair)
        if len(self) < _REMEMBERED:
            self[pair] = joined
        return joined

    def _joined(self, pair: str) -> bool:
        if self._followers is None:
            return self._found(pair)
        first, later = self._followers
        left, right = pair  # type: ignore[str-unpack]
        if self._compatible.isdisjoint(pair):
            if right in first.get(left, ""):
                return True
        else:
            normal = self._chain.normalized(pair)
            if normal[1] in first.get(normal[0], ""):
                return True
        if TOGETHER.isdisjoint(pair):
            return SHADOWS[right] in later.get(SHADOWS[left], "")
        shadow = fold(pair)
        return shadow[1] in later.get(shadow[0], "")

    def _found(self, pair: str) -> bool:
        """The same by the text of all words, until many pairs have been looked for."""
        self._left -= 1
        if not self._left:
            if self._name is None:
                self._followers = self._make()
            else:
                self._followers = kept.apart(f"joints-{self._name}", self._stamp(), self._make)
        first, later = self._texts
        return self._chain.normalized(pair) in first or fold(pair) in later


def _not_yet() -> tuple[_Followers, _Followers]:
    raise _NotYetError
