"""Which region's standard a Traditional text follows, and whether a machine made it.

The words are ours, chosen for being common in that region's news and foreign to the others';
topics (place names, parties, currencies) are not evidence, since all write about all.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from re import Pattern

from newsclean.patterns import compiled

__all__ = ["RegionMarks", "region", "region_marks", "through_simplified"]

# Enough of a text to see its habits.
_ENOUGH = 4_000

# Every alternative begins with a character, not a class: so `re` looks for the first characters
# in one quick loop, and a text costs a tenth.
_TAIWAN = (
    "資訊|網路|軟體|硬體|程式|影片|伺服器|滑鼠|印表機|計程車|捷運|公車|機車|腳踏車|雷射|奈米|"
    "數位|網際|部落格|簡訊|行動電話|品質|專案|介面|硬碟|隨身碟|解析度|民眾表示|裡|"
    + "|".join(f"{verb}著(?![名作者述稱書])" for verb in "看走坐站跟帶拿有隨接活等想說寫笑哭意味藉")
)
_HONG_KONG = (
    "嘅|咗|喺|嚟|哋|啲|冇|佢|乜|咁|巴士|的士|質素|資訊科技|智能電話|單張|薯仔|士多|裏|衞|綫|説|"
    + "|".join(f"{verb}着" for verb in "看走坐站跟帶拿有隨接活等想說説寫笑哭意味藉")
)
_MAINLAND = (
    "信息|網絡|軟件|硬件|視頻|質量|鼠標|打印機|服務器|互聯網|短信|數據庫|智能手機|激光|納米|"
    "出租車|公交|地鐵站|自行車|程序|項目|屏幕|硬盤|優盤|博客|點擊|鏈接|“|里程碑式"
)
# What a converter without phrases leaves behind: no writer of Traditional text writes these.
_LEFT_BEHIND = (
    "|".join(f"{before}于(?!丹|謙)" for before in "對由關位至屬處用在基終過善便敢等作居源趨")
    + "|"
    + "|".join(f"{before}后" for before in "之以然最今日前往向")
    + "|制造|制作|復雜|重復|系統里|這里|那里|里面|家里|心里|后[來面續期]|標志|采[取用訪購]|"
    "示范|規范|模范|干部|"
    "余[名個家人萬]|干[預擾涉]|云計算|注冊|凈|沖擊|松[動綁]|別墅群|聯系|關系|游客|旅游|游戲"
)


class RegionMarks(NamedTuple):
    """How many different marks of each usage a Traditional text has."""

    taiwan: int
    hong_kong: int
    mainland: int
    left_behind: int


@cache
def _patterns() -> tuple[Pattern[str], ...]:
    return tuple(compiled(p) for p in (_TAIWAN, _HONG_KONG, _MAINLAND, _LEFT_BEHIND))


def region_marks(text: str) -> RegionMarks:
    """The marks of regional usage in the first part of a text, each counted once."""
    part = text[:_ENOUGH]
    return RegionMarks(*(len(set(pattern.findall(part))) for pattern in _patterns()))


def region(text: str) -> str:
    """``zh-TW`` or ``zh-HK`` where a Traditional text shows it, else ``zh-Hant``.

    >>> region("網路上流傳一支影片"), region("佢哋喺巴士站等咗好耐"), region("今天天氣很好")
    ('zh-TW', 'zh-HK', 'zh-Hant')
    """
    marks = region_marks(text)
    if marks.taiwan >= 2 and marks.taiwan > 2 * (marks.hong_kong + marks.mainland):
        return "zh-TW"
    if marks.hong_kong >= 2 and marks.hong_kong > 2 * marks.taiwan:
        return "zh-HK"
    return "zh-Hant"


def through_simplified(text: str) -> bool:
    """Whether a Traditional text was machine-converted from Simplified.

    Such text has the mainland's words in Traditional characters and what converters leave
    behind (于 for 於, 制造 for 製造); it reads right in a region only when taken back first.

    >>> through_simplified("對于未來產業，加快信息網絡建設"), through_simplified("他在電腦前坐著")
    (True, False)
    """
    marks = region_marks(text)
    said = marks.mainland + 2 * marks.left_behind
    return said >= 3 and said > 2 * (marks.taiwan + marks.hong_kong)
