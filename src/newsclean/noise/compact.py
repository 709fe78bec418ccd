"""The built-in rules in a form that loads in less than a millisecond.

Reading the TOML files with their examples and looking for the literals of every expression costs
tens of milliseconds, more than a whole run may. So the outcome is kept, as Python keeps compiled
modules: in ``__pycache__`` beside the rules, or in the user's cache folder where that cannot be
written. It is rebuilt without a word when any file of this package has another size or date.
"""

from __future__ import annotations

import marshal
import os
import sys

from newsclean.noise.files import FOLDER
from newsclean.noise.matcher import Ready

__all__ = ["builtin"]

_Key = tuple[tuple[str, int, int], ...]


def builtin() -> list[Ready]:
    """The built-in rules, ready for matching."""
    key = _key()
    for path in _places():
        rows = _kept(path, key)
        if rows is not None:
            return rows
    rows = _built()
    if not sys.dont_write_bytecode:
        _keep(key, rows)
    return rows


def _key() -> _Key:
    """What the outcome depends on: the rules, and the modules that read them."""
    with os.scandir(FOLDER) as entries:
        stats = [
            (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
            for entry in entries
            if entry.name.endswith((".toml", ".py"))
        ]
    return tuple(sorted(stats))


def _places() -> list[str]:
    name = f"rules.{sys.implementation.cache_tag}.marshal"
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(  # noqa: PTH118
        os.path.expanduser("~"),  # noqa: PTH111
        ".cache",
    )
    return [
        os.path.join(FOLDER, "__pycache__", name),  # noqa: PTH118
        os.path.join(home, "newsclean", name),  # noqa: PTH118
    ]


def _kept(path: str, key: _Key) -> list[Ready] | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            kept_key, rows = marshal.load(file)
        return [Ready(*row) for row in rows] if kept_key == key else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _built() -> list[Ready]:
    from newsclean.noise.book import ready_rules
    from newsclean.noise.files import builtin_rules

    return ready_rules(builtin_rules())


def _keep(key: _Key, rows: list[Ready]) -> None:
    data = marshal.dumps((key, [tuple(row) for row in rows]))
    for path in _places():
        if _written(path, data):
            return


def _written(path: str, data: bytes) -> bool:
    """Whether the file could be written, whole and at once: other processes may be reading it."""
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103,PTH120
        with open(draft, "xb") as file:  # noqa: PTH123
            file.write(data)
        os.replace(draft, path)  # noqa: PTH105
    except OSError:
        return False
    return True
