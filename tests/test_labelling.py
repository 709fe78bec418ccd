"""What the labeller promises: a page that was made up for each promise."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.decoding import decode
from newsclean.labelling import decide, split
from newsclean.model import BODY_KINDS, CUT_LABELS, Hit, Labelling
from newsclean.noise import load
from newsclean.script import converter, fold

from conftest import FIXTURES
from fixture_cases import Case, cases

LABELS = {*BODY_KINDS, *CUT_LABELS, "title"}

MENU = ("首页", "新闻", "财经", "体育", "首页 > 本地 > 正文")
FOOT = ("责任编辑：柳某", "上一篇：渔港的新码头", "下一篇：没有了", "热门文章", "联系我们")
PROSE = (
    "白鹭湾的渡船公司昨日宣布，从下月起增开三条夜航线，末班船改到晚上十一点半。",
    "公司经理在码头对记者说，夜里坐船的多是下班的护士和厨师，以前他们要绕路坐车。",
    "票价与白天相同，儿童和老人半价，自行车可以免费带上船。",
)
BYLINE = "来源：白鹭湾晚报 2024-06-03 08:30"


def labelled(text: str, keep: frozenset[str] = frozenset()) -> Labelling:
    page = split(text, fold)
    return decide(page, load().hits(page.lines), keep)


def body(*lines: str) -> list[str]:
    """The lines of a page that stay."""
    return [line for line, kind in zip(lines, names(*lines), strict=True) if kind in BODY_KINDS]


def names(*lines: str) -> list[str]:
    return [label.label for label in labelled("\n".join(lines)).labels]


def test_a_brief_of_one_paragraph_is_found() -> None:
    page = (*MENU, "夜航船下月开行", BYLINE, PROSE[0], *FOOT)
    assert body(*page) == [PROSE[0]]


def test_a_numbered_list_goes_on_over_a_line_without_a_full_stop() -> None:
    items = (
        "1. 上船前先在岸边看半个小时的潮，不要赶第一班。",
        "2. 到船尾坐下，风大的时候那里最暖和。",
        "3. 带上三样东西：",
        "· 一壶热茶",
        "· 一副旧手套",
        "4. 下船以后沿着堤走到灯塔。",
    )
    below = ("", "猜你喜欢", "湾里的七座桥", *FOOT)
    page = (*MENU, "坐一回夜航船", BYLINE, PROSE[0], *items, *below)
    assert body(*page) == [PROSE[0], *items]


def test_a_poem_is_found_where_nothing_but_its_place_tells_it() -> None:
    verses = ("船从雾里回来", "带着半舱月光", "没有人问它", "去过哪里", "只有缆绳知道")
    page = (
        *MENU,
        "夜航船的来信",
        "作者：渡边客 2024-06-03",
        *verses,
        "上一篇：潮汐的信",
        "版权所有",
    )
    said = names(*page)
    assert body(*page) == list(verses)
    assert said[len(MENU)] == "title"
    assert {said[page.index(verse)] for verse in verses} == {"paragraph"}


def test_who_speaks_in_an_interview_speaks_in_paragraphs() -> None:
    talk = (
        "问：第一次开夜船怕不怕",
        "答：怕，江面上什么都看不见，全靠听浪的声音，后来听惯了就不怕了。",
        "问：最难的是什么",
        "答：最难的是靠岸，水急的时候要提前五分钟把船头转过来，早了晚了都不行。",
    )
    page = (*MENU, "夜航船长访谈", BYLINE, PROSE[0], *talk, *FOOT)
    said = names(*page)
    assert body(*page) == [PROSE[0], *talk]
    assert {said[page.index(line)] for line in talk} == {"paragraph"}


def test_a_wrapped_paragraph_is_one_block() -> None:
    story = "".join(PROSE).replace("。", "，") * 2
    wrapped = [story[i : i + 39] for i in range(0, len(story), 39)]
    labels = labelled("\n".join((*MENU, "夜航船下月开行", "", *wrapped, "", *FOOT))).labels
    start = len(MENU) + 2
    assert [one.joins for one in labels[start : start + len(wrapped)]] == [
        False,
        *[True] * (len(wrapped) - 1),
    ]


def test_a_dump_torn_at_inline_tags_is_whole_again() -> None:
    pieces = (
        "　　近日，",
        "白鹭湾理工学院",
        "的一个小组造出一种不怕盐雾的船漆，报告发表在",
        "《船舶与涂料》",
        "上。课题组的",
        "桑某",
        "说，漆过的船底比平时凉",
        "6.2",
        "℃，可以直接刷在旧漆上。",
    )
    below = ("", PROSE[2], "", "相关阅读", "旧船新生")
    page = ("首页", "", "海边的船漆不再怕盐雾", "", *pieces, *below)
    labels = labelled("\n".join(page)).labels
    assert [one.joins for one in labels[4 : 4 + len(pieces)]] == [False, *[True] * 8]
    assert {one.label for one in labels[4 : 4 + len(pieces)]} == {"paragraph"}


def test_a_story_printed_twice_is_told_once() -> None:
    copy = ("渡船公司增开三条夜航线", "2024-06-03 08:30", *PROSE)
    page = ("首页 > 本地 > 正文", *copy, "打印本页", *copy, "返回顶部", "白鹭湾晚报 版权所有")
    said = names(*page)
    assert said[1] == "title"
    assert [i for i, one in enumerate(said) if one in BODY_KINDS] == [3, 4, 5]


def test_comments_that_read_like_prose_are_comments_with_their_names_and_times() -> None:
    talk = (
        "网友评论（2）",
        "堤上的老周",
        "3小时前",
        "早就该有夜船了。我去年每天走四十分钟去坐车，冬天风大得站不住，回到家饭都凉了，孩子也睡了。",
        "回复 赞(57)",
        "东岸的小何",
        "5小时前",
        "三条线还是太少，西岸的人要先坐车到码头，希望下半年能在老码头也停一停，大家都方便。",
        "回复 赞(23)",
    )
    page = (*MENU, "夜航船下月开行", BYLINE, *PROSE, "编辑：柳某", *talk, "白鹭湾晚报 版权所有")
    said = names(*page)
    assert body(*page) == list(PROSE)
    assert {said[page.index(line)] for line in talk} == {"comment"}


def test_a_story_about_disclaimers_is_a_story() -> None:
    story = (
        "白鹭湾法院昨日判决，网站在页脚写上“版权所有，未经授权不得转载”，并不能免除它自己的责任。",
        "法官说，免责声明写得再长，也要看网站有没有尽到审查的义务，举报热线打不通就是没有尽到。",
        "原告的律师表示，许多网站的免责声明是互相抄来的，连公司的名字都忘了改。",
    )
    assert body(*MENU, "免责声明不能免责", BYLINE, *story, *FOOT) == list(story)


def test_the_end_of_a_notice_is_its_signature() -> None:
    end = ("附件：1. 船票式样", "白鹭湾渡船管理所", "2024年6月3日", "（此件公开发布）")
    whom = "沿岸各乡镇人民政府："
    page = (*MENU, "关于增开夜航线的通知", BYLINE, whom, *PROSE, *end, "扫一扫分享")
    assert body(*page) == [whom, *PROSE, *end]


def test_a_heading_carries_its_label_down_to_the_next() -> None:
    below = ("相关新闻", "渔港的新码头落成", "灯塔换上新灯", "湾里的七座桥")
    page = (*MENU, "夜航船下月开行", BYLINE, *PROSE, *below, "白鹭湾晚报 版权所有")
    assert names(*page)[-5:-1] == ["related"] * 4


def test_lines_above_the_story_that_nothing_names_are_navigation() -> None:
    above = ("白鹭湾门户网站", "走进白鹭湾的每一天")
    page = (*above, *MENU, "夜航船下月开行", BYLINE, *PROSE, *FOOT)
    assert names(*page)[:2] == ["navigation"] * 2


def test_a_users_rule_wins_over_the_story() -> None:
    page = split("\n".join((*MENU, "夜航船下月开行", BYLINE, *PROSE, *FOOT)), fold)
    at = len(MENU) + 3
    hits = {**load().hits(page.lines), at: (Hit("mine", "promo", 0, 4, sure=True),)}
    assert decide(page, hits).labels[at][:2] == ("promo", "mine")


def test_a_label_that_is_kept_stays() -> None:
    text = "\n".join((*MENU, "夜航船下月开行", BYLINE, *PROSE, *FOOT))
    at = len(MENU) + 2 + len(PROSE)
    assert labelled(text).labels[at].label == "credit"
    kept = labelled(text, frozenset({"credit"})).labels[at]
    assert (kept.label in BODY_KINDS, kept.rule) == (True, "kept:credit")


def test_a_dateline_of_its_own_opens_the_story() -> None:
    page = (*MENU, "夜航船下月开行", BYLINE, "海岸社白鹭湾6月3日电", *PROSE, *FOOT)
    assert body(*page) == ["海岸社白鹭湾6月3日电", *PROSE]


def test_a_headline_that_the_story_seems_to_end_in_is_none_of_it() -> None:
    page = (*MENU, "夜航船下月开行", BYLINE, *PROSE, "湾里快讯", *FOOT)
    assert body(*page) == list(PROSE)


def test_less_to_go_by_is_less_sure() -> None:
    whole = labelled("\n".join((*MENU, "夜航船下月开行", BYLINE, *PROSE * 3, *FOOT)))
    short = labelled("\n".join((*MENU, PROSE[2], *FOOT)))
    assert short.confidence < whole.confidence


@pytest.mark.parametrize("case", cases(FIXTURES), ids=lambda case: case.name)
def test_both_scripts_of_a_page_have_the_same_labels(case: Case) -> None:
    if case.dump.suffix != ".txt":
        pytest.skip("a page of HTML has no lines of its own")
    text = decode(case.dump.read_bytes()).text
    other = converter("traditional", from_="simplified").convert(text)
    back = converter("simplified", from_="traditional").convert(other)
    one, two = labelled(other).labels, labelled(back).labels
    assert [label.label for label in one] == [label.label for label in two]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from((*MENU, *FOOT, *PROSE, BYLINE, "", "　", "- 一项", "1. 一。", "近日，"))
        | st.text(alphabet="船湾a1 ，。：·（）\u200b|*", max_size=30),
        max_size=20,
    )
)
def test_every_line_has_a_label_and_a_story_is_never_empty(lines: list[str]) -> None:
    page = split("\n".join(lines), fold)
    found = decide(page, load().hits(page.lines))
    assert len(found.labels) == len(page.lines)
    assert {one.label for one in found.labels} <= LABELS
    assert 0.0 <= found.confidence <= 1.0
    if set(lines) & set(PROSE):
        assert any(one.label in BODY_KINDS for one in found.labels)


def steps_of(run: Callable[[], object]) -> int:
    """How many lines of Python a call runs: a cost that no busy machine changes."""
    count = 0

    def local(_frame: object, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return local

    before = sys.gettrace()
    sys.settrace(local)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "line",
    [PROSE[2], "首页", "- 一项", "1. 一项。", "近日，", "2024年6月3日", "回复 赞(3)"],
)
def test_the_cost_grows_with_the_length_and_no_faster(line: str) -> None:
    def cost(times: int) -> int:
        page = split("\n".join([*MENU, *PROSE, *[f"{line}"] * times, *FOOT]), fold)
        hits = load().hits(page.lines)
        return steps_of(lambda: decide(page, hits))

    cost(10)
    assert cost(800) < 5 * cost(200)


@pytest.mark.parametrize(
    ("where", "lines"), [("head", [1]), ("tail", [6]), ("anywhere", [1, 4, 6])]
)
def test_a_users_rule_counts_where_it_says(where: str, lines: list[int]) -> None:
    text = ["晨光小学新校舍启用", "独家", *PROSE[:2], "独家", PROSE[2], "独家"]
    page = split("\n".join(text), fold)
    hits = {
        i: (Hit("own", "promo", 0, 2, where=where, sure=True),)
        for i, line in enumerate(text)
        if line == "独家"
    }
    found = decide(page, hits)
    assert [i for i, one in enumerate(found.labels) if one.rule == "own"] == lines
