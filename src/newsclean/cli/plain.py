"""What ``decode`` and ``convert`` share: plain text in, plain text out, a text an input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from newsclean.cli.running import Inputs, Report, folder_output, is_folder, stream_output
from newsclean.errors import InputError
from newsclean.failures import attempt
from newsclean.inputs import read
from newsclean.model import Failure, Source
from newsclean.options import Options

__all__ = ["whole_texts", "write_texts"]


def whole_texts(inputs: Inputs, options: Options) -> Iterator[Source | InputError]:
    """Each input as one text, whatever it holds; web archives record by record."""
    if options.input_format == "auto":
        options = options._replace(input_format="text")
    for location in inputs.locations:
        yield from read(location, options)


def write_texts(
    sources: Iterator[Source | InputError],
    work: Callable[[Source], str],
    given: dict[str, Any],
    inputs: Inputs,
    report: Report,
) -> int:
    """Write what the work makes of each source; the exit code."""
    folder = folder_output(given, inputs, ".txt") if is_folder(given["output"]) else None
    stream = None if folder else stream_output(given, inputs)
    try:
        for source in sources:
            text = attempt(work, source)
            if isinstance(text, Failure):
                report.failure(text)
                continue
            report.written += 1
            assert isinstance(source, Source)
            if folder:
                folder.write(source.name, text)
            elif stream:
                stream.write(text)
    except BaseException:
        if stream:
            stream.abandon()
        raise
    if folder:
        folder.close()
    elif stream:
        if report.written or not report.failed:
            stream.close()
        else:
            stream.abandon()
    return report.end()
