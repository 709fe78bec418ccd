"""Whole pages through the pipeline: the story comes out, with its kinds, and nothing else."""

from __future__ import annotations

import pytest

from newsclean.model import Article, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline

FIRST = "清晨的集市在河边开张，摊主们摆出了新摘的蔬菜，买菜的人从镇上赶来。"
SECOND = "据老人们说，这个集市已经有三百多年的历史，从前只卖鱼和盐，后来才有了青菜和布匹。"
THIRD = "镇上说，明年要在河边修一条新路，让外地来的人也能方便地找到这里，预计秋天完工。"
LAST = "最近几年，来这里的年轻人越来越多。"
TITLE = "河边集市清晨开张"
MENU = "".join(f"<li><a href='/{n}'>频道{n}</a></li>" for n in range(10))
MORE = "".join(f"<li><a href='/s{n}'>另一条新闻的标题写在这里{n}</a></li>" for n in range(6))


def page(story: str) -> str:
    return f"""<html><head><title>{TITLE}_地方_山谷晨报</title></head><body>
    <div class=nav><ul>{MENU}</ul></div><h1>{TITLE}</h1>{story}
    <div class=related><h3>相关新闻</h3><ul>{MORE}</ul></div>
    <div class=footer>版权所有 山谷晨报</div></body></html>"""


def cleaned(html: str) -> Article:
    return Pipeline(Options()).article(Source("a.html", html.encode(), kind="html"))


def body(html: str) -> list[str]:
    return [block.text for block in cleaned(html).body]


@pytest.mark.parametrize(
    "story",
    [
        f"<div class=art><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>",
        f"<div>{FIRST}<br><br>{SECOND}<br>{THIRD}</div>",
        f"<table><tr><td>{FIRST}<br>{SECOND}<br>{THIRD}</td></tr></table>",
        f"<table><tr><td>{FIRST}</td></tr><tr><td>{SECOND}</td></tr><tr><td>{THIRD}</table>",
        f"<div><div>{FIRST}</div><div>{SECOND}</div><div>{THIRD}</div></div>",
        f"<article><section><p>{FIRST}</section><section><p>{SECOND}<p>{THIRD}</section></article>",
    ],
    ids=["paragraphs", "breaks", "one cell", "cells", "divs", "sections"],
)
def test_a_story_comes_out_however_it_is_laid(story: str) -> None:
    article = cleaned(page(story))
    assert [block.text for block in article.body] == [FIRST, SECOND, THIRD]
    assert article.title == TITLE
    assert article.site == "山谷晨报"


def test_a_short_last_paragraph_and_a_story_of_one_stay() -> None:
    assert body(page(f"<article><p>{FIRST}<p>{SECOND}<p>{LAST}</article>"))[-1] == LAST
    assert body(page(f"<div class=art><p>{FIRST}</p></div>")) == [FIRST]


def test_links_inside_a_sentence_neither_split_nor_cut_it() -> None:
    linked = SECOND.replace("集市", "<a href='/market'>集市</a>")
    story = f"<div><p>{FIRST}</p><p>{linked}</p><p>{THIRD}</p></div>"
    assert body(page(story)) == [FIRST, SECOND, THIRD]


def test_what_a_story_holds_keeps_its_kind() -> None:
    story = (
        f"<div class=art><p>{FIRST}</p><h2>集市的由来</h2><p>{SECOND}</p>"
        f"<blockquote><p>“这是我们祖上传下来的地方，不能丢。”</p></blockquote><p>{THIRD}</p></div>"
    )
    kinds = [block.kind for block in cleaned(page(story)).body]
    assert kinds == ["paragraph", "heading", "paragraph", "quote", "paragraph"]


def test_an_alternative_text_is_no_body_text() -> None:
    story = f"<div><p>{FIRST}</p><img src=a.jpg alt='集市的清晨，人来人往。'><p>{SECOND}</p></div>"
    article = cleaned(page(story))
    assert [block.text for block in article.body] == [FIRST, SECOND]
    assert ("annotation", "集市的清晨，人来人往。") in [
        (cut.label, cut.text) for cut in article.cuts
    ]


def test_every_line_of_a_page_is_accounted_for() -> None:
    pipeline = Pipeline(Options())
    source = Source("a.html", page(f"<p>{FIRST}</p><p>{SECOND}</p>").encode(), kind="html")
    article = pipeline.article(source)
    told = {block.line for block in article.body} | {cut.line for cut in article.cuts}
    untold = [line for line in pipeline.lines(source) if line.line not in told]
    assert [line.label for line in untold] == ["title"]


def test_a_page_of_nothing_but_paragraphs_stays_whole() -> None:
    assert body(f"<p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>") == [FIRST, SECOND, LAST]


def test_every_paragraph_of_a_page_nested_deeper_than_python_recurses_stays() -> None:
    deep = 3_000
    parts = [
        f"第{n}段说的是山谷里的第{n * 7}件事情，讲得很清楚，大家都听懂了。" for n in range(deep)
    ]
    html = "".join(f"<div><p>{part}</p>" for part in parts) + "</div>" * deep
    article = cleaned(html)
    kept = "".join(block.text for block in article.body) + (article.title or "")
    assert all(part in kept for part in parts)
