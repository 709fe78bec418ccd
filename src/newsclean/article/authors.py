"""Who wrote a story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsclean.article.bylines import ending_bracket, endings, value_of
from newsclean.article.cast import cast, is_bulleted, name_of
from newsclean.article.dates import plain
from newsclean.article.fields import fields
from newsclean.article.names import is_media, is_person, is_surely_person, names_at
from newsclean.article.roles import AUTHOR, ORIGIN
from newsclean.article.zones import Zones, near_date
from newsclean.model import BODY_KINDS, Label, Line, Page
from newsclean.patterns import compiled

__all__ = ["authors_of"]

_KINDS = frozenset(BODY_KINDS)
#: How names of desks and outlets end where nothing folded them to Simplified.
_NO_PEOPLE = ("報", "網", "聞", "臺", "編輯", "記者", "編譯", "動態", "報導", "電視", "雲")
_NOBODY = ("admin", "root", "editor", "system", "user", "网站编辑", "新闻编辑")
#: Bylines are shorter, with the columns of a display that stand in them.
_BYLINE = 160
#: Lines above the title that may name the writer beside the date.
_NEAR_ABOVE = 3
_REPORTER = compiled("记者|特派|撰稿|评论员")


@cache
def _reporters() -> re.Pattern[str]:
    return compiled(r"(?:(?:记者|特派员|特约撰稿人?|撰稿人)[\s:/|丨]{0,3}|评论员\s{1,3})")


@cache
def _reported() -> re.Pattern[str]:
    # 王小明、林小華／台北報導
    return compiled(
        r"^\s*[(\[【〔]?(?P<names>[^/()\d:。]{2,40}?)\s?/\s?[^()\d:。]{0,16}"
        r"报[道导](?=\s*[)\]】〕]?\s*(?:$|发[布表]|更新|\d{4}))"
    )


@cache
def _reported_from() -> re.Pattern[str]:
    # 某某新聞 | 王小明 台東報導
    return compiled(
        r"(?:^|[|丨] ?)(?P<names>[^\W\d_]{2,4}(?:、[^\W\d_]{2,4}){0,3})"
        r" [^\W\d_]{2,4}报[道导]\s*(?:$|\d{4})"
    )


@cache
def _opening() -> re.Pattern[str]:
    # （中央社記者王小明台北3日電）, 本报北京1月6日电（记者 王小明）; behind the paper's own mark,
    # 【某報訊】（記者王小明報導）, the second bracket counts.
    return compiled(
        r"^[^。!?]{0,30}?(?:【[^()\[\]【】]{2,24}讯】\s?(?=\())?"
        r"[(\[【〔〈]([^()\[\]【】〔〕〈〉]{2,60})[)\]】〕〉]"
    )


def authors_of(
    page: Page, labels: Sequence[Label], zone: Zones, near: Sequence[int]
) -> tuple[str, ...]:
    """The authors, from the first place that names any: byline, dateline, beside the date, the
    end of the story, the page's head.

    Args:
        page: The lines, and what the page's head says.
        labels: A label for each line.
        zone: Where on the page what is.
        near: The lines that may say who, as ``bylines`` finds them.
    """
    lines = page.lines
    return (
        _unique(name for at in near for name in _named_authors(lines, labels, at))
        or _unique(_of_openings(lines, zone))
        or _unique(_beside_date(lines, labels, zone))
        or _unique(_of_closings(lines, labels, zone))
        or _unique(_of_witnesses(page.witnesses.authors))
    )


def _named_authors(lines: Sequence[Line], labels: Sequence[Label], at: int) -> Iterator[str]:
    text, shadow = lines[at].text, lines[at].shadow
    said = False
    found = fields(shadow)
    for field in found:
        if field.group == AUTHOR:
            where = value_of(lines, labels, at, field)
            if where:
                said = True
                yield from _people(*where)
        elif field.group == ORIGIN:
            # 来源：王小明, 来源：王小明/某某日报
            name = shadow[field.value : field.end].partition("/")[0].rstrip()
            if is_person(name.lstrip()):
                yield text[field.value : field.value + len(name)].strip()
    if said:
        return
    if not found and (people := _written_by(lines[at])):
        yield from people
        return
    if "报" in shadow and (match := _reported().match(shadow)):
        start, end = match.span("names")
        names = names_at(text, shadow, start, end, strict="记者" not in shadow)
        yield from names
        if names:
            return
    if "报" in shadow and (match := _reported_from().search(shadow)):
        yield from names_at(text, shadow, *match.span("names"), strict=True)
        return
    if _REPORTER.search(shadow) and "摄" not in shadow:
        for match in _reporters().finditer(shadow):
            yield from names_at(text, shadow, match.end(), len(shadow))


def _beside_date(lines: Sequence[Line], labels: Sequence[Label], zone: Zones) -> Iterator[str]:
    """A name alone on a line, in brackets or behind a bullet, next to the date: [ 王小明 ]."""
    for at in near_date(lines, zone):
        text, shadow = lines[at].text, lines[at].shadow
        if labels[at].label in _KINDS:
            continue
        lone = _dated().sub("", shadow).strip(" #*_>|·")
        if is_surely_person(lone) or (is_person(lone) and labels[at].label == "byline"):
            start = shadow.index(lone)
            yield text[start : start + len(lone)]
        elif match := _foreigner().match(shadow):
            yield text[match.start(1) : match.end(1)]
        # A long line is no byline: in a list of flowers, 郁金香(白色) is nobody.
        for match in _lone_bracket().finditer(shadow) if len(shadow) < _BYLINE else ():
            if is_person(match[1]):
                yield text[match.start(1) : match.end(1)]
        yield from _written_by(lines[at], bare=True)
    for at in reversed(zone.above[-_NEAR_ABOVE:]):  # 王小明 2024-03-31, just above the title
        if labels[at].label not in _KINDS:
            yield from _written_by(lines[at], bare=True)
    for at in zone.head:
        line = lines[at]
        if is_bulleted(line.shadow) and labels[at].label not in _KINDS and at != zone.title:
            yield from _written_by(line, bare=True)


def _written_by(line: Line, *, bare: bool = False) -> list[str]:
    """The writers that a line names without a colon."""
    parts = cast(line.shadow, bare=bare)
    return [name_of(line.text, part) for part in parts if part.group == AUTHOR]


@cache
def _dated() -> re.Pattern[str]:
    # 何雨 2024-03-31 08:15
    return compiled(r"(?<=\S)\s+(?:19|20)\d\d\s?[-/.年][\d\s:.:/年月日-]+$")


@cache
def _foreigner() -> re.Pattern[str]:
    return compiled(
        r"\s*([^\W\x00-\x7f]{1,6}(?:[·‧•・][^\W\x00-\x7f]{1,8}){1,2})\s{0,2}"
        r"(?:\([a-z .'-]{3,40}\))?\s*$"
    )


@cache
def _lone_bracket() -> re.Pattern[str]:
    return compiled(r"[\[(]\s*([^\W\x00-\x7f]{2,4})\s*[\])](?!\()")


def _people(text: str, shadow: str, start: int, end: int) -> list[str]:
    """The names in a value that an author's word announces: pen names are names too."""
    names = names_at(text, shadow, start, end)
    if names:
        return names
    value = shadow[start:end].strip(" ()[]|:")
    if value in _NOBODY or value.startswith(("本站", "本网", "本报", "本刊")):
        return []
    if 2 <= len(value) <= 8 and value.isalnum() and not value.isdigit() and not is_media(value):
        at = shadow.index(value, start)
        name = text[at : at + len(value)]
        return [] if name.isascii() and name.isupper() else [name]
    return []


def _of_openings(lines: Sequence[Line], zone: Zones) -> Iterator[str]:
    """The reporters of a dateline."""
    for at in zone.opening:
        shadow = lines[at].shadow
        match = _opening().match(shadow)
        if match is None or "摄" in match[1] or "图" in match[1]:
            continue
        start, end = match.span(1)
        if reporter := _reporters().search(shadow, start, end):
            yield from names_at(lines[at].text, shadow, reporter.end(), end)
        elif shadow[: start - 1].rstrip().endswith(("电", "讯")):
            yield from names_at(lines[at].text, shadow, start, end, strict=True)


def _of_closings(lines: Sequence[Line], labels: Sequence[Label], zone: Zones) -> Iterator[str]:
    """（记者 王小明） at the end of the story, or （王小明） in its last lines or alone below."""
    for away, line in enumerate(endings(lines, labels, zone)):
        yield from _of_closing(line, strict=away < 2)
    for at in zone.tail[:2]:
        if lines[at].shadow.strip()[:1] in ("(", "[", "【"):
            yield from _of_closing(lines[at], strict=True)


def _of_closing(line: Line, *, strict: bool) -> Iterator[str]:
    """The writers in the bracket that ends a line; bare names count only when ``strict``."""
    text, shadow = line.text, line.shadow
    match = ending_bracket(shadow)
    if match is None or "摄" in match[1]:
        return
    start, end = match.span(1)
    if any(field.group == AUTHOR for field in fields(match[1])):
        for field in fields(match[1]):
            if field.group == AUTHOR:
                yield from names_at(text, shadow, start + field.value, start + field.end)
    elif reporter := _reporters().search(shadow, start, end):
        yield from names_at(text, shadow, reporter.end(), end)
    elif strict and not fields(match[1]):
        names = names_at(text, shadow, start, end, strict=True)
        if len("".join(names)) == len("".join(match[1].replace("、", "").split())):
            yield from names


def _of_witnesses(authors: Iterable[str]) -> Iterator[str]:
    """The people whom the page's head names; it comes unfolded."""
    for author in authors:
        shadow = plain(author)
        for name in names_at(author, shadow, 0, len(author)):
            if not name.endswith(_NO_PEOPLE) and not is_media(shadow.strip()):
                yield name


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
