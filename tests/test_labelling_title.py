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
