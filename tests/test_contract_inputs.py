"""The promises on commands and inputs, a test each; ``test_contract`` lists the rest."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from contract import DUMP, PAGE, STORY, body, cleaned, row, rows, warc

from command import newsclean

# -- commands


@pytest.mark.parametrize(
    ("newline", "name"), [("\n", "lf"), ("\r\n", "crlf"), ("\r", "cr")], ids=["lf", "crlf", "cr"]
)
def test_detect_line(newline: str, name: str) -> None:
    """Commands: detect writes path, encoding, newline, script and kind, tabs between."""
    data = DUMP.replace("\n", newline).encode("gb18030")
    assert newsclean("detect", stdin=data).text == f"-\tgb18030\t{name}\tzh-Hans\ttext\n"


def test_detect_newlines() -> None:
    """Commands: detect knows mixed line ends and none at all."""
    assert newsclean("detect", stdin="晨光\r\n小学\n".encode()).text.split("\t")[2] == "mixed"
    assert newsclean("detect", stdin="晨光小学".encode()).text.split("\t")[2] == "none"


def test_detect_json() -> None:
    """Commands: detect -f json is an object a line with six fields; - is standard input."""
    (found,) = newsclean("detect", "-f", "json", stdin=DUMP.encode()).rows
    assert list(found) == ["path", "encoding", "decided_by", "newline", "script", "kind"]
    assert found["path"] == "-"


def test_detect_output(tmp_path: Path) -> None:
    """Commands: detect writes to the file of -o as others do."""
    out = tmp_path / "kinds.tsv"
    ran = newsclean("detect", "-o", out, stdin=DUMP.encode())
    assert (ran.code, ran.out) == (0, b"")
    assert out.read_text(encoding="utf-8") == "-\tutf-8\tlf\tzh-Hans\ttext\n"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("记者从发布会上获悉，这座大桥昨天通车。", "zh-Hans"),
        ("記者從發布會上獲悉，這座大橋昨天通車。", "zh-Hant"),
        ("記者從發布會上獲悉，臺灣這座大橋裡的資訊。", "zh-TW"),
        ("記者喺發佈會獲悉，呢座大橋琴日通車，啲人嚟睇。", "zh-HK"),
        ("记者从发布会上获悉，这座大桥昨天通车。記者從發布會上獲悉，這座大橋昨天通車。", "mixed"),
        ("plain words", "und"),
    ],
)
def test_detect_script(text: str, script: str) -> None:
    """Commands: detect tells six kinds of script."""
    assert newsclean("detect", stdin=text.encode()).text.split("\t")[3] == script


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (DUMP, "text"),
        (PAGE, "html"),
        (row(text=DUMP), "jsonl"),
        (warc(DUMP), "warc"),
    ],
)
def test_detect_kind(data: str, kind: str) -> None:
    """Commands: detect tells text, html, jsonl and warc."""
    assert newsclean("detect", stdin=data.encode()).text.rstrip().split("\t")[-1] == kind


def test_decode_text() -> None:
    """Commands: decode writes UTF-8, cuts nothing, touches no newline and drops the BOM."""
    text = "广告\r\n\r晨光\n"
    assert newsclean("decode", stdin=("\ufeff" + text).encode("utf-16-le")).text == text


@pytest.mark.parametrize(
    ("written", "read", "text"),
    [
        ("utf-8", "latin-1", "晨光小学的新校舍昨天启用"),
        ("utf-8", "cp1252", "新聞：大橋通車"),
        ("utf-8", "gbk", "大桥昨天下午通车"),
        ("gbk", "latin-1", "记者从发布会上获悉"),
        ("gbk", "cp1252", "记者从发布会上获悉"),
        ("big5", "latin-1", "新聞記者報導"),
        ("big5", "cp1252", "新聞記者報導"),
        ("big5", "gbk", "這中府裡開市"),
    ],
)
def test_decode_repair(written: str, read: str, text: str) -> None:
    """Commands: decode --repair undoes eight kinds of mojibake, and nothing without it."""
    broken = text.encode(written).decode(read, "replace" if read == "cp1252" else "strict")
    if "\ufffd" in broken:  # windows-1252 as the web reads it has no gaps
        broken = newsclean("decode", "--encoding", "latin1", stdin=text.encode(written)).text
    assert newsclean("decode", "--repair", stdin=broken.encode()).text == text
    assert newsclean("decode", stdin=broken.encode()).text == broken


def test_explain_json() -> None:
    """Commands: explain -f json is an object a line, with label, rule, score and text."""
    found = newsclean("explain", "-f", "json", stdin=DUMP.encode()).rows
    assert [one["line"] for one in found] == list(range(1, 8))
    assert [one["text"] for one in found] == DUMP.splitlines()
    assert [one["label"] for one in found] == [
        *("breadcrumb", "title", "byline", "paragraph", "paragraph", "credit", "prev_next"),
    ]
    assert all(0 <= one["score"] <= 1 and one["rule"] for one in found)
    assert {one["path"] for one in found} == {"-"}


def test_explain_html() -> None:
    """Commands: explain -f html is one page without script that fetches nothing."""
    page = newsclean("explain", "-f", "html", stdin=DUMP.encode()).text
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_render_formats() -> None:
    """Commands: render writes the same articles in another format."""
    record = cleaned("-f", "json").out
    for form in ("md", "text", "json", "jsonl"):
        assert newsclean("render", "-f", form, stdin=record).out == cleaned("-f", form).out


def test_restore_converted() -> None:
    """Commands: restore gives the decoded dump back, also when the record was converted."""
    record = cleaned("-f", "jsonl", "--ledger", stdin=DUMP.encode("gb18030")).out
    turned = newsclean("convert", "--to", "taiwan", stdin=record).out
    assert newsclean("restore", stdin=turned).text == DUMP


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    """Commands: completion prints a script for each of three shells."""
    ran = newsclean("completion", shell)
    assert ran.code == 0
    assert "newsclean" in ran.text


def test_convert_reads_stdin() -> None:
    """Commands: convert reads plain text from standard input."""
    assert newsclean("convert", "--to", "simplified", stdin="網絡".encode()).text == "网络"


def test_chain(tmp_path: Path) -> None:
    """Commands: a folder goes through clean, convert and render into a folder."""
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "a.txt").write_text(DUMP, encoding="utf-8")
    records = newsclean("clean", "-f", "jsonl", folder).out
    turned = newsclean("convert", "--to", "taiwan", stdin=records).out
    assert newsclean("render", "-f", "md", "-o", f"{tmp_path}/out/", stdin=turned).code == 0
    assert "晨光小學新校舍啟用" in (tmp_path / "out" / "a.md").read_text(encoding="utf-8")


# -- inputs


def test_dash_and_file(tmp_path: Path) -> None:
    """Inputs: - among the inputs is standard input, in its place."""
    (tmp_path / "a.txt").write_text(DUMP, encoding="utf-8")
    found = rows(tmp_path / "a.txt", "-", stdin=DUMP.replace("晨光", "暮色"))
    assert [one["title"] for one in found] == ["晨光小学新校舍启用", "暮色小学新校舍启用"]


def test_sorted_walk(tmp_path: Path) -> None:
    """Inputs: a folder is walked in sorted order."""
    for name in ("b.txt", "a.txt", "c/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(DUMP, encoding="utf-8")
    assert [one["id"] for one in rows(tmp_path)] == ["a", "b", "c/a"]
    assert [one["id"] for one in rows(tmp_path, "--include", "a.*")] == ["a", "c/a"]
    assert [one["id"] for one in rows(tmp_path, "--exclude", "c")] == ["a", "b"]


@pytest.mark.parametrize("separator", ["\n", "\0", "\r\n"], ids=["lines", "nuls", "crlf"])
def test_files_from(separator: str, tmp_path: Path) -> None:
    """Inputs: --files-from takes a list, separated by newlines or NULs, - for standard input."""
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(DUMP, encoding="utf-8")
    listing = separator.join([f"{tmp_path}/b.txt", f"{tmp_path}/a.txt", ""])
    assert [one["id"] for one in rows("--files-from", "-", stdin=listing)] == ["b", "a"]
    (tmp_path / "list").write_text(listing, encoding="utf-8", newline="")
    assert [one["id"] for one in rows("--files-from", tmp_path / "list")] == ["b", "a"]


def test_input_format_forced(tmp_path: Path) -> None:
    """Inputs: --input-format overrules content and name."""
    path = tmp_path / "a.jsonl"
    path.write_text(row(text=DUMP), encoding="utf-8")
    assert rows("--input-format", "text", path)[0]["source"]["record"] is None
    assert rows(path)[0]["source"]["record"] == 1


def test_content_before_name(tmp_path: Path) -> None:
    """Inputs: the content decides what an input is, then its name."""
    path = tmp_path / "a.txt"
    path.write_text(PAGE, encoding="utf-8")
    assert body(rows(path)[0]) == list(STORY)
    named = tmp_path / "b.jsonl"
    named.write_text("{oops\n", encoding="utf-8")
    ran = cleaned(named)
    assert ran.code == 1
    assert "line 1" in ran.err


@pytest.mark.parametrize("field", ["text", "content", "html", "body", "article"])
def test_usual_text_fields(field: str) -> None:
    """Inputs: the first of five usual fields that holds a string is the text."""
    fields: dict[str, Any] = {"text": 1, field: DUMP}
    assert body(rows(stdin=row(**fields))[0]) == list(STORY)


def test_text_and_id_field() -> None:
    """Inputs: --text-field and --id-field name the fields of JSON Lines."""
    (found,) = rows("--text-field", "t", "--id-field", "k", stdin=row(text="x", t=DUMP, k="甲"))
    assert (found["id"], body(found)) == ("甲", list(STORY))


def test_extra() -> None:
    """Inputs: every other field of a line is carried through under extra."""
    (found,) = rows(stdin=row(text=DUMP, url="http://a.example/", n=[1, None, {"k": "值"}]))
    assert found["extra"] == {"url": "http://a.example/", "n": [1, None, {"k": "值"}]}


def test_jsonl_blank_lines_and_bom() -> None:
    """Inputs: blank lines of JSON Lines are skipped and a BOM is accepted."""
    found = rows(stdin="\ufeff\n" + row(text=DUMP) + "\n  \n" + row(text=DUMP))
    assert [one["source"]["record"] for one in found] == [2, 5]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_jsonl_bad_numbers(number: str) -> None:
    """Inputs: NaN in JSON Lines, and what no reader holds, is malformed, on any line."""
    bad = f'{{"text": "晨光小学开学了。", "n": {number}}}\n'
    for data in (bad + row(text=DUMP), row(text=DUMP) + bad):
        ran = cleaned("-f", "jsonl", stdin=data)
        assert ran.code == 1
        assert len(ran.rows) == 1
        assert f"line {1 if data.startswith(bad) else 2} " in ran.err


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed(pack: Any, tmp_path: Path) -> None:
    """Inputs: packed inputs are opened by content, whatever they are called."""
    (tmp_path / "a.txt").write_bytes(pack(DUMP.encode()))
    assert body(rows(tmp_path / "a.txt")[0]) == list(STORY)
    assert body(rows(stdin=pack(DUMP.encode()))[0]) == list(STORY)


def test_max_expand() -> None:
    """Inputs: --max-expand bounds what one input unpacks to; K, M and G are powers of 1024."""
    packed = gzip.compress(b"\n" * 2048 + DUMP.encode())
    assert cleaned("--max-expand", "2K", stdin=packed).code == 1
    assert cleaned("--max-expand", "3k", stdin=packed).code == 0
    assert cleaned("--max-expand", "2X", stdin=packed).code == 2


@pytest.mark.parametrize("name", ["gb2312", "gbk", "GB_2312-80", "x-gbk", "csgb2312", "chinese"])
def test_encoding_names(name: str) -> None:
    """Inputs: --encoding takes the web's names, where gb2312 is GBK with all its characters."""
    text = "朱镕基在堃与喆的镇上，€"
    data = text.encode("gb18030").replace("€".encode("gb18030"), b"\x80")
    assert newsclean("decode", "--encoding", name, stdin=data).text == text


def test_encoding_big5() -> None:
    """Inputs: big5 is the web's, with the characters of Hong Kong."""
    assert newsclean("decode", "--encoding", "big5", stdin=b"\xfbH\xfd\xbb").text == "嘅港"


@pytest.mark.parametrize("name", ["utf8", "unicode11utf8", "x-unicode20utf8", "utf_8_sig", "u8"])
def test_encoding_utf8_names(name: str) -> None:
    """Inputs: the web's names and Python's for UTF-8 are taken."""
    assert newsclean("decode", "--encoding", name, stdin="晨光".encode()).text == "晨光"


def test_encoding_overrides() -> None:
    """Inputs: --encoding overrides what would be detected."""
    data = "晨光小学".encode()
    assert newsclean("decode", "--encoding", "gbk", stdin=data).text.startswith("鏅ㄥ厜灏忓")


# -- scripts


@pytest.mark.parametrize(
    ("to", "text"),
    [
        ("simplified", "后面的头发里"),
        ("traditional", "後面的頭髮裏"),
        ("taiwan", "後面的頭髮裡"),
        ("hongkong", "後面的頭髮裏"),
        ("keep", "后面的头发里"),
        ("zh-Hans", "后面的头发里"),
        ("zh-Hant", "後面的頭髮裏"),
        ("zh-TW", "後面的頭髮裡"),
        ("zh-HK", "後面的頭髮裏"),
        ("s2t", "後面的頭髮裏"),
        ("s2twp", "後面的頭髮裡"),
    ],
)
def test_targets(to: str, text: str) -> None:
    """Scripts: --to takes words, BCP 47 tags and OpenCC's names."""
    assert newsclean("convert", "--to", to, stdin="后面的头发里".encode()).text == text


def test_clean_keeps_script() -> None:
    """Scripts: clean keeps the script unless told, convert must be told."""
    assert rows()[0]["language"] == "zh-Hans"
    assert rows("--to", "taiwan")[0]["language"] == "zh-TW"
    assert newsclean("convert", stdin=DUMP.encode()).code == 2


def test_from() -> None:
    """Scripts: the source script is detected unless --from says it."""
    assert newsclean("convert", "--to", "taiwan", stdin="皇后".encode()).text == "皇后"
    ran = newsclean("convert", "--to", "simplified", "--from", "traditional", stdin="乾".encode())
    assert ran.text == "干"


def test_phrases() -> None:
    """Scripts: --phrases swaps regional vocabulary, of texts that show no script too."""
    for text, out in (("信息", "資訊"), ("信息技术", "資訊科技")):
        ran = newsclean("convert", "--to", "taiwan", "--phrases", stdin=text.encode())
        assert ran.text in (out, "資訊技術")
    assert newsclean("convert", "--to", "taiwan", stdin="信息技术".encode()).text == "信息技術"


def test_conversion_after_cutting() -> None:
    """Scripts: conversion comes after cutting: cuts are as in the dump."""
    (found,) = rows("--to", "taiwan")
    assert {cut["text"] for cut in found["cuts"]} <= set(DUMP.splitlines())
    assert "學" in body(found)[0]


def test_already_there() -> None:
    """Scripts: text already in the target script comes out unchanged; 台 and 臺 both stay."""
    for text, to in (
        ("台灣與臺北的頭髮、皇后、裏面", "traditional"),
        ("台灣與臺北的頭髮、皇后、裡面", "taiwan"),
        ("里面的皇后和头发，干杯", "simplified"),
    ):
        assert newsclean("convert", "--to", to, stdin=text.encode()).text == text


def test_only_chinese_changes() -> None:
    """Scripts: addresses, quotes, punctuation, newlines and spaces stay as they were."""
    words, rest = "“头发”「发现」", "\r\n　 http://a.cn/头发?发=1 info@头发.cn ，,\t\n\n"
    turned = newsclean("convert", "--to", "taiwan", stdin=(words + rest).encode()).text
    assert turned == "“頭髮”「發現」" + rest


def test_engine() -> None:
    """Scripts: --engine gives the other package's output."""
    args = ("convert", "--to", "s2t", "--engine", "opencc-python-reimplemented")
    assert newsclean(*args, stdin="头发".encode()).text == "頭髮"


def test_record_fields_converted() -> None:
    """Scripts: of a record the article's fields change; evidence stays."""
    record = cleaned("-f", "jsonl", "--ledger").rows[0]
    (turned,) = newsclean("convert", "--to", "taiwan", stdin=json.dumps(record).encode()).rows
    for field in ("cuts", "ledger", "source", "id", "published", "extra"):
        assert turned[field] == record[field]
    assert turned["title"] == "晨光小學新校舍啟用"
    assert turned["section"] == ["社會"]
    assert turned["credits"] == [{"role": "責任編輯", "name": "何雨"}]
    assert turned["origin"] == "暮色日報"
