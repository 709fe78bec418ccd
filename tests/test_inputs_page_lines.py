"""A page comes to the lines that a browser shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.inputs.pages import render


def fold(text: str) -> str:
    return text.lower()


def texts(html: str) -> list[str]:
    return [line.text for line in render(html, fold).lines]


def tags(html: str) -> list[tuple[str, str]]:
    return [(line.markup.tag, line.text) for line in render(html, fold).lines if line.markup]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>晨风<a href='/x'>掠过</a><b>山</b>谷。</p>", ["晨风掠过山谷。"]),
        ("<p>一<br>二<br/><br/>三</p>", ["一", "二", "三"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("<div>一<hr>二</div>", ["一", "二"]),
        ("<table><tr><td>一<td>二<tr><td>三</table>", ["一", "二", "三"]),
        ("<p>一<p>二", ["一", "二"]),
        ("<div><p>一<div>二</p></span>三", ["一", "二", "三"]),
        ("<span style='display: block'>一</span>二", ["一", "二"]),
        ("只有文字，没有标签", ["只有文字，没有标签"]),
        ("", []),
    ],
)
def test_inline_elements_do_not_split_a_line_and_blocks_do(html: str, lines: list[str]) -> None:
    assert texts(html) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>  one \n\t two </p>", ["one two"]),
        (
            "<p>第一行\n    第二行</p>",
            ["第一行第二行"],
        ),  # a source wrapped in the middle of a sentence
        ("<p>用 Python\n 写成</p>", ["用 Python 写成"]),
        ("<p>　　缩进&nbsp;一段</p>", ["　　缩进\xa0一段"]),
        ("<pre>一\n  二  三\n\n四</pre>", ["一", "  二  三", "四"]),
        ("<div style='white-space:pre-wrap'>一\n二</div>", ["一", "二"]),
        ("<p>&lt;a&gt; &amp; &#20013;&hellip;</p>", ["<a> & 中…"]),
    ],
)
def test_white_space_is_what_a_browser_makes_of_it(html: str, lines: list[str]) -> None:
    assert texts(html) == lines


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='color: red; display:none'>藏</div>",
        "<div hidden>藏</div>",
        "<p><span aria-hidden='true'>藏</span></p>",
        "<div style='visibility: hidden'>藏</div>",
        "<script>藏</script>",
        "<style>藏</style>",
        "<template><p>藏</p></template>",
        "<noscript>请打开脚本</noscript>",
        "<dialog>藏</dialog>",
        "<svg><title>藏</title></svg>",
        "<!-- 藏 -->",
        "<textarea>藏</textarea>",
        "<img src=a.jpg>",
    ],
)
def test_what_a_page_does_not_show_is_no_line(hidden: str) -> None:
    story = "晨风掠过山谷，集市开张。" * 20
    assert texts(f"<p>{story}</p>{hidden}") == [story]


def test_the_visible_inside_the_invisible_is_shown() -> None:
    html = "<div style='visibility:hidden'>藏<p style='visibility: visible'>现</p></div>"
    assert texts(html) == ["现"]


def test_lines_keep_their_kind() -> None:
    html = (
        "<h2><span>标题</span></h2><ul><li><a href=#>条目</a></li></ul>"
        "<blockquote><p>引文</p></blockquote><figure><img src=a alt='江边'>"
        "<figcaption>图说文字</figcaption></figure><p><strong>小标题</strong></p>"
        "<div class='img-desc'>江上的船</div><p>正文</p>"
    )
    assert tags(html) == [
        ("h2", "标题"),
        ("li", "条目"),
        ("blockquote", "引文"),
        ("img", "江边"),
        ("figcaption", "图说文字"),
        ("strong", "小标题"),
        ("figcaption", "江上的船"),
        ("p", "正文"),
    ]


def test_a_list_item_around_a_whole_story_is_no_list_item() -> None:
    assert tags("<ul><li><p>一段</p><p>二段</p></li></ul>") == [("p", "一段"), ("p", "二段")]


def test_a_picture_inside_a_sentence_does_not_split_it() -> None:
    assert tags("<p>前文<img alt='笑脸'>后文</p>") == [("p", "前文后文"), ("img", "笑脸")]


def test_an_alternative_text_that_the_caption_repeats_is_said_once() -> None:
    html = "<p><img alt='江边的集市开张'></p><p>▲江边的集市开张。（图／本报）</p><p>正文。</p>"
    assert tags(html) == [("figcaption", "▲江边的集市开张。（图／本报）"), ("p", "正文。")]


def test_link_density_words_blocks_and_numbers() -> None:
    html = (
        "<div class='Main' id='c1'><p class=lead>一段文字</p>"
        "<p><a href=/a>链接</a>文字</p></div><div><p><a>锚不是链接</a></p></div>"
    )
    page = render(html, fold)
    first, second, third = (line.markup for line in page.lines)
    assert first is not None
    assert second is not None
    assert third is not None
    assert (first.link_density, second.link_density, third.link_density) == (0.0, 0.5, 0.0)
    assert first.words == "main c1 lead"
    assert first.block == second.block != third.block
    assert [line.number for line in page.lines] == [1, 2, 3]


def test_twenty_thousand_nested_boxes_keep_all_their_text() -> None:
    deep = 20_000
    html = "<html><body>" + "<div>字" * deep + "</div>" * deep
    assert texts(html) == ["字"] * deep


def test_formatting_that_is_never_closed_does_not_multiply() -> None:
    html = "".join(f"<p><font color='{i}'>段{i}" for i in range(5_000))
    assert texts(html) == [f"段{i}" for i in range(5_000)]


_INLINE = st.sampled_from(["a", "b", "span", "font", "em"])
_BLOCK = st.sampled_from(["p", "div", "section", "td", "li", "h2", "blockquote", "center"])
_WORD = st.text("晨风掠过山谷集市，。abc", min_size=1, max_size=8)
_TREE = st.recursive(
    _WORD,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.one_of(_INLINE, _BLOCK),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(_TREE)
def test_no_visible_character_is_lost_or_moved(html: str) -> None:
    import re

    assert "".join(texts(html)) == re.sub(r"<[^>]*>", "", html)


@given(
    st.text(st.sampled_from("<>/=\"'&;!- \n\tpdivabr字，。[]CDAT{}:\\u\ud800\x00"), max_size=120)
)
def test_every_source_comes_to_lines_with_shadows_of_their_length(html: str) -> None:
    page = render(html, fold)
    assert all(len(line.text) == len(line.shadow) for line in page.lines)
    assert all(line.text.strip() for line in page.lines)
    assert all(line.markup and 0.0 <= line.markup.prior <= 1.0 for line in page.lines)


def test_an_alternative_text_that_was_escaped_twice_is_the_captions_again() -> None:
    html = (
        "<p><img alt='山谷 caf&amp;eacute; 的窗台'></p><p>▲山谷 café 的窗台。</p><p>晨风掠过。</p>"
    )
    assert tags(html) == [("figcaption", "▲山谷 café 的窗台。"), ("p", "晨风掠过。")]


@pytest.mark.parametrize(
    ("html", "tag", "density"),
    [
        ("<p><b>晨风</b> <strong>掠过</strong></p>", "strong", 0.0),
        ("<p><b>晨风</b>掠过</p>", "p", 0.0),
        ("<p><a href='/x'>晨风</a>掠过</p>", "p", 0.5),
        ("<p><a name='x'>晨风</a>掠过</p>", "p", 0.0),
        ("<p>晨<a href='/x'> 风 </a><a href='/y'>掠</a>过</p>", "p", 2 / 6),
    ],
)
def test_a_line_of_several_parts_is_what_all_of_them_are(
    html: str, tag: str, density: float
) -> None:
    (line,) = render(html, fold).lines
    assert line.markup is not None
    assert line.markup.tag == tag
    assert line.markup.link_density == pytest.approx(density)


def test_words_of_inline_elements_count_where_they_hold_the_whole_line() -> None:
    html = "<p><i class='by'>晨风</i><i class='by'>山谷</i></p><p><i class='by'>晨</i>风</p>"
    assert [line.markup.words for line in render(html, fold).lines if line.markup] == ["by", ""]


def test_the_depth_limit_is_one_of_nesting_not_of_tags() -> None:
    flat = "".join(f"<div>第{n}段</div></div>" for n in range(5000))
    assert [line.markup.depth for line in render(flat, fold).lines if line.markup] == [3] * 5000
    deep = "<DIV>晨风" * 3000 + "</div>" * 3000
    assert [line.text for line in render(deep, fold).lines] == ["晨风"] * 3000


def test_a_crowd_of_attributes_hides_no_text_and_leaves_others_alone() -> None:
    crowd = " ".join(f"a{n}='>'" if n % 2 else f"a{n}" for n in range(40_000))
    image = "data:image/png;base64," + "A" * 50_000
    html = f"<p>晨风<p class=k {crowd}>掠过<img src={image} alt=山><p title='{image}' class=z>谷"
    found = [(line.text, line.markup.words) for line in render(html, fold).lines if line.markup]
    assert found == [("晨风", ""), ("掠过", "k"), ("山", "k"), ("谷", "z")]
