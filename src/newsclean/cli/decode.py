"""``newsclean decode``: raw dumps in, UTF-8 text out."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import params
from newsclean.cli.cleaning import options_of
from newsclean.cli.plain import whole_texts, write_texts
from newsclean.cli.running import Report, inputs_of
from newsclean.model import Source
from newsclean.pipeline import Pipeline

__all__ = ["command"]


@click.command("decode")
@params.input_options
@params.kind_options
@params.decoding_options
@click.option("--repair", is_flag=True, help="Undo mojibake, line by line.")
@params.output_option
@params.force_option
def command(**given: Any) -> int:
    """Write the text of raw dumps as UTF-8: nothing cut, newlines untouched, no BOM."""
    options = options_of(given)
    pipeline = Pipeline(options)
    inputs = inputs_of(given)
    report = Report(given, many=inputs.many)

    def text(source: Source) -> str:
        decoded = pipeline.repaired(pipeline.decoded(source))
        report.warn(source.path, decoded.warnings)
        return decoded.text

    return write_texts(whole_texts(inputs, options), text, given, inputs, report)
