"""The story in a page's data: JSON-LD, or the state that a JavaScript application starts from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsclean.inputs.page.outline import Elements, Outline, RawLine
from newsclean.inputs.page.parsing import fragment
from newsclean.inputs.page.walk import walk
from newsclean.patterns import compiled

__all__ = ["passages_of"]

# A string with its colon where it is a key, or a bare key: enough to read JSON and the object
# literals of JavaScript without parsing either. Possessive, and a string that is never closed
# ends with the script: so that it is linear.
_TOKEN = compiled(
    r'"((?>(?:[^"\\]+|\\.)*))(?:"(\s*+:)?|\\?\Z)'
    r"|'((?>(?:[^'\\]+|\\.)*))(?:'(\s*+:)?|\\?\Z)"
    r"|([A-Za-z_$][\w$]*+)\s*+:",
    re.S,
)
_MARKUP = compiled(r"<(?:p|br|div|section|span)\b", re.I)
_HEX = compiled(r"\\x([0-9a-fA-F]{2})")
_ODD_ESCAPE = compiled(r"\\(?=[^\"\\/bfnrtu])")
_PROSE = compiled(r"[，。]|\\uff0c|\\u3002", re.I)
#: A state may hold strings that hold JSON; deeper than this nobody packs a story.
_LAYERS = 3
#: Keys that name a story's text (schema.org's first).
_STORY_KEYS = compiled(r"articlebody|content|body|text|html|detail|paragraph", re.I)


def passages_of(root: Any) -> Iterator[Outline]:
    """An outline for each kind of text in the scripts of a page, by the keys it stands under."""
    for node in root.css("script"):
        script = node.text()
        if script and _PROSE.search(script):
            for key, texts in _by_key(script).items():
                yield _outline(key, texts)


def _by_key(script: str) -> dict[str, list[str]]:
    """The strings of prose in a script, in order, by their keys."""
    found: dict[str, list[str]] = {}
    waiting = [(script, 0)]
    while waiting:
        source, layer = waiting.pop()
        key = ""
        for token in _TOKEN.finditer(source):
            raw = token[1] if token[1] is not None else token[3]
            if token[5] is not None or token[2] or token[4]:
                key = token[5] or raw or ""
            elif raw and len(raw) >= 8 and _PROSE.search(raw):
                text = _unescaped(raw)
                if text[:1] in "{[" and text[-1:] in "}]" and layer < _LAYERS:
                    waiting.append((text, layer + 1))
                else:
                    found.setdefault(key, []).append(text)
    return found


def _unescaped(raw: str) -> str:
    """A string literal's text."""
    if "\\" not in raw and "\n" not in raw:
        return raw
    plain = _ODD_ESCAPE.sub("", _HEX.sub(r"\\u00\1", raw))
    try:
        return str(json.loads(f'"{plain}"', strict=False))
    except ValueError:
        return raw


def _outline(key: str, texts: list[str]) -> Outline:
    """The outline of the texts under one key.

    A text with markup or lines of its own that is most of them is the whole story; what else
    stands under such a key (comments have a ``content`` too) is none of it.
    """
    longest = max(texts, key=len)
    whole = "\n" in longest.strip() or _MARKUP.search(longest) is not None
    if whole and len(longest) * 2 > sum(map(len, texts)):
        texts = [longest]
    texts = list(dict.fromkeys(texts))
    if any(map(_MARKUP.search, texts)):
        return walk(fragment("".join(f"<div>{text}</div>" for text in texts)))
    elements = Elements([-1], ["p"], [1], [key if _STORY_KEYS.search(key) else ""])
    lines = [
        RawLine(line.strip(), 0) for text in texts for line in text.splitlines() if line.strip()
    ]
    return Outline(elements, lines, 0)
