"""Articles to text: one module a format, found by its name.

A format module has ``ENDING`` (of its files), ``one(article) -> str``, which ends in a newline,
and ``OPENING``, ``BETWEEN`` and ``CLOSING``, which stand around several articles.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
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

    def one(self, article: Article) -> str:
        """One article."""


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
    return format_named(name).one(article)


def stream(articles: Iterable[Article], name: str, *, many: bool) -> Iterator[str]:
    """Articles as pieces of text that make one document.

    Args:
        articles: In the order in which they are written.
        name: The format's name.
        many: Whether there may be several; decides over the brackets of JSON.
    """
    form = format_named(name)
    return joined(map(form.one, articles), name, many=many)


def joined(texts: Iterable[str], name: str, *, many: bool) -> Iterator[str]:
    """The same for articles that are text already."""
    form = format_named(name)
    if many:
        yield form.OPENING
    for place, text in enumerate(texts):
        if place:
            yield form.BETWEEN
        yield text.rstrip("\n") if many and form.CLOSING else text
    if many:
        yield form.CLOSING
