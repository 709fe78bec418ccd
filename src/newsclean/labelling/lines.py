"""A text as numbered lines, each beside its folded shadow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count, repeat
from typing import Any

from newsclean.model import Label, LabelledLine, Line, Page

__all__ = ["is_vast", "labelled_lines", "split"]

#: Line ends from which a text is too long to be looked at as one page. Below it a page takes 20 MB
#: at most; the longest articles that were seen (transcripts, laws) have a tenth of it.
_MANY = 16_384

#: Makes a named tuple of a row at half the cost of calling its class.
_line: Callable[[Any], Line] = partial(tuple.__new__, Line)


def split(text: str, fold: Callable[[str], str], first: int = 1) -> Page:
    r"""The lines of a text, numbered, each with its shadow.

    Lines end at ``\n``, ``\r\n`` and a lone ``\r``; an end after the last line opens no further
    one. Every line is there, blank ones too, so that numbers are those of the dump.

    Args:
        text: The decoded dump.
        fold: What makes the shadow. It keeps the length of its argument and every line end.
        first: The number of the first line.

    >>> [line.text for line in split("甲\r\n乙\r丙\n", str.lower).lines]
    ['甲', '乙', '丙']
    """
    shadow = fold(text)
    if "\r" in text:
        texts, shadows = _parts(text, shadow)
    else:
        texts, shadows = text.split("\n"), shadow.split("\n")
    if not texts[-1]:
        texts.pop()
    return Page(tuple(map(_line, zip(count(first), texts, shadows, repeat(None), strict=False))))


def labelled_lines(
    path: str, lines: Sequence[Line], labels: Sequence[Label]
) -> Iterator[LabelledLine]:
    """The lines of a source, each with its label, as ``explain`` shows them."""
    for line, (label, rule, score, spans, _) in zip(lines, labels, strict=True):
        yield LabelledLine(path, line.number, label, rule, score, line.text, spans)


def is_vast(text: str) -> bool:
    r"""Whether a text has more lines than a page has.

    >>> is_vast("甲\n" * 100), is_vast("甲\n" * 100_000)
    (False, True)
    """
    return len(text) >= _MANY and text.count("\n") + text.count("\r") >= _MANY


def _parts(text: str, shadow: str) -> tuple[list[str], list[str]]:
    """Text and shadow cut at the same places, where a carriage return is among the ends."""
    texts: list[str] = []
    shadows: list[str] = []
    start = 0
    for part in text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n"):
        end = start + len(part)
        if texts and start < len(text) and text[start - 1] == "\r" and text[start] == "\n":
            start = end + 1  # the empty part between \r and \n
            continue
        texts.append(text[start:end])
        shadows.append(shadow[start:end])
        start = end + 1
    return texts, shadows
