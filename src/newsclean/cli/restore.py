"""``newsclean restore``: records with a ledger in, the decoded dumps out."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import params
from newsclean.cli.cleaning import options_of
from newsclean.cli.progress import with_progress
from newsclean.cli.render import records_of
from newsclean.cli.running import Report, folder_output, inputs_of, is_folder, stream_output
from newsclean.errors import InputError

__all__ = ["command"]


@click.command("restore")
@params.input_options
@params.output_option
def command(**given: Any) -> int:
    """Give the decoded dumps back, byte for byte, as UTF-8 without BOM, in order.

    INPUT holds records that `newsclean clean --ledger` wrote, converted since or not.
    """
    inputs = inputs_of(given)
    report = Report(given, many=False)
    folder = (
        folder_output(given, inputs, ".txt", planned=False) if is_folder(given["output"]) else None
    )
    stream = None if folder else stream_output(given, inputs)
    found = records_of(inputs, options_of(given))
    for record in with_progress(found, given, len(inputs.locations)):
        if isinstance(record, InputError):
            report.error(record, record.path)
            continue
        ledger = record.article.ledger
        text = None if ledger is None else ledger.get("text")
        if not isinstance(text, str):
            what = f"{record.article.id!r} carries no ledger"
            hint = "clean the dump again with --ledger"
            error = InputError("no-ledger", what, hint, record=record.number)
            report.error(error, record.path)
            continue
        report.done(record.article.source.path)
        if folder:
            folder.write(record.article.id, text)
        elif stream:
            stream.write(text)
    if folder:
        folder.close()
    elif stream:
        stream.close()
    return report.end()
