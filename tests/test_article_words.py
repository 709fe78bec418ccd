"""The tables and readers beneath the article: words, fields, names, numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.article import breadcrumb, datewords, names, origin, outlets, places, roles
from newsclean.article.fields import fields
from newsclean.article.names import is_media, is_person, names_at
from newsclean.article.numerals import number, year_number
from newsclean.article.titles import without_site
from newsclean.script import fold


@pytest.mark.parametrize(
    "table",
    [
        roles.WORDS,
        places._PLACES,
        names._SURNAMES,
        names._COMPOUND,
        names._NO_NAMES,
        outlets.SECTIONS,
        origin._NOT_AN_ORIGIN,
        datewords._TIME_WORDS,
        breadcrumb._SECTION_ENDINGS,
    ],
)
def test_tables_are_written_as_lines_are_folded(table: object) -> None:
    # A word in another writing would never match.
    assert [word for word in table if fold(word) != word] == []  # type: ignore[attr-defined]


def test_surnames_are_single_and_compounds_double() -> None:
    assert {len(name) for name in names._SURNAMES} == {1}
    assert {len(name) for name in names._COMPOUND} == {2}


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("來源：河畔日報　責任編輯：王小明", [("来源", "河畔日報"), ("责任编辑", "王小明")]),
        ("编　辑：张三", [("编辑", "张三")]),
        ("作 者 : 张三", [("作者", "张三")]),
        ("文／王小明 圖／李大華", [("文", "王小明"), ("图", "李大華")]),
        ("【来源】河畔日报", [("来源", "河畔日报")]),
        ("中文/English", []),
        ("18:05:42", []),
        ("他說：不行", [("他说", "不行")]),
        ("河畔社：木材", [("河畔社", "木材")]),
    ],
)
def test_a_line_is_taken_apart_at_known_words(line: str, want: list[tuple[str, str]]) -> None:
    found = fields(fold(line))
    assert [(field.word, line[field.value : field.end].strip()) for field in found] == want


@given(st.text(alphabet="来源作者编辑:：/| 王a1（）\u3000", max_size=60))
def test_fields_do_not_overlap(line: str) -> None:
    at = 0
    for field in fields(fold(line)):
        assert at <= field.start <= field.word_end <= field.value <= field.end <= len(line)
        at = field.end


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("王小明、林小華／台北報導", ["王小明", "林小華"]),
        ("王小明／花田報導", ["王小明"]),
        ("王小明台北23日電", ["王小明"]),
        ("王小明曼谷傳真", ["王小明"]),
        ("王小明花田報導", ["王小明"]),
        ("张三 李四 北京报道", ["张三", "李四"]),
        ("张三和李四", ["张三", "李四"]),
        ("歐陽小明 通訊員 李四", ["歐陽小明"]),
        ("尼克·馬什", ["尼克·馬什"]),
        ("Anna Chen, Bob Lee", ["Anna Chen", "Bob Lee"]),
        ("CTNEWS", []),
        ("河畔日報", []),
        ("綜合報導", []),
        ("台北報導", []),
        ("", []),
    ],
)
def test_names_end_where_places_and_verbs_begin(line: str, want: list[str]) -> None:
    assert names_at(line, fold(line), 0, len(line)) == want


@given(st.text(max_size=40), st.booleans())
def test_names_are_parts_of_the_line(line: str, strict: bool) -> None:
    for name in names_at(line, fold(line), 0, len(line), strict=strict):
        assert name in line and name.strip() == name != ""


@pytest.mark.parametrize("name", ["王小明", "张三", "欧阳小明", "司马小小"])
def test_a_name_alone_is_known_by_its_family_name(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["综合", "海南", "河畔日报", "财经", "黑木", "王", "王小明明明", "Wang"]
)
def test_other_words_are_no_names(name: str) -> None:
    assert not is_person(name)


def test_desks_and_outlets_are_media() -> None:
    assert all(is_media(name) for name in ("河畔网", "社会中心", "本报", "编辑部", "河畔电视台"))


@pytest.mark.parametrize(
    ("figure", "value"),
    [("31", 31), ("三十一", 31), ("十", 10), ("廿一", 21), ("卅", 30), ("x", None)],
)
def test_numbers_of_dates(figure: str, value: int | None) -> None:
    assert number(figure) == value


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("2023", 2023),
        ("二〇二三", 2023),
        ("一一二", 112),
        ("一百一十二", 112),
        ("元", 1),
        ("年", None),
    ],
)
def test_years_are_spelled_or_counted(figure: str, value: int | None) -> None:
    assert year_number(figure) == value


@given(st.text(max_size=60))
def test_a_title_without_its_site_is_the_beginning_of_it(title: str) -> None:
    from newsclean.article.paragraphs import clean

    assert clean(title).startswith(without_site(title))


def test_long_lines_take_time_in_proportion() -> None:
    # Runs of one character are what patterns that backtrack stumble over.
    for sign in " 记/:([年1a·、-_|★":
        line = sign * 20_000
        assert fields(line) == fields(line)
        assert without_site(line + "x") is not None
        assert isinstance(names_at(line, line, 0, len(line)), list)


def test_the_next_field_s_word_is_no_name() -> None:
    line = "记者 何雨 责任编辑：何雨发"
    shadow = "记者 何雨 责任编辑:何雨发"
    assert names_at(line, shadow, 2, len(line)) == ["何雨"]
