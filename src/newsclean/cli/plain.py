"""What ``decode`` and ``convert`` share: inputs in, pieces of text out, on many processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from newsclean import bulk
from newsclean.cli.progress import with_progress
from newsclean.cli.running import Inputs, Report, folder_output, is_folder, stream_output
from newsclean.inputs import Location
from newsclean.model import Failure
from newsclean.pipeline import Pipeline

__all__ = ["Piece", "pieces_of", "write_pieces"]


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


def pieces_of(
    work: Callable[[Pipeline, Location], list[Piece | Failure]],
    one_by_one: Callable[[Pipeline, Location], Pieces],
    pipeline: Pipeline,
    inputs: Inputs,
    jobs: int | None,
) -> Pieces:
    """The pieces of all inputs, in order.

    Args:
        work: Gives all pieces of one input; a function of a module.
        one_by_one: The same as they come, so that memory does not grow with a single input.
        pipeline: What they work with.
        inputs: Where to read.
        jobs: How many processes; None takes all cores where there is more than one input.
    """
    locations = inputs.locations
    if len(locations) < 2 or jobs == 1:
        return chain.from_iterable(one_by_one(pipeline, location) for location in locations)
    done = bulk.ordered(work, pipeline, locations, jobs=jobs or bulk.cores())
    return chain.from_iterable([one] if isinstance(one, Failure) else one for one in done)


def write_pieces(
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
    elif stream and (report.written or not report.failed):
        stream.close()
    elif stream:
        stream.abandon()
    return report.end()
