"""The parser, loaded when the first page comes: the only place that names it."""

from __future__ import annotations

from typing import Any

__all__ = ["fragment", "parsed"]


def parsed(html: str) -> Any:
    """The root node of a page (None where there is nothing in it)."""
    from selectolax.lexbor import LexborHTMLParser

    # A lone surrogate (out of a JSON dump) has no UTF-8: the parser would refuse the page.
    try:
        return LexborHTMLParser(html).root
    except UnicodeEncodeError:
        return LexborHTMLParser(html.encode("utf-8", "replace").decode()).root


def fragment(markup: str) -> Any:
    """The root node of a piece of markup that stands inside a page."""
    return parsed(f"<body>{markup}")
