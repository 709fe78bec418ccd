"""What ``decode`` and ``convert`` share: inputs in, pieces of text out, on many processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from newsclean import bulk
from newsclean.cli.progress import with_progress
from newsclean.cli.running import Inputs, Report, folder_output, inputs_of, is_folder, stream_output
from newsclean.inputs import Location
from newsclean.model import Failure
from newsclean.pipeline import Pipeline

__all__ = ["Piece", "Pieces", "written"]


class Piece(NamedTuple):
    """One text or record on its way out."""

    path: str
    name: str  # of its file below a folder
    text: str
    ending: str = ".txt"
    before: str = ""  # what stands around it in a stream
    after: str = ""
    warnings: tuple[str, ...] = ()


Pieces = Iterator[Piece | Failure]
PiecesOf = Callable[[Pipeline, Location], Pieces]


def written(pieces: PiecesOf, pipeline: Pipeline, given: Mapping[str, Any]) -> int:
    """Write the pieces of all inputs that a command line names; the exit code.

    Args:
        pieces: Gives the pieces of one input, as they come; a function of a module.
        pipeline: What it works with, with its options checked.
        given: What the command line gave, by parameter.
    """
    inputs = inputs_of(given)
    report = Report(given, many=inputs.many)
    return _write(_pieces_of(pieces, pipeline, inputs, given["jobs"]), given, inputs, report)


def _pieces_of(
    pieces: PiecesOf, pipeline: Pipeline, inputs: Inputs, jobs: int | None
) -> Iterator[Piece | Failure]:
    """The pieces of all inputs, in order."""
    locations = inputs.locations
    if len(locations) < 2 or jobs == 1:
        # One by one: memory must not grow with a single input.
        return chain.from_iterable(pieces(pipeline, location) for location in locations)
    work = partial(_all_of_one, pieces)
    done = bulk.ordered(work, pipeline, locations, jobs=jobs or bulk.cores())
    return chain.from_iterable([one] if isinstance(one, Failure) else one for one in done)


def _all_of_one(pieces: PiecesOf, pipeline: Pipeline, location: Location) -> list[Piece | Failure]:
    return list(pieces(pipeline, location))


def _write(
    pieces: Iterable[Piece | Failure], given: Mapping[str, Any], inputs: Inputs, report: Report
) -> int:
    """Write the pieces where the command line says; the exit code."""
    folder = folder_output(given, inputs, ".txt") if is_folder(given["output"]) else None
    stream = None if folder else stream_output(given, inputs)
    try:
        for piece in with_progress(iter(pieces), given, len(inputs.locations)):
            if isinstance(piece, Failure):
                report.failure(piece)
                continue
            report.done(piece.path)
            report.warn(piece.path, piece.warnings)
            if folder:
                folder.write(piece.name, piece.text, piece.ending)
            elif stream:
                stream.write(piece.before + piece.text + piece.after)
    except BaseException:
        if stream:
            stream.abandon()
        raise
    if folder:
        folder.close()
    elif stream:
        report.settle(stream)
    return report.end()
