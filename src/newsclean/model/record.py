"""What comes out: the article with its cuts, or a failure, or a detection."""

# No `from __future__ import annotations` here: named tuples compile annotations that are texts,
# which takes a sixth of the time that this module takes to load.
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

__all__ = [
    "ARTICLE_SCHEMA",
    "Article",
    "Block",
    "Credit",
    "Cut",
    "Detection",
    "Failure",
    "Provenance",
]

#: The name and version of the record, in its field ``schema``.
ARTICLE_SCHEMA = "newsclean.article/1"

# Never changed. A mapping proxy would say so, but cannot be sent to another process.
_NOTHING: Mapping[str, Any] = {}


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
    body: Sequence[Block]
    cuts: Sequence[Cut] = ()  # of a text of very many lines made while they are read
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
        source: dict[str, Any] = {"path": self.source.path, "record": self.source.record}
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
