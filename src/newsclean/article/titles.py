"""The title, without the name of the site behind it, and the title it had elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsclean.article.outlets import names_site
from newsclean.article.paragraphs import clean, joined
from newsclean.article.zones import Zones, packed
from newsclean.model import Cut, Label, Line, Page, SpanCut
from newsclean.patterns import compiled

__all__ = ["titled", "without_site"]


#: The two lines of a title stand so near each other, blank ones between.
_NEAR = 5
#: Fewer characters are in many lines by chance.
_TOLD = 6


@cache
def _suffix() -> re.Pattern[str]:
    # The last part of 标题_频道_某某网, 标题 - 某某網, 标题 | 某某新聞; a bare hyphen joins words.
    return compiled(
        r"\s{0,2}(?:_{1,2}|\s[-–—|｜·:/]\s|[|｜丨]|-{2,}|(?<=[^\W\x00-\x7f])-(?=[^\W\x00-\x7f]{2,8}网$))"
        r"\s{0,2}(?P<name>[^_|｜丨]{2,24})$"
    )


@cache
def _bars() -> re.Pattern[str]:
    return compiled(r"\s?[_|｜丨]|\s[-–—]\s")


@cache
def _original() -> re.Pattern[str]:
    return compiled(r"(?:原标题|原题|原文标题|原题目|原新闻标题)\s?[:︰﹕∶]\s*")


@cache
def _mark() -> re.Pattern[str]:
    # Bullets, table bars, pictures and Markdown of dumps; 标题： before the title.
    return compiled(
        r"(?:\[?!\[[^\[\]]{0,200}\](?:\([^()\s]{0,400}\)\]?){1,2}(?=\s*[^\s|#(])"
        r"|[\s|>•·▪■]|[*+-]\s|#{1,6}|\*{2,3}|_{1,2}(?=\S)|【?标题】?\s?[:】]|!?\[(?=[^\]]{0,200}\]\())+"
    )


@cache
def _address_behind() -> re.Pattern[str]:
    return compiled(r"\]\([^()]{0,400}\)$")


def _without_marks_behind(text: str) -> str:
    """The text without what Markdown and tables leave behind a title: ** | #, ](address), [ ]."""
    while True:
        bare = text.rstrip(" \t\xa0\u3000|#")
        if bare.endswith(("**", "__")):
            bare = bare[:-2]
        elif bare.endswith("]") and bare[:-1].rstrip().endswith("["):
            bare = bare[:-1].rstrip()[:-1]
        elif bare.endswith(")") and (
            address := _address_behind().search(bare, max(0, len(bare) - 404))
        ):
            # Of a picture that is a link, "[![](…)](…)", nothing is left.
            bare = bare[: address.start()].removesuffix("[![").removesuffix("![").removesuffix("[")
            opened = bare.rfind("[")
            if opened > bare.rfind("]"):
                bare = bare[:opened] + bare[opened + 1 :]
        if bare == text:
            return text
        text = bare


def titled(
    page: Page, labels: Sequence[Label], zone: Zones, site: str | None
) -> tuple[str | None, str | None, list[Cut]]:
    """The title, the original title, and cuts for what a title line says besides.

    A second title line (a page printed twice) is cut as an annotation, so that it is accounted for.
    """
    cuts: list[Cut] = []
    title = _of_lines(page.lines, labels, zone, site, cuts)
    original = _original_title(page.lines, zone)
    if title is None:
        title = _of_witnesses(page.witnesses.title, site) or original
    elif whole := _in_two_lines(page, zone, site):
        title = whole
    return title, original, cuts


def _in_two_lines(page: Page, zone: Zones, site: str | None) -> str | None:
    """The title of which the title line is one of two lines, as the head of the page says it."""
    at, lines = zone.title, page.lines
    if at is None:
        return None
    own = packed(lines[at].text)
    above = next((i for i in range(at - 1, max(-1, at - _NEAR), -1) if packed(lines[i].text)), at)
    below = (i for i in range(at + 1, min(len(lines), at + _NEAR)) if packed(lines[i].text))
    both = {packed(lines[above].text) + own, own + packed(lines[next(below, at)].text)}
    for whole in (*page.witnesses.title[:1], *_heads(lines, at)):
        for said in (without_site(whole, site), *_parts(whole)):
            if packed(said) in both:
                return said
    return None


def _parts(whole: str) -> Iterator[str]:
    """What stands before each bar or stroke of a page's head."""
    return (clean(whole[: mark.start()]) for mark in _bars().finditer(whole))


def _heads(lines: Sequence[Line], at: int) -> Iterator[str]:
    """Lines above the title line that say more than it, its words among them."""
    shadow = lines[at].shadow.strip()
    for line in lines[:at] if len(shadow) >= _TOLD else ():
        if shadow in line.shadow and len(line.shadow) > len(shadow):
            yield line.text


def _of_lines(
    lines: Sequence[Line], labels: Sequence[Label], zone: Zones, site: str | None, cuts: list[Cut]
) -> str | None:
    title: list[str] = []
    goes_on = False  # whether the line before is of the title that was chosen
    for at in zone.titles:
        line = lines[at]
        goes_on = at == zone.title or (goes_on and labels[at].joins)
        if goes_on:
            text, cut = _stripped(line, site, labels[at].spans)
            title += [text] if text else []
            cuts.extend(cut)
        else:
            cuts.append(Cut(line.number, "annotation", "title-again", line.text))
    if not title and zone.title is not None:
        # The page's head says so of a line that was labelled as something else and is a cut.
        return _stripped(lines[zone.title], site)[0] or None
    return joined(title) or None


def _stripped(line: Line, site: str | None, spans: Sequence[SpanCut] = ()) -> tuple[str, list[Cut]]:
    """A title line without marks, readings and site; what goes from it but marks is a cut."""
    text, shadow = line.text, line.shadow
    mark = _mark().match(shadow)
    start = mark.end() if mark and mark.end() < len(shadow.rstrip()) else 0
    end = _site_starts(shadow, start, site)
    parts: list[str] = []
    cuts: list[Cut] = []
    for first, last, label, rule in spans:
        # Readings in brackets and pictures; what links leave is taken off at the ends.
        if start <= first and last <= end and shadow[first] in "(!":
            parts.append(text[start:first])
            cuts.append(Cut(line.number, label, rule, text[first:last], (first, last)))
            start = last
    if end < len(text.rstrip()):
        cuts.append(Cut(line.number, "annotation", "site-name", text[end:], (end, len(text))))
    return clean(_without_marks_behind("".join([*parts, text[start:end]]))), cuts


def without_site(title: str, site: str | None = None) -> str:
    """A title without the names of site and channels behind it.

    >>> without_site("新館開放_社會_某某新聞網"), without_site("A-B 兩案 - 比較")
    ('新館開放', 'A-B 兩案 - 比較')
    """
    from newsclean.article.dates import plain

    return clean(title[: _site_starts(plain(title), 0, site)])


def _site_starts(shadow: str, start: int, site: str | None) -> int:
    """Where in a folded title the parts behind it begin."""
    end = len(shadow.rstrip())
    found = False
    for _ in range(4):
        end = start + len(shadow[start:end].rstrip())
        match = _suffix().search(shadow, max(start, end - 32), end)
        if match is None or match.start() <= start + 3:
            break
        if not (_is_name(match["name"], site) or (found and "_" in shadow[match.start() : end])):
            break
        end, found = match.start(), True
    return end if found else len(shadow)


def _is_name(part: str, site: str | None) -> bool:
    if site and (part == site.lower() or site.lower() in part or part in site.lower()):
        return True
    # Titles in meta tags come unfolded, hence both scripts.
    ending = ("新闻", "新聞", "频道", "頻道", "網", "報", "中心", "专区")
    return len(part) <= 14 and (names_site(part) or part.endswith(ending))


def _of_witnesses(titles: Sequence[str], site: str | None) -> str | None:
    return next((name for title in titles if (name := without_site(title, site))), None)


def _original_title(lines: Sequence[Line], zone: Zones) -> str | None:
    """What follows 原标题： near the title, in the byline, or after the story."""
    near = (*zone.head, *zone.meta, *zone.tail)
    story = range(max(zone.first, 0), zone.first + 1) if zone.last >= 0 else ()
    for at in (*near, *story, *(() if zone.last < 0 else (zone.last,))):
        shadow = lines[at].shadow
        match = _original().search(shadow) if "原" in shadow else None
        if match is None:
            continue
        start, end = match.end(), len(shadow)
        before = shadow[: match.start()].rstrip()
        if before[-1:] in "([【" and before:
            end = _closing(shadow, start, before[-1])
        if found := clean(lines[at].text[start:end]):
            return found
    return None


def _closing(shadow: str, start: int, opening: str) -> int:
    """Where the bracket that the note stands in closes; the title may hold brackets itself."""
    closing = {"(": ")", "[": "]", "【": "】"}[opening]
    depth = 1
    for at in range(start, len(shadow)):
        depth += (shadow[at] == opening) - (shadow[at] == closing)
        if depth == 0:
            return at
    return len(shadow)
