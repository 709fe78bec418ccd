"""The story is found wherever the page keeps it, and its structure tells it from the rest."""

from __future__ import annotations

import json

import pytest

import newsclean
from newsclean.inputs.page.data import passages_of
from newsclean.inputs.page.parsing import parsed
from newsclean.inputs.pages import render
from newsclean.model import Markup

STORY = "清晨的集市在河边开张，摊主们摆出了新摘的蔬菜。" * 8


def fold(text: str) -> str:
    return text.lower()


def texts(html: str) -> list[str]:
    return [line.text for line in render(html, fold).lines]


@pytest.mark.parametrize(
    "html",
    [
        f"<div style='display:none'><p>{STORY}</p></div>",
        f"<div id=js_content style='visibility: hidden'><p>{STORY}</p></div>",
        f"<noscript><p>{STORY}</p></noscript>",
        f"<textarea class=lazy><p>{STORY}</p></textarea>",
        f"<template><p>{STORY}</p></template>",
        f"<script type='text/template'><p>{STORY}</p></script>",
        f"<iframe srcdoc='<p>{STORY}</p>'></iframe>",
        "<script type='application/ld+json'>"
        + json.dumps({"@type": "NewsArticle", "articleBody": STORY})
        + "</script>",
        "<script id=__NEXT_DATA__ type='application/json'>"
        + json.dumps({"props": {"content": f"<p>{STORY}</p>"}})
        + "</script>",
        "<script>window.state = " + json.dumps({"text": STORY}, ensure_ascii=False) + "</script>",
        "<script>var s = " + json.dumps(json.dumps({"body": STORY})) + "</script>",
        f"<script>var s = {{content: '\\x3cp\\x3e{STORY}\\x3c/p\\x3e'}}</script>",
    ],
)
def test_a_story_out_of_sight_is_found(html: str) -> None:
    assert texts(f"<div>菜单</div>{html}") == ["菜单", STORY]


def test_a_story_in_sight_leaves_the_rest_out() -> None:
    other = "这里是另一段文字，不在页面上。" * 12
    html = f"<p>{STORY}</p><noscript><p>{other}</p></noscript><div hidden><p>{other}</p></div>"
    assert texts(html) == [STORY]


def test_a_long_story_out_of_sight_outweighs_a_notice_in_sight() -> None:
    notice = "本站使用技术手段改善阅读体验，继续浏览即表示同意，详情请看说明。" * 6
    html = f"<p>{notice}</p><div style='display:none'><p>{STORY * 5}</p></div>"
    assert texts(html) == [notice, STORY * 5]


def test_frames_say_what_browsers_without_frames_see() -> None:
    html = f"<html><frameset><frame src=a><noframes><p>{STORY}</p></noframes></frameset></html>"
    assert texts(html) == [STORY]


def test_the_sections_of_xhtml_are_text_and_those_of_scripts_are_not() -> None:
    html = (
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>"
        "<p><![CDATA[甲 <乙> & 丙]]></p>"
        "<script>//<![CDATA[\nvar x = 1;\n//]]></script></body></html>"
    )
    assert texts(html) == ["甲 <乙> & 丙"]


def test_a_list_of_paragraphs_in_data_comes_in_order() -> None:
    parts = [f"第{n}段讲了集市的由来，也讲了河边的人。" * 2 for n in "一二三"]
    html = "<script>s=" + json.dumps([{"type": "p", "text": part} for part in parts]) + "</script>"
    assert texts(html) == parts


def test_a_whole_story_in_data_comes_without_the_comments_under_the_same_key() -> None:
    data = {
        "content": f"<p>{STORY}</p><p>{STORY[:40]}</p>",
        "list": [{"content": "写得真好，赞。"}],
    }
    html = f"<script>s={json.dumps(data)}</script>"
    assert texts(html) == [STORY, STORY[:40]]


def test_a_string_that_is_never_closed_costs_no_time() -> None:
    root = parsed("<script>，" + '"\\' * 200_000 + "</script>")
    assert len(list(passages_of(root))) <= 1


MENU = "".join(f"<li><a href='/{n}'>频道{n}</a></li>" for n in range(9))
MORE = "".join(f"<li><a href='/s{n}'>另一条新闻的标题{n}</a></li>" for n in range(6))
PAGE = f"""
<body><div class="nav"><ul>{MENU}</ul></div>
<div class="article"><h1>河边集市清晨开张</h1><div class="meta">2031-05-06 山谷晨报</div>
<p>{STORY}</p><p>{STORY[:46]}</p><p>小桥</p><p>{STORY}</p></div>
<div class="related"><ul>{MORE}</ul></div>
<div class="comments"><p>写得真好，我也去过那个集市。</p><p>摊主很和气，菜也新鲜。</p></div></body>
"""


def priors(html: str) -> dict[str, float]:
    found = {}
    for line in render(html, fold).lines:
        assert isinstance(line.markup, Markup)
        found[line.text] = line.markup.prior
    return found


def test_the_storys_paragraphs_are_likelier_than_all_else() -> None:
    found = priors(PAGE)
    story = [prior for text, prior in found.items() if text in (STORY, STORY[:46])]
    rest = [
        prior
        for text, prior in found.items()
        if text.startswith(("频道", "另一", "写得", "摊主很", "2031"))
    ]
    assert min(story) > 0.5 > max(rest)


def test_a_short_line_among_paragraphs_is_likelier_than_in_a_menu() -> None:
    found = priors(PAGE)
    assert found["小桥"] > 10 * found["频道3"]


def test_the_description_speaks_for_the_line_that_it_begins_with() -> None:
    notice = "本站使用技术手段改善阅读体验，继续浏览即表示同意，详情请看说明。" * 4
    lead = "河上游昨夜涨水，镇上今天停课一天，渡船也停了。"
    page = (
        f"<div class=bar><p>{notice}</p><p>{notice}。</p></div><ul>{MENU}{MORE}{MENU}{MORE}</ul>"
        f"<div><div><p>{lead}</p></div></div>"
    )
    without = priors(page)
    found = priors(f"<meta name=description content='{lead}'>{page}")
    assert found[lead] > 2 * without[lead]
    assert found[notice] < without[notice]


def test_alternative_texts_are_never_likely() -> None:
    html = f"<div><p>{STORY}</p><img alt='河边的集市，清晨的摊子。'><p>{STORY}</p></div>"
    assert priors(html)["河边的集市，清晨的摊子。"] == 0.0


def test_readers_comments_inside_the_storys_element_are_less_likely_than_its_paragraphs() -> None:
    said = "我去年也去过那个集市，摊主都很和气，菜也新鲜，比城里便宜不少。"
    html = f"""<div class="post"><div class="entry"><p>{STORY}</p><p>{STORY}。</p></div>
    <ol class="commentlist"><li><p>{said}</p><p>{said}真的。</p></li></ol></div>"""
    found = priors(html)
    assert found[said] < found[STORY] / 2


SENTENCES = [
    "雨停以后，村里的人到田边去看水渠，渠里的水已经退了大半，只剩下一层细细的泥沙。",
    "老周说，这条渠是他父亲那一辈人修的，石头全是从山上一块一块抬下来的。",
    "村委会决定下个月动工，把塌了的三处补好，再在渠边种上一排柳树。",
    "修渠的钱由合作社出一半，另一半由村民自愿捐，名单贴在村口的墙上。",
    "孩子们最高兴，他们说等水来了，又可以在渠边放纸船了。",
]


def paragraphs(sentences: list[str]) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def shown(html: str) -> list[str]:
    return [block.text for block in newsclean.clean(html, input_format="html").body]


@pytest.mark.parametrize("button", ["展开全文", "展開剩餘60%", "閱讀全文", "点击查看全文"])
def test_a_story_that_is_folded_is_whole(button: str) -> None:
    html = (
        f"<title>雨后的水渠</title><h1>雨后的水渠</h1><div>{paragraphs(SENTENCES[:2])}"
        f"<div style='display:none'>{paragraphs(SENTENCES[2:])}</div><a href='#'>{button}</a></div>"
    )
    assert shown(html) == SENTENCES
    assert shown(html.replace(button, "打印本页")) == SENTENCES[:2]


def test_a_link_around_a_whole_story_is_none() -> None:
    html = (
        "<title>雨后的水渠</title><a href='app://1'><h1>雨后的水渠</h1>"
        f"<div>{paragraphs(SENTENCES)}</div></a><ul><li><a href='/2'>村口的墙</a></ul>"
    )
    assert shown(html) == SENTENCES


@pytest.mark.parametrize("wrap", ["div", "section class='x'"])
def test_a_list_in_a_short_story_is_in_its_element(wrap: str) -> None:
    # The names weigh more against what holds them all than the second paragraph weighs for it.
    items = "".join(f"<li>{name}" for name in ("石桥组", "山脚组", "渡口组", "柳树组", "河堤组"))
    html = (
        f"<h1>修渠捐款名单公布</h1><{wrap}><p>{SENTENCES[0]}</p><ul>{items}</ul>"
        f"<p>{SENTENCES[1]}</p></{wrap.split()[0]}><p>版权所有 山村网</p><a href='/'>首页</a>"
    )
    priors = [line.markup.prior for line in render(html, fold).lines if line.markup]
    first, *names, last = priors[1:8]
    assert first > 0.6
    assert last > 0.6
    assert min(names) > max(priors[8:]) * 2


@pytest.mark.parametrize(
    "box",
    [
        "<p><strong>更多山村報報導</strong></p><p><a href='/1'>河堤步道動工</a></p>"
        "<p><a href='/2'>老街換新招牌</a></p>",
        "<section><h2>熱讀</h2><ul><li><a href='/1'>河堤步道動工</a>"
        "<li><a href='/2'>老街換新招牌</a><li><a href='/3'>農家書屋開張</a></ul>"
        "<p>End of 熱讀</p></section>",
    ],
)
def test_links_to_other_stories_in_a_row_are_no_part_of_the_story(box: str) -> None:
    html = (
        "<title>雨后的水渠</title><h1>雨后的水渠</h1><p>2024-05-20</p><div class='content'>"
        f"{paragraphs(SENTENCES[:3])}{box}{paragraphs(SENTENCES[3:])}</div>"
    )
    assert shown(html) == SENTENCES


def test_a_subhead_that_leads_to_itself_stays() -> None:
    html = (
        "<title>雨后的水渠</title><h1>雨后的水渠</h1><p>2024-05-20</p><div class='content'>"
        f"{paragraphs(SENTENCES[:2])}<h2 id='a'><a href='#a'>山上的石头</a></h2>"
        f"{paragraphs(SENTENCES[2:])}</div>"
    )
    assert shown(html) == [*SENTENCES[:2], "山上的石头", *SENTENCES[2:]]
