"""The width that a dump is wrapped at.

Nobody says it. Lines of sentences that stop in the middle of one tell it, where nearly all of them
stop in the same column. Headlines and verses are as wide as each other too; but headlines hold no
clauses, verses end with them, and a column of headlines does not come to its end in a full stop.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from collections.abc import Sequence

from newsclean.labelling.classes import FINAL
from newsclean.labelling.linebreaks import (
    STOPS,
    Text,
    Width,
    columns,
    is_caption,
    is_ended,
    is_full,
    opens_below,
)
from newsclean.model import Line
from newsclean.patterns import compiled

__all__ = ["width_of"]

#: Displays are 60 columns and wider; what is narrower may be a menu, and more must speak for it.
_WIDE = 60
#: A display's full line has so many characters, and no display has so many columns.
_FULL_FROM, _FULL_TO = 20, 300
#: So many full lines show that a dump is wrapped.
_FULL_LINES = 3
#: No mail and no small screen is narrower; a line of so many columns has so many characters.
_NARROW, _NARROW_FROM = 28, 12
#: So few lines may be longer than any of a narrow dump: addresses.
_ADDRESSES = 3
#: Two full lines show a width from here to there, if the text says nothing else; one shows the
#: usual ones of terminals and mail. Where each paragraph has its own line the longest may lack its
#: full stop too: a caption, or what an advertisement follows.
_FEW_FROM, _FEW_TO = 40, 140
_ONE_FROM, _ONE_TO = 62, 80
#: What parts the clauses of a sentence.
_CLAUSES = compiled("[,。、;!?]")


def width_of(lines: Sequence[Line], cores: Sequence[str], filled: Sequence[int]) -> int:
    """The columns that a dump is wrapped at, or 0 where it is not.

    Args:
        lines: Those of the dump.
        cores: Their shadows without the blanks around them.
        filled: Indices of the lines that are not blank.
    """
    size = len(cores) - 1
    long = [i for i in filled if len(cores[i]) >= _FULL_FROM]
    broken = [i for i in long if cores[i][-1] not in FINAL and i < size and cores[i + 1]]
    if len(broken) >= _FULL_LINES:
        counts = _counts([lines[i].text for i in broken if len(cores[i]) < _FULL_TO])
        best, most = _commonest(counts, _WIDE, _FULL_TO)
        if most >= _FULL_LINES and _wider(cores, long, best) * 3 <= most:
            return best
    # Paragraphs on lines of their own are longer than any narrow line.
    if len([i for i in long if len(cores[i]) > _WIDE]) > _ADDRESSES:
        return 0
    full = [i for i in filled if len(cores[i]) >= _NARROW_FROM and i < size and cores[i + 1]]
    broken = [i for i in full if _is_broken(cores[i], cores[i + 1], lines[i + 1].text)]
    if not broken:
        return 0
    pairs = [i for i in filled if i < size and cores[i + 1]]
    return _told(Text(lines, cores, pairs), filled, broken)


def _counts(lines: Sequence[str], narrow: bool = False) -> dict[int, int]:
    """How many lines stop in each column."""
    counts: dict[int, int] = {}
    for line in lines:
        taken = columns(line.rstrip(), narrow)
        counts[taken] = counts.get(taken, 0) + 1
    return counts


def _commonest(counts: dict[int, int], least: int, below: int) -> tuple[int, int]:
    """The column that most lines stop in, and how many do in it and in its neighbours.

    A wide character may leave a column free, so a width shows as two or three columns.
    """
    best, most = 0, 0
    for taken in counts:
        full = counts[taken] + counts.get(taken - 1, 0) + counts.get(taken - 2, 0)
        if least <= taken < below and full > most:
            best, most = taken, full
    return max((best, best - 1, best - 2), key=lambda taken: counts.get(taken, 0)), most


def _wider(cores: Sequence[str], filled: Sequence[int], width: int) -> int:
    """How many lines a width leaves no room for."""
    found = 0
    for i in filled:
        core = cores[i]
        if len(core) * 2 > width + 12 and "   " not in core and columns(core) > width + 8:
            found += 1
    return found


def _told(text: Text, filled: Sequence[int], broken: Sequence[int]) -> int:
    """The width that sentences tell: they stop in it, and go on below to their full stop."""
    measured = [
        (_likely(_counts([text.lines[i].text for i in broken], narrow)), narrow)
        for narrow in (False, True)
    ]
    (best, most), narrow = max(measured, key=lambda one: one[0][1])
    if not most:
        return 0
    width = Width(best, narrow, bound=True)
    full = [i for i in broken if is_full(text, i, width)]
    short = [
        i
        for i in broken
        if columns(text.lines[i].text.rstrip()) * 3 > best * 2 and not is_full(text, i, width)
    ]
    if len(short) * 3 > len(full) or _wider(text.cores, filled, best) * 3 > most:
        return 0
    if not _come_to_an_end(text, width):
        return 0
    few = most < _FULL_LINES
    return 0 if few and not _stand_out(text, filled, full, best) else best


def _likely(counts: dict[int, int]) -> tuple[int, int]:
    """A width that broken lines show, and how many show it; 0 where they are too few."""
    best, most = _commonest(counts, _NARROW, _WIDE)
    if most < _FULL_LINES:
        best, most = _commonest(counts, _FEW_FROM, _FEW_TO)
    if most == 1 and not _ONE_FROM <= best <= _ONE_TO:
        return 0, 0
    return best, most


def _is_broken(core: str, below: str, text: str) -> bool:
    """Whether a line with clauses stops in the middle of one.

    Args:
        core: Its shadow without the blanks around it.
        below: That of the line below.
        text: The line below.
    """
    return (
        core[-1] not in STOPS
        and _CLAUSES.search(core) is not None
        and not opens_below(text, below, core)
    )


def _come_to_an_end(text: Text, width: Width) -> bool:
    """Whether what full lines begin mostly comes to its end: what headlines begin does not."""
    full = {i for i in text.pairs if is_full(text, i, width)}
    ends = [text.cores[i + 1][-1] in STOPS for i in full if i + 1 not in full]
    return sum(ends) * 2 >= max(len(ends), 1)


def _stand_out(text: Text, filled: Sequence[int], full: Sequence[int], width: int) -> bool:
    """Whether one or two full lines show a width: nothing is wider, few sentences are shorter."""
    cores = text.cores
    if any(
        len(cores[i]) * 2 > width and columns(text.lines[i].text.rstrip()) > width + 2
        for i in filled
    ):
        return False
    if any(is_caption(cores[i]) for i in full):
        return False
    below = {i + 1 for i in full}
    whole = [i for i in filled if len(cores[i]) >= _FULL_FROM and is_ended(cores[i])]
    return len([i for i in whole if i not in below]) <= 3 * len(full)
