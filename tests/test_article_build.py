"""What ``build`` makes of a labelled page: every line accounted for, every field from its place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.article import build
from newsclean.article.paragraphs import clean, joined
from newsclean.model import (
    BODY_KINDS,
    CUT_LABELS,
    Article,
    Label,
    Labelling,
    Line,
    Page,
    Provenance,
    SpanCut,
    Witnesses,
)
from newsclean.script import fold

SOURCE = Provenance("a.txt", 0, "", "utf-8", "utf-8")
SHORT = {
    "T": "title",
    "p": "paragraph",
    "h": "heading",
    "c": "caption",
    "l": "list_item",
    "q": "quote",
    "by": "byline",
    "cr": "credit",
    "bc": "breadcrumb",
    "cm": "comment",
    "an": "annotation",
    "n": "navigation",
    "re": "related",
    "co": "copyright",
    "di": "disclaimer",
    "_": "blank",
}
STORY = (
    ("p", "河畔的舊倉庫經過兩年整修，昨天重新開放，改作社區木工教室與圖書室。"),
    ("p", "負責人說，教室每週開四天，工具可以免費借用，只要先上一堂安全課。"),
)


def article(
    *rows: tuple[str, str],
    language: str = "zh-TW",
    witnesses: Witnesses = Witnesses(),  # noqa: B008 - a frozen value
    url: str | None = None,
) -> Article:
    """The article of rows of (short label, text); "+p" goes on with the paragraph before."""
    lines = tuple(Line(n, text, fold(text)) for n, (_, text) in enumerate(rows, start=1))
    labels = tuple(
        Label(SHORT[mark.lstrip("+")], "test", 1.0, joins=mark[0] == "+") for mark, _ in rows
    )
    return build(
        Page(lines, witnesses),
        Labelling(labels, 0.9, ("labelled",)),
        id="a",
        source=SOURCE._replace(url=url),
        language=language,
        warnings=("decoded",),
    )


def body(made: Article) -> list[tuple[str, str, int]]:
    return [(block.kind, block.text, block.line) for block in made.body]


# -- body and cuts


def test_a_hard_wrapped_paragraph_is_one_again_and_names_its_first_line() -> None:
    made = article(
        ("p", "　　店裡新到一批 Mate"),
        ("+p", "60 手機，老闆說"),
        ("_", ""),
        ("+p", "賣得很好。"),
        ("p", "下一段。"),
    )
    assert body(made) == [
        ("paragraph", "店裡新到一批 Mate 60 手機，老闆說賣得很好。", 1),
        ("paragraph", "下一段。", 5),
    ]


def test_a_line_that_joins_nothing_begins_a_paragraph() -> None:
    assert body(article(("+p", "開頭。"))) == [("paragraph", "開頭。", 1)]


@pytest.mark.parametrize(
    ("mark", "raw", "text"),
    [
        ("l", "• 第一項", "第一項"),
        ("l", "  * 第一項", "第一項"),
        ("l", "·\t第一項\t·\t第二項", "·\t第一項\t·\t第二項"),
        ("l", "· 約翰·史密斯", "約翰·史密斯"),
        ("l", "1. 第一項", "1. 第一項"),
        ("l", "（二）第二項", "（二）第二項"),
        ("l", "-5℃ 的早晨", "-5℃ 的早晨"),
        ("h", "## 小標", "小標"),
        ("q", "> 引文", "引文"),
        ("p", "　　內文\u3000", "內文"),
        ("p", "\ufeff內\u202e文\x07\u200b", "內文"),
        ("p", "左\t右", "左\t右"),
        ("c", "▲河畔的倉庫。", "▲河畔的倉庫。"),
    ],
)
def test_marks_indents_and_controls_are_no_text(mark: str, raw: str, text: str) -> None:
    assert [block.text for block in article((mark, raw)).body] == [text]


def test_spans_leave_the_line_and_are_cuts_with_their_place() -> None:
    text = "教室今天開放。（責任編輯：王小明）"
    span = SpanCut(7, len(text), "credit", "editor")
    line = Line(1, text, fold(text))
    made = build(
        Page((line,)),
        Labelling((Label("paragraph", "prose", 1.0, (span,)),), 1.0),
        id="a",
        source=SOURCE,
        language="zh-TW",
    )
    assert made.body[0].text == "教室今天開放。"
    assert [(c.label, c.rule, c.text, c.span) for c in made.cuts] == [
        ("credit", "editor", "（責任編輯：王小明）", (7, len(text)))
    ]
    assert [(c.role, c.name) for c in made.credits] == [("責任編輯", "王小明")]


def test_cuts_are_raw_lines_in_order_with_their_labels() -> None:
    made = article(("n", "  首頁 "), ("T", "標題在此處的新聞"), *STORY, ("co", "版權所有"))
    assert [(c.line, c.label, c.text) for c in made.cuts] == [
        (1, "navigation", "  首頁 "),
        (5, "copyright", "版權所有"),
    ]


def test_a_body_line_without_text_is_a_cut() -> None:
    made = article(("p", "\u200b\u202e"), ("l", "• "))
    assert made.body == ()
    assert [(c.line, c.label) for c in made.cuts] == [(1, "blank"), (2, "blank")]


def test_confidence_and_warnings_go_through() -> None:
    made = article(*STORY)
    assert (made.confidence, made.warnings) == (0.9, ("decoded", "labelled"))


def test_labels_must_be_as_many_as_lines() -> None:
    with pytest.raises(ValueError):
        build(
            Page((Line(1, "一", "一"),)), Labelling((), 1.0), id="a", source=SOURCE, language="und"
        )


def test_parts_are_joined_by_script() -> None:
    assert joined(["河畔", "倉庫"]) == "河畔倉庫"
    assert joined(["open", "day"]) == "open day"
    assert joined(["共", "12", "間"]) == "共12間"
    assert clean("\u3000a\u2066b\u3000") == "ab"


PIECES = st.sampled_from(
    [
        "",
        " ",
        "首頁",
        "•",
        "\u200b",
        "來源：某某報",
        "2023-07-09",
        "記者王小明／台北報導",
        "標題_某某網",
    ]
)
TEXTS = st.lists(st.one_of(st.text(max_size=12), PIECES), max_size=3).map(
    lambda parts: "".join("".join(parts).splitlines())
)


@st.composite
def labelled_pages(draw: st.DrawFn) -> tuple[Page, Labelling]:
    """A page of arbitrary lines with an arbitrary label each, spans included."""
    lines: list[Line] = []
    labels: list[Label] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        text = draw(TEXTS)
        name = draw(st.sampled_from((*BODY_KINDS, "title", *CUT_LABELS)))
        spans: tuple[SpanCut, ...] = ()
        if name in BODY_KINDS and text and draw(st.booleans()):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            spans = (SpanCut(start, end, "ad", "rule"),)
        lines.append(Line(number, text, fold(text)))
        labels.append(Label(name, "rule", 1.0, spans, draw(st.booleans())))
    said = draw(st.lists(st.sampled_from([line.text for line in lines] or [""]), max_size=1))
    return Page(tuple(lines), Witnesses(title=tuple(said))), Labelling(tuple(labels), 1.0)


@given(labelled_pages())
def test_every_line_is_in_title_body_or_cuts(made: tuple[Page, Labelling]) -> None:
    page, labelling = made
    article = build(page, labelling, id="a", source=SOURCE, language="und")
    cut = {c.line for c in article.cuts}
    begun = {b.line for b in article.body}
    title_lines = [n for n, label in enumerate(labelling.labels, 1) if label.label == "title"]
    told = joined_lines(labelling.labels, begun)
    for line, label in zip(page.lines, labelling.labels, strict=True):
        # Marks around a title (| ** #) go as bullets do; its letters and figures are all there.
        in_title = line.number in title_lines and all(
            sign in (article.title or "") for sign in line.text if sign.isalnum()
        )
        assert line.number in cut or line.number in begun or line.number in told or in_title
        if label.label in CUT_LABELS:
            assert [c.text for c in article.cuts if c.line == line.number] == [line.text]
    for c in article.cuts:
        whole = page.lines[c.line - 1].text
        assert c.text == (whole if c.span is None else whole[slice(*c.span)])
        assert c.label in CUT_LABELS
    assert [c.line for c in article.cuts] == sorted(c.line for c in article.cuts)
    assert [b.line for b in article.body] == sorted(begun)
    assert all(b.text == clean(b.text) != "" for b in article.body)


def joined_lines(labels: Sequence[Label], begun: set[int]) -> set[int]:
    """The body lines that join a block above them."""
    return {
        number
        for number, label in enumerate(labels, 1)
        if label.label in BODY_KINDS and label.joins and begun and min(begun) < number
    }


# -- title


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("木工教室今天開放", "木工教室今天開放"),
        ("木工教室今天開放_社會頻道_某某新聞網", "木工教室今天開放"),
        ("木工教室今天開放 - 某某網", "木工教室今天開放"),
        ("木工教室今天開放 | 某某新聞", "木工教室今天開放"),
        ("木工教室今天開放｜某某報", "木工教室今天開放"),
        ("# 木工教室今天開放", "木工教室今天開放"),
        ("|  **木工教室今天開放**", "木工教室今天開放"),
        ("[木工教室今天開放](/a/1.html)", "木工教室今天開放"),
        ("木工教室今天開放 [組圖](/a/2.html)", "木工教室今天開放 組圖"),
        ("* ### 木工教室今天開放", "木工教室今天開放"),
        ("![刨子](/p.jpg) **木工教室今天開放**", "木工教室今天開放"),
        ("[![刨子](/p.jpg)](/a/1.html) 木工教室今天開放", "木工教室今天開放"),
        ("木工教室 - 社區的新去處", "木工教室 - 社區的新去處"),
        ("A|B 兩案比較", "A|B 兩案比較"),
        ("木工教室今天開放  [   ]", "木工教室今天開放"),
    ],
)
def test_a_title_goes_without_marks_and_site(printed: str, title: str) -> None:
    assert article(("T", printed), *STORY).title == title


def test_the_site_behind_a_title_is_a_cut_with_its_place() -> None:
    made = article(("T", "木工教室今天開放_某某新聞網"), *STORY)
    assert [(c.line, c.text, c.span) for c in made.cuts] == [(1, "_某某新聞網", (8, 14))]


def test_a_name_that_the_breadcrumb_knows_goes_from_the_title() -> None:
    made = article(("bc", "河畔熱線 > 社會 > 正文"), ("T", "木工教室今天開放 - 河畔熱線"), *STORY)
    assert made.title == "木工教室今天開放"


def test_a_title_printed_twice_is_accounted_for() -> None:
    made = article(("T", "木工教室今天開放"), ("n", "大"), ("T", "木工教室今天開放"), *STORY)
    assert made.title == "木工教室今天開放"
    assert (1, "annotation") in [(c.line, c.label) for c in made.cuts]


def test_a_wrapped_title_is_one_again() -> None:
    assert article(("T", "木工教室今天開放 Open"), ("+T", "Day 兩天"), *STORY).title == (
        "木工教室今天開放 Open Day 兩天"
    )


def test_the_page_head_outvotes_a_line_that_it_does_not_say() -> None:
    head = Witnesses(title=("木工教室今天開放", "木工教室今天開放_某某新聞網"))
    made = article(
        ("n", "木工教室　今天開放"), ("n", "2023-07-09"), ("T", "放大字級"), *STORY, witnesses=head
    )
    assert made.title == "木工教室　今天開放"
    assert made.published == "2023-07-09"
    assert (3, "annotation") in [(c.line, c.label) for c in made.cuts]


def test_a_page_head_with_only_the_site_outvotes_nothing() -> None:
    head = Witnesses(title=("某某新聞網",), site="某某新聞網")
    assert article(("T", "木工教室今天開放"), *STORY, witnesses=head).title == "木工教室今天開放"


def test_without_a_title_line_the_page_head_says_it() -> None:
    made = article(*STORY, witnesses=Witnesses(title=("木工教室今天開放_某某新聞網",)))
    assert made.title == "木工教室今天開放"
    assert article(*STORY).title is None


@pytest.mark.parametrize(
    "rows",
    [
        (("by", "網絡整理 2023-07-09(原標題:舊倉庫(河畔)變身教室)"), *STORY),
        (*STORY, ("an", "原标题：舊倉庫(河畔)變身教室")),
        (*STORY, ("an", "（原標題：舊倉庫(河畔)變身教室）")),
    ],
)
def test_the_original_title_is_read_with_its_brackets(rows: tuple[tuple[str, str], ...]) -> None:
    assert article(("T", "木工教室今天開放"), *rows).original_title == "舊倉庫(河畔)變身教室"


# -- site and section


@pytest.mark.parametrize(
    ("crumb", "site", "section"),
    [
        ("河畔信息網 > 熱點信息 > 正文", "河畔信息網", ("熱點信息",)),
        ("首页 >> 新闻 >> 国内 >> 正文", None, ("新闻", "国内")),
        ("您現在的位置：河畔新聞網 › 地方 › 內容", "河畔新聞網", ("地方",)),
        ("当前位置：河畔网首页 > 要闻", "河畔网", ("要闻",)),
        ("首頁 / 生活", None, ("生活",)),
        ("河畔财经 > 股票 > 公司 > 正文", "河畔财经", ("股票", "公司")),
        ("国内新闻 > 社会 > 民生 > 正文", None, ("国内新闻", "社会", "民生")),
        ("[首頁](/) / [生活](/life) / 正文", None, ("生活",)),
    ],
)
def test_a_breadcrumb_names_site_and_section(
    crumb: str, site: str | None, section: tuple[str, ...]
) -> None:
    made = article(("bc", crumb), ("T", "木工教室今天開放"), *STORY)
    assert (made.site, made.section) == (site, section)


def test_a_breadcrumb_over_several_lines_is_one() -> None:
    rows = (("bc", "河畔网"), ("bc", ">"), ("bc", "地方"), ("bc", " > 正文"))
    made = article(*rows, ("T", "木工教室今天開放"), *STORY)
    assert (made.site, made.section) == ("河畔网", ("地方",))


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("Copyright © 2001-2023 河畔新聞網 版權所有", "河畔新聞網"),
        ("© 2023 河畔日報", "河畔日報"),
        ("河畔在線 版權所有", "河畔在線"),
        ("本網版權所有", None),
        ("© 2023 河畔日報有限公司", "河畔日報"),
        ("主办：河畔区人民政府 承办：河畔区办公室", "河畔区人民政府"),
    ],
)
def test_a_copyright_line_names_the_site(line: str, site: str | None) -> None:
    assert article(("T", "木工教室今天開放"), *STORY, ("co", line)).site == site


def test_the_page_head_names_site_and_section() -> None:
    made = article(*STORY, witnesses=Witnesses(site="河畔新聞", section=("地方",)))
    assert (made.site, made.section) == ("河畔新聞", ("地方",))


# -- origin


@pytest.mark.parametrize(
    ("rows", "origin"),
    [
        ((("by", "2023-07-09 18:05 來源：河畔日報 作者：王小明"),), "河畔日報"),
        ((("by", "2023-07-09 18:05 来源 | 河畔日报"),), "河畔日报"),
        ((("by", "網絡整理 2023-07-09(原標題:別的標題)"),), "網絡整理"),
        ((("by", "河畔晚報 2023-07-09 18:05"),), "河畔晚報"),
        ((("by", "2023年07月09日 18:05　河畔晚報"),), "河畔晚報"),
        ((("by", "來源："), ("by", "河畔日報"), ("by", "2023-07-09")), "河畔日報"),
        ((("n", "河畔晚報"), ("n", "2023-07-09 18:05")), "河畔晚報"),
        ((("by", "文章来源：《河畔周刊》　编辑：李大华"),), "河畔周刊"),
        ((("by", "轉載自《河畔周刊》"),), "河畔周刊"),
        ((("by", "來源：王小明"),), None),
        ((("by", "2023-07-09 18:05 政治"),), None),
        ((("by", "發布時間：2023-07-09"),), None),
        ((("n", "影片無法播放？點此重新整理"), ("n", "2023-07-09")), None),
    ],
)
def test_the_origin_is_whom_the_site_has_it_from(
    rows: tuple[tuple[str, str], ...], origin: str | None
) -> None:
    assert article(("T", "木工教室今天開放"), *rows, *STORY).origin == origin


def test_a_source_after_the_story_counts_and_a_topic_in_it_does_not() -> None:
    assert article(*STORY, ("cr", "（來源：河畔日報）")).origin == "河畔日報"
    assert article(*STORY, ("p", "工具可以借用。（來源：河畔日報）")).origin == "河畔日報"
    assert article(*STORY, ("p", "他說，木材的來源：都是回收的舊料，沒有花錢。")).origin is None


# -- when

TITLE = ("T", "木工教室今天開放")


@pytest.mark.parametrize(
    "rows",
    [
        (TITLE, ("by", "2023-07-09"), *STORY),
        (TITLE, ("n", "2023-07-09"), *STORY),
        (TITLE, ("p", "2023-07-09"), *STORY),
        (("T", "2023-07-09"), *STORY),
        (TITLE, ("by", "更新時間："), ("by", "2023-07-10"), ("by", "發布：2023-07-09"), *STORY),
        (TITLE, ("n", "2023"), ("n", "07/09"), *STORY),
        (("n", "地方"), ("n", "2023-07-09"), ("n", "焦點"), TITLE, *STORY),
        (TITLE, *STORY, ("n", "2023-07-09")),
        (TITLE, *STORY, ("by", "发布日期：2023-07-09"), ("re", "舊聞一則 2022-01-01")),
        (TITLE, *STORY, ("p", "2023年7月9日")),
        (TITLE, ("p", "（中央社台北112年7月9日電）木工教室開放了，附近的人都來看。"), *STORY),
        (TITLE, *STORY, ("p", "教室週日休息。（編輯：李大華）1120709")),
        (TITLE, ("n", "2023-07-09"), TITLE, ("c", "倉庫"), *STORY),
    ],
)
def test_the_date_of_the_story_is_found_in_its_places(rows: tuple[tuple[str, str], ...]) -> None:
    assert article(*rows).published == "2023-07-09"


@pytest.mark.parametrize(
    "rows",
    [
        (TITLE, *STORY),
        (TITLE, ("by", "7月9日 18:05"), *STORY),
        (TITLE, ("by", "昨天"), *STORY),
        (TITLE, ("p", "2021年5月1日，倉庫動工整修，工程由社區自己出錢，前後換了三家。"), *STORY),
        (TITLE, *STORY, ("co", "© 2023-07-09 河畔新聞網")),
        (TITLE, *STORY, ("re", "倉庫起火 2022-01-01"), ("re", "河水上漲 2022-01-02")),
        (("n", "今天是2023年7月9日 星期日"), TITLE, *STORY),
        (("n", "2023年7月9日 星期日"), TITLE, *STORY),
        (TITLE, *STORY, ("n", "2023-02-30")),
        (TITLE, *STORY, ("cm", "小明 2023-07-12 10:00")),
        (TITLE, *STORY, ("n", "2023-07-12 10:00"), ("n", "2023-07-13 11:00")),
        (TITLE, *STORY, ("re", "倉庫起火 2022-01-01")),
    ],
)
def test_a_date_of_something_else_is_not_the_story_s(rows: tuple[tuple[str, str], ...]) -> None:
    assert article(*rows).published is None


def test_the_page_head_dates_a_story_without_a_byline() -> None:
    head = Witnesses(published=("2023-07-09T18:05:00+08:00",))
    assert article(TITLE, *STORY, witnesses=head).published == "2023-07-09T18:05:00+08:00"
    other = article(TITLE, ("by", "2023-07-08 09:00"), *STORY, witnesses=head)
    assert other.published == "2023-07-08T09:00"
    same = article(TITLE, ("by", "2023-07-09"), *STORY, witnesses=head)
    assert same.published == "2023-07-09T18:05:00+08:00"


def test_the_address_of_the_page_is_the_last_to_be_asked() -> None:
    made = article(TITLE, *STORY, url="https://news.example/2023/07/09/1.html")
    assert made.published == "2023-07-09"
    assert article(TITLE, *STORY, url="https://news.example/a/1.html").published is None


# -- who


@pytest.mark.parametrize(
    ("rows", "authors"),
    [
        ((("by", "記者王小明／台北報導"),), ("王小明",)),
        ((("by", "記者王小明、林小華／綜合報導"),), ("王小明", "林小華")),
        ((("by", "王小明 林小華／新北 台南報導"),), ("王小明", "林小華")),
        ((("by", "〔記者王小明／高雄報導〕"),), ("王小明",)),
        ((("by", "社會中心／綜合報導"),), ()),
        ((("by", "綜合報導"),), ()),
        ((("by", "本报记者 张三 李四"),), ("张三", "李四")),
        ((("by", "本报记者 张三 通讯员 李四"),), ("张三",)),
        ((("by", "作者：王小明　来源：河畔日报"),), ("王小明",)),
        ((("by", "文／王小明　圖／李大華"),), ("王小明",)),
        ((("by", "撰文：歐陽小明"),), ("歐陽小明",)),
        ((("by", "文|王小明"),), ("王小明",)),
        ((("by", "特约撰稿人 张三"),), ("张三",)),
        ((("by", "作者："), ("by", "王小明")), ("王小明",)),
        ((("by", "作者：尼克·馬什"),), ("尼克·馬什",)),
        ((("by", "作者：Anna Chen"),), ("Anna Chen",)),
        ((("by", "作者：河畔日報"),), ()),
        ((("by", "作者：老木匠"),), ("老木匠",)),
        ((("by", "來源：王小明"),), ("王小明",)),
        ((("n", "王小明"), ("n", "2023-07-09")), ("王小明",)),
        ((("by", "俞舟 2021-09-05"),), ("俞舟",)),
        ((("by", "發布：2023-Jul-09 12:40"), ("n", "鍾曉文")), ("鍾曉文",)),
        ((("n", "河畔新聞 | 王小明 台東報導"), ("by", "2023-07-09")), ("王小明",)),
        ((("n", "王小明、林小華 台東報導"), ("by", "2023-07-09")), ("王小明", "林小華")),
        ((("n", "地方中心 台東報導"), ("by", "2023-07-09")), ()),
        ((("by", "文字／學生記者 王小明　圖／生物系"),), ("王小明",)),
        ((("by", "撰文 王小明"), ("by", "Photo by 林小華")), ("王小明",)),
        ((("by", "2023-07-09 [ 王小明 ] 来源：河畔日报"),), ("王小明",)),
        ((("c", "倉庫的木工教室。（記者王小明攝）"),), ()),
        (
            (
                ("n", "鬱金香（白色）" + "玫瑰的花語是熱情，百合的花語是純潔" * 12),
                ("n", "2023-07-09"),
            ),
            (),
        ),
    ],
)
def test_authors_are_who_wrote_it(
    rows: tuple[tuple[str, str], ...], authors: tuple[str, ...]
) -> None:
    assert article(TITLE, *rows, *STORY).authors == authors


@pytest.mark.parametrize(
    ("first", "authors"),
    [
        ("（中央社記者王小明台北3日電）木工教室開放了。", ("王小明",)),
        ("（中央社台北3日電）木工教室開放了。", ()),
        ("新华社北京1月6日电（记者张三、李四）木工教室开放了。", ("张三", "李四")),
        ("新华社北京1月6日电（张三、李四）木工教室开放了。", ("张三", "李四")),
        ("本报讯（记者 张三）木工教室开放了。", ("张三",)),
        ("【記者王小明台北報導】木工教室開放了。", ("王小明",)),
        ("記者從會上了解到，木工教室開放了。", ()),
    ],
)
def test_a_dateline_names_its_reporters(first: str, authors: tuple[str, ...]) -> None:
    assert article(TITLE, ("p", first), *STORY).authors == authors


@pytest.mark.parametrize(
    ("last", "authors"),
    [
        ("教室週日休息。（記者 王小明）", ("王小明",)),
        ("教室週日休息。（王小明）", ("王小明",)),
        ("教室週日休息。（完）", ()),
        ("教室週日休息。（綜合報導）", ()),
        ("教室週日休息。（記者王小明攝）", ()),
    ],
)
def test_the_end_of_the_story_names_its_reporter(last: str, authors: tuple[str, ...]) -> None:
    assert article(TITLE, *STORY, ("p", last)).authors == authors


def test_the_page_head_names_authors_but_no_outlet() -> None:
    head = Witnesses(authors=("王小明", "河畔日報"))
    assert article(TITLE, *STORY, witnesses=head).authors == ("王小明",)


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("責任編輯：王小明", [("責任編輯", "王小明")]),
        ("【责任编辑：张三】", [("责任编辑", "张三")]),
        ("校對:王小明", [("校對", "王小明")]),
        ("编　辑：张三", [("编辑", "张三")]),
        ("（編輯：王小明/林小華）", [("編輯", "王小明"), ("編輯", "林小華")]),
        ("（譯者：王小明/核稿：林小華）", [("譯者", "王小明"), ("核稿", "林小華")]),
        ("责编：张三 | 审核：李四", [("责编", "张三"), ("审核", "李四")]),
        ("编译/张三", [("编译", "张三")]),
        ("攝影：王小明", [("攝影", "王小明")]),
        ("圖／翻攝自網路", []),
        ("本报记者 张三 通讯员 李四 王五", [("通讯员", "李四"), ("通讯员", "王五")]),
        ("記者丨张三 编辑丨李四 校对丨王五", [("编辑", "李四"), ("校对", "王五")]),
    ],
)
def test_credits_keep_the_role_as_printed(line: str, credits: list[tuple[str, str]]) -> None:
    made = article(TITLE, *STORY, ("cr", line))
    assert [(c.role, c.name) for c in made.credits] == credits


def test_credits_in_the_last_paragraph_and_on_two_lines_count() -> None:
    made = article(TITLE, *STORY, ("p", "教室週日休息。（編輯：李大華）1120709"))
    assert [(c.role, c.name) for c in made.credits] == [("編輯", "李大華")]
    wrapped = (("p", "教室週日休息，國定假日照常開放。（編"), ("+p", "輯：李大華）"))
    made = article(TITLE, *STORY, *wrapped)
    assert [(c.role, c.name) for c in made.credits] == [("編輯", "李大華")]
    made = article(TITLE, *STORY, ("cr", "責任編輯："), ("cr", "李大華"))
    assert [(c.role, c.name) for c in made.credits] == [("責任編輯", "李大華")]


def test_a_breadcrumb_torn_apart_is_read_all_the_same() -> None:
    made = article(
        ("n", "登入"),
        ("n", "首頁"), ("an", ">"), ("n", "生活"), ("an", ">"), ("n", "正文"),
        ("T", "舊倉庫改作木工教室"),
        *STORY,
    )  # fmt: skip
    assert made.section == ("生活",)
    menu = article(("n", "生活"), ("an", ">"), ("n", "財經"), ("T", "舊倉庫改作木工教室"), *STORY)
    assert menu.section == ()


def test_the_account_between_writer_and_date_is_the_site() -> None:
    head = ("by", "原创 何雨 河边的灯 2024-03-31 08:15")
    made = article(("T", "舊倉庫改作木工教室"), head, *STORY)
    assert (made.site, made.authors) == ("河边的灯", ())
    assert article(("T", "舊倉庫改作木工教室"), ("by", "何雨 2024-03-31"), *STORY).site is None
