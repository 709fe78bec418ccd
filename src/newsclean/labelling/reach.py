"""How far a story reaches: what the best path leaves out though the text itself holds it together.

The path knows lines by their looks, and a story ends where they stop looking like one: in the
middle of a numbered list, before a last short sentence, at the signature of a notice. Here the
text says so itself: an item 8 follows an item 7, a colon opens a list.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.classes import CLOSERS
from newsclean.labelling.context import BLANK_LINES, REPEATED
from newsclean.labelling.headline import PAPER
from newsclean.labelling.look import Units
from newsclean.labelling.path import GAP, STORY, story_of
from newsclean.labelling.signals import COMMAS, LINKS, OPENING, QUOTES, START
from newsclean.patterns import compiled

__all__ = ["from_title", "is_sentence", "reached", "signed"]

#: Blank lines are so many that one below a line says nothing (``context.near``).
_AIRY = 8
_ORDER = compiled(
    r"(\d{1,2})(?:[.、](?!\d)|[)] ?)"
    r"|([一二三四五六七八九十]{1,3})、|[(]([一二三四五六七八九十]{1,3})[)]"
    r"|(0\d)(?=[ \u4e00-\u9fff])"
)
_FIGURES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
_FIGURES |= {"六": 6, "七": 7, "八": 8, "九": 9}
#: How notices are dated where they are signed.
_SIGNED = compiled(r"(?:\d{4}|二[零〇○]..)年.{1,3}月.{1,3}日$")
#: A dateline that stands on a line of its own.
_DATELINE = compiled(
    r"[^,。:;|]{2,16}\d\d?月\d\d?日(?:[^,。:;|]{0,4}电|讯|报道|报导|消息)[^,。]{0,16}$"
)
#: 某政发〔2024〕12号 · 一 · 01 · 【核心提示】 · 某地 —
_HEADING = compiled(
    rf"(?:{PAPER}"
    r"|[一二三四五六七八九十]{1,2}|0?\d|【[^】]{2,8}】|[^\W\d_]{2,8} ?[—–]{1,2})$"
)
#: How agencies sign a story, with the date in the years of the Republic.
_AGENCY = compiled(r"[(](?:编辑|译者|核稿|记者)[:/]?[^()]{2,20}[)]\d{0,8}$")
_ASKED, _ANSWERED = compiled(r"(?:问|q)\d{0,2}:"), compiled(r"(?:答|a)\d{0,2}:")
#: A line that leads elsewhere.
_POINTS = compiled(r"[看读点]|更多|相关|推荐|关注|链接|下载|分享|专题")
#: So far below its last line a list goes on, a last sentence stands, a signature.
_ITEMS, _PASSED, _SIGNATURE = 12, 1, 6
#: A list has more items than one.
_FEWEST = 2
#: So many short lines in a row are subheads; more are a list.
_SUBHEADS = 2


def reached(seen: Units, states: list[int]) -> None:
    """Takes into the story, in place, what its own text says is part of it."""
    story = story_of(states)
    if not story:
        return
    first, last = story[0], story[-1]
    last = _end_of_lists(seen, first, last)
    last = _last_sentence(seen, last)
    last = _last_sentence(seen, _end_of_led_lists(seen, last))
    last = signed(seen, _answer(seen, last))
    first = _heading(seen, _first_sentence(seen, first))
    for i in [*range(first, story[0]), *range(story[-1] + 1, last + 1)]:
        states[i] = STORY


def _is_free(seen: Units, i: int) -> bool:
    """Whether no rule marks a unit."""
    return seen.marks[i] in ".i"


def is_sentence(seen: Units, i: int, beside: int | None = None) -> bool:
    """Whether a unit is whole sentences of running text: headlines end in ``!`` and ``?``.

    What a page says again is a teaser, but not beside a unit of the story that it repeats too.
    """
    one = seen.shapes[i]
    return (
        seen.kinds[i] in "PS"
        and _AGENCY.sub("", one.text).rstrip(CLOSERS)[-1:] == "。"
        and (seen.marks[i] == "." or _is_cited(seen, i))
        and one.own[LINKS] == 0
        and one.own[OPENING] < 2
        and (not seen.near[i][REPEATED] or (beside is not None and seen.near[beside][REPEATED] > 0))
    )


def _is_cited(seen: Units, i: int) -> bool:
    """Whether the words of a disclaimer in a sentence are cited: then they are its topic."""
    own = seen.shapes[i].own
    return seen.marks[i] == "d" and own[QUOTES] > 0 and own[COMMAS] > 1 and own[START] != 3


def _order(text: str) -> tuple[int, int] | None:
    """The style and the number of a numbered line.

    >>> _order("7. 带走三样东西:"), _order("(十二)附则"), _order("2024年")
    ((0, 7), (2, 12), None)
    """
    found = _ORDER.match(text)
    if found is None:
        return None
    style = (found.lastindex or 1) - 1
    words = found.group(style + 1)
    if style in (0, 3):
        return style, int(words)
    tens, ten, ones = words.rpartition("十")
    return style, _FIGURES.get(tens, 1) * 10 * bool(ten) + _FIGURES.get(ones, 0)


def _end_of_lists(seen: Units, first: int, last: int) -> int:
    """The last unit of the lists that the story is in the middle of."""
    said: dict[int, int] = {}
    for i in range(first, last + 1):
        found = _order(seen.shapes[i].text)
        if found is not None:
            said[found[0]] = found[1]
    size = len(seen.marks)
    end = i = last
    lead = _above_items(seen, last)
    while i + 1 < size and i - end < _ITEMS and _is_free(seen, i + 1):
        i += 1
        found = _order(seen.shapes[i].text)
        if found is not None:
            if said.get(found[0]) == found[1] - 1 or (found[1] == 1 and said and i == end + 1):
                said[found[0]] = found[1]
                end = i
        elif i == end + 1 and seen.shapes[i].mark == 1 and _leads_in(seen.shapes[lead].text):
            end = i
        if seen.shapes[i].mark != 1:
            lead = i
    return end


def _above_items(seen: Units, i: int) -> int:
    """The line above the items that a unit is the last of; the unit itself where it is none."""
    while i > 0 and seen.shapes[i].mark == 1:
        i -= 1
    return i


def _leads_in(text: str) -> bool:
    """Whether a line opens the list below it: it ends in a colon."""
    return text[-1] == ":" and len(text) > 5


def _end_of_led_lists(seen: Units, last: int) -> int:
    """The last unit of the lists that a line with a colon opens, at the end of the story or below.

    Their items end as clauses do, and a list of headlines has none of that; or a sentence, or the
    names of those who made the story, stand right below them.
    """
    size = len(seen.marks)
    i = last if _opens_a_list(seen, last) else last + 1
    while i < size and _opens_a_list(seen, i):
        end = i + 1
        while end < size and _is_free(seen, end) and _is_item(seen, end):
            end += 1
        if end - i <= _FEWEST:
            end = i + 1
            while end < size and _is_entry(seen, end):
                end += 1
            closed = end < size and (seen.marks[end] == "e" or is_sentence(seen, end))
            if end - i <= _FEWEST or not closed or _POINTS.search(seen.shapes[i].text) is not None:
                break
        last, i = end - 1, end
    return last


def _is_entry(seen: Units, i: int) -> bool:
    """Whether a unit is a short line that the page says once."""
    plain = seen.marks[i] == "." and seen.kinds[i] not in "PS" and not seen.near[i][REPEATED]
    return plain and seen.shapes[i].own[LINKS] == 0


def _opens_a_list(seen: Units, i: int) -> bool:
    one = seen.shapes[i]
    return (
        seen.marks[i] == "." and one.text[-1] == ":" and len(one.text) > 2 and one.own[LINKS] == 0
    )


def _is_item(seen: Units, i: int) -> bool:
    one = seen.shapes[i]
    clause = one.text[-1] in ";。,、" and one.own[LINKS] == 0
    return clause and (one.mark == 1 or _order(one.text) is not None)


def _last_sentence(seen: Units, last: int) -> int:
    """The last sentence below the story, with at most a line that is none before it."""
    passed, i = 0, last
    while i + 1 < len(seen.marks) and _is_free(seen, i + 1) and passed <= _PASSED:
        i += 1
        if is_sentence(seen, i, last):
            last, passed = i, 0
        else:
            passed += 1
    return last


def _answer(seen: Units, last: int) -> int:
    """The answer below a question that the story ends in, however short it is."""
    if last + 1 < len(seen.marks) and _is_free(seen, last + 1):
        asked, said = seen.shapes[last].text, seen.shapes[last + 1].text
        if _ASKED.match(asked) is not None and _ANSWERED.match(said) is not None:
            return last + 1
    return last


def signed(seen: Units, last: int) -> int:
    """The date under which a notice is signed, with what stands between: annexes, the office.

    A date right below the last sentence is the page's, one below a name is the signature's.
    """
    named = seen.kinds[last] in "HM" and _is_free(seen, last)
    for i in range(last + (1 if named else 2), min(len(seen.marks), last + _SIGNATURE + 1)):
        text = seen.shapes[i].text
        if len(text) < 13 and _SIGNED.match(text) is not None:
            end = i + 1 < len(seen.marks) and seen.shapes[i + 1].text.startswith("(此件")
            return i + end
        if not _is_free(seen, i):
            break
    return last


def _first_sentence(seen: Units, first: int) -> int:
    """The first sentences above the story, up to its byline; its dateline; whom it addresses."""
    above = first - 1
    while above > 0 and is_sentence(seen, above, first) and first - above < 3:
        above -= 1
    if above >= 0 and seen.marks[above] == "b":
        return above + 1
    text = seen.shapes[above].text if above >= 0 else ""
    if _DATELINE.match(text) is not None and seen.marks[above] == ".":
        return above
    addressed = 4 < len(text) < 60 and text[-1] == ":" and seen.kinds[above] in "HM"
    near = seen.near[above][BLANK_LINES] if above >= 0 else 0
    if addressed and seen.marks[above] == "." and (near >= _AIRY or near % 2 == 0):
        return above
    return first


def _heading(seen: Units, first: int) -> int:
    """The numeral, the heading in brackets or the place with a dash right above the first words."""
    above = first - 1
    if above > 0 and seen.marks[above] == "." and _HEADING.match(seen.shapes[above].text):
        return above
    return first


def from_title(seen: Units, states: Sequence[int], title: int | None) -> list[int]:
    """The path, with the story from the first whole sentences below its title on.

    A picture, an advertisement or a subhead parts the first paragraphs from the rest. More than
    two short lines in a row are none of the story.
    """
    found = list(states)
    first = next((i for i, state in enumerate(states) if state == STORY), 0)
    if title is None or title >= first - 1:
        return found
    row: list[int] = []
    i = first - 1
    while i > title and seen.marks[i] in ".i":
        row.append(i)
        if seen.kinds[i] == "P" and is_sentence(seen, i):
            for j in row:
                short = seen.marks[j] == "i" or (len(row) > _SUBHEADS + 1 and j != i)
                found[j] = GAP if short and seen.kinds[j] not in "PS" else STORY
            row = []
        i -= 1
    return found
