"""The decision: what a user sees of it, on pages that were made up."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.labelling import decide, split
from newsclean.labelling.cores import segments
from newsclean.model import BODY_KINDS, CUT_LABELS, Hit, Labelling
from newsclean.noise import load
from newsclean.script import fold

STORY = (
    "海湾市新建的跨湾大桥昨日正式通车，从东岸到西岸只需要五分钟，比过去坐渡船快了一个小时。",
    "市长在通车仪式上说，大桥的建设用了六年时间，投入的资金比原来的预算少了一成。",
    "住在西岸的李女士告诉记者，她以后每天可以晚半个小时起床，孩子上学也方便得多。",
    "交通部门表示，大桥在头三个月里不收通行费，之后的收费办法将听取市民的意见。",
)
HEAD = ("首页", "新闻", "财经", "体育", "首页 > 本地 > 正文", "海湾市跨湾大桥正式通车")
FOOT = ("责任编辑：张某", "上一篇：渡船公司转型", "下一篇：没有了", "热门文章", "联系我们")


def labelled(text: str, keep: frozenset[str] = frozenset()) -> Labelling:
    page = split(text, fold)
    return decide(page, load().hits(page.lines), keep)


def names(text: str, keep: frozenset[str] = frozenset()) -> list[str]:
    return [label.label for label in labelled(text, keep).labels]


def test_a_page_is_taken_apart() -> None:
    said = names("\n".join((*HEAD, "来源：海湾日报 2024-05-01 10:00", *STORY, *FOOT)))
    assert said[4:7] == ["breadcrumb", "title", "byline"]
    assert said[7:11] == ["paragraph"] * 4
    assert said[11:14] == ["credit", "prev_next", "prev_next"]
    assert not set(said[:4] + said[11:]) & set(BODY_KINDS)


def test_clean_text_stays_whole() -> None:
    said = names("\n\n".join(STORY))
    assert [one for one in said if one != "blank"] == ["paragraph"] * 4


def test_a_story_of_one_paragraph_is_found() -> None:
    said = names("\n".join((*HEAD, "2024-05-01 10:00", STORY[0], *FOOT)))
    assert said[7] == "paragraph"
    assert sum(one in BODY_KINDS for one in said) == 1


def test_a_users_rule_wins_and_a_kept_label_stays() -> None:
    page = split("\n".join(STORY), fold)
    sure = {1: (Hit("mine", "ad", 0, 5, sure=True),)}
    assert decide(page, sure).labels[1][:2] == ("ad", "mine")
    assert decide(page, sure, frozenset({"ad"})).labels[1].label in BODY_KINDS


def test_a_kept_label_stays_inside_a_line_and_where_it_fills_one() -> None:
    lines = [STORY[0] + "（责任编辑：何某）", *STORY[1:], "（责任编辑：何某）"]
    text = "\n".join(lines)
    said = labelled(text).labels
    assert [span.label for span in said[0].spans] == ["credit"]
    assert said[-1].label == "credit"
    kept = labelled(text, frozenset({"credit"})).labels
    assert kept[0].spans == ()
    assert kept[-1].label in BODY_KINDS


def test_the_target_of_a_link_is_cut_and_its_text_stays() -> None:
    text = "\n".join(
        (STORY[0], "详见[大桥的报告](http://a.example/b)，其中写明了费用。", *STORY[1:])
    )
    label = labelled(text).labels[1]
    assert label.label == "paragraph"
    line = text.split("\n")[1]
    assert "".join(line[span.start : span.end] for span in label.spans) == "[](http://a.example/b)"


def test_a_page_has_one_title_at_most_and_sureness_between_0_and_1() -> None:
    found = labelled("\n".join((*HEAD, *STORY, *FOOT, HEAD[-1])))
    assert [label.label for label in found.labels].count("title") == 1
    assert 0.0 <= found.confidence <= 1.0


def test_nothing_to_read_is_said_in_words() -> None:
    found = labelled("---\n\n***")
    assert found.confidence == 0.0
    assert found.warnings


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from((*HEAD, *STORY, *FOOT, "", "* * *", "2024-05-01", "┊", "\u200b")),
        max_size=24,
    )
)
def test_every_line_has_a_label_and_words_are_never_all_cut(lines: list[str]) -> None:
    text = "\n".join(lines)
    page = split(text, fold)
    found = decide(page, {})
    assert len(found.labels) == len(page.lines)
    assert {label.label for label in found.labels} <= {*BODY_KINDS, *CUT_LABELS, "title"}
    if any(line in STORY for line in lines):
        assert any(label.label in BODY_KINDS for label in found.labels)


def test_both_scripts_have_the_same_labels() -> None:
    from newsclean.script import converter

    text = "\n".join((*HEAD, "来源：海湾日报 2024-05-01 10:00", *STORY, *FOOT))
    traditional = converter("traditional", from_="simplified").convert(text)
    assert names(traditional) == names(text)


def test_runs_are_found_in_time_that_grows_with_their_number() -> None:
    """The nearest lower sum is remembered: a page of 100,000 alike blocks took a minute."""
    worths = [1.0, -0.5] * 200_000
    assert segments(worths) == [(0, 399_998, 100_000.5)]
    assert len(segments([1.0, -2.0] * 200_000)) == 6


def test_a_list_of_stories_is_said_to_be_one() -> None:
    told = (
        (
            "栖川大桥通车 居民看热闹",
            "大桥通车前两天,工人们把桥面清扫干净,市长到引道上视察,居民说等了三十年。",
        ),
        (
            "夜市周年 摊位增至八十个",
            "老码头夜市迎来一周年,摊位增至八十个,管理处说今后还会有表演和手工课。",
        ),
        (
            "高考报名人数创新高",
            "今年高考报名人数创新高,全市共有三万人报考,考点增至十二个,公交车免费接送。",
        ),
        (
            "台风周末登陆 渡船停航",
            "台风预计周末登陆,渡船停航三天,沿江居民要注意水位,低洼处的车辆请移走。",
        ),
    )
    rows = [(head, f"2025-05-{day}", lead + " …") for day, (head, lead) in enumerate(told, 21)]
    listed = newsclean.clean("\n".join(["版面", *(line for row in rows for line in row)]))
    said = "the page holds several dated stories"
    assert said in listed.warnings
    head, date, lead = rows[0]
    story = newsclean.clean("\n".join(["首页", head, date, lead, told[0][1] * 3, "责任编辑:林某"]))
    assert said not in story.warnings


def test_a_worth_too_small_to_be_summed_makes_no_run() -> None:
    assert segments([-1e9, 1e-9, -1.0, 1e-9]) == []
    assert segments([-1e9, 1e-9, 3.0]) == [(2, 2, 3.0)]
