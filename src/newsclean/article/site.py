"""Whose page it is: its breadcrumb, its title, its copyright line, its own meta tags say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsclean.article.breadcrumb import breadcrumb, is_section
from newsclean.article.dates import plain
from newsclean.article.outlets import SECTIONS, has_han, names_site
from newsclean.article.paragraphs import clean
from newsclean.article.zones import Zones, packed
from newsclean.model import Label, Line, Page
from newsclean.patterns import compiled

__all__ = ["site_and_section"]

#: 主办：某某人民政府, in the footer of an office's site.
_HOST = compiled(r"主办(?:单位)?\s?:\s?([^\s:|,，]{2,24})")
_OURS = frozenset(("本网", "本报", "本站", "本社", "本网站"))
_NUMBER = compiled(r"\d{4}")
#: How publications end that only the end of a page's title tells from a section.
_PUBLICATIONS = ("新闻", "周刊", "杂志", "传媒", "广播", "电视", "观察", "日报", "晚报")
#: A firm that keeps the servers is nobody's newspaper; an office runs the site for its government.
_FIRM = compiled("(?:科技|技术|网络|信息|文化|传播|实业|软件)[^。]{0,4}公司$")
#: A dump that keeps the page's <title> has it among its first lines.
_TITLE_WITHIN, _LONGEST_TITLE = 6, 120


@cache
def _copyright() -> re.Pattern[str]:
    ending = (
        "(?:网|报|社|电视台|电台|在线|新闻|传媒|网站|集团|中心|公司"
        "|杂志|周刊|频道|大学|人民政府|之声|之音)"
    )
    name = rf"(?P<{{}}>[^\W\d_]{{{{2,16}}}}?{ending})"
    years = r"(?:19|20)\d\d\s?(?:[-–—~至]\s?(?:(?:19|20)?\d\d|至今|now|present)?)?[\s,.年]{0,6}"
    return compiled(
        rf"(?:copyright|©|\(c\)|版权所有)[\s:©(c)]{{0,12}}(?:by\s)?(?:{years})?"
        rf"(?:[a-z0-9.-]+\.(?:com|cn|net|org|tw|hk)\S*\s?)?(?:by\s)?{name.format('after')}(?![^\W\x00-\x7f])"
        rf"|(?:^|[\s|]){name.format('before')}\s?(?:版权所有|©)"
    )


def site_and_section(
    page: Page, labels: Sequence[Label], zone: Zones
) -> tuple[str | None, tuple[str, ...]]:
    """The site's name and the sections that the page is in, as printed."""
    said = _said_site(page.witnesses.site)
    site, sections = breadcrumb(page.lines, zone, said)
    if not site:
        site = (
            said
            or _of_account(page.lines, zone)
            or _of_title(page.lines, zone)
            or _of_copyright(page.lines, zone)
            or _of_words(page.lines, labels)
        )
    if not sections:
        sections = [name for part in page.witnesses.section if is_section(name := clean(part))]
    return site, tuple(part for part in sections if part != site)


def _said_site(site: str | None) -> str | None:
    """The site that the page's head names, unless it names a section or a number."""
    name = clean(site or "")
    bare = plain(name).strip("()[] ")
    return None if not bare or bare in SECTIONS or _NUMBER.search(bare) else name


def _of_account(lines: Sequence[Line], zone: Zones) -> str | None:
    """The account that stands between writer and date: 原创 王小明 某某观察 2024-03-31 08:15."""
    for at in zone.head:
        if lines[at].shadow.lstrip().startswith("原创") and (
            match := _account().match(lines[at].shadow)
        ):
            return lines[at].text[match.start(1) : match.end(1)]
    return None


@cache
def _account() -> re.Pattern[str]:
    return compiled(
        r"\s*原创[: |]{1,3}[^\s\d]{2,16} {1,3}([^\s\d]{2,20}) {1,3}(?:19|20)\d\d\s?[-/.年]"
    )


def _of_title(lines: Sequence[Line], zone: Zones) -> str | None:
    """The last part of the page's own title, 标题_频道_某某网, where it names a site."""
    if zone.title is None:
        return None
    wanted = packed(lines[zone.title].shadow)
    for at in (*range(min(_TITLE_WITHIN, len(lines))), zone.title):
        shadow = lines[at].shadow.rstrip()
        if not 8 <= len(shadow) <= _LONGEST_TITLE or packed(shadow)[:6] != wanted[:6]:
            continue
        match = _behind_title().search(shadow)
        if match and _names_publication(match["name"]):
            return clean(lines[at].text[slice(*match.span("name"))])
    return None


def _names_publication(part: str) -> bool:
    return has_han(part) and (
        names_site(part) or (part.endswith(_PUBLICATIONS) and part not in SECTIONS)
    )


@cache
def _behind_title() -> re.Pattern[str]:
    return compiled(
        r"(?:[_|｜丨]|\s[-–—·]\s|-{1,2})\s{0,2}(?P<name>[^\W_](?:[^_|｜丨\s-]{0,14})[^\W_])$"
    )


def _without_company(name: str) -> str:
    """明晨報 of 明晨報社 and 明晨報有限公司: the paper, not the firm that prints it."""
    bare = name.removesuffix("公司").removesuffix("有限").removesuffix("股份")
    return bare[:-1] if bare.endswith(("報社", "报社")) else bare


def _of_copyright(lines: Sequence[Line], zone: Zones) -> str | None:
    for at in zone.rights:
        line = lines[at]
        if match := _copyright().search(line.shadow):
            name = match.lastgroup or "after"
            start, end = match.span(name)
            found = line.text[start:end]
            said = line.shadow[start:end]
            if said not in _OURS and not _FIRM.search(said):
                return _without_company(found.removeprefix("返回"))
        if match := _HOST.search(line.shadow):
            return _without_office(clean(line.text[match.start(1) : match.end(1)]))
    return None


def _of_words(lines: Sequence[Line], labels: Sequence[Label]) -> str | None:
    """What the page calls itself; its tables are loaded for pages that nothing else names."""
    from newsclean.article.selfnamed import self_named

    return _without_company(self_named(lines, labels) or "") or None


def _without_office(name: str) -> str:
    """某某人民政府 of 某某人民政府办公室, whose office keeps the site."""
    for office in ("办公室", "辦公室", "办公厅", "辦公廳"):
        if name.endswith("政府" + office):
            return name.removesuffix(office)
    return name
