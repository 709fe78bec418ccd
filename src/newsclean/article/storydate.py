"""Which date of a page is the story's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsclean.article.dates import Dated, find, parse
from newsclean.article.datewords import BARE, OTHER, PUBLISHED, UPDATED, role
from newsclean.article.zones import Zones
from newsclean.model import BODY_KINDS, Label, Line, Page, Witnesses
from newsclean.patterns import compiled

__all__ = ["published_on"]

_KINDS = frozenset(BODY_KINDS)
#: A line without one of these holds no full date. Each begins with a character of its own, so that
#: the search skips from one to the next.
_CUE = compiled(r"(?:19|20)\d\d|年|1[0-3]\d(?:[-/.]\d|\d{4})|[89]\d[-/.]\d{1,2}[-/.]")
#: How much text may stand beside a bare date: below the title, elsewhere, in a line of the story.
_ROOM_BELOW, _ROOM, _ROOM_IN_STORY = 30, 20, 12
#: In the story such a line says when a lecture is, not when the notice of it was published.
_APPOINTED = ("时间:", "日期:", "活动时间:", "会议时间:", "开始时间:", "演出时间:")
#: Labels of lines whose dates are another story's, or nobody's.
_OF_OTHERS = frozenset(
    ("comment", "related", "sidebar", "prev_next", "copyright", "disclaimer", "ad", "promo")
)
#: Longer lines are no bylines: a sentence of the story; a row of buttons with addresses.
_LONGEST_IN_STORY, _LONGEST = 60, 400
#: Lines above the title that may hold more than the date and the time alone, and lines after the
#: story in which a bare date is still its date.
_NEAR_ABOVE, _NEAR_AFTER = 6, 5
#: Lines from a teaser's heading to its date, blank ones in between.
_TEASER = 4


def published_on(
    page: Page, labels: Sequence[Label], zone: Zones, language: str, url: str | None = None
) -> str | None:
    """When the story was published, as far as the page says; None where no year is said.

    The order: a line near the title, a line after the story that says so, the page's own meta
    tags, a bare date after the story, the dateline, and last the page's address.
    """
    short = language in ("zh-TW", "zh-Hant")
    lines = page.lines
    head = _roles(_below(lines, labels, zone.head, short))
    if not (PUBLISHED in head or BARE in head):
        head = {**_roles(_above(lines, labels, zone, short)), **head}
    if not (PUBLISHED in head or BARE in head):
        head = {**_roles(_below(lines, labels, zone.again, short)), **head}
    if found := head.get(PUBLISHED) or head.get(BARE):
        return _with_time(found, page.witnesses)
    tail = _roles(_after(lines, labels, zone, short))
    if found := tail.get(PUBLISHED) or head.get(UPDATED):
        return found.iso
    if said := _of_witnesses(page.witnesses.published):
        return said
    found = tail.get(BARE) or tail.get(UPDATED) or _of_story(lines, zone, short)
    return found.iso if found else _of_address(page.witnesses.url or url)


def _roles(found: Iterable[tuple[str, Dated]]) -> dict[str, Dated]:
    """The first date of each role; looking stops at one that is called published."""
    first: dict[str, Dated] = {}
    for kind, date in found:
        first.setdefault(kind, date)
        if kind == PUBLISHED:
            break
    return first


def _below(
    lines: Sequence[Line], labels: Sequence[Label], group: Sequence[int], short: bool
) -> Iterator[tuple[str, Dated]]:
    """The dates between the title and the story, and in its first lines where they are bylines."""
    units = list(_units(lines, labels, group))
    for at, (label, shadow) in enumerate(units):
        if shadow.startswith(_APPOINTED) and _is_appointment(units[max(0, at - 1) : at + 2]):
            continue
        for kind, found in _dates(shadow, short):
            if kind != BARE or label == "byline" or _fits_below(shadow, found, label):
                yield kind, found


def _is_appointment(units: Sequence[tuple[str, str]]) -> bool:
    """Whether lines of the story are fields of a notice: 主讲人: and 时间: and 地点:."""
    fields = [shadow for label, shadow in units if label in _KINDS and _field().match(shadow)]
    return len(fields) > 1


@cache
def _field() -> re.Pattern[str]:
    return compiled(r"[^\W\d_]{2,5}:")


def _fits_below(shadow: str, found: Dated, label: str) -> bool:
    rest = _rest(shadow, found)
    if label == "title" and not ("来源:" in shadow or "原标题:" in shadow):
        # A title may hold a day, but no time of day: then it is a byline taken for one.
        return rest <= (_ROOM if found.time else 2)
    if label in _KINDS:
        return rest <= _ROOM_IN_STORY
    return rest <= _ROOM_BELOW or ("。" not in shadow and bool(found.time or "来源" in shadow))


def _above(
    lines: Sequence[Line], labels: Sequence[Label], zone: Zones, short: bool
) -> Iterator[tuple[str, Dated]]:
    """The dates above the title, nearest first: further up, only date and time alone."""
    units = list(_units(lines, labels, zone.above))
    for away, (label, shadow) in enumerate(reversed(units), start=1):
        for kind, found in _dates(shadow, short):
            rest = _rest(shadow, found)
            # A clock of the page's head says the weekday, a byline of the page says the time.
            clock = ("星期" in shadow or "周" in shadow) and not found.time
            near = away <= _NEAR_ABOVE and rest <= _ROOM and not clock
            if kind == PUBLISHED or label == "byline" or near or (found.time and not rest):
                yield kind, found


def _after(
    lines: Sequence[Line], labels: Sequence[Label], zone: Zones, short: bool
) -> Iterator[tuple[str, Dated]]:
    """The dates after the story, and in bylines and credits anywhere."""
    meta = [at for at in zone.meta if at not in zone.tail and not _is_of_other(labels, at)]
    tail = [at for at in zone.tail if labels[at].label not in _OF_OTHERS]
    bare: list[tuple[bool, Dated]] = []
    for group, near in ((tail, _NEAR_AFTER), (meta, 0)):
        for away, (label, shadow) in enumerate(_units(lines, labels, group)):
            for kind, found in _dates(shadow, short):
                if kind == BARE:
                    fits = (away < near or label == "byline") and _rest(shadow, found) <= _ROOM
                    bare.append((fits, found))
                else:
                    yield kind, found
    # Two days, or three lines of one day, are a list of other stories or of comments.
    if bare and bare[0][0] and len(bare) <= 2 and len({found.day for _, found in bare}) == 1:
        yield BARE, bare[0][1]


def _is_of_other(labels: Sequence[Label], at: int) -> bool:
    """Whether a line stands right below another story: 下一篇, its headline, its date."""
    above = [label.label for label in labels[max(0, at - _TEASER) : at]]
    return bool(_OF_OTHERS.intersection(above)) and not _KINDS.intersection(above)


def _dates(shadow: str, short: bool) -> Iterator[tuple[str, Dated]]:
    """The dates of a line that may be the story's, with their roles."""
    if not _CUE.search(shadow):
        return
    before = 0
    for found in find(shadow, short_roc=short):
        kind = role(shadow, found, before)
        before = found.end
        if kind != OTHER:
            yield kind, found


def _rest(shadow: str, found: Dated) -> int:
    """How many characters stand beside a date."""
    beside = shadow[: found.start] + shadow[found.end :]
    return sum(sign.isalnum() for sign in _filler().sub("", beside))


@cache
def _filler() -> re.Pattern[str]:
    return compiled(
        r"(?:星期|周|礼拜)[一二三四五六日天]|!?\[[^\]]{0,200}\]\([^)]{0,400}\)|https?:\S+|"
        r"发[布表稿]时间|更新时间|字[号体]|[大中小](?=\s|$)|来源|时间|日期|date|建立|上稿|(?:上|下)午|\d{1,2}:\d\d"
    )


# -- lines that dumpers tear apart


@cache
def _part() -> re.Pattern[str]:
    # 2024 / 03/31 / 08:15:30 on three lines, 08:15 below the day
    return compiled(r"[\d年月日时点分秒:/.\-\s|()]{1,24}$")


def _units(
    lines: Sequence[Line], labels: Sequence[Label], group: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """The lines of a group, label and folded text; what belongs to one date put together again."""
    held = held_label = ""
    part = _part().match
    for at in group:
        shadow, label = lines[at].shadow.strip(), labels[at].label
        if len(shadow) > (_LONGEST_IN_STORY if label in _KINDS else _LONGEST):
            continue
        if held and (held[-1] == ":" or (part(held) and part(shadow))) and len(shadow) <= 60:
            held = f"{held} {shadow}"
            continue
        if held:
            yield held_label, held
        held, held_label = shadow, label
    if held:
        yield held_label, held


# -- other places


def _with_time(found: Dated, witnesses: Witnesses) -> str:
    """The date of the byline; as the page's meta tag has it where that says the same and more."""
    for text in witnesses.published:
        said = parse(text)
        # 2024-03-21T09:12 of the byline is 2024-03-21T09:12:00+08:00 of the tag.
        if said and said.startswith(found.iso if found.time else found.day + "T"):
            return said
    return found.iso


def _of_witnesses(published: Iterable[str]) -> str | None:
    return next((date for text in published if (date := parse(text))), None)


@cache
def _dateline() -> re.Pattern[str]:
    return compiled(r"\s?[(（\d:时点分\s]{0,8}(?:日?电|讯|报[道导]|[)）】\]])")


def _of_story(lines: Sequence[Line], zone: Zones, short: bool) -> Dated | None:
    """A dateline with its year (某社北京2024年3月31日电), or the date that signs a notice."""
    for at in zone.opening[:2]:
        opening = lines[at].shadow[:60]
        if _CUE.search(opening):
            for found in find(opening, short_roc=short):
                if found.start <= 40 and _dateline().match(opening, found.end):
                    return found
    for at in zone.closing[:2]:
        shadow = lines[at].shadow.strip()
        if _CUE.search(shadow):
            for found in find(shadow[-40:], short_roc=short):
                # （編輯：某某）1130331 closes the stories of an agency.
                stamp = shadow[-8:-7] in ")]" and found.end == len(shadow[-40:])
                if stamp or _rest(shadow, found) <= 2:
                    return found
    return None


@cache
def _dated_address() -> re.Pattern[str]:
    return compiled(r"/((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?([0-2]\d|3[01])(?=[/_.-]|$)")


def _of_address(url: str | None) -> str | None:
    if not url:
        return None
    match = _dated_address().search(url)
    return parse("-".join(match.groups())) if match else None
