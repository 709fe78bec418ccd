"""``--resume``: what an earlier run wrote is not done again, and the output is the same."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newsclean import __version__, formats
from newsclean.cli.running import Inputs, Report, folder_output, is_folder, stream_output
from newsclean.errors import InputError, UsageError
from newsclean.hashing import hash_of
from newsclean.model import Article, Failure, Source
from newsclean.options import Options
from newsclean.outputs import FolderOutput
from newsclean.outputs.journal import Entry, Journal

__all__ = ["resumed"]

Results = Iterator[Article | Failure]
Run = Callable[[Iterator[Source | InputError]], Results]


def resumed(
    run: Run,
    sources: Iterable[Source | InputError],
    given: Mapping[str, Any],
    options: Options,
    inputs: Inputs,
    report: Report,
    *,
    many: bool,
) -> int:
    """Clean what an earlier run did not, and write all of it; the exit code.

    Args:
        run: Gives the results of sources, in order.
        sources: All of them, done or not.

    Raises:
        UsageError: there is no output beside which the state could lie.
    """
    output = given["output"]
    if output is None or output == "-":
        raise UsageError("--resume needs an output to lie beside", "name one with -o")
    into_folder = is_folder(output)
    if into_folder:
        os.makedirs(output, exist_ok=True)
    place = os.path.join(output, ".newsclean") if into_folder else output
    journal = Journal(place, f"{__version__} {options!r}")
    form = formats.format_named(options.format)
    replaced = {**given, "force": True}
    folder = folder_output(replaced, inputs, form.ENDING, planned=False) if into_folder else None
    try:
        entries = list(_entries(run, sources, journal, folder, options, report))
    finally:
        journal.close()
    if folder:
        folder.close()
    elif entries or many:
        file = stream_output(replaced, inputs)
        texts = ((journal.text(entry),) for entry in entries)
        for piece in formats.joined(texts, options.format, many=many):
            file.write(piece)
        file.close()
    if not report.failed:
        journal.remove()
    return report.end()


def _entries(
    run: Run,
    sources: Iterable[Source | InputError],
    journal: Journal,
    folder: FolderOutput | None,
    options: Options,
    report: Report,
) -> Iterator[Entry]:
    """The articles in the order of their sources, written now or by an earlier run."""
    done = dict(journal.entries)
    order: deque[str | Entry] = deque()  # the key of a source that is worked on, or what it gave

    def waiting() -> Iterator[Source | InputError]:
        for source in sources:
            key = _key(source)
            entry = done.get(key)
            order.append(key if entry is None else entry)
            if entry is None:
                yield source

    def earlier() -> Iterator[Entry]:
        while order and isinstance(order[0], Entry):
            entry = order.popleft()
            assert isinstance(entry, Entry)
            report.written += 1
            if folder:
                folder.skip(entry.name)
            yield entry

    for result in run(waiting()):
        yield from earlier()
        key = order.popleft()
        assert isinstance(key, str)
        if isinstance(result, Failure):
            report.failure(result)
            continue
        report.written += 1
        text = formats.render(result, options.format)
        if folder:
            folder.write(result.id, text)
        yield journal.add(key, result.id, "" if folder else text)
    yield from earlier()


def _key(source: Source | InputError) -> str:
    if isinstance(source, InputError):
        return f"{source.path}#{source.record}#error"
    data = source.data
    content = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return f"{source.path}#{source.record}#{hash_of(content)}"
