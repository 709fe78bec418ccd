"""What travels from stage to stage: a source, its text, its lines, and the verdict on them."""

# No `from __future__ import annotations` here: named tuples compile annotations that are texts,
# which takes a sixth of the time that this module takes to load.
from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = [
    "BODY_KINDS",
    "CUT_LABELS",
    "Decoded",
    "Hit",
    "Label",
    "LabelledLine",
    "Labelling",
    "Line",
    "Markup",
    "Page",
    "Source",
    "SpanCut",
    "Witnesses",
]

# Never changed. A mapping proxy would say so, but cannot be sent to another process.
_NOTHING: Mapping[str, Any] = {}

#: The kinds of a body block.
BODY_KINDS = ("paragraph", "heading", "caption", "list_item", "quote")

#: The labels of what is cut.
CUT_LABELS = (
    "breadcrumb",
    "byline",
    "credit",
    "disclaimer",
    "copyright",
    "prev_next",
    "related",
    "sidebar",
    "navigation",
    "share",
    "comment",
    "ad",
    "promo",
    "search",
    "pagination",
    "annotation",
    "separator",
    "blank",
)


class Source(NamedTuple):
    """One document as it came in.

    ``data`` is bytes, or text where a container (JSONL) had already decoded it.
    """

    path: str  # what the user called it; "-" for standard input
    data: bytes | str
    kind: str = "text"  # text | html
    record: int | None = None  # 1-based place in a container (JSONL line, WARC record)
    id: str | None = None  # the container's own name for it
    name: str = ""  # where below an output folder it belongs, without ending
    charset: str | None = None  # what an HTTP header said
    url: str | None = None  # where it was fetched from, if the container says
    many: bool = False  # came from a container that may hold several documents
    extra: Mapping[str, Any] = _NOTHING  # carried through to the record


class Decoded(NamedTuple):
    """The text of a source, and how it was found."""

    text: str
    encoding: str  # WHATWG name, lower case ("gb18030", "big5", "utf-8"), or Python's
    decided_by: str  # "bom", "utf-8", "escape sequences", "frequency", "asked", …
    bad_bytes: int = 0  # bytes that became U+FFFD
    bad_offsets: tuple[int, ...] = ()  # byte offsets of the first of them
    candidates: tuple[tuple[str, float], ...] = ()  # what else was possible, best first
    warnings: tuple[str, ...] = ()


class Markup(NamedTuple):
    """What an HTML page knows of one of its lines."""

    tag: str = ""  # the block element's tag, lower case: "p", "li", "h2", "td", "figcaption"
    depth: int = 0
    link_density: float = 0.0  # share of the line's characters inside links, 0 to 1
    words: str = ""  # class and id words of the element and its ancestors, folded, by blanks
    block: int = 0  # number of the enclosing container; lines of one container share it
    prior: float = 0.0  # how likely the line is the story by the page's structure alone, 0 to 1


class Line(NamedTuple):
    """One line of a dump, or of a page as it was rendered to lines.

    ``shadow`` is the line folded (Simplified, half-width, lower-case), of the same length:
    an offset in the shadow is an offset in the text.
    """

    number: int  # from 1
    text: str  # without its line end
    shadow: str
    markup: Markup | None = None  # None for plain text


class Witnesses(NamedTuple):
    """What a page's head says of the story (meta tags, JSON-LD); all empty for plain text."""

    title: tuple[str, ...] = ()  # best first
    site: str | None = None
    section: tuple[str, ...] = ()
    published: tuple[str, ...] = ()  # as printed, best first
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None


class Page(NamedTuple):
    """The lines of one document."""

    lines: tuple[Line, ...]
    witnesses: Witnesses = Witnesses()


class Hit(NamedTuple):
    """A noise rule matched a line, or a part of it."""

    rule: str
    label: str
    start: int  # half-open offsets in the line
    end: int
    scope: str = "line"  # line: the line goes; span: only start to end
    where: str = "anywhere"  # head | tail | anywhere: the part of the page it is valid in
    sure: bool = False  # a user's own rule: wins over everything


class SpanCut(NamedTuple):
    """A part of a kept line that goes."""

    start: int
    end: int
    label: str
    rule: str


class Label(NamedTuple):
    """The verdict on one line."""

    label: str  # a kind of body text, "title", or one of CUT_LABELS
    rule: str  # id of the rule, or the name of the signal, that decided
    score: float  # how sure, 0 to 1
    spans: tuple[SpanCut, ...] = ()  # only on kept lines; in order, not overlapping
    joins: bool = False  # a body line that goes on with the paragraph of the body line before


class Labelling(NamedTuple):
    """The verdict on a page: a label a line, in order."""

    labels: tuple[Label, ...]
    confidence: float  # 0 to 1
    warnings: tuple[str, ...] = ()


class LabelledLine(NamedTuple):
    """One line as ``explain`` shows it."""

    path: str
    line: int
    label: str
    rule: str
    score: float
    text: str
    spans: tuple[SpanCut, ...] = ()
