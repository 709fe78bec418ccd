"""The lines and brackets that may name people, and where a field's value stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsclean.article.fields import Field, fields
from newsclean.article.zones import Zones
from newsclean.model import BODY_KINDS, Label, Line
from newsclean.patterns import compiled

__all__ = ["METADATA", "bylines", "ending_bracket", "endings", "value_of"]

#: Labels of lines that are there to say who.
METADATA = frozenset(("byline", "credit", "annotation"))
_KINDS = frozenset(BODY_KINDS)
#: A sentence of the story is longer, or has a full stop: it is no byline.
_LONGEST = 60
#: Above this a line labelled byline or annotation is a row of buttons or a whole page on one line.
_LONGEST_META = 1000


def bylines(lines: Sequence[Line], labels: Sequence[Label], zone: Zones) -> list[int]:
    """The lines that may say who: around the title and the story, and labelled as such."""
    return [at for at in zone.told if _may_name(lines[at].shadow.strip(), labels[at].label)]


def _may_name(shadow: str, label: str) -> bool:
    """Whether a line with this label can be a byline or a credit."""
    if label in METADATA:
        return len(shadow) <= _LONGEST_META
    if label in ("title", "caption") or len(shadow) > _LONGEST or "。" in shadow:
        return False
    # A line of the story must look like a byline from its first character on.
    return label not in _KINDS or _starts_as_byline().match(shadow) is not None


@cache
def _starts_as_byline() -> re.Pattern[str]:
    return compiled(
        r"[(\[【〔]?(?:(?:本报|本刊|特约|特派|实习|见习)?记者[\s:/|丨]"
        r"|(?:文|图|文图|图文|撰文|采写|作者|责任?编辑?|编辑|校对|审核|来源)\s?[:/|丨]"
        r"|[^/()\d:。]{2,24}/[^()\d:。]{0,12}报[道导][)\]】〕]?$)"
    )


@cache
def _closing() -> re.Pattern[str]:
    return compiled(r"[(\[【〔]([^()\[\]【】〔〕]{2,80})[)\]】〕]?(?:\s?\d{7})?\s*$")


def endings(lines: Sequence[Line], labels: Sequence[Label], zone: Zones) -> list[Line]:
    """The last lines of the story, the last one first; a hard-wrapped one with the line before,
    because the bracket may begin there."""
    ends: list[Line] = []
    for place, at in enumerate(zone.closing):
        line = lines[at]
        if labels[at].joins and place + 1 < len(zone.closing):
            line = _put_together(lines[zone.closing[place + 1]], line)
        ends.append(line)
    return ends


def _put_together(before: Line, after: Line) -> Line:
    end = len(before.text.rstrip())
    start = len(after.text) - len(after.text.lstrip())
    return Line(
        before.number,
        before.text[:end] + after.text[start:],
        before.shadow[:end] + after.shadow[start:],
    )


def ending_bracket(shadow: str) -> re.Match[str] | None:
    """The bracket that ends a line: （記者 王小明）, （編輯：王小明）1130331."""
    last = shadow[-1:] if not shadow[-1:].isspace() else shadow.rstrip()[-1:]
    # Few lines of a story end in a bracket or in the agency's stamp.
    if last not in ")]】〕" and not last.isdigit():
        return None
    return _closing().search(shadow, max(0, len(shadow) - 120))


def value_of(
    lines: Sequence[Line], labels: Sequence[Label], at: int, field: Field
) -> tuple[str, str, int, int] | None:
    """Where a field's value is: behind it, or alone on the next line that says anything."""
    text, shadow = lines[at].text, lines[at].shadow
    if shadow[field.value : field.end].strip():
        return text, shadow, field.value, field.end
    if field.end < len(shadow):
        return None
    for after in range(at + 1, min(at + 4, len(lines))):
        text, shadow = lines[after].text, lines[after].shadow
        if shadow.strip():
            if len(shadow.strip()) > 20 or fields(shadow) or labels[after].label == "title":
                return None
            return text, shadow, len(shadow) - len(shadow.lstrip()), len(shadow.rstrip())
    return None
