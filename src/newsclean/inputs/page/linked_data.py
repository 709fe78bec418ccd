"""Linked data (JSON-LD) of a page: what it says of its story, however carelessly it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsclean.inputs.page.entities import unescaped
from newsclean.patterns import compiled

__all__ = ["breadcrumbs_of", "names_of", "objects_of", "stories_of", "text_of"]

_WRAPPED = compiled(
    r"^\s*(?:/[/*]\s*)?<!(?:\[CDATA\[|--)(?:\s*\*/)?|(?:/[/*]\s*)?(?:\]\]|--)>(?:\s*\*/)?\s*;?\s*$"
)
_LOOSE_COMMA = compiled(r",(\s*[}\]])")
#: What schema.org calls a story (https://schema.org/Article and the types below it).
_STORY = compiled(r"(?:Article|BlogPosting|Report|NewsStory|Posting)$", re.I)


def objects_of(script: str) -> list[dict[str, Any]]:
    """The objects of one JSON-LD script, those inside ``@graph`` and lists too.

    >>> objects_of('{"@graph": [{"@type": "NewsArticle"}],}')[1]
    {'@type': 'NewsArticle'}
    """
    data = _loaded(script)
    found: list[dict[str, Any]] = []
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            found.append(item)
            waiting[:0] = [item[key] for key in ("@graph", "mainEntity") if key in item]
    return found


def _loaded(script: str) -> Any:
    """The JSON in a script, or None where there is no making sense of it."""
    for text in (script, _LOOSE_COMMA.sub(r"\1", _WRAPPED.sub("", script))):
        try:
            return json.loads(text, strict=False)  # real line breaks inside strings are common
        except (ValueError, RecursionError):
            continue
    return None


def stories_of(objects: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects that describe a story."""
    return [thing for thing in objects if any(_STORY.search(name) for name in _types(thing))]


def _types(thing: dict[str, Any]) -> list[str]:
    said = thing.get("@type")
    return [name for name in (said if isinstance(said, list) else [said]) if isinstance(name, str)]


def text_of(value: Any) -> str:
    """A value as text: a string, a number, or an object's name.

    >>> text_of({"@type": "Organization", "name": "晨报"})
    '晨报'
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return unescaped(value).strip() if isinstance(value, str) else ""


def names_of(value: Any) -> Iterator[str]:
    """The names of the people in an ``author``; organisations are no people."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "Organization" in " ".join(_types(one)):
            continue
        name = text_of(one)
        if name:
            yield name


def breadcrumbs_of(objects: list[dict[str, Any]]) -> list[str]:
    """The names of a BreadcrumbList, in order, without the page itself."""
    for thing in objects:
        items = thing.get("itemListElement")
        if "BreadcrumbList" in _types(thing) and isinstance(items, list):
            named = [
                text_of(item) or text_of(item.get("item"))
                for item in items
                if isinstance(item, dict)
            ]
            return [name for name in named[:-1] if name]
    return []
