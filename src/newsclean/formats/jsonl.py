"""JSON Lines: a record a line."""

from __future__ import annotations

import json
import re
from typing import Any

from newsclean.formats._plain import UNPRINTABLE
from newsclean.model import Article, Block, Cut
from newsclean.patterns import compiled

__all__ = ["BETWEEN", "CLOSING", "ENDING", "OPENING", "dumped", "one"]

ENDING = ".jsonl"
OPENING = ""
BETWEEN = ""
CLOSING = ""

# U+2028, U+2029 and U+0085 are JSON, but some readers split lines at them.
_ESCAPED = compiled(f"[{UNPRINTABLE}\u0085\u2028\u2029]")

#: In a record without any; no string of JSON holds these very characters, its quotes are escaped.
_EMPTY = '"body": [], "cuts": []'


def one(article: Article) -> str:
    """The record on one line: what ``dumped`` makes of ``Article.to_dict``.

    A dump has hundreds of cuts. Put together here they take a quarter of the time that ``json``
    would take, which wants an object for each.
    """
    rest = dumped(article._replace(body=(), cuts=()).to_dict())
    before, _, after = rest.partition(_EMPTY)
    body, cuts = ", ".join(_blocks(article.body)), ", ".join(_cuts(article.cuts))
    return f'{before}"body": [{body}], "cuts": [{cuts}]{after}\n'


def _blocks(blocks: tuple[Block, ...]) -> list[str]:
    kinds = _contents([kind for kind, _, _ in blocks])
    texts = _contents([text for _, text, _ in blocks])
    return [
        f'{{"kind": "{kind}", "text": "{text}", "line": {line}}}'
        for kind, text, (_, _, line) in zip(kinds, texts, blocks, strict=True)
    ]


def _cuts(cuts: tuple[Cut, ...]) -> list[str]:
    reasons = _Labels()
    texts = _contents([text for _, _, _, text, _ in cuts])
    return [
        f'{{"line": {line}{reasons[label][rule]}{text}"}}'
        if span is None
        else f'{{"line": {line}{reasons[label][rule]}{text}", "span": [{span[0]}, {span[1]}]}}'
        for (line, label, rule, _, span), text in zip(cuts, texts, strict=True)
    ]


class _Labels(dict[str, "_Rules"]):
    """By label and rule, what stands between the line and the text of a cut: a page gives few."""

    def __missing__(self, label: str) -> _Rules:
        rules = self[label] = _Rules(label)
        return rules


class _Rules(dict[str, str]):
    def __init__(self, label: str) -> None:
        self._label = label

    def __missing__(self, rule: str) -> str:
        label, name = _contents([self._label, rule])
        said = self[rule] = f', "label": "{label}", "rule": "{name}", "text": "'
        return said


def _contents(texts: list[str]) -> list[str]:
    """What stands between the quotes of the texts as JSON, escaped as ``dumped`` does."""
    lines = "\n".join(texts)
    if lines.count("\n") != len(texts) - 1:  # none of a page's lines has a line end in it
        return [dumped(text)[1:-1] for text in texts]
    if '"' in lines or "\\" in lines or "\t" in lines:
        lines = lines.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        texts = lines.split("\n")
    if _is_printable(lines.replace("\n", "")):
        return texts
    return [text if text.isprintable() else _ESCAPED.sub(_escape, text) for text in texts]


def dumped(value: Any, indent: int | None = None) -> str:
    r"""JSON that is safe on a terminal: controls, bidi marks and lone surrogates are escaped.

    >>> dumped({"a": "\u202e文"})
    '{"a": "\\u202e文"}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    if indent is not None:
        # The newlines of the indent are no content; those in strings are escaped already.
        return "\n".join(_escaped(line) for line in text.split("\n"))
    return _escaped(text)


def _escaped(text: str) -> str:
    return text if _is_printable(text) else _ESCAPED.sub(_escape, text)


def _is_printable(text: str) -> bool:
    # For Python the ideographic space and the no-break space are not.
    return text.replace("\u3000", "").replace("\xa0", "").isprintable()


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
