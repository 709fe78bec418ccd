"""``newsclean detect``: what each input is."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO

import click

from newsclean import bulk
from newsclean.cli import params
from newsclean.cli.cleaning import options_of
from newsclean.cli.messages import is_terminal
from newsclean.cli.progress import with_progress
from newsclean.cli.running import Report, inputs_of, stream_output
from newsclean.errors import InputError
from newsclean.failures import attempt, failure
from newsclean.formats._record import dumped
from newsclean.inputs import Location, opened
from newsclean.inputs.kinds import Origin, kind, kind_of
from newsclean.inputs.reading import HEAD
from newsclean.model import Detection, Failure, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline

__all__ = ["command"]

#: Rows of JSON Lines that tell the script.
_ROWS = 50

COLUMNS = ("path", "encoding", "newline", "script", "kind")


@click.command("detect")
@params.input_options
@params.kind_options
@params.decoding_options
@params.output_file_option
@params.jobs_option
@click.option("-f", "--format", "form", type=click.Choice(["json"]), help="An object a line.")
def command(form: str | None, **given: Any) -> int:
    """Say what each input is: encoding, line ends, script, kind.

    A table on a terminal; otherwise a line an input: PATH, ENCODING, NEWLINE, SCRIPT and KIND,
    separated by tabs. Of a web archive the first document is looked at.
    """
    options = options_of(given)._replace(repair=False)
    pipeline = Pipeline(options)
    inputs = inputs_of(given)
    report = Report(given, many=False)
    output = stream_output(given, inputs)
    jobs = given["jobs"] or (bulk.cores() if inputs.many else 1)
    shown = _detections(inputs.locations, pipeline, report, jobs)
    found = with_progress(shown, given, len(inputs.locations))
    if form == "json":
        for detection in found:
            output.write(dumped(detection.to_dict()) + "\n")
    elif given["output"] is None and is_terminal(sys.stdout):
        _print_table(found)
    else:
        for detection in found:
            fields = detection.to_dict()
            output.write("\t".join(_field(fields[column]) for column in COLUMNS) + "\n")
    report.settle(output)
    return report.end()


def _detections(
    locations: list[Location], pipeline: Pipeline, report: Report, jobs: int
) -> Iterator[Detection]:
    for detection in bulk.ordered(_detection, pipeline, locations, jobs=jobs):
        if isinstance(detection, Failure):
            report.failure(detection)
        else:
            report.done(detection.path)
            yield detection


def _detection(pipeline: Pipeline, location: Location) -> Detection | Failure:
    options = pipeline.options
    try:
        with opened(location, options) as stream:
            found = options.input_format
            if found == "auto":
                found = kind_of(stream.peek(HEAD)[:HEAD], location.path.lower())
            source = _source(stream, found, location, options)
        sample = _rows_text(source, location, options) if found == "jsonl" else None
        return attempt(
            lambda one: pipeline.detection(one, found, sample), source, path=location.path
        )
    except InputError as error:
        return failure(error, location.path)


def _rows_text(source: Source | InputError, location: Location, options: Options) -> str:
    """What the rows say: in the file it may be written as \\uXXXX."""
    assert isinstance(source, Source) and isinstance(source.data, bytes)
    rows = kind("jsonl").sources(
        BytesIO(source.data), Origin(location.path, location.name, options)
    )
    texts = [row.data for row in islice(rows, _ROWS) if isinstance(row, Source)]
    return "\n".join(text for text in texts if isinstance(text, str))


def _source(
    stream: BinaryIO, found: str, location: Location, options: Options
) -> Source | InputError:
    if found != "warc":
        return Source(path=location.path, data=stream.read())
    origin = Origin(location.path, location.name, options)
    first = next(kind(found).sources(stream, origin), None)
    if first is None:
        raise InputError("no-records", "no text in this archive", "check that it is whole")
    return first


def _field(text: str) -> str:
    """The text without what would break the columns or steer a terminal."""
    return text if text.isprintable() else json.dumps(text)[1:-1]


def _print_table(found: Iterator[Detection]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*COLUMNS, box=None, pad_edge=False)
    for detection in found:
        fields = detection.to_dict()
        table.add_row(*(Text(_field(fields[column])) for column in COLUMNS))
    Console().print(table)
