"""Which date of a page is the story's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsclean.article.dates import Dated, find, parse, plain
from newsclean.article.datewords import BARE, OTHER, PUBLISHED, UPDATED, best, role
from newsclean.article.zones import Zones
from newsclean.model import BODY_KINDS, Label, Line, Page

__all__ = ["published_on"]

_KINDS = frozenset(BODY_KINDS)
#: A line without one of these holds no full date.
_CUE = re.compile(r"\d{4}|\d[-/.]\d|[\d一二三四五六七八九十元]\s?年|\d月")
#: What may stand beside the date in a line of its own: so much text is still a byline.
_ROOM = 30
_ROOM_IN_STORY = 12


def published_on(
    page: Page, labels: Sequence[Label], zone: Zones, language: str, url: str | None = None
) -> str | None:
    """When the story was published, as far as the page says; None where no year is said.

    The order: a line near the title, a line after the story, the page's own meta tags, the
    dateline, and last the address of the page where it holds the day.
    """
    short = language in ("zh-TW", "zh-Hant")
    near = _ranked(page.lines, labels, zone, short)
    for rank in (PUBLISHED, BARE):
        if rank in near:
            return near[rank].iso
    said = (
        _of_witnesses(page.witnesses.published)
        or (near[UPDATED].iso if UPDATED in near else None)
        or _of_dateline(page.lines, labels, zone, short)
        or _of_address(page.witnesses.url or url)
    )
    return said


def _ranked(
    lines: Sequence[Line], labels: Sequence[Label], zone: Zones, short: bool
) -> dict[str, Dated]:
    """The first date of each role in the lines around the story, nearest to the title first."""
    ranked: dict[str, Dated] = {}
    for kind, found in _around(lines, labels, zone, short):
        ranked.setdefault(kind, found)
        if kind == PUBLISHED:
            break
    return ranked


def _around(
    lines: Sequence[Line], labels: Sequence[Label], zone: Zones, short: bool
) -> Iterator[tuple[str, Dated]]:
    seen: set[int] = set()
    for group in (zone.head, tuple(reversed(zone.above)), zone.meta, zone.tail):
        for at in group:
            if at in seen:
                continue
            seen.add(at)
            yield from _of_line(lines, labels, at, short)
        # A date under the title is the story's, whatever comes after the story.
    yield from ()


def _of_line(
    lines: Sequence[Line], labels: Sequence[Label], at: int, short: bool
) -> Iterator[tuple[str, Dated]]:
    shadow = lines[at].shadow
    if not _CUE.search(shadow):
        return
    before = 0
    for found in find(shadow, short_roc=short):
        kind = role(shadow, found, before)
        before = found.end
        if kind == OTHER:
            continue
        if kind == BARE and not _is_byline(shadow, found, labels[at].label):
            continue
        yield kind, found


def _is_byline(shadow: str, found: Dated, label: str) -> bool:
    """Whether a line says when, and is not a sentence or a headline with a date in it."""
    if label == "byline":
        return True
    rest = len("".join(shadow.split())) - (found.end - found.start)
    return rest <= (_ROOM_IN_STORY if label in _KINDS else _ROOM)


def _of_witnesses(published: Iterable[str]) -> str | None:
    return next((date for text in published if (date := parse(text))), None)


def _of_dateline(
    lines: Sequence[Line], labels: Sequence[Label], zone: Zones, short: bool
) -> str | None:
    return None


@cache
def _dated_address() -> re.Pattern[str]:
    return re.compile(r"/((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?([0-2]\d|3[01])(?=[/_.-]|$)")


def _of_address(url: str | None) -> str | None:
    if not url:
        return None
    match = _dated_address().search(url)
    return parse("-".join(match.groups())) if match else None
