"""The work of ``newsclean clean``, without the parser of its command line.

A call without options needs no parser, and half of a short run is loading one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from newsclean import bulk, formats
from newsclean.cli.progress import with_progress
from newsclean.cli.running import Inputs, Report, folder_output, inputs_of, is_folder, stream_output
from newsclean.errors import InputError, OutputError
from newsclean.inputs import read
from newsclean.model import Article, Failure, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline

__all__ = ["DEFAULTS", "clean", "options_of", "write"]

#: What the command line gives where it says nothing.
DEFAULTS: Mapping[str, Any] = {
    "disable": (),
    "dict": (),
    "encoding": None,
    "engine": None,
    "exclude": (),
    "failures": None,
    "files_from": None,
    "force": False,
    "format": None,
    "from_": None,
    "id_field": None,
    "include": (),
    "input_format": None,
    "inputs": (),
    "jobs": None,
    "keep": (),
    "ledger": False,
    "no_progress": False,
    "max_expand": None,
    "output": None,
    "phrases": False,
    "quiet": False,
    "repair": True,
    "resume": False,
    "rules": (),
    "strict": False,
    "text_field": None,
    "to": None,
    "verbose": False,
}


def options_of(given: Mapping[str, Any]) -> Options:
    """The options that the command line gave; what it did not give keeps its default."""
    chosen = {
        name: value
        for name, value in given.items()
        if name in Options._fields and value is not None and value != ()
    }
    return Options.of(**chosen)


def clean(given: Mapping[str, Any]) -> int:
    """Clean the inputs that a command line names; the exit code.

    Args:
        given: What the command line gave, by parameter; see ``DEFAULTS``.

    Raises:
        NewscleanError: a wrong call, or an output that cannot be written.
    """
    options = options_of(given)
    pipeline = Pipeline(options)
    pipeline.check()
    options = pipeline.options  # with the encoding's own name
    inputs = inputs_of(given)
    sources = _sources(inputs, options)
    # The first source tells whether a single input holds several documents.
    first = next(sources, None)
    several = inputs.many or _holds_several(first)
    report = Report(given, many=several)
    jobs = given["jobs"] or (bulk.cores() if several else 1)
    every = chain([] if first is None else [first], sources)

    def run(some: Iterator[Source | InputError]) -> Iterator[Article | Failure]:
        results = bulk.run(pipeline, some, jobs=jobs)
        return with_progress(results, given, len(inputs.locations))

    if given["resume"]:
        from newsclean.cli.resuming import resumed

        return resumed(run, every, given, options, inputs, report, many=several)
    return write(run(every), given, options, inputs, report, many=several)


def _sources(inputs: Inputs, options: Options) -> Iterator[Source | InputError]:
    for location in inputs.locations:
        yield from read(location, options)


def _holds_several(first: Source | InputError | None) -> bool:
    if first is None:
        return True
    return first.many if isinstance(first, Source) else first.record is not None


def write(
    results: Iterator[Article | Failure],
    given: Mapping[str, Any],
    options: Options,
    inputs: Inputs,
    report: Report,
    *,
    many: bool,
) -> int:
    """Write the results where the command line says; the exit code."""
    articles = _articles(results, report)
    if is_folder(given["output"]):
        _to_folder(articles, given, options, inputs, report)
        return report.end()
    output = stream_output(given, inputs)
    try:
        for piece in formats.stream(articles, options.format, many=many):
            output.write(piece)
    except BaseException:
        output.abandon()
        raise
    if report.written or many:
        output.close()
    else:
        output.abandon()
    return report.end()


def _articles(results: Iterator[Article | Failure], report: Report) -> Iterator[Article]:
    for result in results:
        if isinstance(result, Failure):
            report.failure(result)
        else:
            report.article(result)
            yield result


def _to_folder(
    articles: Iterator[Article],
    given: Mapping[str, Any],
    options: Options,
    inputs: Inputs,
    report: Report,
) -> None:
    form = formats.format_named(options.format)
    folder = folder_output(given, inputs, form.ENDING)
    for article in articles:
        try:
            folder.write(article.id, form.pieces(article))
        except OutputError as error:
            report.unwritten(error, article)
    folder.close()
