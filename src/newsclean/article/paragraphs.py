"""Labelled lines to the blocks of the body and the cuts: every line is in one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter

from newsclean.model import BODY_KINDS, Block, Cut, Label, Line, SpanCut
from newsclean.patterns import compiled

__all__ = ["blocks_and_cuts", "clean", "joined"]

#: White space as str.strip knows it, and the zero-width characters that dumps leave at the ends
#: of lines (byte order marks, soft hyphens, joiners).
JUNK = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006" + (
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\xad"
)
#: A page has a hundred cuts; this makes one in half the time of the type's own constructor.
_new = tuple.__new__
_KINDS = frozenset(BODY_KINDS)
_KEPT = _KINDS | {"title"}


@cache
def _forbidden() -> re.Pattern[str]:
    # Control characters but tab, the bidi controls, which reorder what a reader sees, and two
    # codes that no text holds: a byte order mark read the wrong way round is one.
    return compiled(
        "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
    )


@cache
def _bullet() -> re.Pattern[str]:
    # A hyphen, a star or a plus may be text (-5℃, +3 分): only before a space are they bullets.
    return compiled(r"(?:[•‣●○◦■□▪▫◆◇►▶▸※·⚫➤✦★☆]\s*|[-*+–—]\s+)+")


@cache
def _mark() -> re.Pattern[str]:
    return compiled(r"(?:#{1,6}|>)\s+")


def clean(text: str) -> str:
    """The text without indent, trailing space, and what is no article's text.

    >>> clean("　　新館開放\\u202e \\ufeff")
    '新館開放'
    """
    text = text.strip(JUNK)
    # Nearly every line is printable; looking costs a tenth of replacing.
    if text.isprintable():
        return text
    return _forbidden().sub("", text).strip(JUNK)


def joined(parts: Sequence[str]) -> str:
    """The parts of one paragraph: a space only where two Latin words or numbers meet.

    >>> joined(["他買了一部", "Mate", "60 手機"])
    '他買了一部Mate 60 手機'
    """
    text = list(parts[:1])
    for before, after in pairwise(parts):
        if _spaced(before[-1]) and _spaced(after[0]):
            text.append(" ")
        text.append(after)
    return "".join(text)


def _spaced(sign: str) -> bool:
    """Whether a script that puts spaces between words has the character."""
    return sign < "\u1100" or "\uac00" <= sign <= "\ud7a3"


def blocks_and_cuts(
    lines: Sequence[Line], labels: Sequence[Label]
) -> tuple[list[Block], list[Cut]]:
    """The body and everything that is not in it, both in the order of the page.

    Lines labelled ``title`` are in neither.
    """
    # Two passes: most lines of a page are cuts, and a comprehension makes them in half the time;
    # a row taken apart by place takes two thirds of one taken apart by names.
    cuts = [
        _new(Cut, (line[0], label[0], label[1], line[1], None))
        for line, label in zip(lines, labels, strict=True)
        if label[0] not in _KEPT
    ]
    blocks: list[Block] = []
    parts: list[str] = []  # of the paragraph at hand, which is ``blocks[-1]``
    whole = len(cuts)
    kept_lines = [pair for pair in zip(lines, labels, strict=True) if pair[1][0] in _KINDS]
    for (number, text, _, _), (name, _, _, spans, joins) in kept_lines:
        kept = _kept(number, text, spans, cuts) if spans else clean(text)
        if joins and parts and kept:
            parts.append(kept)
        elif kept := _unmarked(kept, name):
            _close(blocks, parts)
            parts = [kept]
            blocks.append(Block(name, kept, number))
        elif not spans:
            cuts.append(Cut(number, "blank", "nothing-left", text))
    _close(blocks, parts)
    if len(cuts) > whole:
        cuts.sort(key=itemgetter(0))
    return blocks, cuts


def _close(blocks: list[Block], parts: Sequence[str]) -> None:
    """Put the parts of the last paragraph together."""
    if len(parts) > 1:
        blocks[-1] = blocks[-1]._replace(text=joined(parts))


def _kept(number: int, text: str, spans: Sequence[SpanCut], cuts: list[Cut]) -> str:
    """The text of a kept line; what is cut out of it goes to the cuts."""
    parts: list[str] = []
    done = 0
    for start, end, name, rule in spans:
        parts.append(text[done:start])
        cuts.append(Cut(number, name, rule, text[start:end], (start, end)))
        done = end
    parts.append(text[done:])
    return clean("".join(parts))


def _unmarked(text: str, kind: str) -> str:
    """The text of a block without the bullet or mark that its kind says already."""
    if kind == "list_item":
        match = _bullet().match(text)
        if match and f" {text[0]}" in text.replace("\t", " "):
            return text  # a row of items, each with its bullet
    elif kind in ("heading", "quote"):
        match = _mark().match(text)
    else:
        return text
    return text[match.end() :].strip(JUNK) if match else text
