"""Where in a text a word of a chain may come out otherwise than by its characters.

Every such word has a *trigger*, the best of its characters to look for, and a *window*, the
trigger with its neighbours in the word. Around other places a chain need not run.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from newsclean import kept
from newsclean.patterns import compiled
from newsclean.script.chains import Chain
from newsclean.script.files import made_from, own_text
from newsclean.script.folding import fold
from newsclean.script.words import PLANE, singles_of, source_words

__all__ = ["Triggers", "triggers"]

# A trigger of no more windows than this is looked at only beside a neighbour that such triggers
# have: common characters (中 for 个中) of few words are half of all places.
_FEW = 6

# The triggers of a chain of fewer words (to Simplified) are at few places; there it pays to look at
# the neighbours of nearly all.
_FEW_WORDS = 4_000
_FEW_OF_FEW = 40

# What triggers are made by, and of, beside OpenCC's dictionaries.
_MADE_BY = (
    "triggers.py",
    "words.py",
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
    alone: frozenset[str]  # characters that are left to the chain wherever they stand
    windows: frozenset[str]  # triggers between their neighbours in words
    finder: re.Pattern[str]  # finds triggers
    many: bool  # whether it finds so many that a large text wants better: see ``candidates.py``


def _composed(chain: Chain, singles: list[dict[str, str]]) -> tuple[list[int], set[str]]:
    """What the whole chain makes of each character alone, and those that are left to it."""
    touched = set(chain.characters).union(*singles)
    before = [character for character in touched if ord(character) < PLANE]
    after = "\n".join([chain.characters.get(c, c) for c in before])
    for single in singles:
        after = after.translate({ord(one): other for one, other in single.items()})
    table, alone = list(range(PLANE)), touched.difference(before)
    for one, other in zip(before, after.split("\n"), strict=True):
        if len(other) == 1:
            table[ord(one)] = ord(other)
        else:  # offsets must stay
            alone.add(one)
    return table, alone


def _trigger_places(words: list[str]) -> list[int]:
    """Where in each word its trigger is: see ``tools/make_script_triggers.py``."""
    if not words:
        return []
    # The best characters become the highest of all, so that max() finds them.
    good = own_text("triggers.txt").rstrip("\n").split("\n")[-1]
    ranks = {ord(one): 0x10FFFF - at for at, one in enumerate(good)}
    text = "\n".join(words)
    # Many words are words of Simplified text, and nearly all are their own shadows.
    ranked = (text if len(words) > _FEW_WORDS else fold(text)).translate(ranks)
    pieces = ranked.split("\n")
    return list(map(str.index, pieces, map(max, pieces)))


def _class(characters: Collection[str]) -> str:
    """A character class of a regular expression; of nothing, what matches nothing."""
    inside = "".join(re.escape(one) for one in sorted(characters) if ord(one) < PLANE)
    if any(ord(one) >= PLANE for one in characters):
        inside += "\U00010000-\U0010ffff"  # all of them: one by one they are looked for in turn
    return f"[{inside}]" if inside else "(?!)"


def _finder(always: set[str], few: set[str], left: set[str], right: set[str]) -> str:
    """What finds triggers: some wherever they stand, a few only beside certain neighbours."""
    beside = f"(?:(?<!{_class(few)})|(?<={_class(left)}.)|(?={_class(right)}))"
    return _class(always | few) + beside


_Plain = tuple[bytes, str, str, str]  # what can be kept of triggers


def _made(chain: Chain, others: frozenset[str]) -> _Plain:
    singles = singles_of(chain)
    table, alone = _composed(chain, singles)
    # Compatibility ideographs are so rare that the chain is asked wherever one stands.
    words = list(source_words(chain, {}, singles))
    at_each = _trigger_places(words)
    both = zip(words, at_each, strict=True)
    # Each trigger before its window: texts, since thousands of tuples would wake the collector.
    windows = {word[at] + word[at - 1 if at else 0 : at + 2] for word, at in both}
    counts = Counter([window[0] for window in windows])
    limit = _FEW if len(words) > _FEW_WORDS else _FEW_OF_FEW
    always = {trigger for trigger, n in counts.items() if n > limit} | alone | others
    always |= chain.characters.keys()
    few = set(counts) - always
    # The neighbour that must be there, whichever side.
    beside = [(word, at) for word, at in zip(words, at_each, strict=True) if word[at] in few]
    left = {word[at - 1] for word, at in beside if at}
    right = {word[1] for word, at in beside if not at}
    every = "\n".join([window[1:] for window in windows])
    finder = _finder(always, few, left, right)
    return array("I", table).tobytes(), "".join(sorted(alone)), every, finder


def _made_from(chain: Chain) -> tuple[object, ...]:
    return made_from(chain.name, _MADE_BY, _MADE_OF)


def triggers(chain: Chain, others: frozenset[str], name: str | None = None) -> Triggers:
    """The triggers of a chain.

    Args:
        chain: The chain.
        others: Characters that are triggers besides.
        name: Keeps them for later runs under this name, which is for one chain only; that is
            one of OpenCC's configurations, perhaps with the overlay's words.
    """
    if name is None:
        plain = _made(chain, others)
    else:
        plain = kept.apart(f"script-{name}", _made_from(chain), lambda: _made(chain, others))
    table, alone, every, finder = plain
    windows = frozenset(every.split("\n"))
    return Triggers(
        array("I", table).tolist(),
        frozenset(alone),
        windows,
        compiled(finder, re.DOTALL),
        len(windows) > _FEW_WORDS,
    )
