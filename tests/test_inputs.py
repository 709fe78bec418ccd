"""Inputs: what is found, in which order, unpacked, and recognised for what it is."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import sys
from pathlib import Path

import pytest

from newsclean.errors import InputError
from newsclean.inputs import Location, find, read
from newsclean.inputs.kinds import kind_of
from newsclean.inputs.locations import bare, listed
from newsclean.inputs.packing import unpacked
from newsclean.model import Source
from newsclean.options import Options

PAGE = "<!DOCTYPE html><html><body><p>晨光小学昨天开学。</p></body></html>"


def sources(path: Path, **options: object) -> list[Source | InputError]:
    found: list[Source | InputError] = []
    for location in find([str(path)]):
        found += read(location, Options.of(**options))
    return found


def one(path: Path, **options: object) -> Source:
    (source,) = sources(path, **options)
    assert isinstance(source, Source), source
    return source


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt.gz", ".hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [location.name for location in find([str(tmp_path)])] == ["a", "b", "sub/c"]
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "d.txt").write_bytes(b"x")
    assert [location.name for location in find([str(tmp_path)])] == ["a", "ab/d", "b", "sub/c"]


def test_a_folder_in_a_folder_in_a_folder_is_walked_however_deep(tmp_path: Path) -> None:
    place = tmp_path
    for _ in range(300):
        place = place / "d"
    place.mkdir(parents=True)
    (place / "a.txt").write_bytes(b"x")
    (location,) = find([str(tmp_path)])
    assert location.name == "d/" * 300 + "a"


def test_include_and_exclude_are_globs_on_names_and_paths(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "old/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    folder = str(tmp_path)
    assert [x.name for x in find([folder], include=["*.txt"])] == ["a", "old/c"]
    assert [x.name for x in find([folder], include=["*.txt"], exclude=["old"])] == ["a"]
    assert [x.name for x in find([folder], exclude=["old/*"])] == ["a", "b"]


def test_a_folder_without_a_readable_file_says_so(tmp_path: Path) -> None:
    (location,) = find([str(tmp_path)])
    (error,) = read(location, Options())
    assert isinstance(error, InputError)
    assert str(error) == f"{tmp_path}: no readable file in this folder; name the files themselves"


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    (error,) = sources(tmp_path / "none.txt")
    assert isinstance(error, InputError)
    assert error.code == "not-found"


def test_a_list_is_separated_by_newlines_or_nuls() -> None:
    assert listed(b"a b.txt\nc.txt\n") == ["a b.txt", "c.txt"]
    assert listed(b"a\nb.txt\0c.txt\0") == ["a\nb.txt", "c.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes")
def test_a_file_name_that_is_not_utf8_is_read_and_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xce\xc4.txt"
    with open(name, "wb") as file:
        file.write(b"x")
    (location,) = find([str(tmp_path)])
    assert location.path.endswith("\\xce\\xc4.txt")
    (source,) = read(location, Options())
    assert isinstance(source, Source)
    assert source.data == b"x"
    location.path.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.txt.gz", "a"), ("a.tar.gz", "a.tar"), ("v1.2", "v1.2"), ("a.html", "a"), (".gz", ".gz")],
)
def test_the_bare_name_loses_the_endings_of_packing_and_form(name: str, expected: str) -> None:
    assert bare(name) == expected


# -- packing


def zstd(data: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression import zstd as module
    else:
        from backports import zstd as module
    packed: bytes = module.compress(data)
    return packed


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd])
def test_packed_files_are_opened_by_content(pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    path = tmp_path / "no-ending"
    path.write_bytes(pack("新闻".encode() * 1000))
    assert one(path).data == "新闻".encode() * 1000


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd])
def test_a_truncated_archive_is_an_error(pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    path = tmp_path / "a.txt.gz"
    path.write_bytes(pack(os.urandom(5000))[:-20])
    (error,) = sources(path)
    assert isinstance(error, InputError)
    assert error.code in ("truncated", "corrupt")


def test_an_archive_bomb_is_stopped_at_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b"\0" * 10_000_000))
    (error,) = sources(path, max_expand=1_000_000)
    assert isinstance(error, InputError)
    assert error.code == "too-large"
    assert "--max-expand" in str(error)


def test_the_bound_itself_is_allowed() -> None:
    stream = io.BufferedReader(io.BytesIO(gzip.compress(b"x" * 100)))
    assert unpacked(stream, 100).read() == b"x" * 100


# -- kinds


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (PAGE.encode(), "a.txt", "html"),
        (PAGE.encode("utf-16"), "a", "html"),
        (b"\xef\xbb\xbf  \n<html>", "a", "html"),
        (b"<p>a</p>", "a", "html"),
        (b"<3", "a.html", "text"),
        ("<记者 王小明>报道".encode(), "a.txt", "text"),
        (b'{"text": "a"}\n{"text": "b"}', "a", "jsonl"),
        (b'{"text": "' + b"a" * 70000, "a", "jsonl"),
        (b"{not json}", "a.txt", "text"),
        (b"broken", "a.jsonl", "jsonl"),
        (b"WARC/1.0\r\n", "a", "warc"),
        ("一篇稿子".encode("gb18030"), "a.html", "text"),
        (b"", "a", "text"),
    ],
)
def test_the_content_says_what_it_is_then_the_name(head: bytes, name: str, expected: str) -> None:
    assert kind_of(head, name) == expected


# -- JSON Lines


def jsonl(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_rows_carry_their_other_fields_through(tmp_path: Path) -> None:
    row = {"id": 7, "text": "正文", "url": "http://example.org", "n": [1, None]}
    source = one(jsonl(tmp_path, json.dumps(row)))
    assert (source.id, source.data, source.record) == ("7", "正文", 1)
    assert source.extra == {"url": "http://example.org", "n": [1, None]}


def test_the_first_usual_field_that_holds_a_string_is_the_text(tmp_path: Path) -> None:
    source = one(jsonl(tmp_path, '{"text": 3, "content": "甲", "body": "乙"}'))
    assert source.data == "甲"
    assert source.extra == {"text": 3, "body": "乙"}


def test_fields_can_be_named(tmp_path: Path) -> None:
    path = jsonl(tmp_path, '{"text": "甲", "raw": "乙", "key": "k"}')
    source = one(path, text_field="raw", id_field="key")
    assert (source.data, source.id, source.extra) == ("乙", "k", {"text": "甲"})


def test_a_row_with_a_page_is_a_page(tmp_path: Path) -> None:
    assert one(jsonl(tmp_path, json.dumps({"html": PAGE}))).kind == "html"


def test_blank_lines_are_skipped_and_a_bom_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "a"}\n\n   \n{"text": "b"}')
    assert [s.record for s in sources(path) if isinstance(s, Source)] == [1, 4]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ('{"text": NaN}', "malformed", "line 2 is not JSON (NaN is no JSON number)"),
        ('{"text": "a"', "malformed", "line 2 is not JSON"),
        ("[1]", "malformed", "line 2 is not a JSON object"),
        ('{"a": 1}', "no-text", "line 2 has no text in any of text, content, html, body, article"),
        ("[" * 100_000, "malformed", "line 2 is not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(
    line: str, code: str, said: str, tmp_path: Path
) -> None:
    found = sources(jsonl(tmp_path, '{"text": "a"}', line, '{"text": "b"}'))
    assert [type(item).__name__ for item in found] == ["Source", "InputError", "Source"]
    error = found[1]
    assert isinstance(error, InputError)
    assert (error.code, error.record) == (code, 2)
    assert said in str(error)


def test_json_lines_in_another_encoding_are_read_when_it_is_said(tmp_path: Path) -> None:
    row = json.dumps({"text": "晨光"}, ensure_ascii=False) + "\n"
    for encoding in ("gbk", "big5", "utf-16"):
        path = tmp_path / f"{encoding}.jsonl"
        path.write_bytes((row * 2).encode(encoding))
        found = sources(path, encoding=encoding)
        assert [s.data for s in found if isinstance(s, Source)] == ["晨光", "晨光"]


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_a_file_of_no_rows_is_empty(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    (error,) = sources(path)
    assert isinstance(error, InputError)
    assert error.code == "empty"


def test_numbers_that_no_reader_holds_are_malformed(tmp_path: Path) -> None:
    (error,) = sources(jsonl(tmp_path, '{"text": "a", "n": 1e400}'))
    assert isinstance(error, InputError)
    assert "1e400" in str(error)


def test_a_first_line_nested_too_deeply_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "deep"
    path.write_bytes(b'{"text": "a", "n": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n")
    (error,) = sources(path, input_format="jsonl")
    assert isinstance(error, InputError)
    assert error.code == "malformed"
    assert sources(path)


# -- web archives

STORY = "<html><p>晨光小学昨天开学。</p></html>".encode()


def record(body: bytes, headers: bytes | None = b"") -> bytes:
    """A WARC record: a response with these headers, or plain text."""
    if headers is None:
        kind, form = b"conversion", b"text/plain"
    else:
        kind, form = b"response", b"application/http; msgtype=response"
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + body
    head = (
        b"WARC/1.0\r\nWARC-Type: %b\r\nContent-Type: %b\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        b"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Length: %d\r\n\r\n"
    )
    return head % (kind, form, len(body)) + body + b"\r\n\r\n"


GZIPPED = b"Content-Encoding: gzip\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"


def chunked(body: bytes) -> bytes:
    return b"5\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (body[:5], len(body) - 5, body[5:])


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (STORY, b""),
        (gzip.compress(STORY), GZIPPED),
        (chunked(STORY), CHUNKED),
        (chunked(gzip.compress(STORY)), GZIPPED + CHUNKED),
        (STORY, GZIPPED),
        (STORY, CHUNKED),
        (STORY, b"Content-Encoding: br\r\n"),
        (zstd(STORY), b"Content-Encoding: zstd\r\n"),
        (STORY, b"Content-Encoding: deflate\r\n"),
    ],
)
def test_a_response_is_unwrapped_and_a_lie_is_seen_through(
    body: bytes, headers: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(body, headers) + record("文".encode(), None))
    assert [s.data for s in sources(path) if isinstance(s, Source)] == [STORY, "文".encode()]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (gzip.compress(STORY)[:-9], "truncated"),
        (gzip.compress(b"x" * 2_000_000), "too-large"),
        (b"", "empty"),
    ],
)
def test_a_bad_response_is_one_failure(body: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(record(body, GZIPPED)) + gzip.compress(record(STORY)))
    bad, good = sources(path, max_expand=1_000_000)
    assert isinstance(bad, InputError)
    assert (bad.code, bad.record) == (code, 1)
    assert isinstance(good, Source)


def test_an_archive_that_is_cut_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes((record(STORY) + record(STORY))[:-30])
    good, bad = sources(path)
    assert isinstance(good, Source)
    assert isinstance(bad, InputError)
    assert (bad.code, bad.record) == ("truncated", 2)


def test_standard_input_is_read_where_nothing_is_named() -> None:
    assert list(find([])) == []
    assert list(find(["-"])) == [Location("-", "-", "stdin")]
