"""Hostile input: bounded in time and memory, and nothing worse than a message comes of it.

Each case would take minutes or gigabytes in a careless tool; a test that runs into the time limit
has failed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean.failures import attempt
from newsclean.model import Article, Failure, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline

from command import newsclean

SIZE = 300_000

TEXTS: dict[str, bytes] = {
    "open parentheses": b"(" * SIZE,
    "brackets in brackets": b"[(" * (SIZE // 2),
    "blanks before a word": b" " * SIZE + b"x",
    "wide blanks": "\u3000".encode() * (SIZE // 3) + b"x",
    "tabs": b"\t" * SIZE + "文".encode(),
    "digits": b"1" * SIZE,
    "years without end": "2024年".encode() * (SIZE // 8),
    "sources without end": "来源：".encode() * (SIZE // 9),
    "reporters without end": "记者".encode() * (SIZE // 6),
    "a breadcrumb without end": "首页 > ".encode() * (SIZE // 9),
    "quotes without end": "「".encode() * (SIZE // 3),
    "commas": "，".encode() * (SIZE // 3),
    "one character": "的".encode() * (SIZE // 3),
    "one line of prose": "新闻很好，大家都说好。".encode() * (SIZE // 33),
    "links of Markdown": b"[a](" * (SIZE // 4),
    "table bars": b"| " * (SIZE // 2),
    "dashes": b"-" * SIZE,
    "hashes": b"#" * SIZE,
    "carriage returns": b"\r" * SIZE + b"x",
    "a character a line": "好\n".encode() * (SIZE // 8),
    "a blank line between": "好\n\n".encode() * (SIZE // 10),
    "bylines": "2024-03-31 08:15 来源：甲\n".encode() * (SIZE // 35),
    "full lines": ("汉字" * 20 + "\n").encode() * (SIZE // 121),
    "bidi marks": "\u202e".encode() * (SIZE // 3) + b"x",
    "beyond the basic plane": "😀".encode() * (SIZE // 4),
    "NULs": b"x" + b"\0" * SIZE,
    "bytes of no encoding": b"\xff" * SIZE,
    "half characters": "文".encode()[:2] * (SIZE // 2),
    "four-byte GB18030": b"\x81\x30\x81\x30" * (SIZE // 4),
    "escapes of ISO-2022": b"x\x1b$)A" * (SIZE // 5),
    "shifts of HZ": b"~{" * (SIZE // 2),
    "mojibake": "ä¸\xadæ–‡".encode() * (SIZE // 12),
    "a fold that changes all": "ＡＢ繁體".encode() * (SIZE // 12),
}

PAGES: dict[str, bytes] = {
    "open angles": b"<html><p>" + b"<" * SIZE,
    "nested elements": b"<html>" + b"<div>" * (SIZE // 5) + "文字。".encode(),
    "nested tables": b"<html>" + b"<table><tr><td>" * (SIZE // 15) + "文字。".encode(),
    "nested inline elements": b"<html>" + b"<b><i>" * (SIZE // 6) + "文字。".encode(),
    "a long attribute": b'<p class="' + b"a " * (SIZE // 2) + '">文字。</p>'.encode(),
    "entities": b"<html><p>" + b"&amp" * (SIZE // 4),
    "comments": b"<html>x" + b"<!--" * (SIZE // 4),
    "scripts": b"<html>x" + b"<script>" * (SIZE // 8),
    "deep JSON-LD": b'<html><script type="application/ld+json">' + b"[" * SIZE + b"</script>x",
    # Found by fuzzing: the parser gives <?…?> in a paragraph no name.
    "a processing instruction": "<html><p>晨光小学。<?h4 ?>文字。</p>".encode(),
    "many paragraphs": b"<html>" + "<p>文字，很多。</p>".encode() * (SIZE // 30),
}


def result_of(data: bytes, kind: str, **options: object) -> Article | Failure:
    return attempt(Pipeline(Options.of(**options)).article, Source("x", data, kind=kind))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", TEXTS)
def test_text_is_done_in_bounded_time(name: str) -> None:
    result = result_of(TEXTS[name], "text", repair=True, to="taiwan")
    if isinstance(result, Failure):
        assert result.error in ("empty", "binary"), result
    else:
        result.to_markdown()
        json.dumps(result.to_dict())


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", PAGES)
def test_pages_are_done_in_bounded_time(name: str) -> None:
    result = result_of(PAGES[name], "html")
    if isinstance(result, Failure):
        assert result.error in ("empty", "binary"), result
    elif "文字。".encode() in PAGES[name]:
        whole = "".join([*(b.text for b in result.body), *(c.text for c in result.cuts)])
        assert "文字。" in whole + (result.title or "")


@pytest.mark.timeout(20)
def test_a_rule_of_the_user_cannot_hang_the_tool(tmp_path: Path) -> None:
    rules = tmp_path / "slow.toml"
    rules.write_text(
        "[[rule]]\nid = 'slow'\nwhy = 'w'\nmatch = '(a+)+$'\nlabel = 'ad'\ncut = ['⟦aa⟧']\n",
        encoding="utf-8",
    )
    dump = "首页 > 正文\n" + "a" * 60 + "!\n今天天气很好，大家都出门了。\n"
    ran = newsclean("clean", "--rules", rules, stdin=dump.encode())
    assert ran.code in (0, 2)
    if ran.code == 2:
        assert "slow" in ran.err
        assert ran.err.count("\n") == 1


# Not getrusage: its peak is that of the process that started this one, where that is larger.
_PEAK = """
import sys
from newsclean.cli import run
code = run(["clean", "-f", "jsonl", "-o", "/dev/null", *sys.argv[1:]])
with open("/proc/self/status", encoding="ascii") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
print(code, int(peak) * 1024)
"""


def peak_of(*arguments: Path | str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, *map(str, arguments)],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        encoding="utf-8",
    )
    code, peak = done.stdout.split()
    assert code == "0"
    return int(peak)


MEGABYTE = 1 << 20


@pytest.mark.skipif(sys.platform != "linux", reason="no /proc")
@pytest.mark.parametrize(
    ("line", "end"), [("新闻很好，大家都说好。", "\n"), ("新闻很好，大家都说好。", ""), ("-", "")]
)
def test_memory_is_at_most_60_mb_and_12_times_the_input(
    line: str, end: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    unit = (line * 12 + end).encode()
    path.write_bytes(unit * (4 * MEGABYTE // len(unit)) + "好。".encode())
    assert peak_of(path) <= 60 * MEGABYTE + 12 * path.stat().st_size


@pytest.mark.skipif(sys.platform != "linux", reason="no /proc")
@pytest.mark.parametrize("line", ["\n", "短短\r", "{}，短\n"])
def test_memory_is_bounded_for_a_million_short_lines(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "".join(map(line.format, range(1_000_000))) + "好。", encoding="utf-8", newline=""
    )
    assert peak_of("--ledger", path) <= 60 * MEGABYTE + 12 * path.stat().st_size


@pytest.mark.skipif(sys.platform != "linux", reason="no /proc")
@pytest.mark.parametrize("unit", ["時(shí)間(jiān)", "&amp;", "**好**", "[好](a)"])
def test_memory_is_bounded_for_annotations_without_end(unit: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(unit * (2 * MEGABYTE // len(unit.encode())) + "好。", encoding="utf-8")
    assert peak_of(path) <= 60 * MEGABYTE + 12 * path.stat().st_size


@pytest.mark.skipif(sys.platform != "linux", reason="no /proc")
def test_memory_for_a_stream_of_records_is_constant(tmp_path: Path) -> None:
    row = json.dumps({"text": "晨光小学昨天开学，三百名新生走进校园。\n" * 20}) + "\n"
    few, many = tmp_path / "few.jsonl", tmp_path / "many.jsonl"
    few.write_text(row * 50, encoding="utf-8")
    many.write_text(row * 2000, encoding="utf-8")
    assert peak_of(many) < peak_of(few) + 12 * MEGABYTE
