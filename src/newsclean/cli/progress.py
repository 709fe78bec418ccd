"""A progress bar on standard error, only on a terminal, only in a run of many."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from newsclean.cli.messages import is_terminal

__all__ = ["with_progress"]

T = TypeVar("T")


def with_progress(results: Iterator[T], given: Mapping[str, Any], inputs: int) -> Iterator[T]:
    """The results, counted before the user's eyes where that is wanted.

    Args:
        results: As they come.
        given: What the command line gave: ``quiet``, ``no_progress``, ``output``.
        inputs: How many inputs were named; one input may hold many documents.
    """
    to_terminal = given["output"] is None and is_terminal(sys.stdout)
    if inputs < 2 or given["quiet"] or given["no_progress"] or to_terminal:
        return results
    return _counted(results, inputs) if is_terminal(sys.stderr) else results


def _counted(results: Iterator[T], inputs: int) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("cleaned"), MofNCompleteColumn(), TimeElapsedColumn())
    # Not redirecting: the messages of newsclean go to the same stream, a line each.
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=inputs)
        for result in results:
            bar.advance(task)
            yield result
