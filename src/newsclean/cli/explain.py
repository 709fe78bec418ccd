"""``newsclean explain``: every line with its label, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from newsclean.cli import params
from newsclean.cli.running import Report, inputs_of
from newsclean.formats._plain import one_line
from newsclean.formats.jsonl import dumped
from newsclean.inputs import read
from newsclean.model import BODY_KINDS, Failure, LabelledLine
from newsclean.outputs import StreamOutput
from newsclean.pipeline import Pipeline, attempt

__all__ = ["command"]


@click.command("explain")
@params.input_options
@params.kind_options
@params.decoding_options
@params.repair_option
@params.rule_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help="text, coloured on a terminal (the default), or json: an object a line.",
)  # fmt: skip
def command(form: str, **given: Any) -> int:
    """Show every line with its label, the rule or signal behind it, and a score.

    A line that stays shows its kind: paragraph, heading, caption, list_item or quote.
    """
    options = params.options_of(given)
    pipeline = Pipeline(options)
    pipeline.check()
    inputs = inputs_of(given)
    report = Report(given, many=False)
    output = StreamOutput()
    show = _json if form == "json" else _Terminal() if sys.stdout.isatty() else _plain
    for location in inputs.locations:
        for source in read(location, options):
            lines = attempt(pipeline.lines, source, path=location.path)
            if isinstance(lines, Failure):
                report.failure(lines)
                continue
            report.written += 1
            for piece in show(lines):
                output.write(piece)
    output.close()
    return report.end()


def _json(lines: tuple[LabelledLine, ...]) -> Iterator[str]:
    for line in lines:
        row: dict[str, Any] = {
            "path": line.path,
            "line": line.line,
            "label": line.label,
            "rule": line.rule,
            "score": line.score,
            "text": line.text,
        }
        if line.spans:
            row["spans"] = [
                {"span": [s.start, s.end], "label": s.label, "rule": s.rule} for s in line.spans
            ]
        yield dumped(row) + "\n"


def _plain(lines: tuple[LabelledLine, ...]) -> Iterator[str]:
    for line in lines:
        yield f"{_columns(line)} {one_line(line.text)}\n"


def _columns(line: LabelledLine) -> str:
    return f"{line.line:5d} {line.label:<11} {line.score:4.2f} {line.rule:<24}"


class _Terminal:
    """The same in colours: what stays is bright, what goes is dim."""

    def __call__(self, lines: tuple[LabelledLine, ...]) -> Iterator[str]:
        for line in lines:
            colour = "1;36" if line.label == "title" else "32" if line.label in BODY_KINDS else "2"
            text = one_line(line.text)
            yield f"\x1b[{colour}m{_columns(line)}\x1b[0m \x1b[{_text_style(line)}m{text}\x1b[0m\n"


def _text_style(line: LabelledLine) -> str:
    return "0" if line.label in BODY_KINDS or line.label == "title" else "2"
