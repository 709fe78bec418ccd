"""Write ``src/newsclean/script/triggers.txt``: which characters are good triggers of words.

    python tools/make_script_triggers.py TRAINING [OUTPUT]

TRAINING is a folder with ``phrases_zh_tw.tsv.gz``, a word and how often it is used a line; the
character frequencies come from there. A converter looks twice at a text where a trigger stands,
so the triggers should be few and rare, and yet every word of OpenCC's dictionaries that comes
out otherwise than by its characters must hold one: a weighted set cover, solved greedily. Only
speed depends on the result; a word that holds none of these characters gets a trigger all the
same (``triggers.py``).
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter, defaultdict
from pathlib import Path

from newsclean.script.chains import configurations, load_chain
from newsclean.script.folding import fold
from newsclean.script.words import words_apart

TARGET = Path(__file__).parent.parent / "src" / "newsclean" / "script" / "triggers.txt"

HEADER = """\
# Characters that are good triggers of words, the best first; made by tools/make_script_triggers.py.
"""


def frequencies(training: Path) -> Counter[str]:
    """How often each folded character is used."""
    used: Counter[str] = Counter()
    with gzip.open(training / "phrases_zh_tw.tsv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            word, _, count = line.rstrip("\n").partition("\t")
            for character in fold(word):
                used[character] += int(count) + 1
    return used


def cover(words: set[str], used: Counter[str]) -> list[str]:
    """Characters that every word holds one of, chosen for many words and little text."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        for character in word:
            if character >= "\u2e80":
                holders[character].add(word)
    floor = sum(used.values()) / 1e6  # an unseen character is not free
    chosen: list[str] = []
    left = set(words)
    while left:
        best = max(holders, key=lambda c: (len(holders[c]) / (used[c] + floor), c))
        if not holders[best]:
            break
        chosen.append(best)
        gone = set(holders.pop(best))
        left -= gone
        for word in gone:
            for character in word:
                if character in holders:
                    holders[character].discard(word)
    return pruned(chosen, words, used)


def pruned(chosen: list[str], words: set[str], used: Counter[str]) -> list[str]:
    """The cover without what later choices have made needless, the commonest first to go."""
    keep = set(chosen)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    covers = {word: len(keep.intersection(word)) for word in words}
    for word in words:
        for character in keep.intersection(word):
            holders[character].append(word)
    for character in sorted(chosen, key=lambda c: (-used[c], c)):
        if all(covers[word] > 1 for word in holders[character]):
            keep.remove(character)
            for word in holders[character]:
                covers[word] -= 1
    return sorted(keep, key=lambda c: (used[c] / len(holders[c]), c))


def main() -> None:
    training = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET
    names = [name for name in configurations() if "jp" not in name]  # seldom used: any will do
    words = {fold(word) for name in names for word in words_apart(load_chain(name))}
    chosen = cover(words, frequencies(training))
    target.write_text(HEADER + "".join(chosen) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
