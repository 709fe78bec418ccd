"""Many inputs: in order, on as many processes as wanted, one result each."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from newsclean.errors import InputError
from newsclean.failures import attempt
from newsclean.model import Article, Failure, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["cores", "ordered", "run"]

#: Seconds of work before other processes are worth starting: each costs about 0.1 s.
ALONE = 0.4
#: Items a task: enough that sending them costs little, few enough that all cores end together.
BATCH = 16
#: Bytes a task, so that a run over large files does not hold many of them in memory.
BATCH_BYTES = 4 * 1024 * 1024

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Pipeline, Item], Result]


def cores() -> int:
    """How many processes this one may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS or Windows
        return os.cpu_count() or 1


def run(
    pipeline: Pipeline, sources: Iterable[Source | InputError], *, jobs: int = 1
) -> Iterator[Article | Failure]:
    """The article of every source, or why it failed, in the order of the sources.

    Args:
        pipeline: With its options checked.
        sources: Read only as far ahead as the jobs need.
        jobs: How many processes.
    """
    return ordered(_article, pipeline, sources, jobs=jobs)


def _article(pipeline: Pipeline, source: Source | InputError) -> Article | Failure:
    return attempt(pipeline.article, source)


def ordered(
    work: Work[Item, Result], pipeline: Pipeline, items: Iterable[Item], *, jobs: int = 1
) -> Iterator[Result | Failure]:
    """What the work makes of each item, in order.

    Args:
        work: A function of a module; it must not raise.
        pipeline: What it works with; other processes make their own of the same options.
        items: Read only as far ahead as the jobs need.
        jobs: How many processes; with more than one, a short run still stays in this one.
    """
    queue = iter(items)
    started = time.monotonic()
    for item in queue:
        yield work(pipeline, item)
        if jobs > 1 and time.monotonic() - started > ALONE:
            yield from _spread(work, pipeline.options, queue, jobs)
            return


def _spread(
    work: Work[Item, Result], options: Options, queue: Iterator[Item], jobs: int
) -> Iterator[Result | Failure]:
    from concurrent.futures import BrokenExecutor  # a slow import, for long runs only

    batches = _batches(queue)
    pool = _pool(options, jobs)
    waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    try:
        while True:
            for batch in islice(batches, max(0, 2 * jobs - len(waiting))):
                waiting.append((batch, pool.submit(_work, work, batch)))
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
                    for item in lost:
                        yield _alone(work, options, item)
                pool = _pool(options, jobs)
    finally:
        # Waiting for the batches that are under way: a process that nobody waits for would
        # outlive this one, and hold its output open.
        pool.shutdown(wait=True, cancel_futures=True)


def _batches(queue: Iterator[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in queue:
        batch.append(item)
        size += len(item.data) if isinstance(item, Source) else 0
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _alone(work: Work[Item, Result], options: Options, item: Item) -> Result | Failure:
    """The result of one item in a process of its own, which may die without harm."""
    from concurrent.futures import BrokenExecutor

    with _pool(options, 1) as pool:
        try:
            return pool.submit(_work, work, [item]).result()[0]
        except BrokenExecutor:
            said = "the process that worked on it was killed; split it"
            path = getattr(item, "path", "")
            return Failure(path, "killed", said, getattr(item, "record", None))


_pipeline: Pipeline | None = None


def _pool(options: Options, jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, initializer=_start, initargs=(options,))


def _start(options: Options) -> None:
    import signal
    import threading

    global _pipeline
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Ctrl-C reaches every process of the terminal; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _pipeline = Pipeline(options)


def _end_with_parent() -> None:
    """Ends this process when its parent is gone: killed, it could not say good-bye."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(work: Work[Any, Result], batch: list[Any]) -> list[Result]:
    assert _pipeline is not None
    return [work(_pipeline, item) for item in batch]
