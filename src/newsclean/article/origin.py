"""Whom a site has the story from: 来源：某报, or the outlet named beside the date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsclean.article.dates import find
from newsclean.article.fields import fields
from newsclean.article.names import is_person
from newsclean.article.outlets import SECTIONS, has_han, is_outlet
from newsclean.article.paragraphs import clean
from newsclean.article.places import is_place
from newsclean.article.roles import IGNORED, ORIGIN, WORDS
from newsclean.article.wording import words
from newsclean.article.zones import Zones, near_date
from newsclean.model import BODY_KINDS, Label, Line, Page
from newsclean.patterns import compiled

__all__ = ["origin_of"]

_KINDS = frozenset(BODY_KINDS)
_CUE = compiled(
    "来源|稿源|转自|转载自|摘自|选自|出处|原载|引自|信源|文源|来自|source|发布机构|发布单位"
)
_YEAR = compiled(r"(?:19|20)\d\d|\d年")
#: Longer than this is a sentence about sources, not the name of one.
_LONGEST = 30
#: （来源：某报） is looked for in the last characters of the story's last lines.
_NEAR_END = 160
_NOT_AN_ORIGIN = words(
    "未知 不详 网络 互联网 本站 本网 原创 转载 null undefined none 无 其他 其它 作者 编辑",
    "我要评论 打印 大 中 小",
) - {"网络"}


@cache
def _worded() -> re.Pattern[str]:
    # Without a colon: 来源 新华网, 转自《某报》, 本文来源于某报
    return compiled(
        r"(?:^|[\s(\[【|])(?:本文|文章|稿件|新闻|内容|信息)?(?:转载自|来源于|来源自|转自|摘自|选自|原载|引自|来自|来源|稿源|出处)"
        r"\s?[:|]?\s?(?P<value>[^\s\d:/|()].{0,40})"
    )


@cache
def _end() -> re.Pattern[str]:
    # Where the name of a source is over.
    return compiled(
        r"[()\[\]【】|丨;。,，\t]|\s{2,}|(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])"
        r"|\d{4}[-年/.]|https?:"
    )


def origin_of(page: Page, labels: Sequence[Label], zone: Zones) -> str | None:
    """The source of the story as the page names it, or None."""
    lines = page.lines
    value: str | None
    cue = _CUE.search
    for at in (*zone.told, *zone.above):
        if not _short(lines[at], labels[at]) or not cue(lines[at].shadow):
            continue
        if value := next(_named(lines, at, labels), None):
            return value
    for at in zone.closing[:2]:
        for start, end in _groups(lines[at], labels[at]):
            shadow = lines[at].shadow[start:end]
            if _CUE.search(shadow):
                value = next(_values(lines[at].text[start:end], shadow), None)
                if value:
                    return value
    year = _YEAR.search
    for at in (*zone.head, *zone.again, *zone.above):
        if year(lines[at].shadow) and (value := _beside_date(lines[at], labels[at])):
            return value
    for at in near_date(lines, zone):
        shadow = lines[at].shadow.strip(_AROUND)
        if labels[at].label not in _KINDS and _stands_alone(shadow):
            return _name(lines[at].text.strip(_AROUND), shadow)
    return None


#: Marks of Markdown and of menus around a line.
_AROUND = " \t\xa0\u3000#*_>·|[]()【】"


def _stands_alone(shadow: str) -> bool:
    """Whether a whole line is an outlet's name: 某某日報 above or below the date."""
    return (
        is_outlet(shadow)
        and len(shadow) >= 3
        and not any(mark in shadow for mark in "?!,:;")
        and not _furniture().match(shadow)
        and shadow not in SECTIONS
        and shadow not in WORDS
        and not is_person(shadow)
    )


def _short(line: Line, label: Label) -> bool:
    """Whether a line may be a byline: a sentence of the story is not."""
    length = len(line.text)
    return length <= 400 if label.label not in _KINDS else length <= 60 and "。" not in line.text


def _named(lines: Sequence[Line], at: int, labels: Sequence[Label]) -> Iterator[str]:
    line = lines[at]
    yield from _values(line.text, line.shadow)
    found = fields(line.shadow)
    if found and found[-1].group == ORIGIN and not line.shadow[found[-1].value :].strip():
        below = range(at + 1, min(at + 4, len(lines)))
        after = next((place for place in below if lines[place].text.strip()), None)
        if after is None or not _short(lines[after], labels[after]):
            return
        _, text, shadow, _ = lines[after]
        if not fields(shadow) and (value := _name(text, shadow)):
            yield value


def _values(text: str, shadow: str) -> Iterator[str]:
    for field in fields(shadow):
        place = slice(field.value, field.end)
        if field.group == ORIGIN and (value := _name(text[place], shadow[place])):
            yield value
    if match := _worded().search(shadow):
        start, end = match.span("value")
        if value := _name(text[start:end], shadow[start:end]):
            yield value


def _name(text: str, shadow: str) -> str | None:
    """The name of a source at the start of a text, or None where there is no such name."""
    if account := _account().match(shadow):  # 来源：微信公众号：某某观察（ID：…）
        text, shadow = text[account.end() :], shadow[account.end() :]
    lead = len(shadow) - len(shadow.lstrip(" \t:|[(【"))
    text, shadow = text[lead:], shadow[lead:]
    stop = _end().search(shadow)
    name = clean(text[: stop.start()] if stop else text).strip("-—–·•*|/ ")
    writer, slash, outlet = name.partition("/")
    if slash and is_person(shadow[: len(writer)].strip()):
        return _name(outlet, shadow[len(writer) + 1 :])
    if name[:1] in '《“"「' and name[-1:] in '》”"」':
        name = name[1:-1]
    folded = shadow[: len(text)].strip()[: len(name)]
    if not 2 <= len(name) <= _LONGEST or folded in _NOT_AN_ORIGIN or folded in WORDS:
        return None
    if is_person(folded) or not any(sign >= "\u3400" or sign.isalpha() for sign in name):
        return None
    # 来自北京 says where somebody posted, 来自赞助者的话 heads a box.
    return None if is_place(folded) or "的" in folded else name


@cache
def _account() -> re.Pattern[str]:
    return compiled(r'\s*(?:微信)?公众号\s?[:"“「『]\s?')


def _groups(line: Line, label: Label) -> Iterator[tuple[int, int]]:
    """The places in a line of the story that may hold a source: brackets, and what is cut."""
    for span in label.spans:
        yield span.start, span.end
    for match in _bracketed().finditer(line.shadow, max(0, len(line.shadow) - _NEAR_END)):
        yield match.span(1)


@cache
def _bracketed() -> re.Pattern[str]:
    return compiled(r"[(\[【〔]([^()\[\]【】〔〕]{2,80})[)\]】〕]")


@cache
def _furniture() -> re.Pattern[str]:
    return compiled(
        r"发[布表稿]\S*|最[新后]\S*|本文来源\S*|\S*报[道导]\S*|更新\S*|https?:\S+|\S*\.(?:com|cn|net|org|tw|hk)\S*|字号.*|字体.*|我要\S*|评论\S*|分享\S*|"
        r"打印\S*|收藏\S*|放大\S*|缩小\S*|浏览\S*|阅读\S*|点击\S*|时间|日期|编辑\S*|记者\S*|作者\S*|责编\S*|文[/|].*|原创"
    )


def _beside_date(line: Line, label: Label) -> str | None:
    """An outlet in a line with a date: 网络整理 2024-03-31, or 2024-03-31 某某网."""
    shadow = line.shadow
    if label.label in _KINDS or len(shadow) > 400 or "。" in shadow:
        return None
    dates = find(shadow)
    if not dates:
        return None
    found = dates[0]
    known = [field for field in fields(shadow) if field.group != IGNORED]
    stop = min((field.start for field in known), default=len(shadow))
    note = shadow.find("(", found.end)
    stop = min(stop, note) if note >= 0 else stop
    beside = len(shadow[: found.start].strip()) + len(shadow[found.end : stop].strip())
    if label.label != "byline" and beside > 40:
        return None
    for start, end in ((0, found.start), (found.end, stop)):
        alone = start == 0 and label.label == "byline"
        if start < end and (value := _outlet(line.text[start:end], shadow[start:end], alone)):
            return value
    return None


def _outlet(text: str, shadow: str, alone: bool) -> str | None:
    """The outlet among the words beside a date; ``alone``: any one word before it will do."""
    for match in _token().finditer(shadow):
        token = match[0].rstrip("》")
        if _furniture().match(token) or token in SECTIONS or token in WORDS or is_person(token):
            continue
        only = (
            alone
            and "·" not in token
            and 3 <= len(token) <= 12
            and has_han(token)
            and len(shadow.split()) == 1
        )
        if only or is_outlet(token):
            return _name(text[match.start() : match.end()], token)
    return None


@cache
def _token() -> re.Pattern[str]:
    return compiled(r"[^\s|丨()\[\]【】,，:;>]+")
