"""``newsclean decode``: raw dumps in, UTF-8 text out."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import params
from newsclean.cli.cleaning import options_of
from newsclean.cli.plain import Piece, Pieces, written
from newsclean.errors import InputError
from newsclean.failures import attempt, failure
from newsclean.inputs import Location, read
from newsclean.model import Source
from newsclean.pipeline import Pipeline

__all__ = ["command"]


@click.command("decode")
@params.input_options
@params.kind_options
@params.decoding_options
@click.option("--repair", is_flag=True, help="Undo mojibake, line by line.")
@params.output_option
@params.jobs_option
def command(**given: Any) -> int:
    """Write the text of raw dumps as UTF-8: nothing cut, newlines untouched, no BOM."""
    options = options_of(given)
    if options.input_format == "auto":
        # Each input is one text, whatever it holds; only --input-format takes a container apart.
        options = options._replace(input_format="text")
    return written(_pieces, Pipeline(options), given)


def _pieces(pipeline: Pipeline, location: Location) -> Pieces:
    for source in read(location, pipeline.options):
        if isinstance(source, InputError):
            if source.code == "empty":
                continue  # nothing in is nothing out
            yield failure(source, location.path)
        else:
            yield attempt(lambda one: _piece(pipeline, one), source)


def _piece(pipeline: Pipeline, source: Source) -> Piece:
    decoded = pipeline.repaired(pipeline.decoded(source))
    text = decoded.text
    # Of several documents each ends its last line, so that the next begins its own.
    after = "\n" if source.many and not text.endswith(("\n", "\r")) else ""
    return Piece(source.path, source.name, text, after=after, warnings=decoded.warnings)
