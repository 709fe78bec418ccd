"""Lines put together again to what was one line of the page: the units that are decided on.

Two kinds of dump break a paragraph. Those of ``w3m`` and its like wrap it at a width; those made
node by node break it wherever an inline tag begins or ends. Cutting line by line then loses the
half that looks like nothing, so both are joined before anything is decided.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from collections.abc import Container, Sequence
from typing import NamedTuple

from newsclean.labelling.classes import BLANKS, BULLETS, CLOSERS, FINAL, NO_START, OPEN_ENDS
from newsclean.model import Line
from newsclean.patterns import compiled

__all__ = ["Units", "units"]

#: Below this many characters a line is too short to be a full line of wrapped Chinese.
_FULL_FROM = 20
#: Displays are 60 columns and wider; a narrower "width" is that of a menu.
_WIDE = 60
#: So many full lines show that a dump is wrapped.
_FULL_LINES = 3
#: What only the rest of a sentence begins with, and how many such lines show that a dump is torn.
_TORN, _TORN_LINES = frozenset("。,、;!?)」』》”’%℃的了"), 2
#: The end of a sentence, with what closes it.
_ENDED = FINAL | frozenset(CLOSERS)
#: What marks a line as another part of the page.
_TAGGED = frozenset("【[▲▼△▽#>!|" + BULLETS)
#: What a full line left over: a line of its own would say more.
_LAST_WORDS = 10
#: A line that ends in one of these was broken there, whatever the next one looks like.
_OPENERS = frozenset("(《「『“〈")
#: So many characters of a unit say whether a line goes on with it.
_END = 400
#: So near is the end of a quotation that was torn.
_QUOTED = 120
_PAIRS = ("「", "」"), ("“", "”"), ("《", "》"), ("『", "』")
#: A date at the head of a line is that of a byline, not a figure that an inline tag held.
_DATE = compiled(r"(?:19|20)\d\d[-/.年]\d|\d\d?:\d\d")


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

    >>> torn = ["市长上周在通车典礼上说,", "好。", " "]
    >>> units([Line(number, text, text) for number, text in enumerate(torn, 1)])
    Units(first=[0], last=[1], text=['市长上周在通车典礼上说,好。'])
    """
    cores = [line.shadow.strip(BLANKS) for line in lines]
    filled = [i for i, core in enumerate(cores) if core]
    if lines and lines[0].markup is not None:
        # A page says itself where its lines end.
        return Units(filled, list(filled), [cores[i] for i in filled])
    width = _wrap_width(lines, cores, filled)
    torn = not width and _is_torn(cores, filled)
    first: list[int] = []
    last: list[int] = []
    parts: list[list[str]] = []
    left, before = "", -2  # the end of the unit so far; the line above
    for i in filled:
        core = cores[i]
        if (
            before == i - 1
            and before not in alone
            and (i not in alone or left[-1] in _OPENERS)
            and (
                _goes_on(lines, cores, before, i, left, width)
                or (torn and _is_piece(lines[i].text, core, left))
            )
        ):
            more = _glue(left, core)
            parts[-1].append(more)
            left = (left + more)[-_END:]
            last[-1] = i
        else:
            first.append(i)
            last.append(i)
            parts.append([core])
            left = core[-_END:]
        before = i
    return Units(first, last, ["".join(one) if len(one) > 1 else one[0] for one in parts])


def _glue(left: str, right: str) -> str:
    """The right part with the blank that stood at the break: there is one between Latin words."""
    if left[-1].isascii() and right[0].isascii() and left[-1].isalnum() and right[0].isalnum():
        return " " + right
    return right


def _goes_on(
    lines: Sequence[Line], cores: list[str], i: int, j: int, left: str, width: int
) -> bool:
    """Whether line ``j`` goes on with line ``i``, just above it."""
    core = cores[j]
    start = core[0]
    above = cores[i]
    if start in NO_START:
        return len(left) >= 6
    if width and _is_full(lines[i].text, core, above, width):
        return not _opens(lines[j].text, core) and "   " not in above
    end = above[-1]
    if len(core) <= _LAST_WORDS and core[-1] in FINAL and _columns(above) >= _WIDE:
        # A paragraph of two lines; there are too few of them to show a width.
        return end not in _ENDED and ("," in left or "。" in left)
    if _is_quoted(left[-_QUOTED:], core[:_QUOTED]):
        return True
    if end in OPEN_ENDS:
        return len(left) >= 12 and not _opens(lines[j].text, core)
    if len(left) < 15 or end in FINAL or (end in CLOSERS and above[-2:-1] in FINAL):
        return False
    if start in "的了":
        return end not in CLOSERS
    if not start.isalnum() or not (start.isascii() or (end.isascii() and end.isalnum())):
        return False
    if end == ":" or _opens(lines[j].text, core):
        return False
    return ("," in left or "。" in left) and _DATE.match(core) is None


def _is_quoted(left: str, core: str) -> bool:
    """Whether a quotation or a title that one line opens is closed in the next."""
    for opener, closer in _PAIRS:
        if opener in left and left.rfind(opener) > left.rfind(closer):
            at = core.find(closer)
            return at >= 0 and not -1 < core.find(opener) < at
    return False


def _is_torn(cores: list[str], filled: list[int]) -> bool:
    """Whether a dump breaks sentences at inline tags: so many lines begin as none does."""
    found, before = 0, -2
    for i in filled:
        if before == i - 1 and cores[i][0] in _TORN and cores[before][-1] not in _ENDED:
            found += 1
            if found == _TORN_LINES:
                return True
        before = i
    return False


def _is_piece(text: str, core: str, left: str) -> bool:
    """Whether a line of a torn dump goes on with a sentence that is open.

    An inline tag holds a name or a figure, so the piece after the open sentence looks like
    nothing, and what follows it begins like any line.
    """
    if left[-1] in _ENDED or left[-1] in ":|" or core[0] in _TAGGED or text.startswith("　"):
        return False
    return left[-1] in OPEN_ENDS or "," in left or "。" in left


#: The number of an item and what stands behind it.
_ITEM = compiled(r"\d{1,2}(?:[.][ \t]|、)")


def _opens(text: str, core: str) -> bool:
    """Whether a line opens a paragraph or an item, whatever stands above."""
    if text.startswith(("　　", " 　　")) or (core[0] in BULLETS and core[1:2] in (" ", "")):
        return True
    # "2. …" and "3、…" are items; "2.5" and "3)" in a torn line are not told apart from text.
    return core[0].isdigit() and _ITEM.match(core) is not None


def _columns(text: str) -> int:
    """Width on a terminal, where Chinese characters take two columns.

    Those are the ones of three bytes in UTF-8, so the mean of bytes and characters is the width.
    """
    return (len(text.encode("utf-8", "replace")) + len(text)) >> 1


def _is_full(text: str, following: str, core: str, width: int) -> bool:
    """Whether the next word had no room on this line."""
    if len(core) < _FULL_FROM:
        return False
    columns = _columns(text.rstrip())
    # A dash or a curly quotation mark takes one column on some terminals: hence the margin.
    if not width - 24 <= columns <= width + 8 or _columns(core) - len(core) < 8:
        return False
    if columns >= width - 1:
        return True
    word = 0
    for char in following[:24]:
        if not (char.isascii() and char > " "):
            break
        word += 1
    return columns + max(word, 2) > width + 1


def _wrap_width(lines: Sequence[Line], cores: list[str], filled: list[int]) -> int:
    """The width that the dump is wrapped at, or 0 where it is not."""
    counts: dict[int, int] = {}
    for i in filled:
        core = cores[i]
        if (
            len(core) >= _FULL_FROM
            and core[-1] not in FINAL
            and i + 1 < len(cores)
            and cores[i + 1]
        ):
            columns = _columns(lines[i].text.rstrip())
            counts[columns] = counts.get(columns, 0) + 1
    if not counts:
        return 0
    best, most = 0, 0
    for columns in counts:
        full = counts[columns] + counts.get(columns - 1, 0) + counts.get(columns - 2, 0)
        if columns >= _WIDE and full > most:
            best, most = columns, full
    best = max((best, best - 1, best - 2), key=lambda columns: counts.get(columns, 0))
    if most < _FULL_LINES:
        return 0
    wider = 0
    for i in filled:
        core = cores[i]
        if len(core) * 2 > best + 12 and "   " not in core and _columns(core) > best + 8:
            wider += 1
    return best if wider * 3 <= most else 0
