"""The words of a chain that come out otherwise than by their characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from newsclean.script.chains import Chain, Lexicon, Stage
from newsclean.script.files import own_text

__all__ = ["singles_of", "source_words", "unsettled_places", "words_apart"]

_SIZE = 0x10000  # the Basic Multilingual Plane

# From this many words on a table by code point (2 ms) translates them sooner than a dict, which
# raises and clears a KeyError for every character that it has not.
_MANY = 5_000


def _singles(stage: Stage) -> dict[str, str]:
    """What a stage makes of characters that stand alone."""
    single: dict[str, str] = {}
    for lexicon in reversed(stage.lexicons):
        for words in reversed(lexicon.dictionaries):
            if min(map(len, words)) == 1:  # phrases have none: one quick look at 50,000 words
                single |= {word: value for word, value in words.items() if len(word) == 1}
    return single


def singles_of(chain: Chain) -> list[dict[str, str]]:
    """What each stage makes of characters that stand alone."""
    return [_singles(stage) for stage in chain.stages]


def _otherwise(lexicon: Lexicon, single: Mapping[str, str]) -> list[str]:
    """The words that come out otherwise than by their characters."""
    table: dict[int, str] | list[int | str] = {ord(one): other for one, other in single.items()}
    if max(map(len, lexicon.dictionaries)) > _MANY:
        table = list(range(_SIZE))
        for one, other in single.items():
            if ord(one) < _SIZE:
                table[ord(one)] = other
    found: list[str] = []
    for words in lexicon.dictionaries:
        translated = "\n".join(words).translate(table).split("\n")
        both = zip(words, translated, words.values(), strict=True)
        apart = [word for word, plain, value in both if plain != value]
        found += [word for word in apart if len(word) > 1]
    return found


def words_apart(chain: Chain) -> list[str]:
    """The words of a chain that a stage writes otherwise than by their characters."""
    found: list[str] = []
    for stage, single in zip(chain.stages, singles_of(chain), strict=True):
        for lexicon in stage.lexicons:
            found += _otherwise(lexicon, single)
    return found


def _sources(word: str, made: Mapping[str, str], making: Mapping[str, list[str]]) -> Iterable[str]:
    """The words of a text that earlier stages make this one of, character by character."""
    slots = [making.get(one, []) + ([] if one in made else [one]) for one in word]
    return map("".join, product(*slots))


def source_words(chain: Chain) -> set[str]:
    """The words of a text that a stage of the chain writes otherwise than by their characters.

    Those of later stages as they stand in a text of which the earlier ones change nothing but
    single characters.
    """
    made = dict(chain.characters)  # what the steps so far make of single characters
    found: set[str] = set()
    for stage, single in zip(chain.stages, singles_of(chain), strict=True):
        making: dict[str, list[str]] = {}
        for one, other in made.items():
            making.setdefault(other, []).append(one)
        touched = made.keys() | making.keys()
        for lexicon in stage.lexicons:
            for word in _otherwise(lexicon, single):
                if touched.isdisjoint(word):
                    found.add(word)
                else:
                    found.update(_sources(word, made, making))
        made = {one: single.get(other, other) for one, other in made.items()} | {
            one: other for one, other in single.items() if one not in made
        }
    return found


def unsettled_places(side: str) -> list[tuple[str, int]]:
    """Where readings may hang on more than neighbours, and where in that is the character.

    Args:
        side: The script of the texts, ``S`` or ``T``.

    The table is made by ``tools/make_script_unsettled.py``.
    """
    found: list[tuple[str, int]] = []
    for line in own_text("unsettled.txt").split("\n"):
        name, *patterns = line.split("\t")
        if name[:1] == side:
            at = int(name[1:])
            blank = [one for one in patterns if " " in one]
            patterns += [one.replace(" ", other) for one in blank for other in "\n\t"]
            found += [(one, at) for one in patterns]
    return found
