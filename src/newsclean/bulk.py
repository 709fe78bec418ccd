"""Many sources: in order, on as many processes as wanted, each result an article or a failure."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from newsclean.errors import InputError
from newsclean.model import Article, Failure, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline, attempt

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["cores", "run"]

#: Seconds of work before other processes are worth starting: each costs about 0.1 s.
ALONE = 0.4
#: Sources a task: enough that sending them costs little, few enough that all cores end together.
BATCH = 16
#: Bytes a task, so that a run over large files does not hold many of them in memory.
BATCH_BYTES = 4 * 1024 * 1024

Result = Article | Failure


def cores() -> int:
    """How many processes this one may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS or Windows
        return os.cpu_count() or 1


def run(
    pipeline: Pipeline, sources: Iterable[Source | InputError], *, jobs: int = 1
) -> Iterator[Result]:
    """The result of every source, in the order of the sources.

    Args:
        pipeline: With its options checked.
        sources: Read only as far ahead as the jobs need.
        jobs: How many processes; with more than one, a short run still stays in this one.
    """
    queue = iter(sources)
    started = time.monotonic()
    for source in queue:
        yield attempt(pipeline.article, source)
        if jobs > 1 and time.monotonic() - started > ALONE:
            yield from _spread(pipeline.options, queue, jobs)
            return


def _spread(options: Options, queue: Iterator[Source | InputError], jobs: int) -> Iterator[Result]:
    from concurrent.futures import BrokenExecutor  # a slow import, for long runs only

    batches = _batches(queue)
    pool = _pool(options, jobs)
    waiting: deque[tuple[list[Source | InputError], Future[list[Result]]]] = deque()
    try:
        while True:
            for batch in islice(batches, max(0, 2 * jobs - len(waiting))):
                waiting.append((batch, pool.submit(_work, batch)))
            if not waiting:
                break
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenExecutor:  # a process was killed, for memory perhaps
                again = [batch, *(other for other, _ in waiting)]
                waiting.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                for lost in again:
                    for source in lost:
                        yield _alone(options, source)
                pool = _pool(options, jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _batches(queue: Iterator[Source | InputError]) -> Iterator[list[Source | InputError]]:
    batch: list[Source | InputError] = []
    size = 0
    for source in queue:
        batch.append(source)
        size += len(source.data) if isinstance(source, Source) else 0
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _alone(options: Options, source: Source | InputError) -> Result:
    """The result of one source in a process of its own, which may die without harm."""
    from concurrent.futures import BrokenExecutor

    with _pool(options, 1) as pool:
        try:
            return pool.submit(_work, [source]).result()[0]
        except BrokenExecutor:
            path = source.path
            record = source.record
            return Failure(
                path, "killed", "the process that worked on it was killed; split it", record
            )


_pipeline: Pipeline | None = None


def _pool(options: Options, jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, initializer=_start, initargs=(options,))


def _start(options: Options) -> None:
    import signal

    global _pipeline
    # Ctrl-C reaches every process of the terminal; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _pipeline = Pipeline(options)


def _work(batch: list[Source | InputError]) -> list[Result]:
    assert _pipeline is not None
    return [attempt(_pipeline.article, source) for source in batch]
