"""The path from the home of a site to its story: 某某网 > 社会 > 正文."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsclean.article.dates import plain
from newsclean.article.outlets import SECTIONS, names_site
from newsclean.article.paragraphs import clean
from newsclean.article.wording import words
from newsclean.article.zones import Zones
from newsclean.model import Line
from newsclean.patterns import compiled

__all__ = ["breadcrumb", "is_section"]

#: Parts of a breadcrumb that are no section.
_PLACE_WORDS = words(
    "首頁 主頁 文章详情",  # meta tags come unfolded
    "正文 内容 详情 文章 全文 首页 主页 网站首页 返回首页 详细内容 新闻内容 内容页 文章内容",
    "新闻详情 内文 home 文章正文 本页 查看 帖子 查看帖子",
)
#: How sections end.
_SECTION_ENDINGS = ("频道", "中心", "版", "要闻", "专栏", "动态", "时政", "信息", "首页")
_ARROWS = frozenset(">›»→❯〉")
#: More parts than this are a menu.
_MOST_PARTS = 7
_LONGEST_SITE = 16


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


def breadcrumb(
    lines: Sequence[Line], zone: Zones, said: str | None
) -> tuple[str | None, list[str]]:
    """The site's name and the sections in the breadcrumb nearest above the title, as printed.

    Args:
        lines: Those of the page.
        zone: Where in them what stands.
        said: The site that the page's head names.
    """
    parts = _trail(lines, zone)
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


def is_section(part: str) -> bool:
    """Whether a part of a path, as printed, is a section rather than 首页 or 正文."""
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


def _bare(part: str) -> str:
    """A part of a breadcrumb without the bars and the Markdown around it; "" for a picture."""
    part = clean(part).strip(" |/:#*_>").strip().removeprefix("返回")
    if link := _link().fullmatch(part):
        return "" if part[0] == "!" else clean(link[1])
    return part


@cache
def _link() -> re.Pattern[str]:
    return compiled(r"!?\[([^\[\]]{0,80})\]\([^()]{0,400}\)")


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
