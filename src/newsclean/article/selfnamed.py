"""What a page calls itself where it speaks to its readers: 关注某某网公众号, 未经某某报授权.

A dump keeps neither the address nor the logo of its page, and a breadcrumb often leaves the
site's name out. But invitations, notices on rights and links home name it. One statement of
whose the page is suffices; an invitation counts where the name looks like a site's, or twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from newsclean.article.outlets import SECTIONS, is_outlet, names_site
from newsclean.article.wording import words
from newsclean.model import BODY_KINDS, Label, Line
from newsclean.patterns import compiled

__all__ = ["self_named"]

_ELSEWHERE = frozenset((*BODY_KINDS, "title", "byline", "credit", "blank", "separator"))
#: Lines that speak to readers are shorter; those of comments are anybody's.
_LONGEST = 300
_LONGEST_NAME = 14
#: So much must speak for a name.
_ENOUGH = 2
_STATED, _INVITED = 2, 1
#: A name with what quotes it.
_NAME = r"[「《“\"@: ]{0,2}(?P<name>[^\W_]{2,14}?)[」》”\"]?"
_ACCOUNT = (
    r"\s?(?:的)?(?:官方)?\s?(?:微信|公众号|微博|抖音|头条号|app|客户端|粉丝|line|youtube|tiktok|facebook|"
    r"telegram|instagram|whatsapp|threads|电子报|频道)"
)
#: What opens a statement, what goes on with it, and how much it says.
_OPENINGS = (
    ("未经", rf"{_NAME}(?:书面|事先|明确|正式|官方|特别|之|的)*(?:授权|许可|同意|允许)", _STATED),
    ("归", rf"{_NAME}(?:及|和|或|与|所有|独家)", _STATED),
    ("属于", rf"{_NAME}(?:及|和|或|与|所有|[,。;\n])", _STATED),
    ("注明", rf"[“\"「『(]?(?:稿件)?来源[:为]\s?{_NAME}[”\"」』)]", _STATED),
    ("返回", rf"{_NAME}(?:网站)?首页", _STATED),
    ("本文为", rf"{_NAME}(?:原创|独家|授权)", _STATED),
    ("本文系", rf"{_NAME}(?:原创|独家|授权)", _STATED),
    ("关注", _NAME + _ACCOUNT, _INVITED),
    ("追踪", _NAME + r"(?:" + _ACCOUNT + r"|\n)", _INVITED),
    ("下载", _NAME + _ACCOUNT, _INVITED),
    ("打开", _NAME + _ACCOUNT, _INVITED),
    ("加入", _NAME + _ACCOUNT, _INVITED),
    ("订阅", _NAME + _ACCOUNT, _INVITED),
    ("\n支持", _NAME + r"(?:\n|[,! ]|" + _ACCOUNT + ")", _INVITED),
)
#: What stands right behind the name.
_ENDINGS = (
    *((ending, _STATED) for ending in ("版权与免责声明", "版权及免责声明", "所刊载", "所登载")),
    *((ending, _STATED) for ending in ("有权删除", "有权随时", "有权径予", "有权逐", "有权迳予")),
    *((ending, _STATED) for ending in ("》提醒您", "》关心您", "版权所有", "对留言")),
    *((ending, _INVITED) for ending in ("微信公众号", "粉丝团", "粉丝专页", "客服")),
)
#: What is said of every page, or of the reader.
_NOBODY = words(
    "官方 作者 原作者 书面 用户 网友 相关 平台 微信 微博 新浪微博 手机 苹果 安卓 应用 最新 新闻",
    "line google facebook youtube ios android iphone 免费 频道 原著作者 著作权人 权利人 版权人",
    "媒体 投稿者 原创者 发布者 网站 中国 台湾 香港 机构 编辑部 公司 集团 原出处 原媒体 会员 好友",
    "官网 手机版 电脑版",
)
#: A name has none of these signs, and begins with none of those.
_UNLIKE = compiled(
    "[的了请扫您我你们他她它和与或及将可在是为把]|关注|下载|点击|打开|欢迎|任何|转载|更多|安装|官方|服务|独立|频道"
    "|技术支持|[承主协]办$|单位|制作$|提供$|运营$"
)
_NOT_FIRST = compiled("[本该此其各某贵原并不]|有限公司|股份|xx")


def self_named(lines: Sequence[Line], labels: Sequence[Label]) -> str | None:
    """The name that a page gives itself, as printed; None where it gives none, or two alike.

    Args:
        lines: Those of the page.
        labels: A label for each; what is story, byline or blank names somebody else.
    """
    around = [
        line
        for line, label in zip(lines, labels, strict=True)
        if label.label not in _ELSEWHERE and len(line.shadow) < _LONGEST
    ]
    shadow = "\n".join(["", *[line.shadow for line in around], ""])
    votes: Counter[str] = Counter()
    places: dict[str, int] = {}
    for at, name, weight in (*_said(shadow), *_alone(around)):
        votes[name] += weight
        places.setdefault(name, at)
    for name in votes:
        votes[name] += names_site(name) or is_outlet(name)
    best = votes.most_common(2)
    if not best or best[0][1] < _ENOUGH or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    name = best[0][0]
    text = "\n".join(["", *[line.text for line in around]])
    return text[places[name] : places[name] + len(name)]


def _alone(lines: Sequence[Line]) -> Iterator[tuple[int, str, int]]:
    """The first words of the page, where they are a site's name and nothing else."""
    if lines:
        shadow = lines[0].shadow
        name = shadow.strip(" \t　*-+·•#|")
        bare = name.removesuffix("首页")
        if bare.isalnum() and len(bare) <= _LONGEST_NAME and names_site(bare) and _is_name(bare):
            yield 1 + shadow.index(name), bare, _INVITED


def _said(shadow: str) -> Iterator[tuple[int, str, int]]:
    """Where the page names itself, the name, folded, and how much that says."""
    for opening, rest, weight in _openings():
        at = shadow.find(opening)
        while at >= 0:
            match = rest.match(shadow, at + len(opening))
            if match is not None and _is_name(match["name"]):
                yield match.start("name"), match["name"], weight
            at = shadow.find(opening, at + 1)
    for ending, weight in _ENDINGS:
        at = shadow.find(ending)
        while at >= 0:
            match = _before().search(shadow, max(0, at - 16), at)
            if match is not None and _is_name(match[1]):
                yield match.start(1), match[1], weight
            at = shadow.find(ending, at + 1)


@cache
def _openings() -> tuple[tuple[str, re.Pattern[str], int], ...]:
    """What stands before a name, what follows it there, and the weight."""
    return tuple((opening, compiled(rest), weight) for opening, rest, weight in _OPENINGS)


@cache
def _before() -> re.Pattern[str]:
    return compiled(r"(?<![^\W_])([^\W_]{2,14}) ?\Z")


def _is_name(name: str) -> bool:
    return (
        name not in _NOBODY
        and name not in SECTIONS
        and not name.isascii()
        and _UNLIKE.search(name) is None
        and _NOT_FIRST.match(name) is None
    )
