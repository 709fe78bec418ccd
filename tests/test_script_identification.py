"""Which script a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.script import identify

SAYS = {"zh-Hans", "zh-Hant", "zh-TW", "zh-HK", "mixed", "und"}


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("记者从发布会上获悉", "zh-Hans"),
        ("記者從發佈會上獲悉", "zh-Hant"),
        ("这部著作的作者在乾隆年间瞭望过群峰", "zh-Hans"),
        ("民眾在網路上看影片，軟體更新了", "zh-TW"),
        ("佢哋喺車站等咗好耐", "zh-HK"),
        ("这是简体字写的头一行，还有说明\n這是繁體字寫的頭一行，還有說明\n", "mixed"),
        ("中文", "und"),
        ("English only", "und"),
        ("", "und"),
        ("在家里于是", "zh-Hans"),
    ],
)
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert identify(text) == script


@given(st.text())
def test_every_text_has_an_answer(text: str) -> None:
    assert identify(text) in SAYS


def test_a_quotation_in_the_other_script_makes_no_mixture() -> None:
    text = "这篇报道说，台北街头的招牌写着「營業」二字，记者拍了照片，随后离开了那里。"
    assert identify(text) == "zh-Hans"
