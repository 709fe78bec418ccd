"""Dates as pages print them: what is read, how exactly, and what is never made up."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.article.dates import find, parse, plain
from newsclean.article.datewords import BARE, OTHER, PUBLISHED, UPDATED, best, role
from newsclean.script import fold

DAY = "2023-07-09"


@pytest.mark.parametrize(
    "text",
    [
        "2023-07-09",
        "2023/7/9",
        "2023.07.09",
        "2023·07·09",
        "2023 - 07 - 09",
        "2023_07_09",
        "2023年7月9日",
        "2023 年 7 月 9 日",
        "2023年7月9號",
        "２０２３年７月９日",
        "2023年七月九日",
        "二〇二三年七月九日",
        "二零二三年七月九日",
        "七月 9, 2023",
        "7 月 9, 2023",
        "9 7 月, 2023",
        "7月9日2023年",
        "20230709",
        "2023 07/09",
        "09/07/2023",
        "9.7.2023",
        "Jul 9, 2023",
        "July 9th, 2023",
        "9 July 2023",
        "9-Jul-2023",
        "2023 Jul 9",
        "2023年7月9日 星期日",
        "2023-07-09（日）",
        "[2023-07-09]",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert parse(text) == DAY


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("民國112年7月9日", DAY),
        ("中華民國112年07月09日", DAY),
        ("民國一百一十二年七月九日", DAY),
        ("民國一一二年七月九日", DAY),
        ("一一二年七月九日", DAY),
        ("112/07/09", DAY),
        ("112.7.9", DAY),
        ("112-07-09", DAY),
        ("112年7月9日", DAY),
        ("民國元年1月1日", "1912-01-01"),
        ("民國99/12/31", "2010-12-31"),
        ("1120709", DAY),
    ],
)
def test_years_of_the_republic_count_from_1911(text: str, want: str) -> None:
    assert parse(text) == want


def test_two_digits_are_a_year_of_the_republic_only_when_asked_for() -> None:
    assert parse("99/12/31") is None
    assert parse("99/12/31", short_roc=True) == "2010-12-31"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2023-07-09 18:05", "18:05"),
        ("2023-07-09 18:05:42", "18:05:42"),
        ("2023-07-0918:05", "18:05"),
        ("2023-7-9 8:5", "08:05"),
        ("2023年7月9日18時05分", "18:05"),
        ("2023年7月9日18时05分42秒", "18:05:42"),
        ("2023年7月9日 下午6點5分", "18:05"),
        ("2023年7月9日 下午6点半", "18:30"),
        ("2023年7月9日（日）下午6時5分", "18:05"),
        ("2023/7/9 下午 06:05", "18:05"),
        ("2023/7/9 06:05 PM", "18:05"),
        ("2023/7/9 6:05 p.m.", "18:05"),
        ("2023/7/9 上午 12:05", "00:05"),
        ("2023/7/9 中午12:05", "12:05"),
        ("2023/7/9 凌晨 0:05", "00:05"),
        ("2023/7/9 晚上8:05", "20:05"),
        ("2023/7/9 星期日 18:05", "18:05"),
        ("2023/7/9 | 18:05", "18:05"),
        ("2023-07-09T18:05:42", "18:05:42"),
        ("202307091805", "18:05"),
        ("18:05 09/07/2023", "18:05"),
        ("2023-07-09 18：05", "18:05"),
        ("Sun Jul 09 18:05:42 CST 2023", "18:05:42"),
        ("July 9, 2023 at 6:05 PM", "18:05"),
    ],
)
def test_the_time_is_as_exact_as_it_is_printed(text: str, time: str) -> None:
    assert parse(text) == f"{DAY}T{time}"


@pytest.mark.parametrize("text", ["2023-07-09 25:05", "2023-07-09 18:61", "2023-07-09 晚上12:00"])
def test_a_time_that_is_none_or_leaves_the_day_open_is_left_out(text: str) -> None:
    assert parse(text) == DAY


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2023-07-09T18:05+08:00", "+08:00"),
        ("2023-07-09T18:05+0800", "+08:00"),
        ("2023-07-09T18:05Z", "+00:00"),
        ("2023-07-09 18:05 (GMT+8)", "+08:00"),
        ("2023-07-09 18:05 UTC+08:00", "+08:00"),
        ("2023-07-09 18:05 HKT", "+08:00"),
        ("Sun, 09 Jul 2023 18:05 GMT", "+00:00"),
        ("2023-07-09 18:05 北京時間", ""),
    ],
)
def test_an_offset_is_given_only_where_the_text_gives_one(text: str, offset: str) -> None:
    assert parse(text) == f"{DAY}T18:05{offset}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "昨日",
        "今天 18:05",
        "3小時前",
        "剛剛",
        "7月9日",
        "07-09 18:05",
        "2023年7月",
        "2023",
        "2023-02-29",
        "2023年6月31日",
        "2023-13-01",
        "23/07/09",
        "1/3",
        "第112號公告",
        "192.168.7.9",
        "版本 112.7.9.1",
        "電話 0912-07-0911",
        "電話 02-2345-6789",
        "t20230709_1.html",
        "訂單 120230709",
        "甲辰年二月初二",
        "二〇二三年農曆七月初九",
        "星期日",
        "今天是2023年7月9日 星期日",
        "活動時間：2023年7月9日",
        "報名截止：2023-07-09",
        "© 2023-07-09",
    ],
)
def test_no_date_is_made_up(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("發布時間：2023-07-09", PUBLISHED),
        ("發佈日期 : 2023-07-09", PUBLISHED),
        ("时间：2023-07-09", PUBLISHED),
        ("发表于 2023-07-09", PUBLISHED),
        ("2023-07-09 發布", PUBLISHED),
        ("最後更新：2023-07-09", UPDATED),
        ("2023-07-09 更新", UPDATED),
        ("2023-07-09", BARE),
        ("某某網 2023-07-09", BARE),
        ("访问时间：2023-07-09", OTHER),
        ("開庭日期：2023-07-09", OTHER),
    ],
)
def test_the_words_beside_a_date_say_what_it_is(text: str, want: str) -> None:
    shadow = fold(text)
    assert role(shadow, find(shadow)[0]) == want


def test_published_wins_over_updated_in_either_order() -> None:
    assert parse("更新：2023-07-10 09:00 發布：2023-07-09 18:05") == "2023-07-09T18:05"
    assert parse("發布：2023-07-09 18:05 更新：2023-07-10 09:00") == "2023-07-09T18:05"
    assert parse("更新：2023-07-10 09:00") == "2023-07-10T09:00"


def test_dates_are_found_in_order_with_their_places() -> None:
    text = "2023-07-09 18:05 至 2023年7月11日"
    assert [(d.day, text[d.start : d.end]) for d in find(text)] == [
        ("2023-07-09", "2023-07-09 18:05"),
        ("2023-07-11", "2023年7月11日"),
    ]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_what_is_printed_comes_back(day: date) -> None:
    for printed in (
        f"{day:%Y-%m-%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"民國{day.year - 1911}年{day.month}月{day.day}日",
    ):
        assert parse(f"發布時間：{printed} 來源：某某報") == day.isoformat()


@given(st.text(alphabet="0123456789年月日时:-/. 民国元二三十上午下午pm", max_size=60))
def test_whatever_is_found_has_its_year_in_the_text(text: str) -> None:
    for found in find(plain(text)):
        year = int(found.day[:4])
        said = re.sub(r"\s", "", plain(text[max(0, found.start - 2) : found.end]))
        chinese = re.search("[〇零元一二三四五六七八九十]", said)
        assert str(year) in said or str(year - 1911) in said or chinese


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    shadow = plain(text)
    assert len(shadow) == len(text)
    found = best(shadow)
    assert found is None or 0 <= found.start < found.end <= len(text)
