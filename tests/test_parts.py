"""Texts of very many lines: decided on in parts, nothing lost, memory for one part."""

from __future__ import annotations

import json
import pickle
import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import formats
from newsclean.labelling import split
from newsclean.labelling.lines import is_vast
from newsclean.model import BODY_KINDS, Article, Label, SpanCut
from newsclean.options import Options
from newsclean.parts.packed import PackedLabels
from newsclean.parts.rows import Rows
from newsclean.parts.windows import windows
from newsclean.pipeline import Pipeline

PROSE = "第{}号新闻说，新建的大桥昨天下午正式通车，两岸的市民都来看热闹。"
BOOK = "大桥通车\n" + "".join(f"{PROSE.format(i)}\n\n" for i in range(20_000))
HEAP = (
    "首页\n新闻\n" * 10_000 + "".join(f"{PROSE.format(i)}\n" for i in range(20)) + "短\n" * 20_000
)


@pytest.fixture(scope="module")
def book() -> Article:
    return newsclean.clean(BOOK)


def test_a_long_book_is_kept_whole(book: Article) -> None:
    assert [block.text for block in book.body] == [PROSE.format(i) for i in range(20_000)]
    assert book.title == "大桥通车"
    assert any("parts" in warning for warning in book.warnings)


def test_every_line_is_accounted_for(book: Article) -> None:
    told = [*(block.line for block in book.body), *(cut.line for cut in book.cuts)]
    assert sorted([1, *told]) == list(range(1, 40_002))


def test_the_story_in_a_heap_of_short_lines_is_found() -> None:
    article = newsclean.clean(HEAP)
    assert [block.text for block in article.body] == [PROSE.format(i) for i in range(20)]
    assert len(article.cuts) + len(article.body) + (article.title is not None) == 40_020


def test_a_million_times_the_same_line_has_no_more_story_than_one_line() -> None:
    article = newsclean.clean("短\r" * 100_000)
    assert len(article.body) <= 1
    assert len(article.cuts) + len(article.body) == 100_000 - (article.title is not None)


def test_explain_shows_every_line_with_its_number() -> None:
    lines = newsclean.explain(HEAP)
    assert [line.line for line in lines] == list(range(1, 40_021))
    assert [line.text for line in lines if line.label in BODY_KINDS] == [
        PROSE.format(i) for i in range(20)
    ]


def test_labels_that_are_kept_reach_every_part() -> None:
    article = newsclean.clean(HEAP, keep=("navigation",))
    assert len(article.body) > 30_000


@pytest.mark.parametrize("name", ["json", "jsonl", "md", "text"])
def test_a_format_gives_the_same_in_pieces(book: Article, name: str) -> None:
    small = book._replace(body=tuple(book.body[:9000]), cuts=tuple(book.cuts[:9000]))
    text = "".join(formats.stream([small], name, many=False))
    if name in ("json", "jsonl"):
        expected = json.dumps(
            small.to_dict(), ensure_ascii=False, indent=2 if name == "json" else None
        )
        assert text == expected + "\n"
    else:
        assert all(block.text in text for block in small.body)


def test_another_script_and_another_process_see_the_same_rows(book: Article) -> None:
    pipeline = Pipeline(Options.of(to="traditional"))
    turned = pipeline.converted(book)
    again = pickle.loads(pickle.dumps(turned))
    assert (
        again.body[7].text
        == turned.body[7].text
        == newsclean.convert(PROSE.format(7), to="traditional")
    )
    assert again.cuts == book.cuts
    assert turned.language == "zh-Hant"


def test_a_run_on_two_processes_gives_the_same(book: Article) -> None:
    named = [("a", "晨光小学昨天开学。"), ("b", BOOK)]
    found = [one for one in newsclean.run(named, jobs=2) if isinstance(one, Article)]
    assert found[1].body == book.body


@given(st.text("甲\n\r", max_size=40), st.integers(1, 3))
def test_parts_are_the_text_and_end_at_line_ends(text: str, times: int) -> None:
    long = (text + "\n") * (2000 * times)
    found = list(windows(long))
    assert [start for start, _ in found] == [0, *(end for _, end in found[:-1])]
    assert found[-1][1] == len(long)
    whole = [line.text for line in split(long, str.lower).lines]
    parts = [line.text for a, b in found for line in split(long[a:b], str.lower).lines]
    assert parts == whole
    assert len(whole) == len(re.findall("\r\n|\r|\n", long))


def test_a_line_longer_than_a_part_is_not_cut() -> None:
    text = "甲" * 3_000_000 + "\r\n" + "乙\r\n" * 5000
    assert next(windows(text)) == (0, 3_000_002)


def test_labels_come_back_as_they_were() -> None:
    span = SpanCut(1, 3, "ad", "r")
    given_labels = [
        Label("blank", "blank", 1.0),
        Label("paragraph", "story", 0.9, (span, SpanCut(4, 5, "ad", "r"))),
        Label("paragraph", "story", 0.9, joins=True),
        Label("paragraph", "story", 0.9, (span,), True),
    ]
    packed = PackedLabels()
    packed.add(given_labels)
    packed.again(0, 4)
    assert packed.of(0, 8) == given_labels * 2
    assert packed.of(5, 6) == [given_labels[1]]


def test_rows_are_a_sequence() -> None:
    rows = Rows(partial(iter, (1, 2, 3)))
    assert (len(rows), rows[-1], rows[1:], bool(rows)) == (3, 3, (2, 3), True)
    assert not Rows(partial(iter, ()))
    assert rows == (1, 2, 3)
    with pytest.raises(IndexError):
        rows[3]


def test_a_page_of_usual_length_is_decided_on_at_once() -> None:
    assert not is_vast(BOOK[: len(BOOK) // 20])
    assert isinstance(newsclean.clean(BOOK[: len(BOOK) // 20]).body, tuple)
