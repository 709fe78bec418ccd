"""Sentences torn where an inline tag begins or ends, as dumps made node by node have them."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from collections.abc import Sequence

from newsclean.labelling.classes import BULLETS, CLOSERS, FINAL, OPEN_ENDS
from newsclean.labelling.linebreaks import columns, is_caption, is_ended, opens
from newsclean.patterns import compiled

__all__ = ["goes_on", "is_piece", "is_torn"]

#: What only the rest of a sentence begins with, and how many such lines show that a dump is torn.
_TORN, _TORN_LINES = frozenset("。,、;!?)」』》”’%℃的了"), 2
#: The end of a sentence, with what closes it.
_ENDED = FINAL | frozenset(CLOSERS)
#: What marks a line as another part of the page.
_TAGGED = frozenset("【[▲▼△▽#>!|" + BULLETS)
#: What a full line of a display left over: a line of its own would say more.
_LAST_WORDS, _WIDE = 10, 60
#: So near is the end of a quotation that was torn.
_QUOTED = 120
_PAIRS = ("「", "」"), ("“", "”"), ("《", "》"), ("『", "』")
#: A comma ends many a verse, but none as long as this; in a dump that is torn it need not be.
_VERSE, _TORN_AT_COMMA = 24, 12
#: Words that begin with what else is a particle.
_PARTICLE = compiled("的(?![士哥姐款确黎])|了(?![解不却结然])")
#: Headlines of so many characters are rare.
_HEADLINE = 40
#: What a figure counts is part of what is said of it.
_MEASURES = frozenset("年个万亿")
_YEAR = compiled(r"(?:19|20)\d\d$")
#: A date at the head of a line is that of a byline, not a figure that an inline tag held.
_DATE = compiled(r"(?:19|20)\d\d[-/.年]\d|\d\d?:\d\d")


def is_torn(cores: Sequence[str], filled: Sequence[int]) -> bool:
    """Whether a dump breaks sentences at inline tags: so many lines begin as none does.

    Args:
        cores: The shadows of its lines without the blanks around them.
        filled: Indices of the lines that are not blank.
    """
    found, before = 0, -2
    for i in filled:
        if (
            before == i - 1
            and cores[i][0] in _TORN
            and cores[before][-1] not in _ENDED
            and (cores[i][0] not in "的了" or _PARTICLE.match(cores[i]))
        ):
            found += 1
            if found == _TORN_LINES:
                return True
        before = i
    size = len(cores) - 1
    told = [i for i in filled if "。" in cores[i] and cores[i][-1] not in _ENDED and i < size]
    return found + sum([_is_at_latin(cores[i], cores[i + 1]) for i in told]) >= _TORN_LINES


def _is_at_latin(above: str, core: str) -> bool:
    """Whether a Latin word or a figure ends above or begins below, and both are text."""
    if not core or not core[0].isalnum() or not above[-1].isalnum() or opens(core, core):
        return False
    return core[0].isascii() or above[-1].isascii()


def goes_on(text: str, core: str, above: str, left: str, torn: bool) -> bool:
    """Whether a line goes on with the one above it, whatever dump it is in.

    Args:
        text: The line.
        core: Its shadow without the blanks around it.
        above: That of the line above.
        left: The end of what that line goes on with.
        torn: Whether the dump is torn.

    >>> line = "好消息。"
    >>> goes_on(line, line, "市长上周在通车典礼上说,大桥提前一个月通车是个", "…", torn=True)
    False
    >>> line = "Ocean Star號昨日下水。"
    >>> above = "船廠昨日交付了三艘渡輪。董事長說,第一艘是"
    >>> goes_on(line, line, above, above, torn=False)
    True
    """
    if left.isalnum() and core[0] not in "的了":
        # Most lines of a page are entries of menus, without any mark.
        return False
    end = above[-1]
    if len(core) <= _LAST_WORDS and core[-1] in FINAL and columns(above) >= _WIDE:
        # A paragraph of two lines; there are too few of them to show a width.
        return end not in _ENDED and ("," in left or "。" in left)
    if _is_quoted(left[-_QUOTED:], core[:_QUOTED]):
        return True
    if end in OPEN_ENDS:
        least = _TORN_AT_COMMA if torn or end not in ",、" else _VERSE
        return end != ";" and len(left) >= least and not opens(text, core)
    if len(left) < 15 or is_ended(above):
        return False
    if core[0] in "的了":
        return end not in CLOSERS and _PARTICLE.match(core) is not None
    return _is_latin(text, core, above, left, torn)


def _is_latin(text: str, core: str, above: str, left: str, torn: bool) -> bool:
    """Whether a sentence was torn at a Latin word or a figure.

    A line of its own begins with one too, below a headline or a caption.
    """
    start, end = core[0], above[-1]
    if not start.isalnum() or not (start.isascii() or (end.isascii() and end.isalnum())):
        return False
    if end == ":" or opens(text, core) or _DATE.match(core) is not None:
        return False
    told = "。" in left or "," in left
    if torn or (end.isdigit() and start in _MEASURES):
        return told
    if start.isascii() and end.isascii():
        return told and end.isalnum() and not start.isdigit()
    if len(left) > len(above):
        # What was torn once is torn again.
        return told
    told = "。" in left or (told and len(left) >= _HEADLINE)
    said = core[-1] in FINAL or len(core) > _LAST_WORDS or _YEAR.match(core) is not None
    return told and said and not is_caption(above)


def _is_quoted(left: str, core: str) -> bool:
    """Whether a quotation or a title that one line opens is closed in the next."""
    for opener, closer in _PAIRS:
        if opener in left and left.rfind(opener) > left.rfind(closer):
            at = core.find(closer)
            return at >= 0 and not -1 < core.find(opener) < at
    return False


def is_piece(text: str, core: str, left: str) -> bool:
    """Whether a line of a torn dump goes on with a sentence that is open.

    An inline tag holds a name or a figure, so the piece after the open sentence looks like
    nothing, and what follows it begins like any line.
    """
    if left[-1] in _ENDED or left[-1] in ":|" or core[0] in _TAGGED or text.startswith("　"):
        return False
    return left[-1] in OPEN_ENDS or "," in left or "。" in left
