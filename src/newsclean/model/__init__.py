"""The values that travel between the stages, all frozen.

``Source`` → ``Decoded`` → ``Page`` of ``Line`` → ``Labelling`` → ``Article``, or a ``Failure``.

They are named tuples: as immutable as a frozen dataclass, made four times as fast (a page is
hundreds of lines and labels) and defined three times as fast (every start of the command pays).
"""

from __future__ import annotations

from newsclean.model.record import (
    ARTICLE_SCHEMA,
    Article,
    Block,
    Credit,
    Cut,
    Detection,
    Failure,
    Provenance,
)
from newsclean.model.stages import (
    BODY_KINDS,
    CUT_LABELS,
    Decoded,
    Hit,
    Label,
    LabelledLine,
    Labelling,
    Line,
    Markup,
    Page,
    Source,
    SpanCut,
    Witnesses,
)

__all__ = [
    "ARTICLE_SCHEMA",
    "BODY_KINDS",
    "CUT_LABELS",
    "Article",
    "Block",
    "Credit",
    "Cut",
    "Decoded",
    "Detection",
    "Failure",
    "Hit",
    "Label",
    "LabelledLine",
    "Labelling",
    "Line",
    "Markup",
    "Page",
    "Provenance",
    "Source",
    "SpanCut",
    "Witnesses",
]
