"""The decision on a text of very many lines: each part by itself, then which stories count."""

from __future__ import annotations

from collections.abc import Callable

from newsclean.labelling import split
from newsclean.labelling.classes import BLANKS
from newsclean.model import BODY_KINDS, Label, Labelling, Line, Page
from newsclean.parts.packed import PackedLabels
from newsclean.parts.whole import Part, Whole
from newsclean.parts.windows import windows
from newsclean.patterns import compiled

__all__ = ["decided"]

_KINDS = frozenset(BODY_KINDS)
#: A part with a story shorter than this has none: it is the line that looked most like one.
_LEAST = 80
#: What every sentence has, in shadows; and what a line must have to be taken for one
#: (``labelling.signals``): a stop in five characters, or two commas in eleven.
_MARKS = "。!?…,、;"
_SENTENCE = r"(?m)^(?:[^\n]{4}[^\n]*?[。!?…]|(?=[^\n]{11})[^\n]*?[,、;][^\n]*?[,、;])"
_BLANK = Label("blank", "blank", 1.0)
_ENTRY = Label("navigation", "no-sentences", 0.9)

Decide = Callable[[Page], Labelling]
Fold = Callable[[str], str]


def decided(text: str, fold: Fold, decide: Decide, *, quick: bool) -> tuple[Whole, Page, Labelling]:
    """All of a text; and the page and the labelling of the part that its title is taken from.

    Args:
        text: The decoded text; it is not blank.
        fold: What makes the shadow of a text.
        decide: Labels one part.
        quick: Whether parts without a sentence are menus, whatever rules say of their lines.
    """
    parts: list[Part] = []
    labels = PackedLabels()
    before, head, best = "", None, -1
    for start, end in windows(text):
        piece, first = text[start:end], len(labels)
        if piece == before:  # the attack, a line a million times over
            last = parts[-1]
            labels.again(last.first, last.last)
            parts.append(last._replace(start=start, end=end, first=first, last=len(labels)))
            continue
        before = piece
        page = split(piece, fold, first + 1)
        mass, confidence = -1, 1.0
        if piece.isspace() or (quick and head is not None and not _has_sentence(page)):
            labels.add_numbers(_quickly(page, labels))
        else:
            labelling = decide(page)
            labels.add(labelling.labels)
            mass, confidence = _mass(page.lines, labelling), labelling.confidence
            if mass > best and best < _LEAST:
                head, best = (page, labelling), mass
        parts.append(Part(start, end, first, len(labels), mass, confidence))
    assert head is not None, "a blank text"
    kept = [at for at, part in enumerate(parts) if part.mass >= min(_LEAST, best)]
    return Whole(text, parts, labels, kept if best >= _LEAST else kept[:1]), *head


def _has_sentence(page: Page) -> bool:
    """Whether a line may be taken for a sentence."""
    shadow = "\n".join([line.shadow for line in page.lines])
    if not any(mark in shadow for mark in _MARKS):
        return False
    return compiled(_SENTENCE).search(shadow) is not None


def _quickly(page: Page, labels: PackedLabels) -> list[int]:
    """The numbers of the labels of a part without a sentence."""
    blank, entry = labels.number(_BLANK), labels.number(_ENTRY)
    return [entry if line.text.strip(BLANKS) else blank for line in page.lines]


def _mass(lines: tuple[Line, ...], labelling: Labelling) -> int:
    """The characters of the story."""
    pairs = zip(lines, labelling.labels, strict=True)
    return sum([len(line.text) for line, label in pairs if label.label in _KINDS])
