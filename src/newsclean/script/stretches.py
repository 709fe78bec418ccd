"""Stretches of a text that no word of a chain crosses the ends of.

A stretch is the longest run of characters of which any two neighbours stand beside each other
in some word of the chain. Words of a later stage are compared folded (``folding.py``): that
stage sees characters which an earlier one has replaced, and their folding is the same before
and after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from newsclean import kept
from newsclean.script.chains import Chain, Lexicon
from newsclean.script.files import made_from
from newsclean.script.folding import fold
from newsclean.script.shadows import SHADOWS, TOGETHER

__all__ = ["Joints"]

# Distinct pairs are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 300_000

_MADE_BY = ("stretches.py", "chains.py", "dictionaries.py", "folding.py", "overlay.py", "routes.py")
_MADE_OF = ("fold.tsv", "overlay.tsv")

_Followers = Mapping[str, str]  # what may follow a character inside a word


def _words(lexicons: Iterable[Lexicon]) -> str:
    """A word a line; dictionaries that are cut by as well as replaced by count once."""
    dictionaries = {id(words): words for lexicon in lexicons for words in lexicon.dictionaries}
    return "\n".join(["\n".join(words) for words in dictionaries.values()])


def _followers(words: str) -> dict[str, str]:
    followers: dict[str, list[str]] = {}
    for left, right in sorted(set(pairwise(words))):
        if left != "\n" != right:
            followers.setdefault(left, []).append(right)
    return {left: "".join(rights) for left, rights in followers.items()}


def _made(chain: Chain) -> tuple[dict[str, str], dict[str, str]]:
    """What follows what: as it stands in words of the first stage; folded, in later ones."""
    first = [lexicon for stage in chain.stages[:1] for lexicon in stage.lexicons]
    if chain.segmentation is not None and chain.segmentation not in first:
        first.append(chain.segmentation)
    later = [lexicon for stage in chain.stages[1:] for lexicon in stage.lexicons]
    return _followers(_words(first)), _followers(fold(_words(later)))


class Joints(dict[str, bool]):
    """Whether two neighbours of a text may belong to one word of a chain, by the two.

    Args:
        chain: The chain.
        name: Keeps what this needs for later runs: see ``triggers``.
    """

    __slots__ = ("_characters", "_folded", "_raw")

    def __init__(self, chain: Chain, name: str | None = None) -> None:
        self._characters = chain.characters
        if name is None:
            self._raw, self._folded = _made(chain)
        else:
            stamp = made_from(chain.name, _MADE_BY, _MADE_OF)
            self._raw, self._folded = kept.apart(f"joints-{name}", stamp, lambda: _made(chain))

    def __missing__(self, pair: str) -> bool:
        joined = "\n" not in pair and self._joined(pair)
        if len(self) < _REMEMBERED:
            self[pair] = joined
        return joined

    def _joined(self, pair: str) -> bool:
        left, right = pair  # type: ignore[str-unpack]
        normal = self._characters.get
        if normal(right, right) in self._raw.get(normal(left, left), ""):
            return True
        if not TOGETHER.isdisjoint(pair):
            left, right = fold(pair)  # type: ignore[str-unpack]
        else:
            left, right = SHADOWS[left], SHADOWS[right]
        return right in self._folded.get(left, "")
