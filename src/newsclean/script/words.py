"""The words of a chain that come out otherwise than by their characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain as chained
from itertools import product

from newsclean.script.chains import Chain, Lexicon, Stage
from newsclean.script.files import own_text

__all__ = ["PLANE", "singles_of", "source_words", "unsettled_places", "words_apart"]

PLANE = 0x10000  # the size of the Basic Multilingual Plane

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
    table: dict[int, int | str] | list[int | str] = {}
    if max(map(len, lexicon.dictionaries)) > _MANY:
        table = list(range(PLANE))
    for one, other in single.items():
        if isinstance(table, dict) or ord(one) < PLANE:
            table[ord(one)] = ord(other) if len(other) == 1 else other  # a number is quicker
    found: list[str] = []
    for words in lexicon.dictionaries:
        translated = "\n".join(words).translate(table).split("\n")
        both = zip(words, translated, words.values(), strict=True)
        found += [word for word, plain, value in both if plain != value and len(word) > 1]
    return found


def words_apart(chain: Chain) -> list[str]:
    """The words of a chain that a stage writes otherwise than by their characters."""
    found: list[str] = []
    for stage, single in zip(chain.stages, singles_of(chain), strict=True):
        for lexicon in stage.lexicons:
            found += _otherwise(lexicon, single)
    return found


def _sources(words: list[str], made: Mapping[str, str]) -> Iterable[str]:
    """The words of a text that earlier stages make these of, character by character."""
    if not made:
        return words
    wanted = set().union(*words)
    making: dict[str, list[str]] = {one: [] if one in made else [one] for one in wanted}
    for one, other in made.items():
        if other in wanted:
            making[other].append(one)
    spelled = [product(*map(making.__getitem__, word)) for word in words]
    return map("".join, chained.from_iterable(spelled))


def source_words(
    chain: Chain, characters: Mapping[str, str], singles: Sequence[Mapping[str, str]]
) -> set[str]:
    """The words of a text that a stage of the chain writes otherwise than by their characters.

    Those of later stages as they stand in a text of which the earlier ones change nothing but
    single characters.

    Args:
        chain: The chain.
        characters: Those that are normalised first, and may stand for others in a word.
        singles: ``singles_of`` the chain.
    """
    made = dict(characters)  # what the steps so far make of single characters
    found: set[str] = set()
    for stage, single in zip(chain.stages, singles, strict=True):
        words = [word for lexicon in stage.lexicons for word in _otherwise(lexicon, single)]
        found.update(_sources(words, made))
        through = {one: single.get(other, other) for one, other in made.items()}
        made = {**single, **through}
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
