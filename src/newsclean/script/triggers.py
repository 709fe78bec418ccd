"""Where in a text a word of a chain may come out otherwise than by its characters.

Every such word has a *trigger*, the best of its characters to look for, and a *window*, the
trigger with its neighbours in the word. Around other places a chain need not run.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsclean import kept
from newsclean.patterns import compiled
from newsclean.script.chains import Chain, Lexicon, Stage
from newsclean.script.files import made_from, own_text
from newsclean.script.folding import class_members, fold

__all__ = ["Triggers", "otherwise", "singles_of", "triggers", "words_apart"]

_SIZE = 0x10000  # the Basic Multilingual Plane; rarer characters are triggers

# A trigger of no more windows than this is looked at only beside a neighbour that such triggers
# have: common characters (中 for 个中) of few words are half of all places.
_FEW = 6

# The triggers of a chain of fewer words (to Simplified) are at few places; there it pays to look at
# the neighbours of nearly all.
_FEW_WORDS = 5_000
_FEW_OF_FEW = 40

# From this many words on a table by code point (2 ms) translates them sooner than a dict, which
# raises and clears a KeyError for every character that it has not.
_MANY = 5_000

# What triggers are made by, and of, beside OpenCC's dictionaries.
_MADE_BY = (
    "triggers.py",
    "chains.py",
    "dictionaries.py",
    "folding.py",
    "overlay.py",
    "context.py",
    "routes.py",
)
_MADE_OF = ("triggers.txt", "fold.tsv", "overlay.tsv", "context.tsv")


class Triggers(NamedTuple):
    """What a chain does to single characters, and where that is not all."""

    table: list[int]  # what the chain makes of each character alone, by code point
    alone: frozenset[str]  # characters that it writes as several: like triggers
    windows: Mapping[str, str]  # folded, by their triggers; divided by breaks
    finder: re.Pattern[str]  # finds triggers
    many: bool  # whether it finds so many that a large text wants better: see ``candidates.py``


def _singles(stage: Stage) -> dict[str, str]:
    """What a stage makes of characters that stand alone."""
    single: dict[str, str] = {}
    for lexicon in reversed(stage.lexicons):
        for words in reversed(lexicon.dictionaries):
            if min(map(len, words)) == 1:  # phrases have none: one quick look at 50,000 words
                single |= {word: value for word, value in words.items() if len(word) == 1}
    return single


def otherwise(lexicon: Lexicon, single: Mapping[str, str]) -> list[str]:
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


def singles_of(chain: Chain) -> list[dict[str, str]]:
    """What each stage makes of characters that stand alone."""
    return [_singles(stage) for stage in chain.stages]


def words_apart(chain: Chain) -> list[str]:
    """The words of a chain that come out otherwise than by their characters."""
    return _words_apart(chain, singles_of(chain))


def _words_apart(chain: Chain, singles: list[dict[str, str]]) -> list[str]:
    found: list[str] = []
    for stage, single in zip(chain.stages, singles, strict=True):
        for lexicon in stage.lexicons:
            found += otherwise(lexicon, single)
    return found


def _composed(chain: Chain, singles: list[dict[str, str]]) -> tuple[list[int], set[str]]:
    """What the whole chain makes of each character alone, and those that it writes as several."""
    touched = set(chain.characters).union(*singles)
    before = [character for character in touched if ord(character) < _SIZE]
    after = "\n".join([chain.characters.get(c, c) for c in before])
    for single in singles:
        after = after.translate({ord(one): other for one, other in single.items()})
    table, alone = list(range(_SIZE)), set()
    for one, other in zip(before, after.split("\n"), strict=True):
        if len(other) == 1:
            table[ord(one)] = ord(other)
        else:  # offsets must stay: left to the chain, like the rarer characters
            alone.add(one)
    return table, alone


def _trigger_places(words: list[str]) -> list[int]:
    """Where in each folded word its trigger is: see ``tools/make_script_triggers.py``."""
    # The best characters become the highest of all, so that max() finds them.
    good = own_text("triggers.txt").rstrip("\n").split("\n")[-1]
    ranked = "\n".join(words).translate({ord(c): 0x10FFFF - at for at, c in enumerate(good)})
    pieces = ranked.split("\n")
    return list(map(str.index, pieces, map(max, pieces)))


def _class(characters: Iterable[str]) -> str:
    """A character class of a regular expression; of nothing, what matches nothing."""
    inside = "".join(re.escape(c) for c in sorted(characters) if ord(c) < _SIZE)
    return f"[{inside}]" if inside else "(?!)"


def _finder(always: set[str], few: set[str], left: set[str], right: set[str]) -> str:
    """What finds triggers: some wherever they stand, a few only beside certain neighbours."""
    rare = "\U00010000-\U0010ffff"
    every = re.escape("".join(sorted(c for c in always | few if ord(c) < _SIZE)))
    return f"[{every}{rare}](?:(?<!{_class(few)})|(?<={_class(left)}.)|(?={_class(right)}))"


_Plain = tuple[bytes, str, dict[str, str], str]  # what can be kept of triggers


def _made(chain: Chain, decided: frozenset[str]) -> _Plain:
    singles = singles_of(chain)
    table, alone = _composed(chain, singles)
    words = _words_apart(chain, singles)
    folded = fold("\n".join(words)).split("\n") if words else []
    placed = list(zip(folded, _trigger_places(folded) if words else (), strict=True))
    windows = {(word[at], word[at - 1 if at else 0 : at + 2]) for word, at in placed}
    counts = Counter([trigger for trigger, _ in windows])
    limit = _FEW if len(words) > _FEW_WORDS else _FEW_OF_FEW
    always = class_members({t for t, n in counts.items() if n > limit}) | alone
    rare = {trigger for trigger, n in counts.items() if n <= limit}
    few = class_members(rare) - always
    # The neighbour that must be there, whichever side.
    left = {word[at - 1] for word, at in placed if at and word[at] in rare}
    right = {word[1] for word, at in placed if not at and word[0] in rare}
    always |= decided
    finder = _finder(always, few - always, class_members(left), class_members(right))
    # In order, so that equal triggers are equal values.
    every: dict[str, str] = {}
    for trigger, window in sorted(windows):
        every[trigger] = f"{every[trigger]}\n{window}" if trigger in every else window
    return array("I", table).tobytes(), "".join(sorted(alone)), every, finder


def _made_from(chain: Chain) -> tuple[object, ...]:
    return made_from(chain.name, _MADE_BY, _MADE_OF)


def triggers(chain: Chain, decided: frozenset[str], name: str | None = None) -> Triggers:
    """The triggers of a chain.

    Args:
        chain: The chain.
        decided: Characters that are triggers besides.
        name: Keeps them for later runs under this name, which is for one chain only; that is
            one of OpenCC's configurations, perhaps with the overlay's words.
    """
    if name is None:
        plain = _made(chain, decided)
    else:
        plain = kept.apart(f"script-{name}", _made_from(chain), lambda: _made(chain, decided))
    table, alone, windows, finder = plain
    return Triggers(
        array("I", table).tolist(),
        frozenset(alone),
        windows,
        compiled(finder, re.DOTALL),
        sum(map(len, windows.values())) > 3 * _FEW_WORDS,
    )
