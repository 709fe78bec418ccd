"""What is asked of a page's units is asked of each a few times at most, however many there are.

Each case would take minutes if the whole page were gone through for every unit.
"""

import pytest

from newsclean.labelling import split
from newsclean.labelling.ending import end_of_story
from newsclean.labelling.framed import framed
from newsclean.labelling.look import Units, observed
from newsclean.labelling.path import AFTER, STORY
from newsclean.labelling.reach import reached
from newsclean.noise import load
from newsclean.script import fold

_TOLD = "镇上的老钟楼修了三个月，昨天早上又敲响了，赶集的人都抬起头来看。"
_MANY = 30_000


def _seen(*lines: str) -> Units:
    page = split("\n".join(lines), fold)
    return observed(page.lines, load().hits(page.lines))


def _repeated(seen: Units, first: int, last: int, times: int) -> Units:
    """A page with some of its units so many times in a row."""
    columns = [seen.first, seen.last, seen.shapes, seen.kinds, seen.hits, seen.marks, seen.near]
    row = slice(first, last + 1)
    return Units(
        *[one[:first] + one[row] * times + one[last + 1 :] for one in columns],  # type: ignore
        [],
    )


@pytest.mark.timeout(20)
def test_the_items_of_a_list_have_one_line_that_leads_them_in() -> None:
    page = _seen(_TOLD, "来看钟楼的人要记得:", "· 带上雨伞和水壶")
    states = [STORY, STORY] + [AFTER] * _MANY
    reached(_repeated(page, 2, 2, _MANY), states)
    assert set(states) == {STORY}


@pytest.mark.timeout(20)
def test_who_speaks_inside_a_story_ends_it_nowhere() -> None:
    page = _seen(_TOLD, "守钟人与敲钟人都来了。", "广告", "守钟人:钟声很响。", "敲钟人:手有点酸。")
    assert end_of_story(page, 0) == 5
    long = _repeated(_repeated(page, 2, 4, _MANY), 0, 0, _MANY)
    assert end_of_story(long, 0) == len(long.marks)


@pytest.mark.timeout(20)
def test_a_page_without_sentences_is_looked_through_once() -> None:
    head = "老钟楼修了三个月", "来源:小镇晚报 2024-03-31"
    page = _seen(*head, "钟楼", "集市", "石桥", *head)
    assert framed(_repeated(page, 2, 6, _MANY), []) == range(2, 6)
