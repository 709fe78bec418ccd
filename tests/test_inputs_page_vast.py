"""A page of hardly more than tags is read as text, without a tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.inputs.page.parsing import parsed
from newsclean.inputs.page.vast import is_vast, text_of
from newsclean.inputs.pages import as_text, render

SENTENCES = (
    "连日大雨过后，村里的水渠塌了三处，下游的稻田断了水，村民只好每天挑水浇地。",
    "村干部上周开会商量，决定请邻村的泥瓦匠来帮忙，材料由合作社先垫付。",
    "“我们干了整整五天，白天砌石头，晚上点着灯抹水泥。”泥瓦匠老周说。",
    "昨天上午，水渠重新通水，孩子们沿着渠边一路跑，追着水头看到了山脚下。",
    "据合作社统计，修渠一共花了两万多元，其中一半由村民自愿捐出。",
    "村里还打算在渠边种上一排柳树，明年春天，这里会是散步的好地方。",
)
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TITLE = "雨后山村水渠修复一新，村民重回田间"
PAGE = f"<head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{STORY}"


@pytest.mark.parametrize(
    "html",
    [
        "<p>晨风<a href='/x'>掠过</a><b>山</b>谷。</p>",
        "<p>一<br>二<br/><br/>三</p>",
        "<div>一<div>二</div>三</div>四",
        "<p>&amp;lt;&nbsp;&#20013;</p>",
        "<script>if (a<b) { '<p>无' }</script><style>p{}</style><p>有<!-- <p>无 --></p>",
        "<pre>甲\n  乙</pre><p>丙\n丁  a\nb</p>",
        "<p>没有关上的标签<",
        "<?xml version='1.0'?><!DOCTYPE html><ul><li>一<li>二</ul>",
    ],
)
def test_its_text_is_that_of_the_tree(html: str) -> None:
    assert text_of(html).split("\n") == [line.text for line in render(html, str.lower).lines]


@given(st.text(alphabet="<>/!-ap b'\"=风\n&;pre"))
def test_any_source_has_a_text(html: str) -> None:
    lines = text_of(html).split("\n")
    assert all(lines) or lines == [""]
    assert lines[-1] == lines[-1].rstrip()


def test_a_long_story_is_a_page() -> None:
    assert not is_vast(STORY.replace("水渠", "水渠" * 50) * 5_000)
    assert as_text(PAGE + "<div>x</div>" * 1000) is None


@pytest.mark.timeout(20)
def test_blanks_without_end_are_looked_through_once() -> None:
    blanks = " \t" * 200_000
    assert text_of(f"<pre>甲{blanks}乙{blanks}\n{blanks}丙") == f"甲{blanks}乙\n{blanks}丙"


@pytest.mark.parametrize("unit", ["<li>新闻", "<a href='/n'>新闻</a><br>", "<td>1</td>"])
def test_its_story_and_its_title_are_found(unit: str) -> None:
    article = newsclean.clean(PAGE + unit * 40_000, input_format="html")
    assert article.title == TITLE
    assert tuple(block.text for block in article.body) == SENTENCES
    assert sum(1 for cut in article.cuts if cut.text in ("新闻", "1")) == 40_000


def test_preformatted_lines_count_as_tags() -> None:
    assert is_vast("<pre>" + "1\n" * 50_000)


def test_the_options_of_a_form_are_not_looked_through_again_for_each() -> None:
    # The parser's copy of the chosen one is made anew for every option: quadratic.
    root = parsed("<select><button><selectedcontent></selectedcontent></button><option selected>甲")
    assert root.text().count("甲") == 1
