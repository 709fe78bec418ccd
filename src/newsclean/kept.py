"""What one run worked out and the next need not: kept as Python keeps compiled modules.

A short run of ``newsclean clean`` would spend more on compiling its expressions and reading its
tables than on its dump. So what comes of that is kept, in ``__pycache__`` beside this module, or
in the user's cache folder where that cannot be written; the file's name is that of the very Python
that made it. A value has a stamp of what it was made from, and is made again when that changes.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["apart", "keep", "stamp", "value"]

T = TypeVar("T")

#: What is kept is used by this Python only: 3.12.1 may compile otherwise than 3.12.0.
_NAME = f"kept.{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.maxsize:x}.marshal"

#: Bytes: a file beyond this holds what only earlier versions wanted.
_LARGE = 1_500_000

_kept: dict[Any, tuple[Any, Any]] | None = None
_used: set[Any] = set()
_new = False
_registered = False
_new_apart: dict[str, tuple[Any, Any]] = {}


def value(key: object, made_from: object, make: Callable[[], T]) -> T:
    """What was kept under a key, or what is made now, for the next run to have.

    Args:
        key: A name; anything that ``marshal`` takes and that can be hashed.
        made_from: What the value depends on; see ``stamp``.
        make: Makes the value: numbers, texts, bytes, and lists, tuples and dicts of them. It must
            not be changed afterwards.

    >>> value("doctest", 1, lambda: [1, 2])
    [1, 2]
    """
    global _kept, _new
    if _kept is None:
        _kept = _loaded()
    _used.add(key)
    found = _kept.get(key)
    if found is not None and found[0] == made_from:
        kept: T = found[1]
        return kept
    made = make()
    _kept[key] = (made_from, made)
    _new = True
    _keep_at_exit()
    return made


def apart(name: str, made_from: object, make: Callable[[], T]) -> T:
    """The same as ``value``, in a file of its own: for what is large and seldom used.

    Args:
        name: Letters, digits and hyphens, for the file's name.
        made_from: What the value depends on.
        make: Makes the value.
    """
    for path in _places():
        found = _read(_path_apart(path, name))
        if isinstance(found, tuple) and len(found) == 2 and found[0] == made_from:
            kept: T = found[1]
            return kept
    made = make()
    _new_apart[name] = (made_from, made)
    _keep_at_exit()
    return made


def _keep_at_exit() -> None:
    """For those who use newsclean as a library; the command line keeps by itself."""
    global _registered
    if not _registered:
        _registered = True
        atexit.register(keep)


def stamp(*paths: str) -> tuple[tuple[str, int, int], ...]:
    """The sizes and dates of files: what is made from them is made again when one changes."""
    stats = [(path, os.stat(path)) for path in paths]
    return tuple((path, found.st_size, found.st_mtime_ns) for path, found in stats)


def keep() -> None:
    """Keep what was made in this run for the next; silent where nothing can be written."""
    global _new
    for name, made in _new_apart.items():
        _keep(made, [_path_apart(path, name) for path in _places()])
    _new_apart.clear()
    if _new and _kept is not None:
        # What other versions left, whose expressions nobody asks for, would be read at every start.
        wanted = _kept if _size(_kept) < _LARGE else {key: _kept[key] for key in _used}
        _keep(wanted, _places())
    _new = False


def _size(made: Any) -> int:
    try:
        return len(marshal.dumps(made))
    except ValueError:
        return 0


def _keep(made: Any, paths: list[str]) -> None:
    """Write to the first place that can be written."""
    try:
        data = marshal.dumps(made)
    except ValueError:
        return
    for path in paths:
        if _written(path, data):
            return


def _path_apart(path: str, name: str) -> str:
    """Beside what is kept together."""
    return os.path.join(os.path.dirname(path), f"{name}.{_NAME}")


def _places() -> list[str]:
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    users = os.path.join(home, "newsclean", _NAME)
    if sys.dont_write_bytecode:  # somebody wants no __pycache__ there
        return [users]
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "__pycache__", _NAME)
    return [beside, users]


def _loaded() -> dict[Any, tuple[Any, Any]]:
    for path in _places():
        found = None if _file_size(path) > 2 * _LARGE else _read(path)
        if isinstance(found, dict) and all(isinstance(one, tuple) for one in found.values()):
            return found
    return {}


def _file_size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except (OSError, ValueError):
        return 0


def _read(path: str) -> object:
    """What a file holds; None where there is none, or where it is broken."""
    try:
        with open(path, "rb") as file:
            return marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _written(path: str, data: bytes) -> bool:
    """Whether the file could be written, whole and at once: other processes may be reading it."""
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(draft, "xb") as file:
            file.write(data)
        os.replace(draft, path)
    except (OSError, ValueError):
        return False
    return True
