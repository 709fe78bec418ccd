"""Names of people in bylines: where they begin and end, and what is no name."""

from __future__ import annotations

import re
from functools import cache

from newsclean.article.places import ends_with_place, is_place
from newsclean.article.roles import WORDS
from newsclean.article.wording import words
from newsclean.patterns import compiled

__all__ = ["is_media", "is_person", "is_surely_person", "names_at"]

#: The commonest family names, folded: 98 of 100 people have one of them.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝"
    "包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾"
    "尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬"
    "师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚"
    "鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相"
    "初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇"
    "公哈湛宾戎勾茅利呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由邴脱"
)
#: Those that begin no common word of two characters, as 方案 and 周末 do.
_PLAIN_SURNAMES = frozenset(
    "王李张刘陈杨赵吴徐孙朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡魏吕姚卢"
)
_COMPOUND = words(
    "欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 司徒 夏侯 东方 令狐 长孙 宇文 端木 南宫 轩辕 独孤",
    "申屠 太史 淳于 单于 百里 呼延 张简 范姜 周黄 江谢 郭李 陈林",
)
#: What stands around names and is none: a run of names begins or goes on after it.
_ROLES = (
    "特约撰稿人|特约撰稿|特约记者|特派记者|实习记者|见习记者|首席记者|高级记者|资深记者|驻地记者|摄影记者|"
    "特派员|撰稿人|全媒体记者|全媒记者|学生记者|校园记者|小记者|记者|撰文|采写|作者|文图|图文|文(?![^\\W\\d_])|本报|本刊|专栏作家"
)
_NO_NAMES = words(
    "本报 本站 本网 本刊 综合 整理 记者 编辑 作者 佚名 未知 匿名 不详 小编 网友 管理员 读者",
    "转载 原创 完成 责编 校对 图片 图文 摄影 资料 提供 供图 视频 新闻 专栏 评论 时评 社论 来源",
    "官方 独家 编译 报道 报导 特稿 首页 正文 返回 国际 国内 社会 政治 财经 体育 娱乐 科技 生活",
    "两岸 地方 健康 教育 文化 军事 汽车 房产 旅游 要闻 热点 即时 焦点 简介 更多 全文 关闭 打印",
    "分享 收藏 关注 评论员 未完待续 通讯员 实习生 编辑部 编辑室 记者站 暂无 无 大 中 小 字号",
    "下载 上一页 下一页 高清 组图 图 文 完 毛利 成都 海南 云南 甘肃 江苏 江西 华北 华东 中新社",
    "新华社 中央社 人民网 安全 安徽 金融 平安 公告 公司 公众号 时间 时尚 明星 明日 和平 任务",
    "成功 成果 房价 关于 解读 解密 高考 高校 应用 应急 强国 国家 利率 相关 连载 信息 展览 商业",
    "商务 于此 计算 利好 向前 公开 公安 公益 向上 向下 方案 方法 时报 日报 晚报 专题 平台 全国",
    "全球 全部 池州 广告 文章 文学 文艺 文旅 云端 路透 法新 美联 共同 左右 上下 金额 高层",
    "国务院",
)


#: How outlets, desks and offices end.
_MEDIA = tuple(
    words(
        "报 社 网 网络 网路 台 频道 新闻 新闻云 周刊 杂志 客户端 传媒 中心 编辑部 编辑室",
        "评论员 工作室 公众号 官方 集团 研究院 研究所 委员会 政府 大学 学院 公司 部 厅 局 院",
        "处 组 办 委 会 店 馆 综合 整理 在线 论坛 博客 微博 微信 日报记者 电视 广播 通讯 中文",
        "编辑 小编 消息 科技 号 版 期 栏目 团队 平台 媒体 本刊 财经 头条 资讯 快讯",
    )
)


#: 湖滨日报记者: whose reporters they are.
_STAFF = r"[^\W\x00-\x7f]{2,8}[报网台社刊端媒体](?:全媒体|特约|首席)?记者"


@cache
def _tail() -> re.Pattern[str]:
    # What follows the names in the same breath: …综合报道, …台北专电, …摄.
    return compiled(
        r"(?:(?:综合|连线|专题|即时|现场|独家|整理|采访|外电|专访|联合|编译|实习|摄影|图文|特别|深度|视频|直击){0,3}"
        r"(?:报道|报导|专电|特稿|特写|传真|电|撰稿|撰文))$"
        r"|(?:综合|翻摄|摄影|摄|制图|绘|综合整理|整理)$|(?<=[^\W\x00-\x7f]{3})[文图译]$"
    )


def is_media(name: str) -> bool:
    """Whether a folded name is an outlet or an office, not a person.

    >>> is_media("某某日报"), is_media("王小明")
    (True, False)
    """
    return name in _NO_NAMES or name.endswith(_MEDIA)


def is_person(name: str) -> bool:
    """Whether a folded name looks like a Chinese person's with nothing around it to say so.

    >>> is_person("王小明"), is_person("欧阳小明"), is_person("综合报道")
    (True, True, False)
    """
    if not 2 <= len(name) <= 4 or is_media(name) or is_place(name) or not _all_han(name):
        return False
    if name[:2] in _COMPOUND:
        return len(name) >= 3
    return name[0] in _SURNAMES and len(name) <= 3


def is_surely_person(name: str) -> bool:
    """The same where nothing but a date or a bullet says that a byline names somebody.

    >>> is_surely_person("何雨"), is_surely_person("周小雨"), is_surely_person("周末")
    (True, True, False)
    """
    return is_person(name) and (len(name) > 2 or name[0] in _PLAIN_SURNAMES)


def _all_han(name: str) -> bool:
    return min(name) >= "\u4e00" and max(name) <= "\u9fff"


@cache
def _pair() -> re.Pattern[str]:
    return compiled(r"([^\W\x00-\x7f]{2,4})[和与及][^\W\x00-\x7f]{2,4}$")


@cache
def _spaced() -> re.Pattern[str]:
    # Papers set a name of two characters as wide as one of three.
    surnames = "".join(sorted(_SURNAMES))
    return compiled(
        rf"[\s、,，/;]{{0,6}}(?:(?:{_ROLES})\s{{0,2}})?"
        rf"(?P<name>[{surnames}][ \u3000\xa0]{{1,2}}[^\W\x00-\x7f])(?![^\W\x00-\x7f])"
    )


@cache
def _step() -> re.Pattern[str]:
    # One token of a list of names: separators, a role, a run of characters or a Latin name.
    return compiled(
        rf"[\s、,，/;&+·|]{{0,6}}(?:[\[(][^\W\x00-\x7f]{{1,3}}[\])]\s?)?"
        rf"(?:(?P<role>{_STAFF}|{_ROLES})[\s:/|]{{0,3}}(?=[^\W\d_])"
        r"|(?:和|与|及)\s?(?=[^\W\x00-\x7f]{2}))?"
        r"(?P<run>[^\W\x00-\x7f]+(?:[·‧•・．][^\W\x00-\x7f]+){1,4}|[^\W\x00-\x7f]+"
        r"|[a-z][a-z.'’-]*(?: [a-z][a-z.'’-]*){0,4})"
    )


def names_at(
    text: str, shadow: str, start: int, end: int, *, strict: bool = False, most: int = 12
) -> list[str]:
    """The names that stand from ``start`` on, as printed.

    Args:
        text: The line.
        shadow: The line folded.
        start: Where the names begin.
        end: Where the last one ends at the latest.
        strict: Take only what looks like a person's name by itself.
        most: How many names are read at most.

    >>> line = "王小明、林小華／台北報導"
    >>> names_at(line, "王小明、林小华/台北报导", 0, len(line))
    ['王小明', '林小華']
    """
    names: list[str] = []
    while start < end and len(names) < most:
        if spaced := _spaced().match(shadow, start, end):  # 何 雨
            first, last = spaced.span("name")
            names.append("".join(text[first:last].split()))
            start = last
            continue
        match = _step().match(shadow, start, end)
        if match is None:
            break
        if match["run"] in WORDS:
            break  # 记者 何雨 责任编辑:… : another field begins
        at, stop = match.span("run")
        if names and "/" in shadow[start:at] and match["run"].endswith(("报道", "报导")):
            break  # 王小明／台中報導: what follows the slash is a place
        found = _name(match["run"], text[at:stop], shadow, stop, strict)
        if found is None:
            if match["role"] and match["run"] in _NO_NAMES:
                start = stop
                continue
            break
        left, right = found
        name = text[at + left : at + right]
        if name not in names:
            names.append(name)
        if shadow[at + right] in "和与及" if at + right < stop else False:
            start = at + right + 1
            continue
        if right != stop - at:
            break  # a place or a verb followed: the list is over
        start = stop
    return names


def _name(run: str, printed: str, shadow: str, stop: int, strict: bool) -> tuple[int, int] | None:
    """Where in a run of characters the name is, or None."""
    if run[0] < "\u3400":
        return _latin_name(printed, strict)
    if any(sign in run for sign in "·‧•・．"):
        return (0, len(run)) if len(run) <= 18 and not is_media(run) else None
    if strict:
        return (0, len(run)) if is_person(run) else None
    if len(run) >= 5 and (pair := _pair().match(run)):
        run = pair[1]
    bare = _tail().sub("", run) if len(run) > 2 else run
    cut = len(bare) < len(run) or shadow[stop : stop + 1].isdigit()
    if cut or len(bare) > 4:
        bare = bare[: len(bare) - ends_with_place(bare)]
        if len(bare) > 4:
            bare = bare[:3] if cut and bare[0] in _SURNAMES else ""
    elif len(bare) == 4 and bare[:2] not in _COMPOUND and bare[0] in _SURNAMES:
        bare = bare[: len(bare) - ends_with_place(bare)]
    if not 2 <= len(bare) <= 4 or is_media(bare) or is_place(bare):
        return None
    return 0, len(bare)


def _latin_name(printed: str, strict: bool) -> tuple[int, int] | None:
    # CTWANT and AFP are outlets; a person's name in capitals has two words.
    outlet = printed.isupper() and " " not in printed and len(printed) > 1
    nobody = printed.lower() in ("http", "https", "www", "null", "admin", "undefined")
    return None if strict or outlet or nobody or len(printed) < 3 else (0, len(printed))
