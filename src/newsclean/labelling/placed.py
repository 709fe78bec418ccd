"""A user's rules for the head or the tail of a page, which is known when all is decided."""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.model import BODY_KINDS, Hit, Label, Labelling, SpanCut

__all__ = ["apart", "with_placed"]

_KINDS = frozenset(BODY_KINDS)

Hits = Mapping[int, tuple[Hit, ...]]


def apart(hits: Hits) -> tuple[Hits, Hits]:
    """The hits that count anywhere, and a user's own that count in a part of the page only.

    >>> own = Hit("a", "ad", 0, 1, where="tail", sure=True)
    >>> apart({3: (own,)}) == ({3: ()}, {3: (own,)})
    True
    """
    if not any(_is_placed(hit) for found in hits.values() for hit in found):
        return hits, {}
    return (
        {i: tuple(hit for hit in found if not _is_placed(hit)) for i, found in hits.items()},
        {i: tuple(hit for hit in found if _is_placed(hit)) for i, found in hits.items()},
    )


def _is_placed(hit: Hit) -> bool:
    return hit.sure and hit.where != "anywhere"


def with_placed(decided: Labelling, placed: Hits, keep: frozenset[str]) -> Labelling:
    """The labelling with the hits that lie where their rules count.

    The head reaches down to the first line of the story, the tail up to its last: what stands there
    may be furniture that only the user knows.
    """
    labels = list(decided.labels)
    story = [i for i, label in enumerate(labels) if label.label in _KINDS]
    first, last = (story[0], story[-1]) if story else (len(labels), -1)
    for i, found in placed.items():
        for hit in found:
            counts = i <= first if hit.where == "head" else i >= last
            if counts and hit.label not in keep:
                labels[i] = _with(labels[i], hit)
    return decided._replace(labels=tuple(labels))


def _with(label: Label, hit: Hit) -> Label:
    if hit.scope == "line":
        return Label(hit.label, hit.rule, 1.0)
    if label.label not in _KINDS or any(
        span.start < hit.end and hit.start < span.end for span in label.spans
    ):
        return label
    spans = (*label.spans, SpanCut(hit.start, hit.end, hit.label, hit.rule))
    return label._replace(spans=tuple(sorted(spans)))
