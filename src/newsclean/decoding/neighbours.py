"""How likely a text is as Japanese, Korean or in an alphabet: what Chinese archives hold besides.

The shares are set by hand; they need not be right, only far from what these languages' bytes
look like when they are read as Chinese, and the other way round.
"""

from __future__ import annotations

from functools import cache

from newsclean.decoding.frequency import Shares, shares

__all__ = ["alphabetic", "foreign_likelihood", "japanese", "korean"]

_HIRAGANA = (
    "のにはをたがでてとしれさるいなもらかりうすくことあよっ"
    "まきそけえどせつめだわみやおろねほへむちばびぶ"
)
_KATAKANA = "ンールストイアリラクロドシレジフマタグコプテサバカムメニデ"

#: The commonest syllables, by share: e^-3.6, then a step of 0.6 a line.
_HANGUL = (
    "이다는의에",
    "을를은가고하지한로기",
    "사시자도서인대그어리일있아수나해",
    "정제전부여장주라구상보스원만들공과성조세국년게",
    "동었무개신경선유비소우방위적등오용으면물영안실마미려연내관중모회생분화진명까람간했되받말합니",
    "호치재운계식단통거발금음와때문민양강남행점요없입더학교트표업터당드종현결설품추약산던같최",
)


class _Alphabet(Shares):
    """A table where the letters of one alphabet are common."""

    def __init__(self, common: str, first: int, last: int) -> None:
        super().__init__(dict.fromkeys(map(chr, range(first, last + 1)), -7.0))
        self.update(dict.fromkeys(common, -3.5))


@cache
def japanese() -> Shares:
    """Kana, and the characters that Chinese has too."""
    table = Shares()
    for part in shares():
        for char, share in part.items():
            table[char] = max(share - 0.7, table.get(char, -20.0))
    table.update(dict.fromkeys(map(chr, range(0x3041, 0x30FF)), -7.0))
    table.update(dict.fromkeys(_HIRAGANA, -4.2) | dict.fromkeys(_KATAKANA, -5.0))
    return table


@cache
def korean() -> Shares:
    """Hangul."""
    table = Shares(dict.fromkeys(map(chr, range(0xAC00, 0xD7A4)), -9.0))
    for step, syllables in enumerate(_HANGUL):
        table.update(dict.fromkeys(syllables, -3.6 - 0.6 * step))
    return table


@cache
def alphabetic() -> tuple[Shares, ...]:
    """One table each for Latin, Greek, Cyrillic, Hebrew, Arabic and Thai letters."""
    latin = _Alphabet("", 0xC0, 0x17F)
    latin.update(dict.fromkeys("éèàçêôâîûäöüßáíóúñãõåæøœëïù", -4.5))
    latin.update(dict.fromkeys("\xa0«»°’–—“”…‘€", -6.5))
    return (
        latin,
        _Alphabet("αεηικλμνοπρστυςόάίέή", 0x370, 0x3FF),
        _Alphabet("оеаинтсрвлкмдпуяыгзбчй", 0x401, 0x451),
        _Alphabet("יוהלארתבשמנכפקדעח", 0x5D0, 0x5EA),
        _Alphabet("اليمنتربوعسدكةفهقحأ", 0x600, 0x6FF),
        _Alphabet("านรอกเงมยลวดทตสิ่้ีัปคบหไ็แ", 0xE01, 0xE5B),
    )


def foreign_likelihood(text: str) -> float:
    """The logarithm of the text's likelihood in whichever of these suits it best."""
    tables = (japanese(), korean(), *alphabetic())
    return max(table.likelihood(text) for table in tables)
