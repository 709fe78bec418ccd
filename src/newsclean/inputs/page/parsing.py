"""The parser, loaded when the first page comes: the only place that names it."""

from __future__ import annotations

from typing import Any

__all__ = ["fragment", "parsed"]

#: The parser looks at all options of a <select> again for each that is added, to show the chosen
#: one: a hundred thousand took 76 seconds. Nothing of that is text of the page.
_WITHOUT_EVENTS = 1


def parsed(html: str) -> Any:
    """The root node of a page (None where there is nothing in it)."""
    # A lone surrogate (out of a JSON dump) has no UTF-8: the parser would refuse the page.
    try:
        return _tree(html).root
    except UnicodeEncodeError:
        return _tree(html.encode("utf-8", "replace").decode()).root


def _tree(html: str) -> Any:
    from selectolax.lexbor import LexborHTMLParser

    try:
        return LexborHTMLParser(html, options=_WITHOUT_EVENTS)
    except TypeError:  # a release that has no options has no events
        return LexborHTMLParser(html)


def fragment(markup: str) -> Any:
    """The root node of a piece of markup that stands inside a page."""
    return parsed(f"<body>{markup}")
