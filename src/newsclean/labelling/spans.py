"""The parts of a kept line that go: what span rules matched, and the marks of Markdown dumps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsclean.labelling.unmarked import IMAGE
from newsclean.model import Hit, Line, SpanCut
from newsclean.patterns import compiled

__all__ = ["spans_of"]

#: Links, images, bold words in one line that lose their marks; more are an attack.
_MOST = 25_000

_BOLD = compiled(r"\*\*([^*]+)\*\*")
_LINK = compiled(r"(\[)[^\[\]]*(\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\))")


def spans_of(line: Line, hits: Sequence[Hit], ends: bool = True) -> tuple[SpanCut, ...]:
    """The spans of a kept line that are cut: in order, none over another.

    Args:
        line: The line.
        hits: The rules that match it.
        ends: Whether its paragraph ends with it.

    >>> text = "见[报告](http://a.cn)。"
    >>> [span for span in spans_of(Line(1, text, text), ())]
    ... # doctest: +NORMALIZE_WHITESPACE
    [SpanCut(start=1, end=2, label='annotation', rule='markdown-link'),
     SpanCut(start=4, end=18, label='annotation', rule='markdown-link')]
    """
    found = [
        SpanCut(hit.start, hit.end, hit.label, hit.rule)
        for hit in hits
        if hit.scope == "span"
        and (hit.label != "credit" or hit.sure or (ends and _is_signature(line, hit)))
    ]
    if "](" in line.text:
        found += _markdown(line.text)
    if "**" in line.text:
        found += _emphasis(line.text)
    if len(found) < 2:
        return tuple(found)
    found.sort(key=lambda span: (span.start, -span.end))
    kept = found[:1]
    for span in found[1:]:
        if span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _is_signature(line: Line, hit: Hit) -> bool:
    """Whether a credit inside a line is the page's, and not the story's own.

    Agencies sign a story (编辑:某某)1130331, and translators (编译/某某): those are the writer's.
    """
    text = line.shadow[hit.start : hit.end].rstrip()
    rest = line.shadow[hit.end :].strip(" 。*_")
    return not rest and "译" not in text and not text[-1:].isdigit()


def _emphasis(text: str) -> list[SpanCut]:
    """The marks around bold words.

    >>> [(span.start, span.end) for span in _emphasis("从**维修资金**中列支")]
    [(1, 3), (7, 9)]
    """
    found = []
    for m in islice(_BOLD.finditer(text), _MOST):
        found.append(SpanCut(m.start(), m.start(1), "annotation", "markdown-bold"))
        found.append(SpanCut(m.end(1), m.end(), "annotation", "markdown-bold"))
    return found


def _markdown(text: str) -> list[SpanCut]:
    """The targets of links and whole images."""
    images = islice(IMAGE.finditer(text), _MOST)
    found = [SpanCut(*m.span(), "annotation", "markdown-image") for m in images]
    for m in islice(_LINK.finditer(text), _MOST):
        found.append(SpanCut(*m.span(1), "annotation", "markdown-link"))
        found.append(SpanCut(*m.span(2), "annotation", "markdown-link"))
    return found
