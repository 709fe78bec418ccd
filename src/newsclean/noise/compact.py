"""The built-in rules in a form that loads in less than a millisecond.

Reading the TOML files with their examples and looking for the literals of every expression costs
a tenth of a second, more than a whole run may. So the outcome is kept, as Python keeps compiled
modules: in ``__pycache__`` beside the rules, or in the user's cache folder where that cannot be
written. It is rebuilt without a word when any file of this package has another size or date.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from typing import Any

from newsclean.noise.matcher import Ready

__all__ = ["builtin"]

_LITERALS, _LINES = Ready._fields.index("literals"), Ready._fields.index("lines")

FOLDER = os.path.dirname(os.path.abspath(__file__))

_Key = tuple[str, tuple[tuple[str, int, int], ...]]


def builtin() -> list[Ready]:
    """The built-in rules, ready for matching."""
    key = _key()
    for path in _places():
        rows = _kept(path, key)
        if rows is not None:
            return rows
    rows = _built()
    _keep(key, rows)
    return rows


def _key() -> _Key:
    """What the outcome depends on: this Python, the rules, and the modules that read them."""
    with os.scandir(FOLDER) as entries:
        stats = [
            (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
            for entry in entries
            if entry.name.endswith((".toml", ".py"))
        ]
    return sys.version, tuple(sorted(stats))


def _places() -> list[str]:
    name = f"rules.{sys.implementation.cache_tag}.marshal"
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(
        os.path.expanduser("~"),
        ".cache",
    )
    users = os.path.join(home, "newsclean", name)
    if sys.dont_write_bytecode:  # somebody wants no __pycache__ there
        return [users]
    return [os.path.join(FOLDER, "__pycache__", name), users]


def _kept(path: str, key: _Key) -> list[Ready] | None:
    try:
        with open(path, "rb") as file:
            kept_key, rows = marshal.loads(file.read())
        return [_unpacked(row) for row in rows] if kept_key == key else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _packed(ready: Ready) -> tuple[object, ...]:
    """The fields, their lists as one string each: thousands of strings take three times as long."""
    return tuple("\n".join(field) if isinstance(field, tuple) else field for field in ready)


def _unpacked(row: tuple[Any, ...]) -> Ready:
    ready = Ready(*row)
    literals, lines = row[_LITERALS], row[_LINES]
    return ready._replace(
        literals=tuple(literals.split("\n")) if literals else (),
        lines=tuple(lines.split("\n")) if lines else (),
    )


def _built() -> list[Ready]:
    from newsclean.noise.book import ready_rules
    from newsclean.noise.files import builtin_rules
    from newsclean.noise.literals import code

    return [ready._replace(code=code(ready.pattern)) for ready in ready_rules(builtin_rules())]


def _keep(key: _Key, rows: list[Ready]) -> None:
    data = marshal.dumps((key, [_packed(row) for row in rows]))
    for path in _places():
        if _written(path, data):
            return


def _written(path: str, data: bytes) -> bool:
    """Whether the file could be written, whole and at once: other processes may be reading it."""
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(draft, "xb") as file:
            file.write(data)
        os.replace(draft, path)
    except OSError:
        with suppress(OSError):
            os.remove(draft)
        return False
    return True
