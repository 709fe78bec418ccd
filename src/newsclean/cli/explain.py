"""``newsclean explain``: every line with its label, and why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import click

from newsclean.cli import params
from newsclean.cli.cleaning import options_of
from newsclean.cli.messages import is_terminal
from newsclean.cli.progress import with_progress
from newsclean.cli.running import (
    Inputs,
    Report,
    folder_output,
    inputs_of,
    is_folder,
    stream_output,
)
from newsclean.failures import attempt
from newsclean.formats._plain import one_line
from newsclean.formats._record import explained
from newsclean.inputs import read
from newsclean.model import BODY_KINDS, Article, Failure, LabelledLine, Source
from newsclean.outputs import StreamOutput
from newsclean.pipeline import Pipeline

__all__ = ["command"]


@click.command("explain")
@params.input_options
@params.kind_options
@params.decoding_options
@params.repair_option
@params.rule_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "html"]), default="text",
    help="text, coloured on a terminal (the default); json, an object a line; or html, one page.",
)  # fmt: skip
@params.output_option
def command(form: str, **given: Any) -> int:
    """Show every line with its label, the rule or signal behind it, and a score.

    A line that stays shows its kind: paragraph, heading, caption, list_item or quote.
    """
    options = options_of(given)
    pipeline = Pipeline(options)
    pipeline.check()
    inputs = inputs_of(given)
    report = Report(given, many=False)
    shown = _shown(form, coloured=given["output"] is None and is_terminal(sys.stdout))
    explained = _explained(inputs, given, pipeline, report)
    if is_folder(given["output"]):
        folder = folder_output(given, inputs, shown.ending)
        for source, lines, article in explained:
            pieces = "".join(shown.pieces(lines, article))
            folder.write(source.id or source.name, shown.opening + pieces + shown.closing)
        folder.close()
        return report.end()
    output = stream_output(given, inputs)
    if isinstance(output, StreamOutput):
        output.trusted()  # its pieces are free of controls, but for the colours
    try:
        output.write(shown.opening)
        for _, lines, article in explained:
            for piece in shown.pieces(lines, article):
                output.write(piece)
        output.write(shown.closing)
    except BaseException:
        output.abandon()
        raise
    report.settle(output)
    return report.end()


def _explained(
    inputs: Inputs, given: dict[str, Any], pipeline: Pipeline, report: Report
) -> Iterator[tuple[Source, Sequence[LabelledLine], Article]]:
    for location in with_progress(iter(inputs.locations), given, len(inputs.locations)):
        for source in read(location, pipeline.options):
            explained = attempt(pipeline.explanation, source, path=location.path)
            if isinstance(explained, Failure):
                report.failure(explained)
            else:
                assert isinstance(source, Source)
                report.done(source.path)
                yield source, *explained


class _Shown(NamedTuple):
    """How an explanation is written."""

    pieces: Callable[[Sequence[LabelledLine], Article], Iterator[str]]
    opening: str = ""
    closing: str = ""
    ending: str = ".txt"


def _shown(form: str, *, coloured: bool) -> _Shown:
    if form == "json":
        return _Shown(_json, ending=".jsonl")
    if form == "html":
        from newsclean.cli import explain_page

        return _Shown(explain_page.section, explain_page.OPENING, explain_page.CLOSING, ".html")
    return _Shown(_coloured if coloured else _plain)


def _json(lines: Sequence[LabelledLine], article: Article) -> Iterator[str]:
    del article
    return explained(lines)


def _plain(lines: Sequence[LabelledLine], article: Article) -> Iterator[str]:
    del article
    for line in lines:
        yield f"{line.line:5d} {_verdict(*line[2:5])} {one_line(line.text)}\n"


@lru_cache(maxsize=1024)
def _verdict(label: str, rule: str, score: float) -> str:
    return f"{label:<11} {score:4.2f} {rule:<24}"


def _coloured(lines: Sequence[LabelledLine], article: Article) -> Iterator[str]:
    """The same in colours: what stays is bright, what goes is dim."""
    del article
    for line in lines:
        colour = "1;36" if line.label == "title" else "32" if line.label in BODY_KINDS else "2"
        columns = f"{line.line:5d} {_verdict(*line[2:5])}"
        text = one_line(line.text)
        yield f"\x1b[{colour}m{columns}\x1b[0m \x1b[{_text_style(line)}m{text}\x1b[0m\n"


def _text_style(line: LabelledLine) -> str:
    return "0" if line.label in BODY_KINDS or line.label == "title" else "2"
