"""Write ``src/newsclean/script/unsettled.txt``: where a reading may hang on more than neighbours.

    python tools/make_script_unsettled.py [OUTPUT]

Of the characters that rules and the model of context decide, most places are settled by the two
neighbours (``unsettled.py``). What is written here covers the others: a character alone, with one
neighbour, or between two. Whoever finds none of these in a text need not look at its characters
one by one. To be made again when ``context.tsv`` or ``overlay.tsv`` changes; a test tells.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from newsclean.script.chains import load_chain
from newsclean.script.context import KINDS, NUMERALS, decided_characters, features_of, shown
from newsclean.script.overlay import overlay_rules
from newsclean.script.places import Places
from newsclean.script.routes import places_for

TARGET = Path(__file__).parent.parent / "src" / "newsclean" / "script" / "unsettled.txt"

HEADER = """\
# Where the two neighbours of a character may not settle how it is read, in Simplified text (S) and
# in Traditional text (T): what begins with the character (0) and what has one before it (1); a
# blank is any. Made by tools/make_script_unsettled.py.
"""

# Two that no table knows: they stand for all the rest, ideographs and what else there is.
REST = ("\ue000", "\u0e01")

# Where more neighbours than this stand on the other side, that side is left open.
MANY = 8

FOREIGN = frozenset(chr(c) for c in range(0x4E00, 0xA000) if KINDS[chr(c)] == "F")


def neighbours(character: str, side: str) -> tuple[list[str], list[str]]:
    """Those before and after a character that may count for anything, and two for the rest."""
    left, right = set(NUMERALS | FOREIGN), set(NUMERALS | FOREIGN)
    for rule in overlay_rules(side):
        if rule.character == character:
            left |= (rule.around[1] or frozenset()) | rule.without[1]
            right |= (rule.around[2] or frozenset()) | rule.without[2]
    if side == "S" and character in decided_characters():
        for feature in features_of(character):
            before, gap, after = feature.partition("_")
            if gap and len(before) < 2 and len(after) < 2:
                left.update(before)
                right.update(after)
    every = [sorted({"\n", "\t", " ", "\0"} | found) for found in (left, right)]
    return [*every[0], *REST], [*every[1], *REST]


def cover(character: str, side: str, places: Places) -> tuple[set[str], set[str]]:
    """What covers every place where the two neighbours of a character do not settle it.

    Apart what begins with the character and what has one before it.
    """
    lefts, rights = neighbours(character, side)
    unsettled = places.unsettled
    cells = {(a, b) for a in lefts for b in rights if unsettled[f"{a}{character}{b}"]}
    unsettled.clear()
    if any(a in REST and b in REST for a, b in cells):
        return {character}, set()
    befores = {a for a, b in cells if b in REST}
    afters = {b for a, b in cells if a in REST}
    left = [(a, b) for a, b in cells if a not in befores and b not in afters]
    for at, whole in ((0, befores), (1, afters)):
        whole |= {one for one, n in Counter(cell[at] for cell in left).items() if n > MANY}
        left = [cell for cell in left if cell[at] not in whole]
    between = {f"{a}{character}{b}" for a, b in left}
    return {character + b for b in afters}, {a + character for a in befores} | between


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    lines = []
    for side, name in (("S", "s2t"), ("T", "tw2s")):
        places = places_for(side, load_chain(name))
        covers = [cover(c, side, places) for c in sorted(places.characters)]
        for at, found in enumerate(zip(*covers, strict=True)):
            lines.append("\t".join([f"{side}{at}", *sorted(set(map(shown, set().union(*found))))]))
    target.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
