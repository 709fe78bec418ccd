"""The promises on outputs and records, a test each; ``test_contract`` lists the rest."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from ruamel.yaml import YAML

import newsclean as library
from contract import DUMP, PAGE, STORY, body, cleaned, row, rows, warc
from newsclean.model import BODY_KINDS, CUT_LABELS

from command import newsclean

FORMATS = [("md", ".md"), ("json", ".json"), ("jsonl", ".jsonl"), ("text", ".txt")]


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def front_matter(markdown: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(markdown.split("---\n")[1])
    return loaded


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "b.html", "sub/a.txt", "a.text"):
        (folder / name).write_text(PAGE if "html" in name else DUMP, encoding="utf-8")
    return folder


# -- outputs


def test_default_format() -> None:
    """Outputs: Markdown is the default of clean and of render."""
    assert cleaned().out == cleaned("-f", "md").out
    assert newsclean("render", stdin=cleaned("-f", "jsonl").out).out == cleaned().out


@pytest.mark.parametrize(("form", "ending"), FORMATS)
def test_folder_names(form: str, ending: str, dumps: Path, tmp_path: Path) -> None:
    """Outputs: -o DIR/ has a file an article, by its path below the INPUT folder; then -2, -3."""
    out = tmp_path / "out"
    assert newsclean("clean", "-f", form, "-o", f"{out}/", dumps).code == 0
    expected = ["a", "a-2", "b", "sub/a"]
    assert names(out) == sorted(f"{name}{ending}" for name in expected)


def test_bare_name(dumps: Path, tmp_path: Path) -> None:
    """Outputs: an INPUT file is named by its bare name; a third one of a name gets -3."""
    out = tmp_path / "out"
    inputs = [dumps / "a.txt", dumps / "sub" / "a.txt", dumps / "a.text"]
    assert newsclean("clean", "-o", f"{out}/", *inputs).code == 0
    assert names(out) == ["a-2.md", "a-3.md", "a.md"]


def test_existing_folder(dumps: Path, tmp_path: Path) -> None:
    """Outputs: an existing folder needs no slash."""
    out = tmp_path / "out"
    out.mkdir()
    assert newsclean("clean", "-o", out, dumps / "a.txt").code == 0
    assert names(out) == ["a.md"]


def test_record_names(tmp_path: Path) -> None:
    """Outputs: a record is named by its id, or by its place where it has none."""
    (tmp_path / "r.jsonl").write_text(row(text=DUMP, id="甲") + row(text=DUMP), encoding="utf-8")
    assert newsclean("clean", "-o", f"{tmp_path}/out/", tmp_path / "r.jsonl").code == 0
    assert names(tmp_path / "out") == ["r-2.md", "甲.md"]


@pytest.mark.parametrize("command", [["decode"], ["convert", "--to", "taiwan"]])
def test_txt(command: list[str], dumps: Path, tmp_path: Path) -> None:
    """Outputs: decode and convert of plain text write .txt."""
    assert newsclean(*command, "-o", f"{tmp_path}/out/", dumps / "b.html").code == 0
    assert names(tmp_path / "out") == ["b.txt"]


@pytest.mark.parametrize(
    "ident", ["../x", "/etc/x", "a/../../x", "..", ".", "\u202ex", "a\x00b", "con", "x" * 999, "-"]
)
def test_never_outside(ident: str, tmp_path: Path) -> None:
    """Outputs: never outside the folder, whatever an id says."""
    ran = cleaned("-o", f"{tmp_path}/box/out/", stdin=row(text=DUMP, id=ident))
    assert ran.code == 0
    assert len(names(tmp_path)) == 1
    assert names(tmp_path)[0].startswith("box/out/")


def test_never_through_a_link(tmp_path: Path) -> None:
    """Outputs: never through a link."""
    (tmp_path / "out").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "out" / "sub").symlink_to(tmp_path / "other")
    ran = cleaned("-o", f"{tmp_path}/out/", stdin=row(text=DUMP, id="sub/a"))
    assert ran.code == 1
    assert "link" in ran.err
    assert not names(tmp_path / "other")


def test_stdout_is_data(tmp_path: Path) -> None:
    """Outputs: standard output is data only, the rest goes to standard error."""
    ran = cleaned("-v", "-f", "jsonl", "-", tmp_path / "none")
    assert len(ran.rows) == 1
    assert all(line.startswith("newsclean: ") for line in ran.err.splitlines())


def test_whole_or_not(tmp_path: Path) -> None:
    """Outputs: a file is written whole or not at all."""
    out = tmp_path / "a.md"
    assert cleaned("-o", out, stdin="").code == 1
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("command", [["clean"], ["decode"], ["convert", "--to", "taiwan"]])
def test_force(command: list[str], tmp_path: Path) -> None:
    """Outputs: an existing file is replaced only with --force, else exit 2 and nothing written."""
    out = tmp_path / "a.md"
    out.write_text("mine", encoding="utf-8")
    ran = newsclean(*command, "-o", out, stdin=DUMP.encode())
    assert (ran.code, out.read_text(encoding="utf-8")) == (2, "mine")
    assert newsclean(*command, "-o", out, "--force", stdin=DUMP.encode()).code == 0
    assert out.read_text(encoding="utf-8") != "mine"


def test_front_matter_keys() -> None:
    """Outputs: the front matter has the fields that there are, in order."""
    found = front_matter(cleaned().text)
    assert list(found) == [
        *("title", "site", "section", "origin", "published", "authors", "credits"),
        *("language", "source", "confidence"),
    ]
    assert found["published"] == "2024-03-31T08:15"
    assert found["credits"] == [{"role": "责任编辑", "name": "何雨"}]
    assert found["authors"] == ["林一舟"]


def test_markdown_shape() -> None:
    """Outputs: # for the title, one blank line between paragraphs."""
    text = cleaned().text.split("---\n\n", 1)[1]
    assert text == "\n\n".join(["# 晨光小学新校舍启用", *STORY]) + "\n"


def test_markdown_of_several() -> None:
    """Outputs: several articles follow each other, each with its front matter."""
    text = cleaned(stdin=row(text=DUMP) * 2).text
    assert text.count("---\ntitle:") == 2


def test_text_shape() -> None:
    """Outputs: text is the title, then the paragraphs, a blank line between."""
    assert cleaned("-f", "text").text == "\n\n".join(["晨光小学新校舍启用", *STORY]) + "\n"


def test_json_object_or_array(dumps: Path) -> None:
    """Outputs: JSON is an object for one text or page, an array where there may be several."""
    assert isinstance(json.loads(cleaned("-f", "json").text), dict)
    assert isinstance(json.loads(newsclean("clean", "-f", "json", dumps / "b.html").text), dict)
    for ran in (
        cleaned("-f", "json", stdin=row(text=DUMP)),
        cleaned("-f", "json", stdin=warc(DUMP)),
        newsclean("clean", "-f", "json", dumps),
        newsclean("clean", "-f", "json", dumps / "a.txt", dumps / "b.html"),
    ):
        assert isinstance(json.loads(ran.text), list)


def test_json_of_nothing(tmp_path: Path) -> None:
    """Outputs: JSON of several of which none could be written is an empty array."""
    (tmp_path / "e.txt").write_bytes(b"")
    ran = newsclean("clean", "-f", "json", tmp_path / "e.txt", tmp_path / "e.txt")
    assert (ran.code, ran.text) == (1, "[]\n")


# -- the record


def test_schema() -> None:
    """Records: the schema ships in the package, and records validate against it."""
    path = Path(library.__file__).parent / "schema" / "article-1.json"
    schema = jsonschema_rs.validator_for(json.loads(path.read_text(encoding="utf-8")))
    for record in (*rows("--ledger"), *rows(stdin=PAGE), *rows(stdin=row(text=DUMP, k=1))):
        schema.validate(record)


def test_record_fields() -> None:
    """Records: every field that is promised, in order, with its type."""
    (record,) = rows()
    assert list(record) == [
        *("schema", "id", "source", "language", "title", "original_title", "site", "section"),
        *("origin", "published", "authors", "credits", "body", "cuts", "confidence", "warnings"),
        "extra",
    ]
    assert record["schema"] == "newsclean.article/1"
    assert record["source"] == record["source"] | {
        "path": "-",
        "record": None,
        "bytes": len(DUMP.encode()),
        "encoding": "utf-8",
        "bad_bytes": 0,
    }
    assert re.fullmatch("[0-9a-f]{64}", record["source"]["sha256"])
    assert (record["site"], record["section"]) == ("晨光网", ["社会"])
    assert (record["origin"], record["authors"]) == ("暮色日报", ["林一舟"])
    assert record["extra"] == {}


def test_lines_of_blocks_and_cuts() -> None:
    """Records: blocks and cuts name their lines; cuts have label, rule and text."""
    (record,) = rows()
    assert [block["line"] for block in record["body"]] == [4, 5]
    assert [cut["line"] for cut in record["cuts"]] == [1, 3, 6, 7]
    assert [cut["label"] for cut in record["cuts"]] == [
        *("breadcrumb", "byline", "credit", "prev_next"),
    ]
    assert {cut["label"] for cut in record["cuts"]} <= set(CUT_LABELS)
    assert {block["kind"] for block in record["body"]} <= set(BODY_KINDS)
    assert all(cut["rule"] for cut in record["cuts"])


def test_dateline_stays() -> None:
    """Records: datelines are body."""
    dateline = "晨光社栖川1月6日电 " + STORY[0]
    assert body(rows(stdin=f"晨光小学新校舍启用\n{dateline}\n{STORY[1]}\n")[0])[0] == dateline


def test_list_items() -> None:
    """Records: the bullet of a list item goes, its number stays."""
    items = ["1. 周末开放，凭证入馆。", "2. 平日放学以后开放。"]
    dump = f"晨光小学新校舍启用\n{STORY[0]}\n{items[0]}\n{items[1]}\n• 免费借书。\n{STORY[1]}\n"
    blocks = rows(stdin=dump)[0]["body"]
    found = [block["text"] for block in blocks if block["kind"] == "list_item"]
    assert found == [*items, "免费借书。"]


def test_span() -> None:
    """Records: a line may be cut in part, by half-open character offsets."""
    line = STORY[1] + "（责任编辑：何雨）"
    (record,) = rows(stdin=f"晨光小学新校舍启用\n{STORY[0]}\n{line}\n")
    assert body(record) == list(STORY)
    (cut,) = [cut for cut in record["cuts"] if "span" in cut]
    assert line[slice(*cut["span"])] == cut["text"] == "（责任编辑：何雨）"
    assert record["credits"] == [{"role": "责任编辑", "name": "何雨"}]


def test_wrapped() -> None:
    """Records: a paragraph that the dump hard-wrapped is one again, with its first line."""
    paragraph = "".join(STORY) * 3
    wrapped = "\n".join(paragraph[i : i + 38] for i in range(0, len(paragraph), 38))
    (record,) = rows(stdin=f"晨光小学新校舍启用\n\n{wrapped}\n\n{wrapped}\n")
    assert (body(record)[0], record["body"][0]["line"]) == (paragraph, 3)


def test_published_is_not_invented() -> None:
    """Records: without a year there is no date."""
    assert rows(stdin=DUMP.replace("2024-03-31", "3月31日"))[0]["published"] is None


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("2024-03-31", "2024-03-31"),
        ("2024年3月31日 08:15", "2024-03-31T08:15"),
        ("2024-03-31 08:15:09", "2024-03-31T08:15:09"),
        ("2024-03-31T08:15:09+08:00", "2024-03-31T08:15:09+08:00"),
    ],
)
def test_published(said: str, published: str) -> None:
    """Records: a date is as exact as the dump says, with an offset only where it says one."""
    assert rows(stdin=DUMP.replace("2024-03-31 08:15", said))[0]["published"] == published


def test_controls() -> None:
    """Records: control characters and bidi controls are no article's text."""
    (record,) = rows(stdin=DUMP.replace("昨天", "昨\x1b[31m\u202e\x07天"))
    assert body(record)[0] == STORY[0].replace("昨天", "昨[31m天")


def test_clean_dump_whole() -> None:
    """Records: a dump that is already clean comes out whole."""
    dump = "晨光小学新校舍启用\n\n" + "\n\n".join(STORY * 4) + "\n"
    assert body(rows(stdin=dump)[0])[:2] == list(STORY)


def test_ledger() -> None:
    """Records: with --ledger a record carries what restore needs, else not."""
    assert "ledger" not in rows()[0]
    data = (DUMP.replace("\n", "\r\n") + "\x00\x1b").encode("utf-16")
    record = cleaned("-f", "jsonl", "--ledger", stdin=data).out
    assert newsclean("restore", stdin=record).text == DUMP.replace("\n", "\r\n") + "\x00\x1b"


def test_unsure_is_said() -> None:
    """Records: where little speaks for a story, confidence is low and warnings say why."""
    (record,) = rows(stdin="大桥\n通车\n今天\n")
    assert record["confidence"] < 0.5
    assert record["warnings"]
