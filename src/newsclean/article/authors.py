"""Who wrote a story, and who else worked on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsclean.article.dates import plain
from newsclean.article.fields import Field, fields
from newsclean.article.names import is_media, is_person, names_at
from newsclean.article.roles import AUTHOR, CREDIT, ORIGIN
from newsclean.article.wording import words
from newsclean.article.zones import Zones, near_date
from newsclean.model import BODY_KINDS, Credit, Label, Line, Page

__all__ = ["authors_and_credits"]

_KINDS = frozenset(BODY_KINDS)
_META = frozenset(("byline", "credit", "annotation"))
#: Words that announce a picture in lists of other stories, too.
_PICTURES = words(
    "图 图片 照片 视频 摄 音频 海报 漫画 图源",
)
#: How names of desks and outlets end where nothing folded them to Simplified.
_NO_PEOPLE = ("報", "網", "聞", "臺", "編輯", "記者", "編譯", "動態", "報導", "電視", "雲")
_GIVEN = re.compile("翻摄|取自|提供|画面|资料|截图|示意|图库|授权")
#: A sentence of the story is longer, or has a full stop: it is no byline.
_LONGEST = 60
#: Above this a line labelled byline or annotation is a row of buttons or a whole page on one line.
_LONGEST_META = 1000


#: A line without one of these names nobody: the marks of a field, or 记者, 特派员, 撰稿, 评论员.
_SPEAKS = re.compile("[]:/|丨】︰﹕∶︱│｜记派撰论]")
_REPORTER = re.compile("记者|特派|撰稿|评论员")


@cache
def _reporters() -> re.Pattern[str]:
    return re.compile(r"(?:(?:记者|特派员|特约撰稿人?|撰稿人)[\s:/|丨]{0,3}|评论员\s{1,3})")


@cache
def _reported() -> re.Pattern[str]:
    # 王小明、林小華／台北報導
    return re.compile(
        r"^\s*[(\[【〔]?(?P<names>[\u4e00-\u9fff、 ,·]{2,40}?)\s?/\s?[\u4e00-\u9fff 、·/-]{0,16}"
        r"报[道导](?=\s*[)\]】〕]?\s*(?:$|发[布表]|更新|\d{4}))"
    )


@cache
def _opening() -> re.Pattern[str]:
    # （中央社記者王小明台北3日電）, 本报北京1月6日电（记者 王小明）
    return re.compile(r"^[^。!?]{0,30}?[(\[【〔〈]([^()\[\]【】〔〕〈〉]{2,60})[)\]】〕〉]")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"[(\[【〔]([^()\[\]【】〔〕]{2,80})[)\]】〕]?(?:\s?\d{7})?\s*$")


def authors_and_credits(
    page: Page, labels: Sequence[Label], zone: Zones
) -> tuple[tuple[str, ...], tuple[Credit, ...]]:
    """The authors, and everyone else with the role as printed, each in the order of the page."""
    lines = page.lines
    near = _bylines(lines, labels, zone)
    found = {at: fields(lines[at].shadow) for at in near}
    authors = (
        _unique(name for at in near for name in _named_authors(lines, labels, at, found[at]))
        or _unique(_of_openings(lines, zone))
        or _unique(_beside_date(lines, labels, zone))
        or _unique(_of_closings(lines, zone))
        or _unique(_of_witnesses(page.witnesses.authors))
    )
    credits = [credit for at in near for credit in _credits(lines, labels, at, found[at])]
    credits += _credits_in_story(lines, zone)
    return authors, tuple(dict.fromkeys(credits))


def _bylines(lines: Sequence[Line], labels: Sequence[Label], zone: Zones) -> list[int]:
    """The lines that may say who: around the title and the story, and labelled as such."""
    picked = dict.fromkeys((*zone.head, *zone.again, *zone.meta, *zone.tail))
    search = _SPEAKS.search
    return [
        at
        for at in picked
        if search(lines[at].shadow) and _may_name(lines[at].shadow.strip(), labels[at].label)
    ]


def _may_name(shadow: str, label: str) -> bool:
    """Whether a line with this label can be a byline or a credit."""
    if label in _META:
        return len(shadow) <= _LONGEST_META
    if label in ("title", "caption") or len(shadow) > _LONGEST or "。" in shadow:
        return False
    # A line of the story must look like a byline from its first character on.
    return label not in _KINDS or _starts_as_byline().match(shadow) is not None


@cache
def _starts_as_byline() -> re.Pattern[str]:
    return re.compile(
        r"[(\[【〔]?(?:(?:本报|本刊|特约|特派|实习|见习)?记者[\s:/|丨]"
        r"|(?:文|图|文图|图文|撰文|采写|作者|责任?编辑?|编辑|校对|审核|来源)\s?[:/|丨]"
        r"|[\u4e00-\u9fff、 ]{2,24}/[\u4e00-\u9fff 、·-]{0,12}报[道导][)\]】〕]?$)"
    )


def _named_authors(
    lines: Sequence[Line], labels: Sequence[Label], at: int, found: Sequence[Field]
) -> Iterator[str]:
    text, shadow = lines[at].text, lines[at].shadow
    said = False
    for field in found:
        if field.group == AUTHOR:
            where = _value(lines, labels, at, field)
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
    if "报" in shadow and (match := _reported().match(shadow)):
        start, end = match.span("names")
        yield from names_at(text, shadow, start, end, strict="记者" not in shadow)
    elif _REPORTER.search(shadow) and "摄" not in shadow:
        for match in _reporters().finditer(shadow):
            yield from names_at(text, shadow, match.end(), len(shadow))


def _beside_date(lines: Sequence[Line], labels: Sequence[Label], zone: Zones) -> Iterator[str]:
    """A name alone on a line, or alone in brackets, next to the date: 王小明, [ 王小明 ]."""
    for at in near_date(lines, zone):
        text, shadow = lines[at].text, lines[at].shadow
        if labels[at].label in _KINDS:
            continue
        lone = shadow.strip(" #*_>|·")
        if is_person(lone) and len(lone) >= (2 if labels[at].label == "byline" else 3):
            start = shadow.index(lone)
            yield text[start : start + len(lone)]
        elif match := _foreigner().match(shadow):
            yield text[match.start(1) : match.end(1)]
        for match in _lone_bracket().finditer(shadow):
            if is_person(match[1]):
                yield text[match.start(1) : match.end(1)]


@cache
def _foreigner() -> re.Pattern[str]:
    return re.compile(
        r"\s*([\u4e00-\u9fff]{1,6}(?:[·‧•・][\u4e00-\u9fff]{1,8}){1,2})\s{0,2}"
        r"(?:\([a-z .'-]{3,40}\))?\s*$"
    )


@cache
def _lone_bracket() -> re.Pattern[str]:
    return re.compile(r"[\[(]\s*([\u4e00-\u9fff]{2,4})\s*[\])](?!\()")


def _people(text: str, shadow: str, start: int, end: int) -> list[str]:
    """The names in a value that an author's word announces: pen names are names too."""
    names = names_at(text, shadow, start, end)
    if names:
        return names
    value = shadow[start:end].strip(" ()[]|:")
    if 2 <= len(value) <= 8 and value.isalnum() and not value.isdigit() and not is_media(value):
        at = shadow.index(value, start)
        name = text[at : at + len(value)]
        return [] if name.isascii() and name.isupper() else [name]
    return []


def _value(
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


def _of_closings(lines: Sequence[Line], zone: Zones) -> Iterator[str]:
    """（记者 王小明） at the end of the story, or （王小明） in its last lines or alone below."""
    for away, at in enumerate(zone.closing):
        yield from _of_closing(lines[at], strict=away < 2)
    for at in zone.tail[:2]:
        if lines[at].shadow.strip()[:1] in ("(", "[", "【"):
            yield from _of_closing(lines[at], strict=True)


def _of_closing(line: Line, *, strict: bool) -> Iterator[str]:
    """The writers in the bracket that ends a line; bare names count only when ``strict``."""
    text, shadow = line.text, line.shadow
    match = _closing().search(shadow, max(0, len(shadow) - 120))
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


def _credits(
    lines: Sequence[Line], labels: Sequence[Label], at: int, found: Sequence[Field]
) -> Iterator[Credit]:
    known = labels[at].label in _META
    for field in found:
        if field.group != CREDIT or (field.word in _PICTURES and not known):
            continue
        if where := _value(lines, labels, at, field):
            role = "".join(lines[at].text[field.start : field.word_end].split())
            yield from (Credit(role, name) for name in _workers(*where))


def _workers(text: str, shadow: str, start: int, end: int) -> list[str]:
    """The names in a value that a role announces; 翻攝自某某 and 某某提供 name no worker."""
    if _GIVEN.search(shadow, start, end):
        return []
    return names_at(text, shadow, start, end)


def _credits_in_story(lines: Sequence[Line], zone: Zones) -> Iterator[Credit]:
    for at in zone.closing:
        text, shadow = lines[at].text, lines[at].shadow
        match = _closing().search(shadow, max(0, len(shadow) - 120))
        if match is None:
            continue
        offset = match.start(1)
        for field in fields(match[1]):
            if field.group == CREDIT:
                role = "".join(text[offset + field.start : offset + field.word_end].split())
                where = offset + field.value, offset + field.end
                yield from (Credit(role, name) for name in _workers(text, shadow, *where))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
