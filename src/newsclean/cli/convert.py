"""``newsclean convert``: plain text, or article records, in another script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from newsclean.cli import params
from newsclean.cli.cleaning import options_of
from newsclean.cli.plain import Piece, Pieces, written
from newsclean.errors import InputError
from newsclean.failures import attempt, failure
from newsclean.formats import format_named, render
from newsclean.inputs import Location, opened
from newsclean.inputs.reading import HEAD
from newsclean.inputs.records import Record, looks_like_records, records
from newsclean.model import Failure, Source
from newsclean.pipeline import Pipeline

__all__ = ["command"]


@click.command("convert")
@params.input_options
@params.decoding_options
@params.script_options(required=True)
@params.output_option
@params.jobs_option
def command(**given: Any) -> int:
    """Take plain text, or article records, to another script.

    Of plain text only Chinese characters change. Of a record the article's fields change; its
    cuts, ledger, paths and hashes are evidence and stay.
    """
    options = options_of(given)._replace(repair=False)
    pipeline = Pipeline(options)
    pipeline.check()
    return written(_pieces, pipeline, given)


def _pieces(pipeline: Pipeline, location: Location) -> Pieces:
    try:
        with opened(location, pipeline.options) as stream:
            if looks_like_records(stream.peek(HEAD)[:HEAD]):
                yield from _of_records(records(stream, location.path), pipeline, location.path)
                return
            source = Source(path=location.path, data=stream.read(), name=location.name)
            text = attempt(pipeline.text, source)
            yield text if isinstance(text, Failure) else Piece(source.path, source.name, text)
    except InputError as error:
        yield failure(error, location.path)


def _of_records(found: Iterator[Record | InputError], pipeline: Pipeline, path: str) -> Pieces:
    """Each record in the form that it came in; an array's brackets stand around its records."""
    held: Piece | None = None
    for record in found:
        if isinstance(record, InputError):
            yield failure(record, record.path)
            continue
        article = pipeline.converted(record.article)
        form = format_named(record.form)
        piece = Piece(path, article.id, render(article, record.form), form.ENDING)
        if record.form != "json" or not record.many:
            yield piece
            continue
        piece = piece._replace(text=piece.text.rstrip("\n"))
        if held is None:
            held = piece._replace(before=form.OPENING)
            continue
        yield held
        held = piece._replace(before=form.BETWEEN)
    if held is not None:
        yield held._replace(after=format_named("json").CLOSING)
