"""The blocks and the cuts of a record as JSON, a few thousand at a time.

A dump has hundreds of cuts. Put together here they take a quarter of the time that ``json`` would
take, which wants an object for each.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from newsclean.formats._plain import UNPRINTABLE
from newsclean.model import Article, Block, Cut, LabelledLine, SpanCut
from newsclean.patterns import compiled

__all__ = ["COMPACT", "INDENTED", "Layout", "dumped", "explained", "record"]

# U+2028, U+2029 and U+0085 are JSON, but some readers split lines at them.
_ESCAPED = compiled(f"[{UNPRINTABLE}\u0085\u2028\u2029]")

#: Rows that are put together at once; an article of so many lines is rare.
_ROWS = 4096
#: Characters of a ledger that are escaped at once.
_LETTERS = 1 << 18


class Layout(NamedTuple):
    """What stands between the parts of a list of objects."""

    indent: int | None
    opening: str  # of the list
    between: str
    closing: str
    first: str  # of an object
    then: str
    last: str
    span: str


COMPACT = Layout(None, "[", ", ", "]", "{", ", ", "}", "[{}, {}]")
INDENTED = Layout(
    2, "[\n    ", ",\n    ", "\n  ]", "{\n      ", ",\n      ", "\n    }",
    "[\n        {},\n        {}\n      ]",
)  # fmt: skip


def record(article: Article, layout: Layout) -> Iterator[str]:
    """The record in pieces: what ``dumped`` makes of ``Article.to_dict``, and a newline."""
    ledger = article.ledger
    text = ledger.get("text") if ledger is not None and len(ledger) == 1 else None
    if isinstance(text, str):
        article = article._replace(ledger={"text": ""})
    rest = dumped(article._replace(body=(), cuts=()).to_dict(), layout.indent)
    # No string of JSON holds these very characters: its quotes are escaped.
    before, _, after = rest.partition(f'"body": []{_COMMA[layout.indent]}"cuts": []')
    yield before + '"body": '
    yield from _list(article.body, _blocks, layout)
    yield _COMMA[layout.indent] + '"cuts": '
    yield from _list(article.cuts, _cuts, layout)
    if isinstance(text, str):
        before, empty, after = after.rpartition('"text": ""')
        yield before + empty[:-1]
        for start in range(0, len(text), _LETTERS):
            yield dumped(text[start : start + _LETTERS])[1:-1]
        after = '"' + after
    yield after + "\n"


_COMMA = {None: ", ", 2: ",\n  "}


def _list(
    rows: Iterable[Any], made: Callable[[Sequence[Any], Layout], list[str]], layout: Layout
) -> Iterator[str]:
    """A list of objects, in pieces."""
    if isinstance(rows, tuple) and 0 < len(rows) <= _ROWS:  # any usual page
        yield f"{layout.opening}{layout.between.join(made(rows, layout))}{layout.closing}"
        return
    queue = iter(rows)
    several = False
    while some := tuple(islice(queue, _ROWS)):
        yield layout.between if several else layout.opening
        yield layout.between.join(made(some, layout))
        several = True
    yield layout.closing if several else "[]"


def _blocks(blocks: Sequence[Block], layout: Layout) -> list[str]:
    _, _, _, _, first, then, last, _ = layout
    kinds = _contents([kind for kind, _, _ in blocks])
    texts = _contents([text for _, text, _ in blocks])
    return [
        f'{first}"kind": "{kind}"{then}"text": "{text}"{then}"line": {line}{last}'
        for kind, text, (_, _, line) in zip(kinds, texts, blocks, strict=True)
    ]


def _cuts(cuts: Sequence[Cut], layout: Layout) -> list[str]:
    _, _, _, _, first, then, last, span = layout
    start, end = f'{first}"line": ', f'"{last}'
    reasons = _Reasons(then)
    texts = _contents([cut[3] for cut in cuts])
    rows = [
        f"{start}{line}{reasons[label, rule]}{text}{end}"
        for (line, label, rule, _, _), text in zip(cuts, texts, strict=True)
    ]
    for at, place in [(at, cut[4]) for at, cut in enumerate(cuts) if cut[4] is not None]:
        rows[at] = f'{rows[at][: -len(last)]}{then}"span": {span.format(*place)}{last}'
    return rows


def explained(lines: Iterable[LabelledLine]) -> Iterator[str]:
    """Labelled lines as JSON, an object a line, in pieces."""
    queue = iter(lines)
    while some := tuple(islice(queue, _ROWS)):
        path = dumped(some[0].path)
        texts = _contents([line.text for line in some])
        said: dict[tuple[str, str, float], str] = {}
        rows = []
        for (_, number, label, rule, score, _, spans), text in zip(some, texts, strict=True):
            verdict = said.get((label, rule, score))
            if verdict is None:
                verdict = dumped({"label": label, "rule": rule, "score": score})[1:-1]
                said[label, rule, score] = verdict
            out = f', "spans": {dumped([_span(span) for span in spans])}' if spans else ""
            rows.append(f'{{"path": {path}, "line": {number}, {verdict}, "text": "{text}"{out}}}\n')
        yield "".join(rows)


def _span(span: SpanCut) -> dict[str, Any]:
    return {"span": [span.start, span.end], "label": span.label, "rule": span.rule}


class _Reasons(dict[tuple[str, str], str]):
    """By label and rule, what stands between the line and the text of a cut: a page gives few."""

    def __init__(self, then: str) -> None:
        self._then = then

    def __missing__(self, reason: tuple[str, str]) -> str:
        label, rule = _contents(list(reason))
        then = self._then
        said = self[reason] = f'{then}"label": "{label}"{then}"rule": "{rule}"{then}"text": "'
        return said


def _contents(texts: list[str]) -> list[str]:
    """What stands between the quotes of the texts as JSON, escaped as ``dumped`` does."""
    lines = "\n".join(texts)
    if lines.count("\n") != len(texts) - 1:  # none of a page's lines has a line end in it
        return [dumped(text)[1:-1] for text in texts]
    if '"' in lines or "\\" in lines or "\t" in lines:
        lines = lines.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        texts = lines.split("\n")
    if _ESCAPED.search(lines) is None:
        return texts
    return _ESCAPED.sub(_escape, lines).split("\n")


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
    return _code(match[0])


@lru_cache(maxsize=1024)
def _code(character: str) -> str:
    """The escape of a character; one text for all of a million."""
    return json.dumps(character)[1:-1]
