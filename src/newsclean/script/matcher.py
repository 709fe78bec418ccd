"""A chain of OpenCC's at the speed of str.translate.

Most of what a chain does to a text is done by replacing single characters; few words come out
otherwise. So the text is translated character by character, and only around *triggers*, each a
character of a word that comes out otherwise, the chain itself runs: on the *stretch* around the
trigger, the longest run of characters of which any two neighbours stand beside each other in
some word of the chain. No word crosses the ends of a stretch, so the result is the chain's.

Words of a later stage are compared folded (``folding.py``): that stage sees characters which an
earlier one has replaced, and their folding is the same before and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from newsclean.patterns import compiled
from newsclean.script.chains import Chain, Lexicon, Stage
from newsclean.script.files import own_text
from newsclean.script.folding import class_members, fold
from newsclean.script.places import Places

__all__ = ["Matcher", "words_apart"]

_SIZE = 0x10000  # the Basic Multilingual Plane; rarer characters are triggers

# Pairs looked up in the text of all words (20 us) before a set of them is made (30 ms): a short
# text must not pay for the set, a corpus must not pay for the look-ups.
_LOOKUPS = 400

# A trigger of no more windows than this is looked at only beside a neighbour that such triggers
# have: common characters (中 for 个中) of few words are half of all places.
_FEW = 6

# Distinct windows and stretches are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 300_000

_START = re.Match.start

# A word may act on the character; it may be joined to the one before; to the one after.
_ACTS, _LEFT, _RIGHT = 1, 2, 4

# Stand for decided characters while a chain runs: lone surrogates, which no decoded text holds.
_HOLD = "".join(map(chr, range(0xD800, 0xDC00)))


def _pairs(text: str) -> set[str]:
    """Every two neighbours of a text."""
    return set(map(str.__add__, text, text[1:]))


class _Joints:
    """Which two characters stand beside each other inside a word."""

    __slots__ = ("_known", "_left", "_pairs", "_text")

    def __init__(self, words: Iterable[str]) -> None:
        self._text = "\n".join(words)
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


def _singles(stage: Stage) -> dict[str, str]:
    """What a stage makes of characters that stand alone."""
    single: dict[str, str] = {}
    for lexicon in reversed(stage.lexicons):
        for words in reversed(lexicon.dictionaries):
            single |= {word: value for word, value in words.items() if len(word) == 1}
    return single


def _otherwise(lexicon: Lexicon, single: Mapping[str, str]) -> Iterator[str]:
    """The words that come out otherwise than by their characters."""
    table = {ord(one): other for one, other in single.items()}
    for words in lexicon.dictionaries:
        translated = "\n".join(words).translate(table).split("\n")
        for word, plain, value in zip(words, translated, words.values(), strict=True):
            if plain != value and len(word) > 1:
                yield word


def words_apart(chain: Chain) -> list[str]:
    """The words of a chain that come out otherwise than by their characters."""
    found: list[str] = []
    for stage in chain.stages:
        single = _singles(stage)
        for lexicon in stage.lexicons:
            found += _otherwise(lexicon, single)
    return found


def _trigger_of_each(words: list[str]) -> Iterator[tuple[str, str]]:
    """Each folded word with its trigger: see ``tools/make_script_triggers.py``."""
    good = own_text("triggers.txt").rstrip("\n").split("\n")[-1]
    worth = {character: -place for place, character in enumerate(good)}
    for word in words:
        yield word, max(word, key=lambda c: worth.get(c, -_SIZE if c < "\u2e80" else -len(good)))


def _class(characters: Iterable[str]) -> str:
    """A character class of a regular expression; of nothing, what matches nothing."""
    inside = "".join(re.escape(c) for c in characters if ord(c) < _SIZE)
    return f"[{inside}]" if inside else "(?!)"


def _finder(always: set[str], few: set[str], left: set[str], right: set[str]) -> re.Pattern[str]:
    """What finds triggers: some wherever they stand, a few only beside certain neighbours."""
    rare = "\U00010000-\U0010ffff"
    all_triggers = re.escape("".join(c for c in always | few if ord(c) < _SIZE))
    return compiled(
        f"[{all_triggers}{rare}](?:(?<!{_class(few)})|(?<={_class(left)}.)|(?={_class(right)}))",
        re.DOTALL,
    )


class Matcher:
    """A chain made ready to convert long texts.

    ``Matcher(chain).convert`` equals ``chain.convert`` on every text, only quicker. With
    ``places``, single characters are then read as those decide.
    """

    def __init__(self, chain: Chain, places: Places | None = None) -> None:
        self._places = places
        self._decided = places.characters if places else frozenset()
        self._chain = chain
        singles = [_singles(stage) for stage in chain.stages]
        self._alone: set[str] = set()  # characters that are written as several
        self._table = self._composed(singles)
        self._windows: set[str] = set()  # a trigger and its neighbour in a word, folded
        self._find = self._triggers().finditer
        first = [lexicon for stage in chain.stages[:1] for lexicon in stage.lexicons]
        if chain.segmentation is not None and chain.segmentation not in first:
            first.append(chain.segmentation)
        later = [lexicon for stage in chain.stages[1:] for lexicon in stage.lexicons]
        self._raw = _Joints(word for x in first for words in x.dictionaries for word in words)
        folded = fold("\n".join(w for x in later for words in x.dictionaries for w in words))
        self._folded = _Joints(folded.split("\n"))
        self._acts: dict[str, int] = {}  # a trigger between its neighbours: what they say
        self._joins: dict[str, bool] = {}  # two neighbours: may a word hold both?
        self._stretches: dict[str, str] = {}
        self._plains: dict[str, str] = {}

    def _composed(self, singles: list[dict[str, str]]) -> list[int]:
        """What the whole chain makes of each character alone, by code point."""
        touched = set(self._chain.characters).union(*singles)
        before = [character for character in touched if ord(character) < _SIZE]
        after = "\n".join([self._chain.characters.get(c, c) for c in before])
        for single in singles:
            after = after.translate({ord(one): other for one, other in single.items()})
        table = list(range(_SIZE))
        for one, other in zip(before, after.split("\n"), strict=True):
            if len(other) == 1:
                table[ord(one)] = ord(other)
            else:  # offsets must stay: left to the chain, like the rarer characters
                self._alone.add(one)
        return table

    def _triggers(self) -> re.Pattern[str]:
        """The characters around which a word may come out otherwise; notes their windows."""
        words = words_apart(self._chain)
        folded = fold("\n".join(words)).split("\n") if words else []
        windows: dict[str, set[str]] = {}
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        for word, trigger in _trigger_of_each(folded):
            at = word.index(trigger)
            window = word[max(at - 1, 0) : at + 2]
            windows.setdefault(trigger, set()).add(window)
            if at:  # the neighbour that must be there, whichever side
                before.setdefault(trigger, set()).add(window[0])
            else:
                after.setdefault(trigger, set()).add(window[1])
        self._windows = set().union(*windows.values())
        always = class_members({t for t in windows if len(windows[t]) > _FEW}) | self._alone
        few = class_members(t for t in windows if len(windows[t]) <= _FEW) - always
        always |= self._decided
        left = class_members(set().union(*(before.get(t, set()) for t in few)))
        right = class_members(set().union(*(after.get(t, set()) for t in few)))
        return _finder(always, few - always, left, right)

    def _acts_at(self, window: str) -> int:
        """What three characters say of the middle one: see ``_LEFT`` and ``_RIGHT``; 0: nothing.

        That is, whether a word that comes out otherwise may hold it.
        """
        if window[1] > "\uffff" or window[1] in self._alone:
            acts = True
        else:
            whole = fold(window)
            acts = not self._windows.isdisjoint((whole, whole[:2], whole[1:]))
            if not acts and self._places and window[1] in self._decided:
                acts = self._places.may_differ(window, self._plain(window[1]))
        found = 0
        if acts:
            found = _ACTS
            found |= _LEFT if self._joined(window[:2]) else 0
            found |= _RIGHT if self._joined(window[1:]) else 0
        if len(self._acts) < _REMEMBERED:
            self._acts[window] = found
        return found

    def _plain(self, character: str) -> str:
        """What the first stage writes for a character that no word decides."""
        plain = self._plains.get(character)
        if plain is None:
            plain = self._plains[character] = self._chain.first(character)
        return plain

    def _joined(self, pair: str) -> bool:
        """Whether two neighbours may belong to one word."""
        joined = "\n" not in pair and (
            self._chain.normalized(pair) in self._raw or fold(pair) in self._folded
        )
        if len(self._joins) < _REMEMBERED:
            self._joins[pair] = joined
        return joined

    def _stretch(self, text: str, at: int, acts: int) -> tuple[int, int]:
        """Where the stretch around a place begins and ends."""
        joins, start, end = self._joins, at, at + 1
        if acts & _LEFT:
            start -= 1
            while start:
                pair = text[start - 1 : start + 1]
                joined = joins.get(pair)
                if not (self._joined(pair) if joined is None else joined):
                    break
                start -= 1
        if acts & _RIGHT:
            end += 1
            last = len(text)
            while end < last:
                pair = text[end - 1 : end + 1]
                joined = joins.get(pair)
                if not (self._joined(pair) if joined is None else joined):
                    break
                end += 1
        return start, end

    def _converted(self, wide: str) -> str:
        """A stretch converted; two characters to each side of it are only looked at."""
        stretch = wide[2:-2]
        if self._places is None or self._decided.isdisjoint(stretch):
            return self._chain.convert(stretch)
        first = self._chain.first(stretch)
        if len(first) != len(stretch):
            return self._chain.convert(stretch)
        decided = list(stretch)
        held: list[str] = []
        for at, character in enumerate(stretch):
            if character in self._decided:
                reading = self._places.reading(wide[at : at + 5], first[at], self._plain(character))
                if reading is not None and len(held) < len(_HOLD):
                    decided[at] = _HOLD[len(held)]
                    held.append(reading)
        if not held:
            return self._chain.convert(stretch)
        # No word holds a placeholder, so the readings reach the later stages as they are.
        words = dict(zip(_HOLD, held, strict=False))
        return self._chain.with_words(words, {}).convert("".join(decided))

    def convert(self, text: str) -> str:
        """The text as the chain writes it."""
        plain = text.translate(self._table)
        padded = f"\n{text}\n"
        act = self._acts.get
        # One comprehension over C calls: a sixth of the characters come this far.
        places = [at for at in map(_START, self._find(text)) if act(padded[at : at + 3], True)]
        if not places:
            return plain
        stretches = self._stretches
        wide = f"\n{padded}\n"
        out: list[str] = []
        done = 0
        for at in places:
            if at < done:
                continue
            window = padded[at : at + 3]
            acts = act(window) or self._acts_at(window)
            if not acts:
                continue
            start, end = (at, at + 1) if acts == _ACTS else self._stretch(text, at, acts)
            # Two more to each side, for those who decide single characters.
            stretch = wide[start : end + 4]
            converted = stretches.get(stretch)
            if converted is None:
                converted = self._converted(stretch)
                if len(stretches) < _REMEMBERED:
                    stretches[stretch] = converted
            out.append(plain[done:start])
            out.append(converted)
            done = end
        out.append(plain[done:])
        return "".join(out)
