"""Paragraphs that headlines part from their story, on dumps and on pages."""

import pytest

import newsclean

_STORY = (
    "栖川大桥昨日上午通车,两岸居民过河只要五分钟。过去坐渡船要四十分钟,遇上大雾还得停航。",
    "大桥全长两公里,从开工到通车用了三年。桥面有六条车道,两侧留出了行人和自行车走的路。",
    "通车之后,两岸的公交车要改走大桥,渡船在周末照常开行。市民说,坐船看日落还是值得的。",
)
_LEAD = "昨日上午,栖川大桥在雨中通车,两岸居民打着伞走上大桥,桥上挤满了看热闹的人。"
_TEASER = "秋季运动会今日开始报名,各校选手正在加紧训练,教练说今年要在接力赛上拿一块奖牌。"


def _page(above: str) -> bytes:
    menu = "".join(f'<li><a href="/{n}">老街第{n}家店铺今日重新开张</a></li>' for n in range(8))
    story = "".join(f"<p>{line}</p>" for line in _STORY)
    return (
        "<html><head><title>栖川大桥昨日上午通车</title></head><body><h1>栖川大桥昨日上午通车</h1>"
        f'<div class="time">2024-03-31 10:20</div><div><table><tr><td>{above}</td></tr></table>'
        f"<ul>{menu}</ul></div><div class='text'>{story}</div></body></html>"
    ).encode()


def _kept(page: bytes) -> list[str]:
    return [part.text for part in newsclean.clean(page).body if part.kind == "paragraph"]


def test_the_lead_of_a_page_is_found_above_a_list() -> None:
    assert _kept(_page(_LEAD)) == [_LEAD, *_STORY]


def test_a_teaser_in_its_place_is_not() -> None:
    assert _kept(_page(_TEASER)) == [*_STORY]


def test_a_title_in_two_lines_is_the_one_that_the_head_of_the_page_says() -> None:
    first, second = "栖川大桥昨日通车助力两岸往来", "预计每年为居民省下两百万小时"
    page = (
        _page("")
        .decode()
        .replace("<h1>栖川大桥昨日上午通车</h1>", f"<h1>{first}</h1><h2>{second}</h2>")
    )
    page = page.replace("<title>栖川大桥昨日上午通车", f"<title>{first}{second}_晨光网")
    assert newsclean.clean(page.encode()).title in (first + second, f"{first} {second}")


def test_a_summary_below_a_heading_for_related_stories_is_not_taken_back() -> None:
    summary = "栖川大桥全长两公里,桥面有六条车道,两岸的公交车要改走大桥,渡船在周末照常开行。"
    dump = [
        "首页",
        "栖川大桥通车",
        "2024-03-31 10:20",
        *_STORY,
        "相关报道",
        "大桥之后",
        summary,
        "联系我们",
    ]
    kept = [part.text for part in newsclean.clean("\n".join(dump)).body]
    assert kept == [*_STORY]


@pytest.mark.parametrize("set_in", ["更多新闻：老街店铺重新开张", "推荐阅读 | 老街店铺重新开张"])
@pytest.mark.parametrize("subhead", ["", "<p><strong>渡船怎么办</strong></p>"])
@pytest.mark.parametrize("last", ["据悉,渡船的旧码头将改成公园,预计明年春天开放。", _STORY[2]])
def test_the_last_paragraph_of_a_page_stands_below_a_line_set_in(
    set_in: str, subhead: str, last: str
) -> None:
    story = f"<p>{_STORY[0]}</p><p>{_STORY[1]}</p><div>{set_in}</div>{subhead}<p>{last}</p>"
    page = (
        f"<html><body><h1>栖川大桥昨日上午通车</h1><div>{story}</div><p>责任编辑:林某某</p></body>"
    )
    kept = [part.text for part in newsclean.clean(page.encode(), input_format="html").body]
    assert kept == [*_STORY[:2], *(["渡船怎么办"] if subhead else []), last]
