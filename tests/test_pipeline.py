"""The whole way: nothing is lost, nothing is raised, and the record keeps its schema."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.characters import newline_of
from newsclean.errors import InputError, NewscleanError
from newsclean.failures import attempt
from newsclean.formats._plain import UNPRINTABLE
from newsclean.model import ARTICLE_SCHEMA, BODY_KINDS, CUT_LABELS, Article, Failure, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline

SCHEMA = Path(newsclean.__file__).parent / "schema" / "article-1.json"

#: Lines in the shapes of real dumps, and lines of anything at all.
LINE = st.one_of(
    st.sampled_from(
        [
            "",
            "　　",
            "首页 > 新闻 > 正文",
            "老街路燈換新 居民點讚",
            "2024-03-31 08:15 来源：晨光日报 作者：林一舟",
            "晨光小学的新校舍昨天正式启用，三百名学生搬进了宽敞明亮的教室，操场也铺上了新跑道。",
            "（記者王小明／台北報導）市政府昨天宣布，老街路燈將在年底前全部換新，經費由中央補助。",
            "「以後晚上散步安心多了。」住在附近的陳太太說。",
            "責任編輯：何雨",
            "（责任编辑：何雨）",
            "免責聲明：本文僅供參考，不構成投資建議。",
            "- 上一篇：老街路燈換新",
            "* 相关阅读",
            "- 2024-03-31老街路灯换新",
            "广告",
            "-",
            "時(shí)間過(guò)得真快",
            "Copyright © 2024 晨光网 版权所有",
            "![图片](http://example.org/a.jpg)",
            "| 1 | 2 |",
            "\x1b[31m红\x1b[0m",
            "\u202e反",
        ]
    ),
    st.text(max_size=60),
    st.text("的一是在不了有和人这，。「」：2024-/ ", max_size=60),
)
DUMP = st.lists(LINE, max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)


@cache
def schema() -> Any:
    return jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))


def cleaned(data: bytes | str, **options: object) -> Article | None:
    """The article, or None where there is nothing to clean."""
    try:
        return newsclean.clean(data, **options)
    except InputError as error:
        assert error.code in ("empty", "binary"), error
        return None


def substance(text: str) -> str:
    """The text without what no article keeps: blanks and controls."""
    text = re.sub(f"[{UNPRINTABLE}\u200b-\u200d\u2060\ufeff\u00ad]", "", text)
    return "".join(text.split())


def lines_of(text: str) -> list[str]:
    return re.split("\r\n|\n|\r", text)


@given(DUMP)
def test_title_body_and_cuts_account_for_every_line(text: str) -> None:
    article = cleaned(text, input_format="text", repair=False)
    if article is None:
        return
    whole = "".join([article.title or "", *(b.text for b in article.body)])
    kept = substance(unicodedata.normalize("NFC", whole))
    cut_lines = {cut.line for cut in article.cuts}
    for number, line in enumerate(lines_of(text), 1):
        if number in cut_lines or not substance(line):
            continue
        # Bullets and the bars of tables go.
        words = re.sub(r"^[\W_]+|[\W_]+$", "", substance(unicodedata.normalize("NFC", line)))
        assert words[:12] in kept, (number, line)


@given(DUMP)
def test_what_is_cut_stands_in_the_dump_as_it_is_recorded(text: str) -> None:
    article = cleaned(text, input_format="text", repair=False)
    if article is None:
        return
    lines = lines_of(text)
    for cut in article.cuts:
        assert cut.label in CUT_LABELS
        assert cut.rule
        line = lines[cut.line - 1]
        assert cut.text == (line if cut.span is None else line[cut.span[0] : cut.span[1]])


@given(DUMP)
def test_the_record_keeps_its_schema(text: str) -> None:
    article = cleaned(text, ledger=True)
    if article is None:
        return
    record = article.to_dict()
    assert list(schema().iter_errors(record)) == []
    assert record["schema"] == ARTICLE_SCHEMA
    assert json.loads(json.dumps(record)) == record


@given(DUMP)
def test_no_control_is_an_article_s_text(text: str) -> None:
    article = cleaned(text)
    if article is None:
        return
    for block in article.body:
        assert block.kind in BODY_KINDS
        assert not re.search(f"[{UNPRINTABLE}\n]", block.text)
        assert block.text == block.text.strip()
    assert not re.search(f"[{UNPRINTABLE}\n]", article.title or "")


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_whatever_the_bytes_nothing_but_our_own_errors(data: bytes) -> None:
    result = attempt(Pipeline(Options()).article, Source("x", data))
    if isinstance(result, Failure):
        assert result.error in ("empty", "binary"), result


@given(DUMP, st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_the_ledger_gives_the_dump_back(text: str, encoding: str) -> None:
    data = text.encode(encoding, "replace")
    try:
        decoded = Pipeline(Options()).decoded(Source("x", data)).text
    except NewscleanError:
        return
    article = cleaned(data, ledger=True, input_format="text")
    if article is not None:
        assert article.ledger == {"text": decoded}


@given(DUMP)
@settings(max_examples=30)
def test_a_page_is_never_worse_than_an_error_of_ours(text: str) -> None:
    page = "<html><body>" + "".join(f"<p>{line}</p>\n" for line in text.split("\n")) + "</body>"
    result = attempt(Pipeline(Options()).article, Source("x", page.encode(), kind="html"))
    if isinstance(result, Failure):
        assert result.error in ("empty", "binary"), result


@pytest.mark.parametrize("text", ["a\nb\n", "a\r\nb", "a\rb", "a\r\nb\nc", "a", ""])
def test_newlines_are_named(text: str) -> None:
    expected = {"a\nb\n": "lf", "a\r\nb": "crlf", "a\rb": "cr", "a\r\nb\nc": "mixed"}
    assert newline_of(text) == expected.get(text, "none")


def test_a_mistake_of_our_own_is_one_failure() -> None:
    def broken(source: Source) -> Article:
        raise KeyError(source.path)

    result = attempt(broken, Source("a.txt", b"x", record=3))
    assert isinstance(result, Failure)
    assert (result.path, result.record, result.error) == ("a.txt", 3, "internal")


def test_a_lone_surrogate_of_json_becomes_a_replacement_character() -> None:
    decoded = Pipeline(Options()).decoded(Source("x", "校长\ud800说\ud83d\ude00"))
    assert decoded.text == "校长\ufffd说😀"
    assert decoded.bad_bytes == 1


def test_the_options_of_the_library_are_checked() -> None:
    with pytest.raises(TypeError, match="unknown option 'too'; did you mean 'to'"):
        newsclean.clean("正文", too="simplified")


def test_run_takes_paths_bytes_and_named_bytes(tmp_path: Path) -> None:
    story = "晨光小学昨天开学，三百名新生走进校园。"
    path = tmp_path / "a.txt"
    path.write_text(story, encoding="utf-8")
    results = list(newsclean.run([path, str(tmp_path), story.encode(), ("n", story.encode())]))
    articles = [result for result in results if isinstance(result, Article)]
    assert [article.id for article in articles] == ["a", "a", "stdin", "n"]


def test_run_on_many_processes_keeps_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.bulk.ALONE", 0.0)
    sources = [(f"n{n}", f"第{n}所小学昨天开学，三百名新生走进校园。".encode()) for n in range(70)]
    sources[35] = ("empty", b"")
    results = list(newsclean.run(sources, jobs=2))
    assert isinstance(results[35], Failure)
    ids = [result.id for result in results if isinstance(result, Article)]
    assert ids == [name for name, data in sources if data]


def test_mojibake_is_undone_and_the_ledger_keeps_the_dump_as_it_was() -> None:
    story = "晨光小学昨天开学，三百名新生走进校园，校长在门口迎接他们。"
    dump = story.encode("utf-8").decode("latin-1")
    article = newsclean.clean(dump, ledger=True)
    assert [block.text for block in article.body] == [story]
    assert article.ledger == {"text": dump}
    assert any("mojibake" in warning for warning in article.warnings)
    assert story not in [block.text for block in newsclean.clean(dump, repair=False).body]


def test_mojibake_is_undone_in_pages_too() -> None:
    story = "晨光小学昨天开学，三百名新生走进校园，校长在门口迎接他们。"
    page = f"<html><head><title>晨光小学开学</title></head><body><p>{story}</p></body></html>"
    article = newsclean.clean(page.encode("utf-8").decode("latin-1").encode("utf-8"))
    assert [block.text for block in article.body] == [story]


@pytest.mark.parametrize(
    "wrong",
    [
        {"keep": ["nope"]},
        {"engine": "nope"},
        {"input_format": "nope"},
        {"max_expand": "lots"},
        {"encoding": "nope"},
        {"to": "nope"},
        {"disable": ["nope"]},
    ],
)
def test_wrong_values_of_options_are_our_own_errors(wrong: dict[str, Any]) -> None:
    with pytest.raises(NewscleanError, match=r"nope|lots"):
        newsclean.clean("晨光小学昨天开学，三百名新生走进校园。", **wrong)


def test_bytes_may_be_packed_and_of_any_kind() -> None:
    story = "晨光小学昨天开学，三百名新生走进校园。".encode("gb18030")
    wanted = newsclean.clean(story).body
    assert newsclean.clean(gzip.compress(story)).body == wanted
    assert newsclean.clean(bytearray(story)).body == wanted
    assert newsclean.clean(memoryview(story)).body == wanted
    assert newsclean.detect(gzip.compress(story)).encoding == "gb18030"
    (article,) = newsclean.run([("in/a.txt.gz", gzip.compress(story))])
    assert isinstance(article, Article)
    assert (article.id, article.body) == ("in/a", wanted)
    with pytest.raises(TypeError):
        newsclean.clean(None)  # type: ignore[arg-type]
