"""Makes man/newsclean.1 from the help texts of the command line.

    python tools/make_man.py

What the page says of commands and options is what ``--help`` says; only the sections that no help
text has (exit status, environment, files, see also) are written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from newsclean import __version__
from newsclean.cli.group import COMMANDS, loaded, newsclean

TARGET = Path(__file__).parent.parent / "man/newsclean.1"

EXIT_STATUS = (
    ("0", "All inputs were written. A reader that closes the pipe early is no error."),
    ("1", "An input failed; the others were written. Of `rules test`: an example failed."),
    ("2", "Wrong usage, or an output that exists; nothing was written."),
    ("130", "Ctrl-C."),
)

ENVIRONMENT = (
    (
        "NEWSCLEAN_OPTION",
        "The default of an option, by its long name in capitals with _ for -: NEWSCLEAN_TO=taiwan "
        "is --to taiwan. An option beats the environment, which beats the configuration file.",
    ),
    (
        "NEWSCLEAN_CONFIG",
        "The configuration file to read instead of the usual one; empty: none at all.",
    ),
    ("XDG_CONFIG_HOME", "Where the folder of the configuration file is (default: ~/.config)."),
    ("XDG_CACHE_HOME", "Where compiled expressions are kept if the package's folder is read-only."),
)

FILES = (
    (
        "~/.config/newsclean/config.toml",
        "Defaults of options: keys are their long names, for all commands, or below [clean] for "
        "one.",
    ),
    (
        "OUTPUT.newsclean-state, OUTPUT.newsclean-part",
        "How far a run with --resume has come (DIR/.newsclean.newsclean-state where the output is "
        "a folder). They go when all is written.",
    ),
)

SEE_ALSO = ("jq(1)", "pandoc(1)", "iconv(1)", "parallel(1)", "xargs(1)")


def page() -> str:
    """The whole man page, as roff for man(7)."""
    settings = newsclean.context_settings  # -h, which the commands inherit
    with click.Context(newsclean, info_name="newsclean", **settings) as context:
        rows = [
            '.\\" Made by tools/make_man.py; change the help texts instead.',
            f'.TH NEWSCLEAN 1 "" "newsclean {__version__}" "User Commands"',
            ".SH NAME",
            f"newsclean \\- {_summary(newsclean)}",
            ".SH SYNOPSIS",
            f"\\fBnewsclean\\fR {_escaped(' '.join(newsclean.collect_usage_pieces(context)))}",
            ".SH DESCRIPTION",
            *_prose(newsclean.help or ""),
            *_options(_records(newsclean, context)),
            ".SH COMMANDS",
            *(row for name in COMMANDS for row in _command(name, loaded(name), context)),
            ".SH COMMON OPTIONS",
            "These belong to every command that takes INPUT.",
            *_options(_common(context)),
        ]
    for title, entries in (
        ("EXIT STATUS", EXIT_STATUS),
        ("ENVIRONMENT", ENVIRONMENT),
        ("FILES", FILES),
    ):
        rows += [f".SH {title}", *(row for entry in entries for row in _entry(*entry))]
    rows += [".SH SEE ALSO", ", ".join(f"\\fB{name[:-3]}\\fR(1)" for name in SEE_ALSO)]
    return "\n".join(rows) + "\n"


def _summary(command: click.Command) -> str:
    first = (command.help or "").split("\n\n")[0]
    return _escaped(" ".join(first.split()).rstrip("."))


def _command(name: str, command: click.Command, parent: click.Context) -> Iterator[str]:
    """A command with its usage, its help and its options, and then its subcommands."""
    with click.Context(command, info_name=name, parent=parent) as context:
        yield f".SS {_escaped(context.command_path)}"
        usage = " ".join(command.collect_usage_pieces(context))
        yield f"\\fB{_escaped(context.command_path)}\\fR {_escaped(usage)}"
        yield ".PP"
        yield from _prose(command.help or "")
        if command.epilog:
            yield ".PP"
            yield from _prose(command.epilog)
        common = _common(parent) if _takes_inputs(command) else []
        yield from _options([row for row in _records(command, context) if row not in common])
        if isinstance(command, click.Group):
            for sub in command.list_commands(context):
                found = command.get_command(context, sub)
                assert found is not None
                yield from _command(sub, found, context)


def _takes_inputs(command: click.Command) -> bool:
    return any(param.name == "inputs" for param in command.params)


def _common(context: click.Context) -> list[tuple[str, str]]:
    """The options that all commands with inputs share, word for word."""
    takers = [_records(loaded(name), context) for name in COMMANDS if _takes_inputs(loaded(name))]
    return [record for record in takers[0] if all(record in others for others in takers[1:])]


def _records(command: click.Command, context: click.Context) -> list[tuple[str, str]]:
    """The options with their help, as ``--help`` lists them."""
    options = [p for p in command.get_params(context) if isinstance(p, click.Option)]
    found = (option.get_help_record(context) for option in options)
    return [record for record in found if record is not None]


def _options(records: list[tuple[str, str]]) -> Iterator[str]:
    for option, text in records:
        yield from _entry(option, text)


def _entry(term: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{_escaped(term)}\\fR"
    yield _line(text)


def _prose(text: str) -> Iterator[str]:
    r"""Paragraphs; those that begin with click's ``\b`` keep their lines."""
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        if number:
            yield ".PP"
        lines = [line.strip() for line in paragraph.strip().splitlines()]
        if lines[0] == "\b":
            yield from (".nf", ".RS 4", *map(_line, lines[1:]), ".RE", ".fi")
        else:
            yield _line(" ".join(lines))


def _line(text: str) -> str:
    """A line of text, with what stands in backquotes in bold."""
    pieces = text.split("`")
    marked = [
        f"\\fB{_escaped(piece)}\\fR" if odd % 2 else _escaped(piece)
        for odd, piece in enumerate(pieces)
    ]
    line = "".join(marked)
    # A line that begins with a dot or a quote would be a request.
    return f"\\&{line}" if line.startswith((".", "'")) else line


def _escaped(text: str) -> str:
    """The text for roff: plain ASCII, whatever the terminal and the preprocessors."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    return "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in text)


def main() -> None:
    """Write the page."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
