"""The command line: what goes to standard output, what to standard error, which exit code."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsclean import __version__
from newsclean.cli.cleaning import DEFAULTS
from newsclean.cli.group import COMMANDS, loaded
from newsclean.options import Options

from command import newsclean

DUMP = """晨光网 > 社会 > 正文
晨光小学新校舍启用
2024-03-31 08:15 来源：晨光日报
晨光小学的新校舍昨天正式启用，三百名学生搬进了宽敞明亮的教室，操场也铺上了新的跑道。
校长林一舟说，新校舍的图书馆周末向附近居民开放，希望它成为整个社区的书房。
责任编辑：何雨
上一篇：老街路灯换新
"""


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(DUMP.encode("gb18030"))
    return path


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(DUMP, encoding="utf-8")
    (folder / "b.txt").write_text(DUMP.replace("晨光", "暮色"), encoding="utf-16")
    (folder / "sub" / "c.txt.gz").write_bytes(gzip.compress(DUMP.encode("gb18030")))
    return folder


# -- clean


def test_clean_writes_an_article_as_markdown(dump: Path) -> None:
    ran = newsclean("clean", dump)
    assert (ran.code, ran.err) == (0, "")
    assert ran.text.startswith('---\ntitle: "晨光小学新校舍启用"\n')
    assert "\n\n# 晨光小学新校舍启用\n\n晨光小学的新校舍昨天正式启用，" in ran.text
    assert "上一篇" not in ran.text


def test_clean_reads_standard_input(dump: Path) -> None:
    named = newsclean("clean", "-f", "text", dump)
    assert newsclean("clean", "-f", "text", stdin=dump.read_bytes()).out == named.out
    assert newsclean("clean", "-f", "text", "-", stdin=dump.read_bytes()).out == named.out


def test_json_is_an_object_for_one_input_and_an_array_for_what_may_hold_several(
    dump: Path, dumps: Path
) -> None:
    assert json.loads(newsclean("clean", "-f", "json", dump).out)["title"] == "晨光小学新校舍启用"
    assert len(json.loads(newsclean("clean", "-f", "json", dump, dump).out)) == 2
    assert len(json.loads(newsclean("clean", "-f", "json", dumps).out)) == 3
    row = json.dumps({"text": DUMP}).encode()
    assert len(json.loads(newsclean("clean", "-f", "json", stdin=row).out)) == 1


def test_the_records_of_a_folder_come_in_order_with_their_paths(dumps: Path) -> None:
    rows = newsclean("clean", "-f", "jsonl", dumps, "--jobs", "2").rows
    assert [row["id"] for row in rows] == ["a", "b", "sub/c"]
    assert [row["source"]["encoding"] for row in rows] == ["utf-8", "utf-16le", "gb18030"]


def test_a_run_of_many_ends_with_a_summary_unless_quiet(dumps: Path) -> None:
    assert newsclean("clean", dumps).err == "newsclean: 3 written, 0 failed\n"
    assert newsclean("clean", "--quiet", dumps).err == ""


def test_a_list_of_files_is_read(dumps: Path, tmp_path: Path) -> None:
    listing = tmp_path / "list"
    listing.write_text(f"{dumps}/b.txt\n{dumps}/a.txt\n", encoding="utf-8")
    rows = newsclean("clean", "-f", "jsonl", "--files-from", listing).rows
    assert [row["id"] for row in rows] == ["b", "a"]
    nuls = f"{dumps}/a.txt\0".encode()
    assert len(newsclean("clean", "-f", "jsonl", "--files-from", "-", stdin=nuls).rows) == 1


def test_one_bad_input_never_stops_the_others(dump: Path, tmp_path: Path) -> None:
    failures = tmp_path / "failures.jsonl"
    ran = newsclean("clean", "-f", "jsonl", "none.txt", dump, "--failures", failures)
    assert ran.code == 1
    assert len(ran.rows) == 1
    assert ran.err.splitlines() == [
        "newsclean: none.txt: no such file; check the name",
        "newsclean: 1 written, 1 failed",
    ]
    assert json.loads(failures.read_text(encoding="utf-8")) == {
        "path": "none.txt",
        "record": None,
        "error": "not-found",
        "message": "no such file; check the name",
    }


def test_a_bad_line_of_json_lines_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": DUMP}) + "\n{oops\n", encoding="utf-8")
    ran = newsclean("clean", "-f", "jsonl", path)
    assert ran.code == 1
    assert len(ran.rows) == 1
    assert "a.jsonl: line 2 is not JSON" in ran.err


def test_ids_and_extra_fields_go_through() -> None:
    row = json.dumps({"key": "k1", "raw": DUMP, "url": "http://example.org"}).encode()
    ran = newsclean("clean", "-f", "jsonl", "--text-field", "raw", "--id-field", "key", stdin=row)
    assert ran.rows[0]["id"] == "k1"
    assert ran.rows[0]["extra"] == {"url": "http://example.org"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "newsclean: -: is empty; check how it was made\n"),
        (b" \n\t\n", "newsclean: -: holds nothing but blanks; check how it was made\n"),
    ],
)
def test_an_empty_input_is_an_error_for_clean(data: bytes, said: str) -> None:
    ran = newsclean("clean", stdin=data)
    assert (ran.code, ran.out, ran.err) == (1, b"", said)


@pytest.mark.parametrize("command", [["convert", "--to", "taiwan"], ["decode"], ["render"]])
def test_nothing_in_is_nothing_out_for_the_others(command: list[str]) -> None:
    ran = newsclean(*command)
    assert (ran.code, ran.out, ran.err) == (0, b"", "")


def test_an_undecodable_byte_is_replaced_counted_and_warned_about(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DUMP.encode().replace("校长".encode(), "校长".encode()[:-1] + b"\xff"))
    ran = newsclean("clean", "-f", "json", path)
    assert ran.code == 0
    record = json.loads(ran.out)
    assert record["source"]["bad_bytes"] >= 1
    assert any("U+FFFD" in warning for warning in record["warnings"])
    strict = newsclean("clean", "--strict", path)
    assert (strict.code, strict.out) == (1, b"")


def test_binary_data_is_refused_and_a_nul_alone_is_not_binary(tmp_path: Path) -> None:
    binary = tmp_path / "a.png"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    assert newsclean("clean", binary).code == 1
    assert newsclean("clean", stdin=DUMP.encode() + b"\0\0\0").code == 0


# -- outputs


def test_a_folder_gets_a_file_an_article(dumps: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert newsclean("clean", "-o", f"{out}/", dumps).code == 0
    written = sorted(str(path.relative_to(out)) for path in out.rglob("*.*"))
    assert written == ["a.md", "b.md", "sub/c.md"]


def test_outputs_that_exist_are_wrong_usage_and_nothing_is_written(
    dumps: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "b.md").write_text("mine", encoding="utf-8")
    ran = newsclean("clean", "-o", out, dumps)
    assert ran.code == 2
    assert ran.err == f"newsclean: {out}/b.md: exists; use --force to replace it\n"
    assert [path.name for path in out.iterdir()] == ["b.md"]
    assert newsclean("clean", "-o", out, "--force", dumps).code == 0


def test_an_output_file_is_not_made_when_all_fails(tmp_path: Path) -> None:
    out = tmp_path / "a.md"
    assert newsclean("clean", "-o", out, tmp_path / "none.txt").code == 1
    assert not out.exists()


def test_an_input_is_never_written_over(dump: Path) -> None:
    ran = newsclean("convert", "--to", "taiwan", "--force", "-o", dump, dump)
    assert ran.code == 2
    assert "is an input" in ran.err


# -- chains


def test_subcommands_chain_through_pipes(dumps: Path, tmp_path: Path) -> None:
    cleaned = newsclean("clean", "-f", "jsonl", dumps)
    converted = newsclean("convert", "--to", "taiwan", stdin=cleaned.out)
    out = tmp_path / "out"
    assert newsclean("render", "-f", "md", "-o", f"{out}/", stdin=converted.out).code == 0
    assert "# 晨光小學新校舍啟用" in (out / "a.md").read_text(encoding="utf-8")
    assert newsclean("clean", "-f", "jsonl", "--to", "taiwan", dumps).out == converted.out


def test_convert_keeps_what_is_evidence() -> None:
    cleaned = newsclean("clean", "-f", "jsonl", "--ledger", stdin=DUMP.encode())
    (before,) = cleaned.rows
    (after,) = newsclean("convert", "--to", "traditional", stdin=cleaned.out).rows
    for key in ("cuts", "ledger", "source", "id", "extra"):
        assert after[key] == before[key]
    assert after["language"] == "zh-Hant"
    assert after["origin"] == "晨光日報"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_convert_and_render_take_either_form_and_give_it_back(form: str, dumps: Path) -> None:
    cleaned = newsclean("clean", "-f", form, dumps)
    back = newsclean("convert", "--to", "simplified", stdin=cleaned.out)
    assert back.out == cleaned.out
    assert newsclean("render", "-f", form, stdin=cleaned.out).out == cleaned.out


def test_restore_gives_the_decoded_dumps_back(dumps: Path) -> None:
    cleaned = newsclean("clean", "-f", "jsonl", "--ledger", "--to", "taiwan", dumps)
    restored = newsclean("restore", stdin=cleaned.out)
    assert restored.text == DUMP + DUMP.replace("晨光", "暮色") + DUMP


def test_restore_without_a_ledger_says_what_to_do() -> None:
    cleaned = newsclean("clean", "-f", "jsonl", stdin=DUMP.encode())
    ran = newsclean("restore", stdin=cleaned.out)
    assert ran.code == 1
    assert "clean the dump again with --ledger" in ran.err


@pytest.mark.parametrize(
    "record",
    [
        b'{"schema": "newsclean.article/2"}',
        b'{"schema": "newsclean.article/1", "id": "a"}',
        b'{"a": 1}',
        b"plain text",
        b"[1, 2]",
    ],
)
def test_what_is_no_record_is_refused(record: bytes) -> None:
    ran = newsclean("render", stdin=record)
    assert (ran.code, ran.out) == (1, b"")
    assert ran.err.count("\n") >= 1


# -- detect, decode, explain


def test_detect_writes_a_line_an_input(dumps: Path) -> None:
    lines = newsclean("detect", dumps).text.splitlines()
    assert [line.split("\t")[1:] for line in lines] == [
        ["utf-8", "lf", "zh-Hans", "text"],
        ["utf-16le", "lf", "zh-Hans", "text"],
        ["gb18030", "lf", "zh-Hans", "text"],
    ]


def test_detect_as_json() -> None:
    (row,) = newsclean("detect", "-f", "json", stdin=b'{"text": "a"}\r\n').rows
    assert row == {
        "path": "-",
        "encoding": row["encoding"],
        "decided_by": row["decided_by"],
        "newline": "crlf",
        "script": "und",
        "kind": "jsonl",
    }


def test_decode_cuts_nothing_and_touches_no_newline() -> None:
    text = "第一行：天气很好，适合出门。\r\n\r\n第二行\r第三行\n"
    ran = newsclean("decode", stdin=text.encode("utf-16"))
    assert ran.text == text


def test_decode_and_convert_write_a_text_file_an_input(dumps: Path, tmp_path: Path) -> None:
    for place, command in (("d", ["decode"]), ("c", ["convert", "--to", "taiwan"])):
        out = tmp_path / place
        assert newsclean(*command, "-o", f"{out}/", dumps).code == 0
        written = sorted(str(path.relative_to(out)) for path in out.rglob("*.*"))
        assert written == ["a.txt", "b.txt", "sub/c.txt"]


def test_explain_has_a_line_a_line(dump: Path) -> None:
    rows = newsclean("explain", "-f", "json", dump).rows
    assert [row["line"] for row in rows] == list(range(1, 8))
    assert [row["label"] for row in rows] == [
        "breadcrumb",
        "title",
        "byline",
        "paragraph",
        "paragraph",
        "credit",
        "prev_next",
    ]
    assert set(rows[0]) == {"path", "line", "label", "rule", "score", "text"}


def test_the_explain_page_runs_nothing_and_fetches_nothing(dump: Path) -> None:
    dump.write_text(DUMP.replace("林一舟", "<script>alert(1)</script>"), encoding="utf-8")
    page = newsclean("explain", "-f", "html", dump).text
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page.replace("http-equiv", "")
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")


# -- messages, help, usage


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["claen"], "did you mean 'clean'?"),
        (["a.txt"], "try `newsclean clean a.txt`"),
        (["clean", "--foo"], "No such option"),
        (["clean", "-f", "docx"], "'docx' is not one of"),
        (["clean", "--encoding", "gbkk"], "'gbkk' is not an encoding; did you mean gbk?"),
        (["clean", "--to", "klingon"], "klingon"),
        (["clean", "--max-expand", "lots"], "'lots' is not a size; try 500M"),
        (["clean", "--rules", "none.toml"], "none.toml"),
        (["clean", "--disable", "no-such"], "no rule 'no-such' to disable; the nearest is"),
        (["convert"], "Missing option '--to'"),
        (["clean", "-", "-"], "standard input is named twice"),
        (["clean", "--files-from", "none"], "the list of inputs cannot be read"),
        (["rules", "show", "no-such"], "no rule 'no-such'"),
        (["clean", "--from", "klingon"], "klingon"),
        (["clean", "--dict", "none.txt"], "none.txt"),
        (["clean", "-o", ""], "-o has no name"),
        (["clean", "-o", "none/a.md"], "none: there is no such folder; make it first"),
        (["clean", "--max-expand", "9" * 5000], "is not a size"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(args: list[str], said: str) -> None:
    ran = newsclean(*args, stdin=DUMP.encode())
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith("newsclean: ")
    assert ran.err.count("\n") == 1
    assert said in ran.err


def test_a_terminal_escape_in_a_name_does_not_reach_the_terminal() -> None:
    ran = newsclean("clean", "\x1b[31mred\u202e.txt")
    assert ran.code == 1
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    for flag in ("-h", "--help"):
        ran = newsclean(name, flag)
        assert ran.code == 0
        assert ran.text.startswith(f"Usage: newsclean {name}")


def test_the_short_help_of_the_group_is_that_of_the_commands() -> None:
    ran = newsclean("--help")
    for name, said in COMMANDS.items():
        assert f"  {name} " in ran.text
        assert said in ran.text


def test_version() -> None:
    assert newsclean("--version").text == f"newsclean {__version__}\n"


def test_every_option_of_the_library_is_one_of_the_command_line() -> None:
    # The same names in both, but for what is a word of Python's.
    params = {param.name for param in loaded("clean").params}
    assert set(Options._fields) <= params


def test_every_option_is_documented() -> None:
    for name in COMMANDS:
        for param in loaded(name).params:
            if param.param_type_name == "option":
                assert getattr(param, "help", None), f"{name} {param.name} has no help"


def test_a_call_without_options_is_the_same_without_the_parser() -> None:
    command = loaded("clean")
    parsed = command.make_context("clean", []).params
    assert parsed == dict(DEFAULTS)


# -- defaults


def test_an_option_beats_the_environment_beats_the_file(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('to = "taiwan"\n[clean]\nformat = "json"\n', encoding="utf-8")
    monkeypatch.setenv("NEWSCLEAN_CONFIG", str(config))
    assert json.loads(newsclean("clean", dump).out)["language"] == "zh-TW"
    monkeypatch.setenv("NEWSCLEAN_TO", "hongkong")
    assert json.loads(newsclean("clean", dump).out)["language"] == "zh-HK"
    ran = newsclean("clean", "--to", "keep", dump)
    assert json.loads(ran.out)["language"] == "zh-Hans"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tos = 'x'", "no option 'tos'; did you mean 'to'?"),
        ("[claen]\nto = 'x'", "no option 'claen'; did you mean 'clean'?"),
        ("[clean]\ntos = 'x'", "no option 'clean.tos'; did you mean 'to'?"),
        ("to =", "the configuration is no TOML"),
    ],
)
def test_a_wrong_configuration_names_file_and_key(
    text: str, said: str, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(text, encoding="utf-8")
    monkeypatch.setenv("NEWSCLEAN_CONFIG", str(config))
    ran = newsclean("clean", dump)
    assert ran.code == 2
    assert ran.err.startswith(f"newsclean: {config}: {said}")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_says_how_to_install_it(shell: str) -> None:
    ran = newsclean("completion", shell)
    assert ran.code == 0
    assert ran.text.startswith("# To install: newsclean completion")
    assert "_NEWSCLEAN_COMPLETE" in ran.text


# -- as a process


def process(*args: str, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsclean", *args]
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def test_a_closed_pipe_ends_quietly_with_0(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": DUMP}) + "\n") * 3000, encoding="utf-8")
    with process("clean", "-f", "jsonl", "--jobs", "1", str(path)) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == b""
        assert running.wait(timeout=60) == 0


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_is_130_and_leaves_no_half_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with process("clean", "-f", "jsonl", "-o", str(out), "--input-format", "jsonl") as running:
        assert running.stdin is not None
        running.stdin.write((json.dumps({"text": DUMP}) + "\n").encode() * 50)
        running.stdin.flush()
        time.sleep(1.5)
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        assert running.stderr.read() == b""
        assert running.wait(timeout=60) == 130
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_once_with_exit_code_1(dump: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newsclean", "clean", str(dump)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="process groups")
@pytest.mark.parametrize("how", ["ended", "killed", "unread"])
def test_no_process_outlives_the_one_that_started_it(how: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": DUMP * 9}) + "\n") * 4000, encoding="utf-8")
    with process(
        "clean", "-q", "-f", "jsonl", "--jobs", "2", str(path), start_new_session=True
    ) as running:
        assert running.stdout is not None
        for _ in range(2500):  # by then there are two more
            running.stdout.readline()
        if how == "killed":
            running.kill()
        elif how == "unread":
            running.stdout.close()
        else:
            running.stdout.read()
        running.wait(timeout=60)
        for _ in range(100):
            try:
                os.killpg(running.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGKILL)
        pytest.fail("processes were left")


def test_an_explanation_of_many_goes_into_a_folder(dumps: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for form, ending in (("html", "html"), ("json", "jsonl"), ("text", "txt")):
        assert newsclean("explain", "-f", form, "-o", f"{out}/", dumps).code == 0
        assert (out / f"a.{ending}").exists()
        assert (out / "sub" / f"c.{ending}").exists()
    assert (out / "a.html").read_text(encoding="utf-8").count("<section>") == 1


def test_the_formats_of_articles_are_not_those_of_detect(
    dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSCLEAN_FORMAT", "jsonl")
    assert newsclean("clean", dump).rows[0]["title"] == "晨光小学新校舍启用"
    assert newsclean("detect", dump).code == 0
    assert newsclean("explain", dump).code == 0
    monkeypatch.setenv("NEWSCLEAN_DETECT_FORMAT", "json")
    assert newsclean("detect", dump).rows[0]["kind"] == "text"


@pytest.mark.parametrize("command", [["render"], ["restore"]])
def test_what_holds_no_records_gets_one_word(command: list[str], dump: Path) -> None:
    ran = newsclean(*command, dump)
    assert ran.code == 1
    assert ran.err == (
        f"newsclean: {dump}: these are no article records; "
        "give what `newsclean clean -f jsonl` wrote\n"
    )


def test_texts_of_a_container_do_not_run_into_each_other() -> None:
    rows = json.dumps({"text": "甲"}) + "\n" + json.dumps({"text": "乙\n"})
    ran = newsclean("decode", "--input-format", "jsonl", stdin=rows.encode())
    assert ran.text == "甲\n乙\n"


def test_many_processes_give_the_same_as_one(dumps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.bulk.ALONE", 0.0)
    for words in (["decode"], ["convert", "--to", "taiwan"], ["detect"], ["clean"]):
        one = newsclean(*words, "--jobs", "1", dumps)
        assert newsclean(*words, "--jobs", "2", dumps).out == one.out != b""


def test_script_of_json_lines_is_that_of_their_texts() -> None:
    row = json.dumps({"text": "聯合國大會昨天在紐約開幕，各國代表陸續發言。"}, ensure_ascii=True)
    assert newsclean("detect", stdin=row.encode()).text.split("\t")[3].startswith("zh-")


@pytest.mark.skipif(os.name != "posix", reason="a shell's redirections")
def test_closed_standard_streams_are_no_traceback(dump: Path) -> None:
    command = f"{sys.executable} -m newsclean clean {dump}"
    closed = subprocess.run(["sh", "-c", f"{command} >&-"], stderr=subprocess.PIPE, check=False)
    assert closed.returncode == 1
    assert closed.stderr == (b"newsclean: standard output is closed; name an output with -o\n")
    silent = subprocess.run(["sh", "-c", f"{command} 2>&-"], stdout=subprocess.PIPE, check=False)
    assert silent.returncode == 0
    assert silent.stdout.startswith(b"---\n")
    for arguments in ("clean", "clean --files-from -"):
        command = f"{sys.executable} -m newsclean {arguments} <&-"
        blind = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, check=False)
        assert blind.returncode in (1, 2)
        assert b"standard input is closed; name a file\n" in blind.stderr


def test_failures_are_not_recorded_over_an_existing_file(dump: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("mine", encoding="utf-8")
    assert newsclean("detect", "--failures", log, dump).code == 2
    assert log.read_text(encoding="utf-8") == "mine"
    assert newsclean("detect", "--failures", log, "--force", dump).code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals")
@pytest.mark.parametrize("command", ["decode", "convert --to taiwan", "explain", "clean"])
def test_nothing_steers_a_terminal(command: str, tmp_path: Path) -> None:
    import pty

    path = tmp_path / "a.txt"
    path.write_text(DUMP + "标题\x1b]0;坏\x07 \u202e反 \x9b31m\n", encoding="utf-8")
    mine, theirs = pty.openpty()
    words = [sys.executable, "-m", "newsclean", *command.split(), str(path)]
    with subprocess.Popen(words, stdout=theirs, stderr=subprocess.DEVNULL) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(mine, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        assert running.wait(timeout=30) == 0
    os.close(mine)
    text = re.sub(r"\x1b\[[0-9;]*m", "", shown.decode("utf-8"))  # the colours of explain
    assert "晨光小学" in text or "晨光小學" in text
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text)
