"""The options that several commands share, each written once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from newsclean import formats
from newsclean.errors import UsageError
from newsclean.inputs import kinds
from newsclean.model import CUT_LABELS
from newsclean.options import ENGINES, parse_size

__all__ = [
    "decoding_options",
    "input_options",
    "jobs_option",
    "kind_options",
    "output_file_option",
    "output_option",
    "output_options",
    "repair_option",
    "rule_options",
    "script_options",
]

F = TypeVar("F", bound=Callable[..., Any])
Decorator = Callable[[F], F]


def _all(*decorators: Decorator[Any]) -> Decorator[Any]:
    def decorate(function: Any) -> Any:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


class Size(click.ParamType[int]):
    """A number of bytes such as 500M."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        try:
            return parse_size(value)
        except UsageError as error:
            self.fail(f"{error}", param, ctx)


input_options = _all(
    click.argument("inputs", nargs=-1, metavar="[INPUT]...", type=click.Path()),
    click.option(
        "--files-from",
        metavar="FILE",
        type=click.Path(),
        help="Take more inputs from a list, separated by newlines or NULs; - is standard input.",
    ),
    click.option(
        "--include", metavar="GLOB", multiple=True, help="In a folder, only files that match."
    ),
    click.option("--exclude", metavar="GLOB", multiple=True, help="In a folder, no such files."),
    click.option(
        "--max-expand",
        type=Size(),
        metavar="SIZE",
        help="What one compressed input may unpack to (default 1G).",
    ),
    click.option("--failures", metavar="FILE", type=click.Path(), help="Record failures as JSONL."),
    click.option("--force", is_flag=True, help="Replace files that exist."),
    click.option("-q", "--quiet", is_flag=True, help="No summary and no warnings."),
    click.option("-v", "--verbose", is_flag=True, help="A line an input: what became of it."),
    click.option("--no-progress", is_flag=True, help="No progress bar on a terminal."),
)

kind_options = _all(
    click.option(
        "--input-format",
        type=click.Choice(["auto", *kinds.names()]),
        help="What the inputs are (default: auto, from the content, then the name).",
    ),
    click.option("--text-field", metavar="NAME", help="JSONL: the field that holds the text."),
    click.option("--id-field", metavar="NAME", help="JSONL: the field that names the record."),
)

decoding_options = _all(
    click.option("--encoding", metavar="NAME", help="The encoding, instead of detecting it."),
    click.option("--strict", is_flag=True, help="An undecodable byte is an error."),
)

repair_option = click.option(
    "--repair/--no-repair", default=True, help="Undo mojibake first (default: it is undone)."
)

rule_options = _all(
    click.option(
        "--rules", metavar="FILE", multiple=True, type=click.Path(), help="Your own noise rules."
    ),
    click.option("--disable", metavar="RULE_ID", multiple=True, help="Leave a rule out."),
    click.option(
        "--keep", type=click.Choice(CUT_LABELS), multiple=True, metavar="LABEL",
        help="Do not cut what has this label.",
    ),
)  # fmt: skip

_conversion = (
    click.option("--from", "from_", metavar="SCRIPT", help="The script that the text is in."),
    click.option("--phrases", is_flag=True, help="Regional vocabulary too (信息 → 資訊)."),
    click.option(
        "--engine", type=click.Choice(ENGINES), help="Whose conversion (default: newsclean)."
    ),
    click.option(
        "--dict", metavar="FILE", multiple=True, type=click.Path(),
        help="Your own dictionary, in OpenCC's text format.",
    ),
)  # fmt: skip

_TO = "simplified, traditional, taiwan, hongkong, keep, a tag (zh-TW) or an OpenCC name (s2twp)"


def script_options(*, required: bool = False) -> Decorator[Any]:
    """``--to`` and what belongs to it."""
    return _all(
        click.option("--to", metavar="SCRIPT", required=required, help=f"{_TO}."), *_conversion
    )


output_option = click.option(
    "-o", "--output", metavar="FILE|DIR/", type=click.Path(),
    help="Write a file, or a folder with a file an article, instead of standard output.",
)  # fmt: skip

output_file_option = click.option(
    "-o", "--output", metavar="FILE", type=click.Path(),
    help="Write a file instead of standard output.",
)  # fmt: skip

output_options = _all(
    click.option(
        "-f", "--format", type=click.Choice(formats.names()), help="How to write (default: md)."
    ),
    output_option,
)

jobs_option = click.option(
    "-j", "--jobs", metavar="N", type=click.IntRange(min=1),
    help="Processes (default: all cores when there is more than one input).",
)  # fmt: skip
