"""Which inputs a command line names: files, folders walked in order, lists of files, stdin."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from typing import NamedTuple

from newsclean.errors import InputError

__all__ = ["Location", "bare_path", "find", "listed", "printable"]

#: Endings that say how a file is packed or written, not what it is called.
_PACKED = (".gz", ".bz2", ".xz", ".zst")
_WRITTEN = (
    ".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".json", ".jsonl", ".ndjson",
    ".warc", ".wet", ".md", ".dump",
)  # fmt: skip


class Location(NamedTuple):
    """One input: a file, or standard input (``file`` is "-")."""

    file: str  # as the system knows it; may hold undecodable bytes
    path: str  # as it is shown and recorded: always valid Unicode
    name: str  # where below an output folder it belongs, without ending
    problem: InputError | None = None  # it cannot be read at all


def find(
    inputs: Sequence[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    files: Iterable[str] = (),
) -> Iterator[Location]:
    """The inputs in order; standard input where none is named.

    Args:
        inputs: Files, folders or "-".
        include: Globs, on a walked file's name or on its path below the folder; none means all.
        exclude: Globs likewise, of files and folders that are left out.
        files: More inputs, after the others (see ``listed``).
    """
    include, exclude = _spelled_out(include), _spelled_out(exclude)
    for given in [*inputs, *files]:
        if given == "-":
            yield Location("-", "-", "stdin")
        elif not given:
            problem = InputError(
                "not-found", "an input's name is empty", "check what should say it"
            )
            yield Location("", "''", "", problem)
        elif os.path.isdir(given):
            yield from _walked(given, include, exclude)
        else:
            yield Location(given, printable(given), bare(os.path.basename(given)))


def listed(content: bytes) -> list[str]:
    """The file names in a list: separated by NUL if it has any, else by line ends.

    >>> listed(b"a.txt\\nb.txt\\n")
    ['a.txt', 'b.txt']
    """
    names = content.split(b"\0") if b"\0" in content else content.splitlines()
    return [os.fsdecode(name) for name in names if name.strip()]


def printable(path: str) -> str:
    r"""The path as valid Unicode: a byte that is none is written ``\xff``.

    >>> printable("a\udcff.txt")
    'a\\xff.txt'
    """
    if path.isascii():
        return path
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def bare(name: str) -> str:
    """A file's name without the endings that say how it is packed and written.

    >>> bare("a.txt.gz"), bare("v1.2"), bare(".txt")
    ('a', 'v1.2', '.txt')
    """
    for endings in (_PACKED, _WRITTEN):
        stem, ending = os.path.splitext(name)
        if stem and ending.lower() in endings:
            name = stem
    return name


def _walked(folder: str, include: Sequence[str], exclude: Sequence[str]) -> Iterator[Location]:
    found = False
    # Files and folders by their names together, as `rg --sort path` has them; a stack, for folders
    # may be nested deeper than Python's recursion goes.
    waiting = [""]
    while waiting:
        below = waiting.pop()
        place = os.path.join(folder, below) if below else folder
        if below and not os.path.isdir(place):
            found = True
            yield Location(place, printable(place), printable(bare_path(below)))
            continue
        try:
            names = sorted(os.listdir(place), reverse=True)
        except OSError as error:
            found = True
            at = printable(place)
            problem = InputError(
                "unreadable", f"cannot list this folder ({error.strerror})", "check its permissions"
            )
            yield Location(at, at, "", problem)
            continue
        waiting += [
            os.path.join(below, name)
            for name in names
            if _is_wanted(place, below, name, include, exclude)
        ]
    if not found:
        sieve = " that --include and --exclude let through" if include or exclude else ""
        shown = printable(folder)
        problem = InputError(
            "no-files", f"no readable file{sieve} in this folder", "name the files themselves"
        )
        yield Location(folder, shown, "", problem)


def _is_wanted(
    place: str, below: str, name: str, include: Sequence[str], exclude: Sequence[str]
) -> bool:
    """Whether a file is an input, or a folder is walked (but never through a link)."""
    if name.startswith(".") or _matches(below, name, exclude):
        return False
    path = os.path.join(place, name)
    if os.path.isdir(path):
        return not os.path.islink(path)
    return os.path.isfile(path) and (not include or _matches(below, name, include))


def bare_path(path: str) -> str:
    """The same for the last part of a path."""
    folder, name = os.path.split(path)
    return os.path.join(folder, bare(name))


def _matches(below: str, name: str, globs: Sequence[str]) -> bool:
    path = os.path.join(below, name)
    return any(fnmatch(name, glob) or fnmatch(path, glob) for glob in globs)


def _spelled_out(globs: Sequence[str]) -> list[str]:
    """Globs as ripgrep's users write them, as fnmatch takes them.

    >>> _spelled_out(["**/*.{txt,html}", "old/"])
    ['**/*.txt', '*.txt', '**/*.html', '*.html', 'old']
    """
    found = []
    for glob in globs:
        for one in _alternatives(glob.rstrip("/") or glob):
            found += [one, one[3:]] if one.startswith("**/") else [one]
    return found


def _alternatives(glob: str) -> list[str]:
    """The globs that one with {braces} stands for."""
    head, opened, rest = glob.partition("{")
    inside, closed, tail = rest.partition("}")
    if not (opened and closed) or "," not in inside:
        return [glob]
    return [head + one + end for one in inside.split(",") for end in _alternatives(tail)]
