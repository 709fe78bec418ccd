"""Names of sites, outlets and sections, told apart by how they end."""

from __future__ import annotations

from newsclean.article.wording import words

__all__ = ["SECTIONS", "has_han", "is_outlet", "names_site"]

#: Sections of news sites: where one of them leads a breadcrumb or stands beside a date, it names
#: neither the site nor a source. Folded.
SECTIONS = words(
    "新闻 国内 国际 社会 政治 财经 体育 娱乐 科技 生活 两岸 地方 健康 教育 文化 军事 汽车 房产",
    "旅游 要闻 热点 即时 焦点 港闻 大陆 全球 产经 证券 理财 影视 音乐 时尚 评论 专题 图片 视频",
    "中国 香港 台湾 法治 资讯 时政 经济 股票 基金 博客 论坛 读书 女性 游戏 手机 数码 家电 公益",
    "文史 历史 艺术 news 头条 首页 正文 国内新闻 国际新闻 社会新闻 热点新闻 本地新闻 最新消息",
    "即时新闻 今日新闻 滚动新闻 公司新闻 行业新闻 新闻中心",
)


#: How the names and addresses of sites end.
_SITE_ENDINGS = (
    *(
        "网",
        "报",
        "社",
        "电视台",
        "在线",
        "门户",
        "客户端",
        "论坛",
        "信息港",
        "热线",
        "新闻云",
        "电台",
    ),
    *("网站", "通讯", "博客", ".com", ".cn", ".tw", ".hk", ".net"),
)


def names_site(part: str) -> bool:
    """Whether a folded part of a title or breadcrumb is a site's name by its own looks.

    >>> names_site("某某新闻网"), names_site("国际")
    (True, False)
    """
    return part.endswith(_SITE_ENDINGS) and part not in SECTIONS


#: How the name of an outlet, or of a desk that took a story over, ends.
_OUTLET_ENDINGS = tuple(
    words(
        "报 社 网 电视台 电台 新闻 周刊 杂志 客户端 在线 通讯 中文 财经 整理 综合 传媒 观察",
        "频道 广播 中心 卫视 时报 新媒体 融媒 融媒体 站 号",
    )
)


def is_outlet(token: str) -> bool:
    """Whether a folded word beside a date is an outlet's name by its own looks.

    >>> is_outlet("湖滨观察"), is_outlet("湖滨")
    (True, False)
    """
    return 2 <= len(token) <= 16 and token.endswith(_OUTLET_ENDINGS) and has_han(token)


def has_han(token: str) -> bool:
    """Whether a word has a Chinese character."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in token)
