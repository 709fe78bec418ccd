"""The values that travel between the stages, all frozen.

``Source`` → ``Decoded`` → ``Page`` of ``Line`` → ``Labelling`` → ``Article``, or a ``Failure``.

They are named tuples: as immutable as a frozen dataclass, made four times as fast (a page is
hundreds of lines and labels) and defined three times as fast (every start of the command pays).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

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

#: The name and version of the record, in its field ``schema``.
ARTICLE_SCHEMA = "newsclean.article/1"

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


class Block(NamedTuple):
    """A paragraph, heading, caption, list item or quote of the story."""

    kind: str
    text: str
    line: int  # the first line of the dump that it came from


class Cut(NamedTuple):
    """A line, or a part of one (``span``), that is not the story."""

    line: int
    label: str
    rule: str
    text: str
    span: tuple[int, int] | None = None


class Credit(NamedTuple):
    """Somebody who worked on the story, with the role as printed."""

    role: str
    name: str


class Provenance(NamedTuple):
    """Where an article came from: the record's field ``source``."""

    path: str
    bytes: int
    sha256: str
    encoding: str
    decided_by: str
    bad_bytes: int = 0
    record: int | None = None
    url: str | None = None


class Article(NamedTuple):
    """A clean article: the record ``newsclean.article/1``."""

    id: str
    source: Provenance
    language: str  # zh-Hans, zh-Hant, zh-TW, zh-HK, mul (mixed) or und
    title: str | None
    body: tuple[Block, ...]
    cuts: tuple[Cut, ...] = ()
    original_title: str | None = None
    site: str | None = None
    section: tuple[str, ...] = ()
    origin: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    confidence: float = 1.0
    warnings: tuple[str, ...] = ()
    extra: Mapping[str, Any] = _NOTHING
    ledger: Mapping[str, Any] | None = None  # what ``restore`` needs; only with --ledger

    def to_dict(self) -> dict[str, Any]:
        """The record, ready for JSON, with its keys in the documented order."""
        source: dict[str, Any] = {"path": self.source.path}
        if self.source.record is not None:
            source["record"] = self.source.record
        if self.source.url is not None:
            source["url"] = self.source.url
        source |= {
            "bytes": self.source.bytes,
            "sha256": self.source.sha256,
            "encoding": self.source.encoding,
            "decided_by": self.source.decided_by,
            "bad_bytes": self.source.bad_bytes,
        }
        record: dict[str, Any] = {
            "schema": ARTICLE_SCHEMA,
            "id": self.id,
            "source": source,
            "language": self.language,
            "title": self.title,
            "original_title": self.original_title,
            "site": self.site,
            "section": list(self.section),
            "origin": self.origin,
            "published": self.published,
            "authors": list(self.authors),
            "credits": [{"role": c.role, "name": c.name} for c in self.credits],
            "body": [{"kind": b.kind, "text": b.text, "line": b.line} for b in self.body],
            "cuts": [_cut(cut) for cut in self.cuts],
            "confidence": self.confidence,
            "warnings": list(self.warnings),
            "extra": dict(self.extra),
        }
        if self.ledger is not None:
            record["ledger"] = dict(self.ledger)
        return record

    def to_markdown(self) -> str:
        """The article as Markdown with YAML front matter."""
        # Loaded here, against the direction of the house: the method belongs to the public
        # type, and a model that loads a format at import time would slow every command.
        from newsclean.formats import render

        return render(self, "md")


def _cut(cut: Cut) -> dict[str, Any]:
    said: dict[str, Any] = {
        "line": cut.line,
        "label": cut.label,
        "rule": cut.rule,
        "text": cut.text,
    }
    if cut.span is not None:
        said["span"] = list(cut.span)
    return said


class Detection(NamedTuple):
    """What ``detect`` says of one input."""

    path: str
    encoding: str
    decided_by: str
    newline: str  # lf crlf cr mixed none
    script: str  # zh-Hans zh-Hant zh-TW zh-HK mixed und
    kind: str  # text html jsonl warc

    def to_dict(self) -> dict[str, str]:
        """The object that ``detect -f json`` writes."""
        return {
            "path": self.path,
            "encoding": self.encoding,
            "decided_by": self.decided_by,
            "newline": self.newline,
            "script": self.script,
            "kind": self.kind,
        }


class Failure(NamedTuple):
    """One input that could not be done; the others go on."""

    path: str
    error: str  # the kind in one word
    message: str
    record: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """The object that ``--failures`` records."""
        return {
            "path": self.path,
            "record": self.record,
            "error": self.error,
            "message": self.message,
        }
