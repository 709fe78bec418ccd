"""The places of a page where its metadata stand: around the title and around the story."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.article.dates import plain
from newsclean.article.outlets import names_site
from newsclean.model import BODY_KINDS, Label, Line, Page, Witnesses
from newsclean.patterns import compiled

__all__ = ["Zones", "near_date", "packed", "trusted_titles", "zones"]

#: Non-blank lines that are looked at above the title, below it, above the story and after it.
#: Portals put six rows of buttons between title and date; comment pages start soon after the end.
_ABOVE, _BELOW, _BEFORE, _AFTER = 14, 14, 8, 12
_FOOTER = 8
#: What no title says of itself.
_BYLINE = compiled(r"\d{4}[-/.年]\d{1,2}[-/.月]\d|原标题:|来源:|发布时间")
_DATE = compiled(r"\d{4}\s?[-/.年]\s?(?:\d{1,2}|[a-z]{3})\s?[-/.月]\s?\d")
#: A line without one of these names nobody: the marks of a field, or 记者, 特派员, 撰稿, 评论员,
#: 来源, 转自, 摘自, 选自, 引自, 作者, 编辑, 校对, 审核, 摄影, 文, 图, 采写, 报道, 译, by.
_SPEAKS = compiled("[]:/|丨】︰﹕∶︱│｜记派撰论来源转自作编校审摄文图采报译b]")
_META = ("byline", "credit", "annotation")
#: Labels whose places matter; most lines have another.
_LOOKED_AT = frozenset((*BODY_KINDS, *_META, "title", "breadcrumb", "copyright"))


class Zones(NamedTuple):
    """Indices into the page's lines, each group in order."""

    title: int | None  # the title line nearest above the story
    first: int  # first line of the story; the number of lines where there is none
    last: int  # last line of the story; -1 where there is none
    opening: tuple[int, ...]  # the first six lines of the story
    closing: tuple[int, ...]  # its last six, the last one first
    head: tuple[int, ...]  # below the title, down to the story
    above: tuple[int, ...]  # just above the title
    again: tuple[int, ...]  # below earlier lines that say the same title
    tail: tuple[int, ...]  # just after the story
    meta: tuple[int, ...]  # lines anywhere that are labelled byline, credit or annotation
    told: tuple[int, ...]  # those of head, again, meta and tail that can say who and whence
    crumbs: tuple[int, ...]  # lines labelled breadcrumb
    rights: tuple[int, ...]  # lines labelled copyright; without any, the last ones of the page
    titles: tuple[int, ...]  # lines labelled title


def zones(page: Page, labels: Sequence[Label]) -> Zones:
    """Where on the page the title, the story and their surroundings are."""
    names = [label[0] for label in labels]
    used = [at for at, name in enumerate(names) if name != "blank"]
    at_label: dict[str, list[int]] = {}
    for at in used:
        if names[at] in _LOOKED_AT:
            at_label.setdefault(names[at], []).append(at)
    story = sorted(at for kind in BODY_KINDS for at in at_label.get(kind, ()))
    first, last = (story[0], story[-1]) if story else (len(labels), -1)
    titles = at_label.get("title", [])
    title, earlier = _titles(page, labels, titles, first)
    head: set[int] = set()
    above: list[int] = []
    if title is not None:
        place = bisect_left(used, title)
        # The title itself is looked at too: a labeller may have taken a byline for it.
        head.update(used[place : place + 1 + _BELOW])
        above = used[max(0, place - _ABOVE) : place]
    if story:
        place = bisect_left(used, first)
        head.update(used[max(0, place - _BEFORE) : place + 2])
        head = {at for at in head if at <= last and (title is None or at >= title)}
    again: set[int] = set()
    for other in earlier:
        place = bisect_left(used, other)
        again.update(used[place + 1 : place + 1 + _BELOW])
    place = bisect_left(used, last) if story else len(used)
    order = sorted(head)
    tail = used[place + 1 : place + 1 + _AFTER]
    meta = sorted(at for name in _META for at in at_label.get(name, ()))
    lines = page.lines
    around = dict.fromkeys((*order, *again, *meta, *tail))
    return Zones(
        title,
        first,
        last,
        tuple(story[:6]),
        tuple(story[:-7:-1]),
        tuple(order),
        tuple(above),
        tuple(sorted(again - head)),
        tuple(tail),
        tuple(meta),
        tuple([at for at in around if _SPEAKS.search(lines[at].shadow)]),
        tuple(at_label.get("breadcrumb", ())),
        tuple(at_label.get("copyright") or [at for at in used[-_FOOTER:] if at > last]),
        tuple(titles),
    )


def near_date(lines: Sequence[Line], zone: Zones) -> list[int]:
    """The lines of the head at most two places from one with a date, nearest to the title first.

    Dumps by text nodes set outlet, author and date on lines of their own.
    """
    group = [at for at in zone.head if at != zone.title and at < zone.first]
    dated = [place for place, at in enumerate(group) if _DATE.search(lines[at].shadow)]
    return [at for place, at in enumerate(group) if any(abs(place - other) <= 2 for other in dated)]


def _titles(
    page: Page, labels: Sequence[Label], titles: Sequence[int], first: int
) -> tuple[int | None, list[int]]:
    """The title line nearest above the story, and earlier lines that say the same.

    A line with a date or a source is a byline, whatever its label. Photographs between title and
    story often carry the title again, and the date stands below the first one.
    """
    lines = page.lines
    starts = [at for at in titles if not labels[at].joins] or titles
    fit = [at for at in starts if not _BYLINE.search(lines[at].shadow)] or starts
    if said := trusted_titles(page.witnesses):
        backed = [at for at in fit if _is_said(lines[at].text, said)]
        fit = backed or [
            at for at in range(min(first, len(lines))) if packed(lines[at].text) in said
        ]
    if not fit:
        return None, []
    title = next((at for at in reversed(fit) if at <= first), fit[0])
    same = packed(lines[title].text)
    return title, [at for at in fit if at < title and packed(lines[at].text) == same]


def trusted_titles(witnesses: Witnesses) -> frozenset[str]:
    """The titles of the page's head, packed; none where it gives only the site's name."""
    titles = (packed(title) for title in witnesses.title)
    site = packed(witnesses.site or "")
    return frozenset(
        title for title in titles if len(title) >= 6 and title != site and not names_site(title)
    )


def packed(text: str) -> str:
    """The text half-width and lower-case, without white space and marks around it, to compare."""
    return "".join(plain(text).split()).strip("#*_|[]•·")


def _is_said(text: str, said: frozenset[str]) -> bool:
    line = packed(text)
    return len(line) >= 4 and any(line in title or title in line for title in said)
