"""Everything in a text that may come out otherwise than by its characters, found in one pass.

To look at triggers one by one (``triggers.py``) is the quickest way with a short text. A corpus
pays for more: an Aho-Corasick automaton of all words that come out otherwise, and of all places
where the neighbours of a character do not settle how it is read. It reports a tenth of the places
that triggers are at, and nearly all of them are real.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean import kept
from newsclean.script.chains import Chain
from newsclean.script.files import made_from
from newsclean.script.stretches import joined_pairs
from newsclean.script.words import PLANE, singles_of, source_words, unsettled_places

if TYPE_CHECKING:
    from newsclean.script.places import Places

__all__ = ["Candidates"]

# Two bytes a character, and each at once from the text as Python holds it; offsets are halves.
_ENCODING = "utf-16-be"

_MADE_BY = (
    "candidates.py",
    "words.py",
    "chains.py",
    "dictionaries.py",
    "overlay.py",
    "routes.py",
)
_MADE_OF = ("overlay.tsv",)


def _words(chain: Chain) -> list[str]:
    words = source_words(chain, chain.characters, singles_of(chain))
    return sorted(word for word in words if ord(max(word)) < PLANE)


class Candidates:
    """Finds the words and places where a chain must be asked.

    Args:
        chain: The chain.
        places: Who decides single characters.
        name: Keeps the words for later runs: see ``triggers``.
        alone: Characters that are left to the chain wherever they stand.
    """

    __slots__ = ("_find", "joined", "offsets")

    def __init__(
        self, chain: Chain, places: Places | None, name: str | None, alone: frozenset[str]
    ) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

        if name is None:
            words = _words(chain)
        else:
            stamp = made_from(chain.name, _MADE_BY, _MADE_OF)
            words = kept.apart(f"words-{name}", stamp, lambda: _words(chain))
        words = words + sorted(one for one in alone if ord(one) < PLANE)
        #: Neighbours that may belong to one word.
        self.joined = joined_pairs(chain, name)
        open_places = [] if places is None else unsettled_places(places.side)
        #: Where in each of the first finds is the character to decide; the others are words.
        self.offsets = [at for _, at in open_places]
        self._find = BytesAhoCorasick(
            [word.encode(_ENCODING) for word in [*(one for one, _ in open_places), *words]],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        ).find_matches_as_indexes

    def found(self, text: str) -> list[tuple[int, int, int]] | None:
        """What is found, where it begins and where it ends, in bytes, in the order of the ends.

        None for a text with characters beyond the Basic Multilingual Plane. What begins at an odd
        byte is nothing.
        """
        data = text.encode(_ENCODING, "surrogatepass")
        if len(data) != 2 * len(text):
            return None
        return self._find(data, overlapping=True)
