"""Everything in a text that may come out otherwise than by its characters, found in one pass.

To look at triggers one by one (``triggers.py``) is the quickest way with a short text. A corpus
pays for more: an Aho-Corasick automaton of all words that come out otherwise, and of all places
where the neighbours of a character do not settle how it is read. It reports a tenth of the places
that triggers are at, and nearly all of them are real.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import TYPE_CHECKING

from newsclean import kept
from newsclean.script.chains import Chain
from newsclean.script.files import made_from, own_text
from newsclean.script.stretches import joined_pairs
from newsclean.script.triggers import otherwise, singles_of

if TYPE_CHECKING:
    from newsclean.script.places import Places

__all__ = ["Candidates"]

# Two bytes a character, and each at once from the text as Python holds it; offsets are halves.
_ENCODING = "utf-16-be"

# Of so few words the quickest automaton is small too: eight megabytes for three thousand.
_SMALL = 5_000

_MADE_BY = (
    "candidates.py",
    "triggers.py",
    "chains.py",
    "dictionaries.py",
    "overlay.py",
    "routes.py",
)
_MADE_OF = ("overlay.tsv",)


def _sources(word: str, made: Mapping[str, str], making: Mapping[str, list[str]]) -> Iterable[str]:
    """The words of a text that earlier stages make this one of, character by character."""
    slots = [making.get(one, []) + ([] if one in made else [one]) for one in word]
    return map("".join, product(*slots))


def source_words(chain: Chain) -> list[str]:
    """The words of a text that a stage of the chain writes otherwise than by their characters.

    Those of later stages as they stand in a text of which the earlier ones change nothing but
    single characters; and every character that is written as several.
    """
    made = dict(chain.characters)  # what the steps so far make of single characters
    found: set[str] = set()
    for stage, single in zip(chain.stages, singles_of(chain), strict=True):
        making: dict[str, list[str]] = {}
        for one, other in made.items():
            making.setdefault(other, []).append(one)
        for lexicon in stage.lexicons:
            for word in otherwise(lexicon, single):
                found.update(_sources(word, made, making))
        made = {one: single.get(other, other) for one, other in made.items()} | {
            one: other for one, other in single.items() if one not in made
        }
        found.update(one for one, other in made.items() if len(other) != 1)
    return sorted(word for word in found if max(word) < "\U00010000")


def _unsettled(side: str) -> list[tuple[str, int]]:
    """Where readings may hang on more than neighbours, and where in that is the character.

    See ``tools/make_script_unsettled.py``.
    """
    found = []
    for line in own_text("unsettled.txt").split("\n"):
        name, *patterns = line.split("\t")
        if name[:1] == side:
            at = int(name[1:])
            blank = [one for one in patterns if " " in one]
            patterns += [one.replace(" ", other) for one in blank for other in "\n\t"]
            found += [(one, at) for one in patterns]
    return found


class Candidates:
    """Finds the words and places where a chain must be asked.

    Args:
        chain: The chain.
        places: Who decides single characters.
        name: Keeps the words for later runs: see ``triggers``.
    """

    __slots__ = ("_find", "joined", "offsets")

    def __init__(self, chain: Chain, places: Places | None, name: str | None) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

        if name is None:
            words = source_words(chain)
        else:
            stamp = made_from(chain.name, _MADE_BY, _MADE_OF)
            words = kept.apart(f"words-{name}", stamp, lambda: source_words(chain))
        #: Neighbours that may belong to one word.
        self.joined = joined_pairs(chain, name)
        open_places = [] if places is None else _unsettled(places.side)
        #: Where in each of the first finds is the character to decide; the others are words.
        self.offsets = [at for _, at in open_places]
        self._find = BytesAhoCorasick(
            [word.encode(_ENCODING) for word in [*(one for one, _ in open_places), *words]],
            matchkind=MatchKind.Standard,
            implementation=Implementation.DFA
            if len(words) < _SMALL
            else Implementation.ContiguousNFA,
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
