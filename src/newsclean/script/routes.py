"""From which script to which by which chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from newsclean.script.chains import Chain, Lexicon, Stage, load_chain
from newsclean.script.dictionaries import opencc_dictionary
from newsclean.script.identification import one_sided
from newsclean.script.matcher import Matcher
from newsclean.script.overlay import overlay_rules, overlay_words
from newsclean.script.places import Places

__all__ = ["opencc_exactly", "places_for", "region_to_region", "to_simplified", "to_traditional"]

_Convert = Callable[[str], str]

# What Taiwan does not write, and what it writes for it. Fewer than OpenCC's TWVariants and
# HKVariantsRev: what Taiwan writes both ways (台 臺, 污 汙, 梁 樑, 秘 祕, 洩 泄) stays.
_TAIWAN = dict(
    zip(
        "着裏爲啓峯牀羣脣衆麪糉竈僞嬀説綫衞温户脱悦閲鋭税葱藴兑敍枱産卧蜕醖粧囱媪愠榅氲煴緼鈎鰛",
        "著裡為啟峰床群唇眾麵粽灶偽媯說線衛溫戶脫悅閱銳稅蔥蘊兌敘檯產臥蛻醞妝囪媼慍榲氳熅縕鉤鰮",
        strict=True,
    )
)
#: 峯, 牀, 羣 and 麪 are written there as well: what OpenCC makes of Simplified text has them.
_HONG_KONG = dict(zip("裡著爲脣衆糉竈僞嬀", "裏着為唇眾粽灶偽媯", strict=True))

# The short name of each Traditional target in OpenCC's names.
_SHORT = {"traditional": "t", "taiwan": "tw", "hongkong": "hk"}


@cache
def opencc_exactly(name: str) -> _Convert:
    """OpenCC's configuration, as it is."""
    return Matcher(load_chain(name), name=name).convert


@cache
def _taiwan_of() -> Mapping[str, str]:
    """What Taiwan writes for characters of OpenCC's own Traditional standard."""
    return opencc_dictionary("TWVariants.txt")


def places_for(side: str, chain: Chain) -> Places:
    """Who decides single characters of text in a script, ``S`` or ``T``, for a chain."""
    if side == "T":
        return Places(side, overlay_rules("T"), model=False, taiwan={}, first=chain.firsts)
    rules, taiwan = overlay_rules("S"), _taiwan_of()
    return Places(side, rules, model=True, taiwan=taiwan, first=chain.firsts)


@cache
def to_simplified(phrases: bool) -> Matcher:
    """From Traditional of any region: Taiwan's direction is the one that knows 著力 from 著名."""
    words = overlay_words("T")
    chain = load_chain("tw2sp" if phrases else "tw2s")
    chain = chain.with_words({word: word for word in words}, words)
    # What only Simplified text has: such texts are looked at line by line.
    foreign = frozenset(one_sided()[0])
    return Matcher(chain, places_for("T", chain), f"{chain.name}-ours", foreign)


@cache
def to_traditional(target: str, phrases: bool) -> _Convert:
    """From Simplified to a Traditional target."""
    regional = phrases and target != "traditional"
    chain = load_chain(f"s2{_SHORT[target]}{'p' if regional else ''}")
    words = overlay_words("S")
    # Taiwan's last stage must leave alone what is written as Taiwan writes it (橋樑).
    final = {written: written for written in words.values()} if target == "taiwan" else {}
    chain = chain.with_words(words, final)
    return Matcher(chain, places_for("S", chain), f"{chain.name}-ours").convert


@cache
def region_to_region(target: str, phrases: bool) -> _Convert:
    """From Traditional to a region: only what that region writes otherwise.

    Words with 著 that no region writes with 着 (著名) are OpenCC's TWVariantsRevPhrases.
    """
    if target == "taiwan":
        lexicons = [Lexicon([_TAIWAN])]
        vocabulary = "TWPhrases.txt"
    else:
        words = opencc_dictionary("TWVariantsRevPhrases.txt")
        kept = {word: value for word, value in words.items() if "著" in value}
        lexicons = [Lexicon([kept]), Lexicon([_HONG_KONG])]
        vocabulary = "HKPhrases.txt"
    if phrases:
        lexicons.insert(0, Lexicon([opencc_dictionary(vocabulary)]))
    chain = Chain(target, {}, None, (Stage(tuple(lexicons)),))
    if target == "taiwan":
        return Matcher(chain, None).convert
    # Of the rules to Simplified those for what the region writes otherwise: 藉口 stays there.
    rules = [rule for rule in overlay_rules("T") if rule.character in _HONG_KONG]
    places = Places("T", rules, model=False, taiwan={}, first=chain.firsts)
    return Matcher(chain, places).convert
