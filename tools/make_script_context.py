"""Write ``src/newsclean/script/context.tsv``: how the words around a character decide its reading.

    python tools/make_script_context.py TRAINING [OUTPUT]

TRAINING is a folder with openly licensed Traditional text of Taiwan: ``phrases_zh_tw.tsv.gz`` (a
word and how often it is used a line), ``laws_zh_tw.txt.gz`` and ``sentences_zh_tw_cc0.txt.gz``.
Taken to Simplified (OpenCC's tw2s) each text gives its own training pairs. OpenCC's own phrases
are added as words.

For each Simplified character that stands for several Traditional ones (发 for 發 and 髮) a
multinomial logistic regression is fitted (stochastic gradient with AdaGrad steps, weights that
do not pay their way dropped) on the one or two characters to each side, alone and joined, and on
their classes. Runs in about four minutes; the result is the same every time.
"""

from __future__ import annotations

import gzip
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newsclean.script.chains import load_chain
from newsclean.script.context import STYLE, context_features
from newsclean.script.dictionaries import opencc_dictionary
from newsclean.script.files import opencc_text
from newsclean.script.matcher import Matcher

TARGET = Path(__file__).parent.parent / "src" / "newsclean" / "script" / "context.tsv"

HEADER = """\
# How the characters around one decide what it is in Traditional text; by character: the readings,
# then each context with a letter for the reading and one for the weight.
# Made by tools/make_script_context.py.
"""

OUTSIDE = "\0"  # beyond the edge of a word: unknown, not empty
LAW = 0.3  # what a place in a law counts: their language is not that of news
PHRASE = 3.0  # what a word of OpenCC's counts: names, and words that nobody uses often
BARE = 0.3  # what a word counts once more as a line of its own: a title, a cell of a table
EPOCHS = 3
STEP = 0.4
DECAY = 2e-4  # of each weight per use, so that rare contexts stay small
RARE = 3  # a reading seen less often (in weighted places) is a slip of the source
SHARE = 0.0015  # or with less than this share
SCALE = 8  # a weight of 1.0 is shipped as 8
SMALLEST = 5  # smaller shipped weights are dropped: half the table for no more errors

#: Readings that only a phrase takes back: Taiwan writes 計畫 for 计划.
BY_PHRASE = {"划": {"畫"}}

Contexts = defaultdict[str, defaultdict[str, Counter[str]]]


def lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def counted(contexts: Contexts, text: str, simplified: str, weight: float, edge: str) -> None:
    """Add every place of a text: its five characters and what the middle one is."""
    padded = edge * 2 + simplified + edge * 2
    for at, character in enumerate(simplified):
        if character >= "\u4e00":
            contexts[character][padded[at : at + 5]][text[at]] += weight  # type: ignore[assignment]


def collected(training: Path) -> Contexts:
    """For each Simplified character its contexts, each with the readings seen there."""
    contexts: Contexts = defaultdict(lambda: defaultdict(Counter))
    back = Matcher(load_chain("tw2s")).convert
    onward = Matcher(load_chain("t2tw")).convert
    for line in lines(training / "phrases_zh_tw.tsv.gz"):
        word, _, count = line.partition("\t")
        simplified = back(word)
        if len(simplified) == len(word) > 1:
            weight = math.log2(int(count) + 2)
            counted(contexts, word, simplified, weight, OUTSIDE)
            counted(contexts, word, simplified, BARE * weight, "\n")
    for name, weight in (("laws_zh_tw.txt.gz", LAW), ("sentences_zh_tw_cc0.txt.gz", 1.0)):
        for text in lines(training / name):
            simplified = back(text)
            if len(simplified) == len(text):
                counted(contexts, text, simplified, weight, "\n")
    for word, value in opencc_dictionary("STPhrases.txt").items():
        if len(word) == len(value):
            counted(contexts, onward(value), word, PHRASE, OUTSIDE)
            counted(contexts, onward(value), word, BARE * PHRASE, "\n")
    return contexts


@cache
def written_for(character: str) -> frozenset[str]:
    """The Traditional characters that one Simplified character stands for."""
    single = Matcher(load_chain("tw2s")).convert
    taiwan = Matcher(load_chain("t2tw")).convert
    for line in opencc_text("STCharacters.txt").splitlines():
        key, tab, values = line.partition("\t")
        if tab and key == character:
            known = {taiwan(value) for value in values.split(" ")}
            break
    else:
        known = {character}
    known |= {
        taiwan(key)
        for key, value in opencc_dictionary("TSCharacters.txt").items()
        if value == character and key != character
    }
    return frozenset(r for r in known if single(r) == character) | BY_PHRASE.get(character, set())


def readings(character: str, contexts: dict[str, Counter[str]]) -> list[str]:
    """The readings of a character that are more than slips, the commonest first."""
    possible = written_for(character)
    total: Counter[str] = Counter()
    for seen in contexts.values():
        for reading, weight in seen.items():
            if reading in possible:
                label = STYLE.get(reading, reading)
                total[label] += math.log2(1 + weight)  # type: ignore[assignment]
    floor = max(RARE, SHARE * sum(total.values()))
    return [reading for reading, weight in total.most_common() if weight >= floor]


def examples(
    contexts: dict[str, Counter[str]], kinds: list[str]
) -> list[tuple[tuple[str, ...], int, float]]:
    """The features of each context, its reading's number, and its weight."""
    found = []
    for context, seen in sorted(contexts.items()):
        features = tuple(f for f in context_features(context) if OUTSIDE not in f)
        for reading, weight in sorted(seen.items()):
            plain = STYLE.get(reading, reading)
            if plain in kinds:
                found.append((features, kinds.index(plain), math.log2(1 + weight)))
    return found


def fitted(data: list[tuple[tuple[str, ...], int, float]], kinds: int) -> dict[str, list[float]]:
    """The weights of the features, one a reading."""
    weights: dict[str, list[float]] = {}
    squares: dict[str, list[float]] = {}
    order = random.Random(7)
    for _ in range(EPOCHS):
        order.shuffle(data)
        for features, reading, importance in data:
            rows = []
            for feature in features:
                row = weights.get(feature)
                if row is None:
                    row = weights[feature] = [0.0] * kinds
                    squares[feature] = [0.1] * kinds
                rows.append(row)
            scores = [sum(column) for column in zip(*rows, strict=True)]
            top = max(scores)
            odds = [math.exp(score - top) for score in scores]
            whole = sum(odds)
            for kind in range(kinds):
                slope = (odds[kind] / whole - (kind == reading)) * importance
                if -0.01 < slope < 0.01:
                    continue
                for feature, row in zip(features, rows, strict=True):
                    past = squares[feature]
                    past[kind] += slope * slope
                    row[kind] -= STEP * slope / math.sqrt(past[kind]) + DECAY * row[kind]
    return weights


def shipped(character: str, kinds: list[str], weights: dict[str, list[float]]) -> str:
    """A line of the table: only weights that stand out, relative to the first reading."""
    cells = []
    for feature, row in sorted(weights.items()):
        for kind in range(1, len(kinds)):
            value = max(-40, min(40, round((row[kind] - row[0]) * SCALE)))
            if abs(value) >= SMALLEST or feature == "":
                cells.append(f"{feature}{chr(97 + kind)}{chr(77 + value)}")
    return "\t".join([character, "".join(kinds), *cells])


def main() -> None:
    training = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET
    rows = []
    for character, contexts in sorted(collected(training).items()):
        kinds = readings(character, contexts)
        if len(kinds) > 1:
            weights = fitted(examples(contexts, kinds), len(kinds))
            rows.append(shipped(character, kinds, weights))
    target.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
