"""``newsclean clean``: raw dumps in, articles out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import click

from newsclean import bulk, formats
from newsclean.cli import params
from newsclean.cli.running import Inputs, Report, folder_output, inputs_of, is_folder, stream_output
from newsclean.errors import InputError
from newsclean.inputs import read
from newsclean.model import Article, Failure, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline

__all__ = ["command"]


@click.command("clean")
@params.input_options
@params.kind_options
@params.decoding_options
@params.repair_option
@params.rule_options
@params.script_options()
@params.output_options
@click.option("--ledger", is_flag=True, help="Carry what `newsclean restore` needs.")
@params.jobs_option
def command(**given: Any) -> int:
    """Turn raw dumps and pages into clean articles.

    INPUT is a file, a folder, or - for standard input, which is the default: plain text, a saved
    page, JSON Lines or a web archive, compressed or not, in any Chinese encoding.
    """
    options = params.options_of(given)
    pipeline = Pipeline(options)
    pipeline.check()
    inputs = inputs_of(given)
    report = Report(given, many=inputs.many)
    sources = _sources(inputs, options)
    # The first source tells whether a single input holds several documents.
    first = next(sources, None)
    several = inputs.many or _holds_several(first)
    jobs = given["jobs"] or (bulk.cores() if several else 1)
    results = bulk.run(pipeline, chain([] if first is None else [first], sources), jobs=jobs)
    return write(results, given, options, inputs, report, many=several)


def _sources(inputs: Inputs, options: Options) -> Iterator[Source | InputError]:
    for location in inputs.locations:
        yield from read(location, options)


def _holds_several(first: Source | InputError | None) -> bool:
    if first is None:
        return True
    return first.many if isinstance(first, Source) else first.record is not None


def write(
    results: Iterator[Article | Failure],
    given: dict[str, Any],
    options: Options,
    inputs: Inputs,
    report: Report,
    *,
    many: bool,
) -> int:
    """Write the results where the command line says; the exit code."""
    articles = _articles(results, report)
    if is_folder(given["output"]):
        _to_folder(articles, given, options, inputs)
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
            report.written += 1
            report.warn(result.source.path, _spoken(result))
            yield result


def _spoken(article: Article) -> tuple[str, ...]:
    """The warnings that are worth a line on the terminal: bytes were lost."""
    return tuple(w for w in article.warnings if article.source.bad_bytes and "U+FFFD" in w)


def _to_folder(
    articles: Iterator[Article], given: dict[str, Any], options: Options, inputs: Inputs
) -> None:
    folder = folder_output(given, inputs, formats.format_named(options.format).ENDING)
    try:
        for article in articles:
            folder.write(article.id, formats.render(article, options.format))
    except KeyboardInterrupt:
        # What is written is whole; only a wrong call takes files back.
        raise
    folder.close()
