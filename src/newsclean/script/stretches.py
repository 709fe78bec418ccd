"""Stretches of a text that no word of a chain crosses the ends of.

A stretch is the longest run of characters of which any two neighbours stand beside each other
in some word of the chain. Words of a later stage are compared folded (``folding.py``): that
stage sees characters which an earlier one has replaced, and their folding is the same before
and after.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.script.chains import Chain, Lexicon
from newsclean.script.folding import fold

__all__ = ["Stretches"]

# Pairs looked up in the text of all words (0.3 ms) before a set of them is made (30 ms): a short
# text must not pay for the set, a corpus must not pay for the look-ups.
_LOOKUPS = 60

# Distinct pairs are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 300_000


def _pairs(text: str) -> set[str]:
    """Every two neighbours of a text."""
    return set(map(str.__add__, text, text[1:]))


def _words(lexicons: Iterable[Lexicon]) -> str:
    """A word a line; dictionaries that are cut by as well as replaced by count once."""
    dictionaries = {id(words): words for lexicon in lexicons for words in lexicon.dictionaries}
    return "\n".join(["\n".join(words) for words in dictionaries.values()])


class _Joints:
    """Which two characters stand beside each other inside a word."""

    __slots__ = ("_known", "_left", "_pairs", "_text")

    def __init__(self, words: str) -> None:
        self._text = words
        self._known: dict[str, bool] = {}
        self._pairs: set[str] = set()
        self._left = _LOOKUPS

    def __contains__(self, pair: str) -> bool:
        known = self._known.get(pair)
        if known is None:
            if self._pairs:
                return pair in self._pairs
            known = self._known[pair] = pair in self._text
            self._left -= 1
            if not self._left:
                self._pairs = _pairs(self._text)
        return known


class Stretches:
    """Finds the stretches of a chain."""

    __slots__ = ("_chain", "_folded", "_joins", "_raw")

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        first = [lexicon for stage in chain.stages[:1] for lexicon in stage.lexicons]
        if chain.segmentation is not None and chain.segmentation not in first:
            first.append(chain.segmentation)
        later = [lexicon for stage in chain.stages[1:] for lexicon in stage.lexicons]
        self._raw = _Joints(_words(first))
        self._folded = _Joints(fold(_words(later)))
        self._joins: dict[str, bool] = {}  # two neighbours: may a word hold both?

    def joined(self, pair: str) -> bool:
        """Whether two neighbours may belong to one word."""
        joined = "\n" not in pair and (
            self._chain.normalized(pair) in self._raw or fold(pair) in self._folded
        )
        if len(self._joins) < _REMEMBERED:
            self._joins[pair] = joined
        return joined

    def start(self, text: str, at: int) -> int:
        """Where the stretch begins that a place is in."""
        joins = self._joins
        while at:
            pair = text[at - 1 : at + 1]
            joined = joins.get(pair)
            if not (self.joined(pair) if joined is None else joined):
                break
            at -= 1
        return at

    def end(self, text: str, at: int) -> int:
        """Where the stretch ends that the character before a place is in."""
        joins, last = self._joins, len(text)
        while at < last:
            pair = text[at - 1 : at + 1]
            joined = joins.get(pair)
            if not (self.joined(pair) if joined is None else joined):
                break
            at += 1
        return at
