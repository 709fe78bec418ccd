"""``newsclean render``: article records in, another format out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import click

from newsclean.cli import params
from newsclean.cli.cleaning import options_of, write
from newsclean.cli.progress import with_progress
from newsclean.cli.running import Inputs, Report, inputs_of
from newsclean.errors import InputError
from newsclean.failures import failure
from newsclean.inputs import opened
from newsclean.inputs.records import Record, records
from newsclean.model import Article, Failure
from newsclean.options import Options

__all__ = ["command", "records_of"]


@click.command("render")
@params.input_options
@params.output_options
def command(**given: Any) -> int:
    """Write article records in another format.

    INPUT holds records that `newsclean clean -f jsonl` or `-f json` wrote.
    """
    options = options_of(given)
    inputs = inputs_of(given)
    report = Report(given, many=inputs.many)
    found = records_of(inputs, options)
    first = next(found, None)
    many = inputs.many or first is None or (isinstance(first, Record) and first.many)
    every = chain([] if first is None else [first], found)
    articles = _articles(with_progress(every, given, len(inputs.locations)))
    return write(articles, given, options, inputs, report, many=many and first is not None)


def records_of(inputs: Inputs, options: Options) -> Iterator[Record | InputError]:
    """The records of all inputs, with an error in place of each that is none."""
    for location in inputs.locations:
        try:
            with opened(location, options) as stream:
                yield from records(stream, location.path)
        except InputError as error:
            yield error


def _articles(found: Iterator[Record | InputError]) -> Iterator[Article | Failure]:
    for record in found:
        yield record.article if isinstance(record, Record) else failure(record, record.path)
