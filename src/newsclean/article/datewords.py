"""What the words beside a date make of it: published, updated, or no date of the story."""

from __future__ import annotations

import re

from newsclean.article.dates import Dated, find
from newsclean.article.wording import words
from newsclean.patterns import compiled

__all__ = ["BARE", "OTHER", "PUBLISHED", "UPDATED", "best", "role"]

PUBLISHED, UPDATED, BARE, OTHER = "published", "updated", "bare", "other"


_UPDATED = compiled("更新|更改|修[改订]|编辑于|updated?|modified")
_PUBLISHED_WORD = compiled(
    "发[布表稿行文出]|刊[登出发]|上[载架线传]|出版|张贴|[贴首]发|公[布开告]|见报|publish|posted"
)
_OTHER = compiled(
    "访问|打印|下载|截止|截至|今天|今日|现在|当前|抓取|采集|收录|施行|实施|生效|有效|活动|注册|成立|"
    "报名|编号|文号|备案?|icp|开[庭幕赛工]|查询|检索|版权|copyright|©|\\(c\\)|生于|逝世|登记|到期|上市|放映|上映|播出"
)
_TIME_WORD = compiled(r"([^\W\x00-\x7f]{0,4}?)(?:时间|日期)\s?[:/|]?\s?$")
_TIME_WORDS = words(
    "建立 上稿 新闻 文章 信息 稿件 本文 日志 博文 北京 香港 台北 台湾 当地 录入 添加 创建 提交",
    "撰写 写作 印发 成文 报道 报导 入库 生成 制发 编辑 审核 来稿 投稿 见报 原文",
)


def best(shadow: str, *, short_roc: bool = False) -> Dated | None:
    """The date of a folded text that says best when it was published."""
    rank = {PUBLISHED: 0, BARE: 1, UPDATED: 2}
    chosen: tuple[int, Dated] | None = None
    before = 0
    for found in find(shadow, short_roc=short_roc):
        weight = rank.get(role(shadow, found, before), 9)
        before = found.end
        if weight < 9 and (chosen is None or weight < chosen[0]):
            chosen = (weight, found)
    return chosen[1] if chosen else None


def role(shadow: str, found: Dated, since: int = 0) -> str:
    """PUBLISHED, UPDATED, BARE or OTHER, from the words beside a date.

    Args:
        shadow: The folded text.
        found: A date in it.
        since: Where the words that may belong to it begin (the end of the date before).

    >>> from newsclean.article.dates import find
    >>> text = "更新时间:2024-04-01 发布:2024-03-31"
    >>> [role(text, d, n) for d, n in zip(find(text), (0, 15))]
    ['updated', 'published']
    """
    ahead = shadow[max(since, found.start - 14) : found.start]
    after = shadow[found.end : found.end + 5].lstrip(" )]】")
    if _OTHER.search(ahead):
        return OTHER
    updated, published = _last(_UPDATED, ahead), _last(_PUBLISHED_WORD, ahead)
    if updated > published:
        return UPDATED
    if published >= 0:
        return PUBLISHED
    if after.startswith("更新"):
        return UPDATED
    if after.startswith(("发布", "发表", "刊登", "刊出", "上传", "上载")):
        return PUBLISHED
    named = _TIME_WORD.search(ahead)
    if named:
        word = named[1]
        return PUBLISHED if not word or word[-2:] in _TIME_WORDS else OTHER
    return BARE


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
