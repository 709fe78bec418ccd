"""The built-in rules in a form that loads in less than a millisecond.

Reading the TOML files with their examples and looking for the literals of every expression costs
a tenth of a second, more than a whole run may. So the outcome is kept for the next run, until any
file of this package has another size or date.
"""

from __future__ import annotations

import os
from typing import Any

from newsclean import kept
from newsclean.noise.matcher import Ready

__all__ = ["builtin"]

_LITERALS, _LINES = Ready._fields.index("literals"), Ready._fields.index("lines")

FOLDER = os.path.dirname(os.path.abspath(__file__))


def builtin() -> list[Ready]:
    """The built-in rules, ready for matching."""
    return [_unpacked(row) for row in kept.apart("rules", _made_from(), _made)]


def _made_from() -> tuple[tuple[str, int, int], ...]:
    """What the outcome depends on: the rules, and the modules that read them."""
    with os.scandir(FOLDER) as entries:
        stats = [
            (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
            for entry in entries
            if entry.name.endswith((".toml", ".py"))
        ]
    return tuple(sorted(stats))


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


def _made() -> list[tuple[object, ...]]:
    from newsclean.noise.book import ready_rules
    from newsclean.noise.files import builtin_rules
    from newsclean.noise.literals import code

    rules = ready_rules(builtin_rules())
    return [_packed(ready._replace(code=code(ready.pattern))) for ready in rules]
