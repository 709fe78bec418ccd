"""What a Simplified character is in Traditional text, by the characters around it.

发 is 髮 in 头发 and 發 in 发展; a list of words cannot hold all their neighbours. The weights are
those of a logistic regression for each such character, fitted by
``tools/make_script_context.py`` on openly licensed text of Taiwan.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsclean.script.files import own_text

__all__ = [
    "KINDS",
    "NUMERALS",
    "STYLE",
    "Leads",
    "context_features",
    "decided_characters",
    "features_of",
    "leads_of",
    "margins",
    "readings_of",
    "shown",
]

#: Readings that writers of Taiwan use for each other (佔 and 占, 臺 and 台): no matter of right
#: and wrong, so the model does not decide between them.
STYLE = dict(
    zip(
        "臺佔佈註週僱兇啓喫歎嚐峯幷擡曬汙溼爲牀癡祕稜竈簷粧糉綫纔羣脣菸蔘衆衞裏託豔踊迹蹟輓醃鉢鈎鑒閑鬨麪麽",
        "台占布注周雇凶啟吃嘆嘗峰并抬晒污濕為床痴秘棱灶檐妝粽線才群唇煙參眾衛裡托艷踴跡跡挽腌缽鉤鑑閒哄麵麼",
        strict=True,
    )
)

# The characters that names from other languages are written with.
_FOREIGN = frozenset(
    "阿埃艾爱奥安昂巴拜班邦贝本比彼宾波伯勃博布查达丹当道德登迪蒂丁杜顿多厄恩尔法凡菲费芬佛弗福夫盖冈戈格葛"
    "贡古瓜圭哈海汉豪赫亨胡华霍基吉加迦贾杰金卡开凯坎康考柯科可克肯库昆拉莱兰朗劳勒雷黎理利丽莉立列林"
    "琳卢鲁路伦罗洛马玛迈麦曼梅蒙米密敏摩莫默姆穆纳娜奈南尼纽努诺欧帕潘佩彭皮平蒲普齐奇恰乔切琼丘热日荣"
    "瑞若撒萨塞赛桑瑟沙山珊尚圣施士史舒丝斯思苏索塔泰坦汤唐特提廷图托瓦万威韦维温文沃乌武西希锡夏香肖谢辛"
    "雅亚延杨耶叶伊依以易因英尤于约扎泽詹珍芝朱兹佐滋魁伽"
)
#: Characters of numbers.
NUMERALS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万亿几数两半每零〇")


class _Kinds(dict[str, str]):
    """What kind of character each is, as one letter."""

    def __missing__(self, character: str) -> str:
        kind = self[character] = _kind(character)
        return kind


def _kind(character: str) -> str:
    if character == "\0":  # beyond the edge of a word that was learned from: unknown
        return character
    if character in NUMERALS:
        return "N"
    if character in _FOREIGN:
        return "F"
    return "O" if character >= "\u4e00" else "P"


#: The kinds that characters are of.
KINDS = _Kinds()


def shown(text: str) -> str:
    """The text as the model sees it: breaks are blanks."""
    return text.replace("\n", " ").replace("\t", " ")


def context_features(context: str) -> tuple[str, ...]:
    """What the model looks at: of five characters all but the middle one.

    >>> context_features("我的头型好")[1:5]
    ('的_', '_型', '我的_', '的_型')
    """
    far, left, _, right, beyond = shown(context)  # type: ignore[str-unpack]
    near = KINDS[left] + KINDS[right]
    return (
        "",
        f"{left}_",
        f"_{right}",
        f"{far}{left}_",
        f"{left}_{right}",
        f"_{right}{beyond}",
        f"{far}{left}_{right}",
        f"{left}_{right}{beyond}",
        f"={near}",
        f"={KINDS[far]}{near}{KINDS[beyond]}",
    )


# Leads stand side by side in one number, each with this many bits to itself.
_LANE = 20
_TOP = 1 << (_LANE - 1)


def _numbers(weights: str) -> list[tuple[int, int]]:
    """Readings with their weights."""
    pairs = zip(weights[::2], weights[1::2], strict=True)
    return [(ord(kind) - 97, ord(weight) - 77) for kind, weight in pairs]


class Leads:
    """By how much one reading of a character leads each of the others.

    One number holds the leads over all others side by side, so that those of several features
    are summed, and compared with a margin, in one step each.
    """

    __slots__ = ("_ones", "lead", "top")

    def __init__(self, rows: Mapping[str, str], own: int, readings: int) -> None:
        packed: dict[str, int] = {}  # by weights: the same few combinations are everywhere
        for weights in set(rows.values()):
            scores = [0] * readings
            for kind, weight in _numbers(weights):
                scores[kind] += weight
            lead = scores.pop(own)
            packed[weights] = sum(lead - one << _LANE * at for at, one in enumerate(scores))
        by_feature = dict(zip(rows, map(packed.__getitem__, rows.values()), strict=True))
        self.lead = by_feature.get  #: the leads that a feature gives; a C call, for hot paths
        self._ones = sum(1 << _LANE * at for at in range(readings - 1))
        self.top = _TOP * self._ones

    def bias(self, margin: int) -> int:
        """What to add to a sum of leads, so that ``top`` is set where each is of this margin.

        >>> leads = leads_of("发", "發")
        >>> (leads.bias(1) + leads.lead("_展", 0)) & leads.top == leads.top
        True
        """
        return (_TOP - margin) * self._ones

    def weakest(self, leads: int) -> int:
        """Over which of the other readings a sum of leads is least; of equals the first."""
        rest = leads + self.top  # so that none borrows from its neighbour
        lanes = [rest >> _LANE * at & (1 << _LANE) - 1 for at in range(self._ones.bit_count())]
        return lanes.index(min(lanes))

    def of(self, context: str) -> int:
        """The sum of the leads in the middle of five characters: of ``context_features``."""
        far, left, _, right, beyond = context  # type: ignore[str-unpack]
        lead = self.lead
        near = KINDS[left] + KINDS[right]
        return (  # written out: a tuple of features and a loop over it take twice the time
            lead("", 0)
            + lead(f"{left}_", 0)
            + lead(f"_{right}", 0)
            + lead(f"{far}{left}_", 0)
            + lead(f"{left}_{right}", 0)
            + lead(f"_{right}{beyond}", 0)
            + lead(f"{far}{left}_{right}", 0)
            + lead(f"{left}_{right}{beyond}", 0)
            + lead(f"={near}", 0)
            + lead(f"={KINDS[far]}{near}{KINDS[beyond]}", 0)
        )


class _Weights:
    """The model of one character."""

    __slots__ = ("_leads", "readings", "rows")

    def __init__(self, readings: str, cells: list[str]) -> None:
        self.readings = readings
        self._leads: dict[str, Leads] = {}
        features = [cell[:-2] for cell in cells]
        weights = [cell[-2:] for cell in cells]
        # One step for all cells, then one for each of the few features of several readings: a
        # table of five thousand cells is read in half a millisecond.
        self.rows = dict(zip(features, weights, strict=True))
        if len(self.rows) < len(cells):
            for feature, weight in zip(features, weights, strict=True):
                held = self.rows[feature]
                if not held.endswith(weight):
                    self.rows[feature] = weight + held

    def scores(self, context: str) -> list[int]:
        """The score of each reading; eight stand for a factor of e in the odds."""
        scores = [0] * len(self.readings)
        for weights in filter(None, map(self.rows.get, context_features(context))):
            for kind, weight in _numbers(weights):
                scores[kind] += weight
        return scores

    def leads(self, reading: str) -> Leads | None:
        """The leads of a reading; None where it is none of the character's."""
        if reading not in self._leads and reading in self.readings:
            own = self.readings.index(reading)
            self._leads[reading] = Leads(self.rows, own, len(self.readings))
        return self._leads.get(reading)


@cache
def _lines() -> dict[str, str]:
    """The lines of the table by their character; one is read when its character is met."""
    return {line[0]: line for line in own_text("context.tsv").split("\n") if line[1:2] == "\t"}


@cache
def _weights(character: str) -> _Weights:
    _, readings, *cells = _lines()[character].split("\t")
    return _Weights(readings, cells)


def leads_of(character: str, reading: str) -> Leads | None:
    """The leads of a reading of a character; None where the model does not know it."""
    return _weights(character).leads(reading)


def readings_of(character: str) -> str:
    """The readings that the model knows of a character."""
    return _weights(character).readings


def features_of(character: str) -> tuple[str, ...]:
    """What the model looks at for a character: see ``context_features``."""
    return tuple(_weights(character).rows)


def decided_characters() -> str:
    """The Simplified characters that the model knows."""
    return "".join(_lines())


def margins(context: str) -> dict[str, int]:
    """By how much each reading of the middle one of five characters is behind the best.

    A character ``\\0`` is one that is not known.

    >>> margins("想出发展计")["發"]
    0
    """
    weights = _weights(context[2])
    scores = weights.scores(context)
    best = max(scores)
    return {r: best - score for r, score in zip(weights.readings, scores, strict=True)}
