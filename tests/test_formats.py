"""Articles to text: every format gives back exactly the article that went in."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from newsclean import formats
from newsclean.errors import UsageError
from newsclean.formats._plain import one_line
from newsclean.formats._record import dumped
from newsclean.model import BODY_KINDS, Article, Block, Credit, Cut, Provenance

SOURCE = Provenance("a.txt", 10, "0" * 64, "utf-8", "utf-8")

#: What an article's text may hold: anything but controls and line ends, no blanks around it.
TEXT = (
    st.text(
        st.one_of(
            st.sampled_from("新聞网「」，。#*_`[]<>&~|\\-+=.)1 \t!:/'\"—…　"),
            st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Cn")),
        ),
        min_size=1,
        max_size=40,
    )
    .map(one_line)
    .map(str.strip)
    .filter(bool)
)

ARTICLES = st.builds(
    Article,
    id=st.just("a"),
    source=st.just(SOURCE),
    language=st.sampled_from(["zh-Hans", "zh-TW", "und"]),
    title=st.none() | TEXT,
    body=st.lists(st.builds(Block, st.sampled_from(BODY_KINDS), TEXT, st.just(1)), max_size=6).map(
        tuple
    ),
    original_title=st.none() | TEXT,
    site=st.none() | TEXT,
    section=st.lists(TEXT, max_size=2).map(tuple),
    origin=st.none() | TEXT,
    published=st.none() | st.just("2024-03-31T08:15"),
    authors=st.lists(TEXT, max_size=2).map(tuple),
    credits=st.lists(st.builds(Credit, TEXT, TEXT), max_size=2).map(tuple),
    confidence=st.sampled_from([0.0, 0.98, 1.0]),
    cuts=st.just(()),
    warnings=st.just(()),
    extra=st.just({}),
    ledger=st.none(),
)


def article(*blocks: tuple[str, str], title: str | None = None) -> Article:
    body = tuple(Block(kind, text, 1) for kind, text in blocks)
    return Article("a", SOURCE, "zh-Hans", title, body)


def front_matter(markdown: str) -> dict[str, Any]:
    _, head, _ = markdown.split("---\n", 2)
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(head)
    return loaded


def rendered(markdown: str) -> list[tuple[str, str]]:
    """The blocks that a CommonMark reader sees: (tag, text)."""
    page = MarkdownIt("commonmark").render(markdown.split("\n---\n", 1)[1])
    found = re.findall(r"<(h1|h2|p|li)>(?!\s*<p>)(.*?)</\1>", page, re.S)
    return [(tag, html.unescape(re.sub("<[^>]*>", "", text))) for tag, text in found]


@given(ARTICLES)
def test_markdown_renders_the_very_characters(given: Article) -> None:
    expected = [("h1", given.title)] if given.title else []
    tags = {"heading": "h2", "list_item": "li"}
    expected += [(tags.get(block.kind, "p"), block.text) for block in given.body]
    assert rendered(given.to_markdown()) == expected


@given(ARTICLES)
def test_front_matter_reads_back_exactly(given: Article) -> None:
    record = given.to_dict()
    read = front_matter(given.to_markdown())
    for key in ("title", "original_title", "site", "section", "origin", "published", "authors"):
        assert read.get(key) == (record[key] or None), key
    assert read.get("credits", []) == record["credits"]
    assert read["language"] == given.language
    assert read["confidence"] == given.confidence
    assert read["source"] == "a.txt"


@given(st.lists(ARTICLES, max_size=3))
def test_json_and_json_lines_read_back(given: list[Article]) -> None:
    records = [one.to_dict() for one in given]
    lines = "".join(formats.stream(given, "jsonl", many=True))
    assert [json.loads(line) for line in lines.splitlines()] == records
    assert json.loads("".join(formats.stream(given, "json", many=True))) == records


#: A record may hold anything that a caller puts in it, lone surrogates and line ends too.
ANYTHING = st.text(
    st.one_of(
        st.sampled_from('"\\\n\r\t\x00\x7f\x85\u2028\u202e\u3000\ud800新\U000e0001'),
        st.characters(),
    ),
    max_size=12,
)
SPANS = st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9))


@given(
    ARTICLES,
    st.lists(st.builds(Block, ANYTHING, ANYTHING, st.integers(1, 99)), max_size=4).map(tuple),
    st.lists(
        st.builds(Cut, st.integers(1, 99), ANYTHING, ANYTHING, ANYTHING, SPANS), max_size=6
    ).map(tuple),
    ANYTHING,
)
def test_a_line_of_json_is_what_the_record_gives(
    given: Article, body: tuple[Block, ...], cuts: tuple[Cut, ...], name: str
) -> None:
    given = given._replace(body=body, cuts=cuts, title=name, extra={name: '"body": [], "cuts": []'})
    assert formats.render(given, "jsonl") == dumped(given.to_dict()) + "\n"


def test_one_json_article_is_an_object() -> None:
    text = "".join(formats.stream([article()], "json", many=False))
    assert json.loads(text)["id"] == "a"


def test_articles_follow_each_other_each_with_its_front_matter() -> None:
    two = [article(("paragraph", "甲")), article(("paragraph", "乙"))]
    text = "".join(formats.stream(two, "md", many=True))
    assert text.count("---\nlanguage:") == 2
    assert "\n甲\n\n---\n" in text


@pytest.mark.parametrize("text", ["#", "##", "# C #", "C#", "\\#", "1.", "1)", "-", "+", "="])
@pytest.mark.parametrize("kind", BODY_KINDS)
def test_marks_at_either_end_stay(kind: str, text: str) -> None:
    one = article((kind, text), title=text)
    assert [found for _, found in rendered(one.to_markdown())] == [text, text]


def test_list_items_make_one_tight_list_and_paragraphs_one_each() -> None:
    text = article(("list_item", "甲"), ("list_item", "1. 乙"), ("paragraph", "丙")).to_markdown()
    assert text.endswith("- 甲\n- 1\\. 乙\n\n丙\n")


def test_text_has_a_blank_line_between() -> None:
    text = formats.render(article(("heading", "甲"), ("paragraph", "乙"), title="题"), "text")
    assert text == "题\n\n甲\n\n乙\n"


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[31m红\x1b[0m", "\u202egnp.exe", "\x9b31m", "a\x07b", "\u2066x\u2069", "a\nb\r\nc\rd"],
)
@pytest.mark.parametrize("name", formats.names())
def test_no_control_reaches_a_terminal(name: str, hostile: str) -> None:
    one = article(("paragraph", hostile), title=hostile)
    written = formats.render(one._replace(site=hostile), name)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)


def test_json_escapes_what_it_must_and_nothing_else() -> None:
    assert dumped({"文": "\u2028\x7f\ud800字"}) == '{"文": "\\u2028\\u007f\\ud800字"}'


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="json, jsonl, md, text"):
        formats.format_named("docx")


def test_a_format_is_one_file() -> None:
    folder = Path(formats.__file__).parent
    for name in formats.names():
        assert (folder / f"{name}.py").is_file()
        assert formats.format_named(name).ENDING.startswith(".")
