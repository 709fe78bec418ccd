"""Lines put together again to what was one line of the page: the units that are decided on.

Two kinds of dump break a paragraph. Those of ``w3m`` and its like wrap it at a width; those made
node by node break it wherever an inline tag begins or ends. Cutting line by line then loses the
half that looks like nothing, so both are joined before anything is decided.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from collections.abc import Container, Sequence
from typing import NamedTuple

from newsclean.labelling.classes import BLANKS, NO_START
from newsclean.labelling.torn import goes_on, is_piece, is_torn
from newsclean.labelling.wrapping import wrapped
from newsclean.model import Line

__all__ = ["Units", "units"]

#: A line that ends in one of these was broken there, whatever the next one looks like.
_OPENERS = frozenset("(《「『“〈")
#: What goes on with a mark has so many characters.
_WORDS = 6
#: So many characters of a unit say whether a line goes on with it.
_END = 400


class Units(NamedTuple):
    """The units of a page, as columns of equal length."""

    first: list[int]  # index of the first line of each
    last: list[int]  # index of the last
    text: list[str]  # the shadow, joined, without the blanks around it


def units(lines: Sequence[Line], alone: Container[int] = ()) -> Units:
    """The units of a page: every line that is not blank belongs to exactly one.

    Args:
        lines: Those of the page.
        alone: Indices of lines that no other goes on with: bylines.

    >>> torn = ["市长上周在通车典礼上说", ",大桥是座好桥。", " "]
    >>> units([Line(number, text, text) for number, text in enumerate(torn, 1)])
    Units(first=[0], last=[1], text=['市长上周在通车典礼上说,大桥是座好桥。'])
    """
    cores = [line.shadow.strip(BLANKS) for line in lines]
    filled = [i for i, core in enumerate(cores) if core]
    if lines and lines[0].markup is not None:
        # A page says itself where its lines end.
        return Units(filled, list(filled), [cores[i] for i in filled])
    wraps = wrapped(lines, cores, filled)
    torn = wraps is None and is_torn(cores, filled)
    first: list[int] = []
    last: list[int] = []
    texts: list[str] = []
    rest: dict[int, list[str]] = {}  # what is joined to a text, by its place
    left, before = "", -2  # the end of the unit so far; the line above
    for i in filled:
        core = cores[i]
        if (
            before == i - 1
            and before not in alone
            and (i not in alone or left[-1] in _OPENERS)
            and (
                len(left) >= _WORDS
                if core[0] in NO_START
                else before in wraps
                if wraps is not None
                else goes_on(lines[i].text, core, cores[before], left, torn)
                or (torn and is_piece(lines[i].text, core, left))
            )
        ):
            more = _glue(left, core)
            rest.setdefault(len(texts) - 1, []).append(more)
            left = (left + more)[-_END:]
            last[-1] = i
        else:
            first.append(i)
            last.append(i)
            texts.append(core)
            left = core[-_END:]
        before = i
    for place, more_of in rest.items():
        texts[place] += "".join(more_of)
    return Units(first, last, texts)


def _glue(left: str, right: str) -> str:
    """The right part with the blank that stood at the break: there is one between Latin words."""
    if left[-1].isascii() and right[0].isascii() and left[-1].isalnum() and right[0].isalnum():
        return " " + right
    return right
