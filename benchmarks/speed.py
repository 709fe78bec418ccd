"""Speed as ratios, all in one run: absolutes mean little on a shared machine.

    make bench      or      python benchmarks/speed.py [--peers]

Start-up: CPU of whole commands to that of ``python -c pass``. Throughput: MB/s of CPU of the whole
of ``clean`` on dumps of 2 to 10 kB, to a plain decode-and-split of the same bytes; and the time
that a document ten times as long takes. ``--peers`` adds trafilatura and jusText, where they are
installed, on the same lines as ``<p>``.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import newsclean

FIXTURES = Path(__file__).parent.parent / "fixtures"
ROUNDS = 9


def cpu_of_process(*command: str) -> float:
    """Median seconds of CPU that a command takes."""
    taken = []
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken)


def cpu_of(work: Callable[[], object]) -> float:
    """The least seconds of CPU that the work takes in this process."""
    work()
    taken = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        taken.append(time.process_time() - before)
    return min(taken)


def dumps() -> list[bytes]:
    """The fixtures' dumps as UTF-8, repeated or cut to 2 to 10 kB."""
    found = []
    for path in sorted(FIXTURES.glob("*/dump.txt")):
        data = path.read_bytes()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(data) >= 2000:
            found.append(data[:10_000].rsplit(b"\n", 1)[0])
    return found


def start_up() -> None:
    """Whole commands, beside Python alone."""
    bare = cpu_of_process(sys.executable, "-c", "pass")
    print(f"python -c pass        {bare * 1000:6.1f} ms of CPU")
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.txt"
        small.write_bytes(min(dumps(), key=len)[:2000].rsplit(b"\n", 1)[0])
        for words in (["--version"], ["--help"], ["clean", str(small)]):
            taken = cpu_of_process(sys.executable, "-m", "newsclean", *words)
            name = " ".join(words).replace(str(small), "small.txt")
            print(f"newsclean {name:<20}{taken * 1000:6.1f} ms   {taken / bare:4.1f} times")


def throughput() -> None:
    """The whole of ``clean``, in this process."""
    documents = dumps()
    size = sum(map(len, documents)) / 1e6

    def split() -> object:
        return [line for data in documents for line in data.decode("utf-8").split("\n")]

    def cleaned(**options: object) -> Callable[[], object]:
        return lambda: [newsclean.clean(data, **options).to_dict() for data in documents]

    plain = cpu_of(split)
    print(f"\n{len(documents)} dumps, {size:.2f} MB")
    print(f"decode and split      {size / plain:8.1f} MB/s of CPU")
    for name, options in (("clean", {}), ("clean --to simplified", {"to": "simplified"})):
        taken = cpu_of(cleaned(**options))
        print(f"{name:<22}{size / taken:8.1f} MB/s   {taken / plain:6.1f} times a plain split")
    long = b"\n".join(documents[0] for _ in range(10))
    once = cpu_of(lambda: newsclean.clean(documents[0]))
    ten = cpu_of(lambda: newsclean.clean(long))
    print(f"ten times as long     {ten / once:8.1f} times the time")
    if "--peers" in sys.argv:
        peers(documents, size, cpu_of(cleaned()))


def peers(documents: list[bytes], size: float, own: float) -> None:
    """Other tools on the same lines as paragraphs of a page."""
    pages = [
        "<html><body>"
        + "".join(f"<p>{line}</p>" for line in data.decode("utf-8").split("\n"))
        + "</body></html>"
        for data in documents
    ]
    for name, work in (("trafilatura", _trafilatura), ("justext", _justext)):
        try:
            extract = work()
        except ImportError:
            print(f"{name:<22}not installed")
            continue
        taken = cpu_of(lambda extract=extract: [extract(page) for page in pages])  # type: ignore[misc]
        print(f"{name:<22}{size / taken:8.1f} MB/s   newsclean is {taken / own:.1f} times as fast")


def _trafilatura() -> Callable[[str], object]:
    from trafilatura import extract  # type: ignore[import-not-found,unused-ignore]

    return lambda page: extract(page)  # noqa: PLW0108


def _justext() -> Callable[[str], object]:
    from justext import justext  # type: ignore[import-not-found,unused-ignore]

    return lambda page: justext(page, frozenset())


if __name__ == "__main__":
    start_up()
    throughput()
