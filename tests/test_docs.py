"""What docs/ says is so: its examples run, its links lead somewhere, nothing is left out.

In a ``console`` block ``$ `` begins a command, and what follows is its output, standard error
included. Three dots stand for the rest of a line, on a line of their own for any lines. A page's
blocks run one after the other in one folder, which is empty at first. A block with a program that
is not installed is left out, so no other block may need what it makes.
"""

from __future__ import annotations

import ast
import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import click
import pytest

import newsclean
from newsclean.cli.group import COMMANDS, loaded
from newsclean.model import BODY_KINDS, CUT_LABELS
from newsclean.noise import load
from newsclean.options import Options

from conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
PROSE = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
EXAMPLES = [*PAGES, ROOT / "README.md"]

#: Programs that only some machines have.
OTHERS = ("jq", "pandoc", "parallel", "zstd", "man")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_HERE = re.compile(r"<<'?(\w+)'?")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_MARK = "\x1e"


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


class Fence(NamedTuple):
    """A fenced block."""

    language: str
    text: str
    line: int  # of its first line in the page


class Example(NamedTuple):
    """A command and what it prints."""

    command: str
    output: str


def fences(text: str) -> list[Fence]:
    return [
        Fence(found[1], found[2], text.count("\n", 0, found.start()) + 2)
        for found in _FENCE.finditer(text)
    ]


def examples(block: str) -> Iterator[Example]:
    """The commands of a console block, each with its here-document and its output."""
    lines = block.splitlines()
    at = 0
    while at < len(lines):
        assert lines[at].startswith("$ "), f"output without a command: {lines[at]}"
        command = [lines[at][2:]]
        here = _HERE.search(lines[at])
        at += 1
        while command[-1].endswith("\\") or (here and command[-1] != here[1]):
            command.append(lines[at])
            at += 1
        start = at
        while at < len(lines) and not lines[at].startswith("$ "):
            at += 1
        yield Example("\n".join(command), "".join(f"{line}\n" for line in lines[start:at]))


def is_missing_a_program(block: str) -> bool:
    return any(
        re.search(rf"(?<![\w.-]){program}(?![\w.-])", example.command) and not shutil.which(program)
        for example in examples(block)
        for program in OTHERS
    )


def environment(home: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NEWSCLEAN")}
    kept.pop("XDG_CONFIG_HOME", None)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return kept | {"HOME": str(home), "LC_ALL": "C.UTF-8", "PATH": path}


def outcomes(commands: list[str], folder: Path) -> list[tuple[str, int]]:
    """What each command prints, and its exit code; one shell runs them all."""
    work, home = folder / "work", folder / "home"
    work.mkdir()
    home.mkdir()
    script = "".join(f"{command}\nprintf '{_MARK}%d{_MARK}' $?\n" for command in commands)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", script],
        cwd=work,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    pieces = done.stdout.split(_MARK)
    return [(pieces[at], int(pieces[at + 1])) for at in range(0, len(pieces) - 1, 2)]


def stripped(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def is_what_the_page_says(expected: str, printed: str) -> bool:
    """Whether the output is the expected one, where ``...`` stands for anything.

    >>> is_what_the_page_says("a 0...\\n...\\nz\\n", "a 0.95\\nb\\nc\\nz\\n")
    True
    """
    rows = []
    for line in stripped(expected).splitlines():
        if line == "...":
            rows.append(r"(?:.*\n)*?")
        else:
            rows.append(".*".join(map(re.escape, line.split("..."))) + r"\n")
    return re.fullmatch("".join(rows), stripped(printed)) is not None


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    blocks = [
        fence.text
        for fence in fences(page.read_text(encoding="utf-8"))
        if fence.language == "console" and not is_missing_a_program(fence.text)
    ]
    shown = [example for block in blocks for example in examples(block)]
    found = outcomes([example.command for example in shown], tmp_path)
    assert len(found) == len(shown), "a command ended the shell"
    for example, (printed, code) in zip(shown, found, strict=True):
        said = f"{page.name}: $ {example.command}\n--- the page\n{example.output}--- now\n{printed}"
        assert is_what_the_page_says(example.output, printed), said
        assert code == 0, f"exit code {code}, which the page does not say\n{said}"


@pytest.mark.parametrize("page", EXAMPLES, ids=named)
def test_python_examples_give_what_the_page_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    names: dict[str, Any] = {}
    for fence in fences(page.read_text(encoding="utf-8")):
        if fence.language != "python":
            continue
        test = parser.get_doctest(fence.text, names, page.name, str(page), fence.line - 1)
        assert test.examples, f"{page.name}:{fence.line}: nothing in this block is tested"
        said: list[str] = []
        failed = runner.run(test, out=said.append, clear_globs=False).failed
        assert not failed, "".join(said)
        names = test.globs


# -- nothing is left out


def everything() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in [*PAGES, ROOT / "README.md"])


def is_mentioned(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command and subcommand with its whole name."""
    for name in COMMANDS:
        command = loaded(name)
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub}", found) for sub, found in command.commands.items())


COMMAND_LINE = list(commands())


@pytest.mark.parametrize(("name", "command"), COMMAND_LINE, ids=[n for n, _ in COMMAND_LINE])
def test_a_command_and_its_options_are_told_of(name: str, command: click.Command) -> None:
    text = everything()
    assert f"newsclean {name}" in text
    for param in command.params:
        if isinstance(param, click.Option):
            for option in (*param.opts, *param.secondary_opts):
                assert is_mentioned(option, text), f"{name}: {option} is in no page"


def test_every_option_has_its_environment_variable_told_of() -> None:
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    for name, command in COMMAND_LINE:
        for param in command.params:
            if isinstance(param, click.Option):
                assert is_mentioned(str(param.envvar), text), f"{name}: {param.envvar}"


def test_every_option_of_the_library_is_told_of() -> None:
    text = (DOCS / "library.md").read_text(encoding="utf-8")
    for name in (*newsclean.__all__, *Options._fields):
        assert is_mentioned(name, text), name


def fields_of(schema: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """The names of a schema's fields, ``source.path`` and ``credits[].role`` for inner ones."""
    for name, part in schema.get("properties", {}).items():
        yield prefix + name
        yield from fields_of(part, f"{prefix}{name}.")
        yield from fields_of(part.get("items", {}), f"{prefix}{name}[].")


def test_every_field_of_the_record_is_described() -> None:
    schema = json.loads((ROOT / "src/newsclean/schema/article-1.json").read_text(encoding="utf-8"))
    text = (DOCS / "records.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `([^`]+)` \|", text, re.M))
    assert set(fields_of(schema)) <= rows


@pytest.mark.parametrize("word", [*BODY_KINDS, *CUT_LABELS])
def test_every_kind_and_label_is_described(word: str) -> None:
    text = (DOCS / "records.md").read_text(encoding="utf-8")
    assert f"| `{word}` |" in text


def signals() -> set[str]:
    """The names of the signals of structure: what is named so there and is no rule."""
    found: set[str] = set()
    for room in ("labelling", "article", "parts"):
        for path in (ROOT / "src/newsclean" / room).glob("*.py"):
            found.update(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text(encoding="utf-8")))
    return found - set(load().ids)


def test_every_signal_is_explained() -> None:
    text = (DOCS / "how-it-decides.md").read_text(encoding="utf-8")
    assert {name for name in signals() if f"`{name}`" not in text} == set()


def failure_words() -> set[str]:
    """The first argument of every InputError in the source."""
    words = set()
    for path in (ROOT / "src/newsclean").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "InputError":
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    words.add(str(first.value))
    return words


def test_every_kind_of_failure_is_described() -> None:
    text = (DOCS / "pipelines.md").read_text(encoding="utf-8")
    assert {"empty", "binary", "malformed", "truncated"} <= failure_words()
    for word in failure_words():
        assert f"| `{word}` |" in text, word


# -- links


def anchors(text: str) -> set[str]:
    """The anchors that a reader of Markdown makes of the headings."""
    heads = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PROSE, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        if link.startswith(("http://", "https://")):
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), f"{page.name} links to {link}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


def test_the_index_leads_to_every_page() -> None:
    links = _LINK.findall((DOCS / "README.md").read_text(encoding="utf-8"))
    assert {page.name for page in PAGES} - {"README.md"} <= set(links)


# -- the man page


def make_man() -> ModuleType:
    spec = spec_from_file_location("make_man", ROOT / "tools/make_man.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_man_page_is_of_this_command_line() -> None:
    written = (ROOT / "man/newsclean.1").read_text(encoding="utf-8")
    assert written == make_man().page(), "run python tools/make_man.py"


@pytest.mark.parametrize(("name", "command"), COMMAND_LINE, ids=[n for n, _ in COMMAND_LINE])
def test_the_man_page_has_every_command_and_option(name: str, command: click.Command) -> None:
    text = re.sub(r"\\f[BR]|\\(?=-)", "", (ROOT / "man/newsclean.1").read_text(encoding="utf-8"))
    assert f"newsclean {name}" in text
    for param in command.params:
        if isinstance(param, click.Option):
            for option in (*param.opts, *param.secondary_opts):
                assert is_mentioned(option, text), option


# -- the tests themselves


def test_an_example_that_is_not_so_is_found(tmp_path: Path) -> None:
    block = "$ cat > a <<'END'\none\nEND\n$ cat a \\\n  a\none\ntwo\n$ false\n"
    shown = list(examples(block))
    assert [example.output for example in shown] == ["", "one\ntwo\n", ""]
    found = outcomes([example.command for example in shown], tmp_path)
    assert found == [("", 0), ("one\none\n", 0), ("", 1)]
    assert not is_what_the_page_says("one\ntwo\n", "one\none\n")
    assert is_what_the_page_says("one\n...\n", "one\none\n")
