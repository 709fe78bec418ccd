"""Which line is the title, and which never is."""

import pytest

import newsclean

_STORY = (
    "栖川大桥昨日上午通车,两岸居民过河只要五分钟。过去坐渡船要四十分钟,遇上大雾还得停航。",
    "大桥全长两公里,从开工到通车用了三年。桥面有六条车道,两侧留出了行人和自行车走的路。",
    "通车之后,两岸的公交车要改走大桥,渡船在周末照常开行。市民说,坐船看日落还是值得的。",
)
_TITLE = "栖川大桥昨日通车 两岸过河只要五分钟"


def _title(*above: str) -> str | None:
    return newsclean.clean("\n\n".join([*above, *_STORY])).title


@pytest.mark.parametrize(
    "beside",
    [
        "2024年3月31日(当地时间)10:20",
        "晨光网 - 新闻 - 体育 - 财经 - 娱乐",
        "[btn_home]  [晨光        ] [btn_search]",
    ],
)
def test_dates_menus_and_buttons_are_no_titles(beside: str) -> None:
    assert _title("首页", _TITLE, beside) == _TITLE
    assert _title("首页", beside, _TITLE) == _TITLE


@pytest.mark.parametrize("named", [f"晨光网 » {_TITLE}", f"{_TITLE}_晨光网"])
def test_the_line_without_the_name_of_the_site_is_taken(named: str) -> None:
    assert _title(named, "首页", "新闻", _TITLE, "2024-03-31 10:20") == _TITLE


def test_a_heading_in_a_list_item_is_a_heading() -> None:
    assert _title("首页", f"* ### {_TITLE}", "2024-03-31 10:20 来源:晨光网") == _TITLE


def test_the_only_heading_is_the_title_whatever_stands_below_it() -> None:
    dump = [
        "首页",
        f"# {_TITLE}",
        "林某某 · 5小时前",
        "关注",
        "过去坐渡船要四十分钟",
        "文 | 林某某",
    ]
    assert newsclean.clean("\n\n".join([*dump, *_STORY])).title == _TITLE


def test_a_picture_behind_the_title_leaves_nothing_in_it() -> None:
    assert _title("首页", f"{_TITLE}[![](/static/logo.png)](/)", "2024-03-31 10:20") == _TITLE


@pytest.mark.parametrize("office", ["晨光大学教授", "梁岸 晨光大學新聞研究所執行所長"])
def test_neither_an_office_nor_a_date_is_a_title(office: str) -> None:
    """The title of a column shares few words with it and stands far above."""
    remote = "梁岸:等了三十年的那一天"
    dump = ["首页", "登录", f"* {remote}", "分享", office, "2024-03-31 09:25 字号: A- A A+"]
    dump += ["最后更新: 2024-03-31 10:20:48", "【文/晨光网专栏作者 梁岸】", *_STORY]
    for between in ("\n", "\n\n"):
        assert newsclean.clean(between.join([*dump, "责任编辑:林某某", "版权所有"])).title == remote


def test_a_headline_in_an_item_is_taken_where_nothing_speaks_for_any_line() -> None:
    two = "林一舟:过河只要五分钟!渡船呢,照常开行"
    dump = [
        "   科技",
        "   汽车",
        f"     * {two}",
        "分享到:",
        "9 70",
        "2024-03-31 10:20 来源:晨光网",
    ]
    assert newsclean.clean("\n".join([*dump, *_STORY])).title == two


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("栖川大桥昨日通车助力两岸往来", "预计每年为居民省下两百万小时"),
        ("棲川大橋昨日通車 River", "Bridge 帶來兩岸新生活"),
    ],
)
@pytest.mark.parametrize("site", ["_晨光网", " | Dawn 晨光報橘", ""])
def test_a_title_in_two_lines_is_what_the_head_of_a_dump_says(
    first: str, second: str, site: str
) -> None:
    dump = [f"{first}{second}{site}", "首页", "新闻", first, second, "2024-03-31 10:20"]
    found = newsclean.clean("\n\n".join([*dump, *_STORY])).title
    assert found is not None
    assert found.replace(" ", "") == (first + second).replace(" ", "")


def test_a_row_of_sections_is_no_title_and_makes_a_page_of_a_text() -> None:
    row = "今日新闻 社论 评论 专题报道 自由广场 报社简介 回首页"
    others = ["拿出魄力处罚偷跑业者!", "医学教育评鉴之后", "为比赛说几句话"]
    asked = "栖川要大桥 也要渡船…这不矛盾吗?"
    dump = [row, "中华民国91年3月19日星期二", "", asked, *others, "", asked, "", *_STORY]
    article = newsclean.clean("\n".join(dump))
    assert article.title == asked
    assert [part.text for part in article.body] == [*_STORY]


@pytest.mark.parametrize("behind", [" %s", "[%s](/a/1.html)"])
def test_a_picture_behind_a_title_is_a_cut(behind: str) -> None:
    picture = "![渡船](/p.jpg)"
    article = newsclean.clean("\n\n".join([_TITLE + behind % picture, *_STORY]))
    assert article.title == _TITLE
    at = len(_TITLE) + 1
    assert (1, picture, (at, at + len(picture))) in [(c.line, c.text, c.span) for c in article.cuts]
