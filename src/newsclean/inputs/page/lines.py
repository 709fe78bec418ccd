"""An outline to lines: what each is (Markup), from what the whole page says of its elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import count
from typing import Any, NamedTuple

from newsclean.inputs.page.elements import KINDS
from newsclean.inputs.page.outline import Outline, RawLine
from newsclean.inputs.page.prior import priors_of
from newsclean.inputs.page.signals import signals_of
from newsclean.inputs.page.witnesses import Head
from newsclean.model import Line, Markup
from newsclean.patterns import compiled

__all__ = ["Known", "Sizes", "kinds_of", "known_of", "lines_of", "sizes_of"]

# These make a named tuple of a row at half the cost of calling its class.
_line: Callable[[Any], Line] = partial(tuple.__new__, Line)
_markup: Callable[[Any], Markup] = partial(tuple.__new__, Markup)

#: Words that name the text under a picture, in class and id names.
_CAPTION = compiled(
    r"caption|(?:img|image|pic|photo|figure)[-_]?(?:desc|txt|text|title|info|note|intro|alt)|图说"
)
#: A caption is one or two lines; a box of the same name around a whole gallery is none.
_LONGEST_CAPTION = 200
#: What a line itself says it is, whatever it stands in.
_OWN_KINDS = ("img", "figcaption")
_MOST_LINES = {"li": 1, "dd": 1, "dt": 1, "blockquote": 8}
#: How much of an element's ancestry its words tell; page-wide wrappers say nothing more.
_MOST_WORDS = 400


class Sizes(NamedTuple):
    """What each element of an outline holds, its descendants counted in."""

    lines: list[int]
    characters: list[int]


def sizes_of(outline: Outline) -> Sizes:
    """Lines and characters of every element, in one pass from the leaves up."""
    parents = outline.elements.parents
    lines = [0] * len(parents)
    characters = [0] * len(parents)
    for text, element, _, _, _, _, _ in outline.lines:
        lines[element] += 1
        characters[element] += len(text)
    for place in range(len(parents) - 1, 0, -1):
        parent = parents[place]
        lines[parent] += lines[place]
        characters[parent] += characters[place]
    return Sizes(lines, characters)


class Known(NamedTuple):
    """What the elements tell the lines inside them, in the order of the outline."""

    kinds: list[str]
    words: list[str]
    blocks: list[int]


def lines_of(outline: Outline, head: Head, fold: Callable[[str], str]) -> tuple[Line, ...]:
    """The lines of an outline, numbered from 1, each with its markup.

    Args:
        outline: What the page shows.
        head: What it says of itself.
        fold: As for ``render``.
    """
    known = known_of(outline, fold)
    kinds = kinds_of(outline, known)
    signals = signals_of(outline, known.blocks, kinds, head.descriptions, head.title)
    texts, elements, linked, _, own, _, _ = _columns(outline.lines)
    # Each of these is a loop in C over all lines.
    markups = map(
        _markup,
        zip(
            kinds,
            map(outline.elements.depths.__getitem__, elements),
            _densities(texts, linked),
            _words(map(known.words.__getitem__, elements), own, fold),
            map(known.blocks.__getitem__, elements),
            priors_of(signals),
            strict=True,
        ),
    )
    return tuple(map(_line, zip(count(1), texts, _folded(texts, fold), markups, strict=False)))


def _columns(lines: Sequence[RawLine]) -> Sequence[Sequence[Any]]:
    """The fields of all lines."""
    return list(zip(*lines, strict=True)) or [()] * len(RawLine._fields)


def _densities(texts: Sequence[str], linked: Sequence[int]) -> list[float]:
    """The share of each line's characters that is inside links."""
    return [
        min(1.0, inside / len(text)) if inside else 0.0
        for text, inside in zip(texts, linked, strict=True)
    ]


def _words(around: Iterable[str], own: Sequence[str], fold: Callable[[str], str]) -> list[str]:
    """The names of the elements around each line, and of the inline element that holds it."""
    return [
        f"{words} {_fold_words(more, fold)}".lstrip() if more else words
        for words, more in zip(around, own, strict=True)
    ]


def kinds_of(outline: Outline, known: Known) -> list[str]:
    """What each line is (``Markup.tag``): its own kind, its elements', or its block's tag."""
    tags = outline.elements.tags
    kinds = known.kinds
    return [
        tag if tag in _OWN_KINDS else kinds[element] or tag or tags[element]
        for _, element, _, tag, _, _, _ in outline.lines
    ]


def known_of(outline: Outline, fold: Callable[[str], str]) -> Known:
    """What every element tells its lines; parents come before children."""
    known = Known([""], [""], [0])
    counts, characters = sizes_of(outline)
    kinds, said, blocks = known
    parents, tags, _, named = outline.elements
    for place in range(1, len(parents)):
        up = parents[place]
        lines = counts[place]
        tag = tags[place]
        own = named[place]
        above = said[up]
        kind = kinds[up]
        if own:
            own = own.lower() if own.isascii() else fold(own)
            said.append(f"{above} {own}"[-_MOST_WORDS:] if above else own)
            if lines <= 2 and characters[place] < _LONGEST_CAPTION and _names_caption(own):
                kind = "figcaption"
        else:
            said.append(above)
        if tag in KINDS:
            # A list item or a quote around many paragraphs is a page's frame, not one item.
            kind = tag if lines <= _MOST_LINES.get(tag, lines) else ""
        kinds.append(kind)
        blocks.append(place if lines > 1 else blocks[up])
    return known


@lru_cache(maxsize=4096)
def _names_caption(words: str) -> bool:
    return _CAPTION.search(words) is not None


def _fold_words(words: str, fold: Callable[[str], str]) -> str:
    return words.lower() if words.isascii() else fold(words)


def _folded(texts: Sequence[str], fold: Callable[[str], str]) -> list[str]:
    """The texts folded in one call: fold keeps lengths, so each is cut out again by its own."""
    whole = fold("\n".join(texts))
    shadows = []
    start = 0
    for text in texts:
        shadows.append(whole[start : start + len(text)])
        start += len(text) + 1
    return shadows
