"""Lines, units and shapes: every line is there once, and broken paragraphs are whole again."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsclean.labelling import split
from newsclean.labelling.signals import shape
from newsclean.labelling.units import units
from newsclean.script import fold


@given(st.text(alphabet="甲乙 \r\n\t", max_size=30))
def test_lines_end_where_text_files_end_them(text: str) -> None:
    expected = re.split(r"\r\n|\r|\n", text)
    if not expected[-1]:
        expected.pop()
    page = split(text, lambda said: said)
    assert [line.text for line in page.lines] == expected
    assert [line.shadow for line in page.lines] == expected
    assert [line.number for line in page.lines] == list(range(1, len(expected) + 1))


@given(st.text(alphabet="甲乙,。* -\n", max_size=60))
def test_every_filled_line_is_in_exactly_one_unit(text: str) -> None:
    page = split(text, fold)
    parts = units(page.lines)
    inside = [i for a, b in zip(parts.first, parts.last, strict=True) for i in range(a, b + 1)]
    assert inside == [i for i, line in enumerate(page.lines) if line.shadow.strip()]


def test_a_paragraph_wrapped_at_a_width_is_one_unit() -> None:
    story = "山城的缆车昨日重新开放,第一班车在清晨六点出发,车上坐着二十名早起的居民和一位记者" * 4
    wrapped = [story[i : i + 39] for i in range(0, len(story), 39)]
    page = split("首页\n新闻\n\n" + "\n".join(wrapped) + "。\n\n版权所有", fold)
    assert story + "。" in units(page.lines).text


def test_a_line_that_begins_with_a_comma_goes_on() -> None:
    page = split("湖边的小站售出新款车票 Lake 60\n,在两地居民中很受欢迎。", fold)
    assert len(units(page.lines).text) == 1


def test_menus_are_not_joined() -> None:
    page = split("首页\n新闻\n体育\n财经\n汽车", fold)
    assert len(units(page.lines).text) == 5


def test_rules_empty_bullets_and_images_have_no_kind() -> None:
    for text in ("* * *", "-----", "![](a.jpg)", "[logo.gif]", "|"):
        assert shape(text).kind == "", text


def test_signals_are_the_same_in_both_scripts() -> None:
    for one, other in (
        (
            "（记者王某／台北报道）桥梁通车后，时间缩短。",
            "（記者王某／台北報道）橋梁通車後，時間縮短。",
        ),
        ("责任编辑：林某", "責任編輯：林某"),
        ("图片来源：海岸通讯社", "圖片來源：海岸通訊社"),
    ):
        assert shape(fold(one)).own == shape(fold(other)).own
