"""Articles to text: one module a format, found by its name.

A format module has ``ENDING`` (of its files), ``pieces(article)``, which yields the text of one
with its last newline, and ``OPENING``, ``BETWEEN`` and ``CLOSING``, which stand around several.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import chain
from typing import Protocol, cast

from newsclean.errors import UsageError
from newsclean.model import Article

__all__ = ["Format", "format_named", "joined", "names", "render", "stream"]


class Format(Protocol):
    """What a module of this package gives."""

    ENDING: str
    OPENING: str
    BETWEEN: str
    CLOSING: str

    def pieces(self, article: Article) -> Iterator[str]:
        """One article, in pieces: nobody needs a hundred megabytes of cuts at once."""


@cache
def names() -> tuple[str, ...]:
    """The formats there are: a module of this package is one, unless its name begins with _.

    >>> "md" in names()
    True
    """
    modules = (name for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py"))
    return tuple(sorted(name[:-3] for name in modules if not name.startswith("_")))


def format_named(name: str) -> Format:
    """The format of that name.

    >>> format_named("md").ENDING
    '.md'
    """
    if name not in names():
        raise UsageError(f"no format {name!r}", f"the formats are {', '.join(names())}")
    return cast(Format, import_module(f"newsclean.formats.{name}"))


def render(article: Article, name: str) -> str:
    """One article as text."""
    return "".join(format_named(name).pieces(article))


def stream(articles: Iterable[Article], name: str, *, many: bool) -> Iterator[str]:
    """Articles as pieces of text that make one document.

    Args:
        articles: In the order in which they are written.
        name: The format's name.
        many: Whether there may be several; decides over the brackets of JSON.
    """
    return joined(map(format_named(name).pieces, articles), name, many=many)


def joined(texts: Iterable[Iterable[str]], name: str, *, many: bool) -> Iterator[str]:
    """The same for articles that are pieces of text already.

    >>> "".join(joined([["{}", "\\n"], ["{}\\n"]], "json", many=True))
    '[\\n{},\\n{}\\n]\\n'
    """
    form = format_named(name)
    brackets = many and form.CLOSING != ""
    before = form.OPENING if many else ""
    for pieces in texts:
        yield from _without_last_newline(before, pieces) if brackets else chain((before,), pieces)
        before = form.BETWEEN
    if not brackets:
        return
    if before == form.BETWEEN:
        yield form.CLOSING
    else:  # nothing between the brackets
        yield form.OPENING.rstrip() + form.CLOSING.lstrip()


def _without_last_newline(before: str, pieces: Iterable[str]) -> Iterator[str]:
    held = before
    for piece in pieces:
        yield held
        held = piece
    yield held.rstrip("\n")
