"""A text that was decided on in parts: its lines, its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from newsclean.article.paragraphs import blocks_and_cuts
from newsclean.labelling import split
from newsclean.labelling.lines import labelled_lines
from newsclean.model import BODY_KINDS, Article, Block, Cut, Label, LabelledLine, Line
from newsclean.parts.packed import PackedLabels
from newsclean.parts.rows import Rows

__all__ = ["Part", "Whole", "sample_of"]

_KINDS = frozenset(BODY_KINDS)
#: So much of the story tells its script.
_SAMPLE = 20_000


class Part(NamedTuple):
    """One part of the text."""

    start: int  # half-open offsets in the text
    end: int
    first: int  # half-open places of its lines
    last: int
    mass: int  # characters of its story
    confidence: float


class Whole:
    """All parts; what is made of them is made again each time that it is read.

    Args:
        text: The whole text.
        parts: Its parts, in order.
        labels: The labels of its lines.
        kept: The places of the parts whose stories are the text's; the first has its title.
    """

    def __init__(
        self, text: str, parts: Sequence[Part], labels: PackedLabels, kept: Sequence[int]
    ) -> None:
        self.text = text
        self.parts = parts
        self._labels = labels
        self._kept = frozenset(kept)
        self._head = kept[0]
        self._later = [_as_later(label) for label in labels.table]
        self._outside = [_as_outside(label) for label in labels.table]

    @property
    def confidence(self) -> float:
        """That of the least sure part whose story is kept."""
        return min(self.parts[at].confidence for at in self._kept)

    def labels(self, at: int) -> list[Label]:
        """The labels of the lines of a part."""
        part = self.parts[at]
        if at == self._head:
            return self._labels.of(part.first, part.last)
        if at in self._kept:
            return self._labels.of(part.first, part.last, self._later)
        labels = self._labels.of(part.first, part.last, self._outside)
        return [label._replace(spans=()) if label.spans else label for label in labels]

    def lines(self, path: str) -> Rows[LabelledLine]:
        """Every line with its label."""
        return Rows(partial(self._labelled_lines, path))

    def sample(self) -> str:
        """The beginning of the story."""
        return sample_of(
            line
            for at in sorted(self._kept)
            for line, label in zip(self._page(at), self.labels(at), strict=True)
            if label.label in _KINDS
        )

    def article(self, head: Article) -> Article:
        """The article of all parts.

        Args:
            head: That of the first part whose story is kept.
        """
        warning = f"so long a text is decided on in {len(self.parts)} parts"
        return head._replace(
            body=Rows(partial(self._body, head.body)),
            cuts=Rows(partial(self._cuts, head.cuts)),
            confidence=self.confidence,
            warnings=(*head.warnings, warning),
        )

    def _page(self, at: int) -> tuple[Line, ...]:
        part = self.parts[at]
        return split(self.text[part.start : part.end], _itself, part.first + 1).lines

    def _labelled_lines(self, path: str) -> Iterator[LabelledLine]:
        for at in range(len(self.parts)):
            yield from labelled_lines(path, self._page(at), self.labels(at))

    def _body(self, head: Sequence[Block]) -> Iterator[Block]:
        for at in sorted(self._kept):
            yield from head if at == self._head else self._made(at)[0]

    def _cuts(self, head: Sequence[Cut]) -> Iterator[Cut]:
        for at in range(len(self.parts)):
            yield from head if at == self._head else self._made(at)[1]

    def _made(self, at: int) -> tuple[list[Block], list[Cut]]:
        return blocks_and_cuts(self._page(at), self.labels(at))


def sample_of(rows: Iterable[Line | Block]) -> str:
    """The beginning of a story, from its lines or its blocks."""
    found, size = [], 0
    for row in rows:
        found.append(row.text)
        size += len(row.text)
        if size >= _SAMPLE:
            break
    return "\n".join(found)


def _itself(text: str) -> str:
    return text


def _as_later(label: Label) -> Label:
    """A label in a part after the first: its title is a heading of the text."""
    return label._replace(label="heading") if label.label == "title" else label


def _as_outside(label: Label) -> Label:
    """A label in a part without a story of its own."""
    if label.label == "title" or label.label in _KINDS:
        return Label("related", "outside-the-story", label.score)
    return label
