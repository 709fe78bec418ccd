"""Whose page it is, and in which section: breadcrumb, copyright line, the page's own meta tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsclean.article.dates import plain
from newsclean.article.outlets import SECTIONS, has_han, names_site
from newsclean.article.paragraphs import clean
from newsclean.article.wording import words
from newsclean.article.zones import Zones, packed
from newsclean.model import Label, Line, Page
from newsclean.patterns import compiled

__all__ = ["site_and_section"]

#: Parts of a breadcrumb that are no section.
_PLACE_WORDS = words(
    "首頁 主頁 文章详情",  # meta tags come unfolded
    "正文 内容 详情 文章 全文 首页 主页 网站首页 返回首页 详细内容 新闻内容 内容页 文章内容",
    "新闻详情 内文 home 文章正文 本页 查看 帖子 查看帖子",
)


_SECTION_ENDINGS = (*("频道", "中心", "版", "要闻", "专栏", "动态", "时政", "信息", "首页"),)
#: 主办：某某人民政府, in the footer of an office's site.
_HOST = compiled(r"主办(?:单位)?\s?:\s?([^\s:|,，]{2,24})")
_OURS = frozenset(("本网", "本报", "本站", "本社", "本网站"))
_NUMBER = compiled(r"\d{4}")
_ARROWS = frozenset(">›»→❯〉")
#: How publications end that only the end of a page's title tells from a section.
_PUBLICATIONS = ("新闻", "周刊", "杂志", "传媒", "广播", "电视", "观察", "日报", "晚报")
#: A firm that keeps the servers is nobody's newspaper; an office runs the site for its government.
_FIRM = compiled("(?:科技|技术|网络|信息|文化|传播|实业|软件)[^。]{0,4}公司$")
#: More parts than this are a menu.
_MOST_PARTS = 7
_LONGEST_SITE = 16
#: A dump that keeps the page's <title> has it among its first lines.
_TITLE_WITHIN, _LONGEST_TITLE = 6, 120


@cache
def _lead() -> re.Pattern[str]:
    # 您现在的位置：, 当前位置是, 目前位置 >, 你在这里
    return compiled(
        r"^\s*[您你]?的?(?:当前|现在|所在|目前|在这里)?的?(?:位置|位于)?是?\s?[:>]?[\s|]*"
    )


@cache
def _arrow() -> re.Pattern[str]:
    return compiled(r"[>›»→❯〉]|-?&gt;")


@cache
def _gap() -> re.Pattern[str]:
    return compiled(r"::|\s[/|\\·-](?=\s|$)|^[/|]\s|(?<=[^\W\x00-\x7f])/(?=[^\W\x00-\x7f])")


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
    site, sections = _split(_trail(page.lines, zone), said)
    if not site:
        site = (
            said
            or _of_account(page.lines, zone)
            or _of_title(page.lines, zone)
            or _of_copyright(page.lines, zone)
            or _of_words(page.lines, labels)
        )
    if not sections:
        sections = [name for part in page.witnesses.section if _is_section(name := clean(part))]
    return site, tuple(part for part in sections if part != site)


def _said_site(site: str | None) -> str | None:
    """The site that the page's head names, unless it names a section or a number."""
    name = clean(site or "")
    bare = plain(name).strip("()[] ")
    return None if not bare or bare in SECTIONS or _NUMBER.search(bare) else name


def _is_section(part: str) -> bool:
    return bool(part) and len(part) <= 12 and plain(part) not in _PLACE_WORDS


def _trail(lines: Sequence[Line], zone: Zones) -> list[tuple[str, str]]:
    """The parts of the breadcrumb nearest above the title: as printed, and folded."""
    run = _run(lines, zone) if zone.crumbs else _torn(lines, zone)
    if not run:
        return []
    text = " ".join(lines[at].text for at in run)
    shadow = " ".join(lines[at].shadow for at in run)
    lead = _lead().match(shadow)
    start = lead.end() if lead else 0
    # In 新聞 - 體育 - 財經 > 股市 > 正文 the hyphens are a menu's.
    gaps = list(_arrow().finditer(shadow, start)) or list(_gap().finditer(shadow, start))
    if not gaps and shadow.startswith(("首页 ", "主页 "), start):  # 首页 社会 正文
        gaps = list(re.finditer(" ", shadow[:80]))
    parts: list[tuple[str, str]] = []
    for gap in (*gaps, None):
        stop = gap.start() if gap else len(shadow)
        if part := _bare(text[start:stop]):
            parts.append((part, _bare(shadow[start:stop])))
        start = gap.end() if gap else stop
    return parts if len(parts) <= _MOST_PARTS else []


def _run(lines: Sequence[Line], zone: Zones) -> list[int]:
    """The lines of that breadcrumb: dumps by text nodes set each part on its own."""
    anchor = zone.first if zone.title is None else zone.title
    crumbs = [at for at in zone.crumbs if at <= anchor] or list(zone.crumbs[:1])
    run = crumbs[-1:]
    for at in reversed(crumbs[:-1]):
        if len(run) > _MOST_PARTS * 2 or any(
            lines[between].text.strip() for between in range(at + 1, run[0])
        ):
            break
        run.insert(0, at)
    return run


def _torn(lines: Sequence[Line], zone: Zones) -> list[int]:
    """A breadcrumb above the title whose parts and arrows each stand on a line: 首页 / > / 科技."""
    above = zone.above
    arrows = [place for place, at in enumerate(above) if lines[at].shadow.strip() in _ARROWS]
    run: list[int] = []
    for place in reversed(arrows):
        if run and run[0] != place + 1:
            break
        if place == 0 or place + 1 == len(above):
            continue
        run = [place - 1, place, *(run or [place + 1])]
    parts = [lines[above[place]].shadow.strip() for place in run[::2]]
    if len(parts) < 3 or max(map(len, parts)) > _LONGEST_SITE:
        return []
    return [above[place] for place in run]


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


def _bare(part: str) -> str:
    """A part of a breadcrumb without the bars and the Markdown around it; "" for a picture."""
    part = clean(part).strip(" |/:#*_>").strip().removeprefix("返回")
    if link := _link().fullmatch(part):
        return "" if part[0] == "!" else clean(link[1])
    return part


@cache
def _link() -> re.Pattern[str]:
    return compiled(r"!?\[([^\[\]]{0,80})\]\([^()]{0,400}\)")


def _split(parts: list[tuple[str, str]], said: str | None) -> tuple[str | None, list[str]]:
    site: str | None = None
    sections: list[str] = []
    if parts and (len(parts[0][0]) > _LONGEST_SITE or parts[0][1].endswith("首页")):
        # A menu may stand before the first arrow.
        last = _bare(parts[0][0].split()[-1]), _bare(parts[0][1].split()[-1])
        parts = [last, *parts[1:]] if all(last) else parts[1:]
    for place, (part, folded) in enumerate(parts):
        if folded in _PLACE_WORDS:
            continue
        if place == 0 and _is_site(part, folded, said, len(parts)):
            site = _without_home(part)
            if site and (rest := _section_behind(folded.removesuffix("首页"))):
                site, section = site[:-rest], site[-rest:]
                sections.append(section)
            site = said if said and site and site in said else site
        elif len(part) <= 12 and not (place == len(parts) - 1 and place > 0 and len(part) > 8):
            # A long last part is the title, cut short.
            sections.append(_without_home(part) or part)
    return site, list(dict.fromkeys(sections))


def _section_behind(folded: str) -> int:
    """How long the section is that stands behind a site's name in one word: 某某网财经."""
    for rest in (2, 3, 4):
        if names_site(folded[:-rest]) and folded[-rest:] in SECTIONS:
            return rest
    return 0


def _without_home(part: str) -> str | None:
    return part.removesuffix("首頁").removesuffix("首页").strip() or None


def _is_site(part: str, folded: str, said: str | None, count: int) -> bool:
    if part == said or names_site(folded):
        return True
    if folded.endswith("首页"):
        return folded[:-2] not in SECTIONS and not folded.endswith("频道首页")
    return (
        said is None
        and count >= 3
        and folded not in SECTIONS
        and 4 <= len(part) <= 12
        and not folded.endswith(_SECTION_ENDINGS)
        and not (folded[:2] in SECTIONS and folded[2:] in SECTIONS)  # 国内新闻
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
