"""Parts of a text that no conversion may touch: URLs, e-mail addresses, a user's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from newsclean.patterns import compiled
from newsclean.script.chains import Lexicon

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["may_hold_addresses", "outside_addresses", "with_user_words"]

# What an address may hold; Chinese characters are common in paths, Chinese marks end it.
_PATH = r"[^\s<>\"'，。、；：！？“”‘’「」『』《》（）【】　]+"

# The Chinese top-level domains of the root zone (IANA): after one of them a text may go on.
_TOP = (
    "中国|中國|中文网|中信|亚马逊|企业|佛山|信息|健康|八卦|公司|公益|台湾|台灣|商城|商店|商标|嘉里大酒店|嘉里|在线|"
    "大拿|天主教|娱乐|家電|广东|微博|慈善|我爱你|手机|招聘|政务|政府|新加坡|新闻|时尚|書籍|机构|淡马锡|游戏|澳門|点看|"
    "移动|组织机构|网址|网店|网站|网络|联通|谷歌|购物|通販|集团|電訊盈科|飞利浦|食品|餐厅|香格里拉|香港"
)

# A Chinese name before the @, of four characters at most: where it begins nothing shows but the
# few words that addresses follow (联系张三@…).
_NAME = r"(?:(?![系係繫到至给給是为為找问問箱址向与與和及或往])[\u3400-\u9fff]){1,4}"

_ADDRESS = (
    rf"(?:https?|ftp)://{_PATH}"
    rf"|www\.[A-Za-z0-9\u3400-\u9fff-]+\.{_PATH}"
    # Begins where a run of such characters begins and gives none back: linear on any text.
    # The name of a host may be Chinese; so may its last part, where it is one that there is.
    rf"|(?:{_NAME}|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++)"
    rf"@(?:[A-Za-z0-9\u3400-\u9fff-]++\.)+(?:{_TOP}|[A-Za-z0-9-]++)"
)

_Convert = Callable[[str], str]


@cache
def _addresses() -> Pattern[str]:

    return compiled(_ADDRESS)


def may_hold_addresses(text: str) -> bool:
    """Whether an address may be in a text: nearly no text of news holds one.

    Single characters are looked for first, in a fifth of the time.
    """
    return "@" in text or (":" in text and "://" in text) or ("." in text and "www." in text)


def outside_addresses(text: str, convert: _Convert) -> str:
    """The text with everything converted but URLs and e-mail addresses.

    >>> outside_addresses("见 https://example.org/软 的软件", lambda text: text.replace("软", "軟"))
    '见 https://example.org/软 的軟件'
    """
    if not may_hold_addresses(text):
        return convert(text)
    out: list[str] = []
    done = 0
    for address in _addresses().finditer(text):
        out.append(convert(text[done : address.start()]))
        out.append(address.group())
        done = address.end()
    out.append(convert(text[done:]))
    return "".join(out)


def with_user_words(words: Mapping[str, str], convert: _Convert) -> _Convert:
    """A conversion in which a user's words win over everything, the longest first."""
    import re

    lexicon = Lexicon([words])
    firsts = compiled("|".join(sorted({re.escape(word[0]) for word in words})))

    def converted(text: str) -> str:
        out: list[str] = []
        done = 0
        for first in firsts.finditer(text):
            at = first.start()
            found = lexicon.longest(text, at) if at >= done else None
            if found is not None:
                out.append(convert(text[done:at]))
                out.append(found[1])
                done = at + found[0]
        out.append(convert(text[done:]))
        return "".join(out)

    return converted
