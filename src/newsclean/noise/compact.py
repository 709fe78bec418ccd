"""The built-in rules in a form that loads in less than a millisecond.

Reading the TOML files with their examples and looking for the literals of every expression costs
a tenth of a second, more than a whole run may. So the outcome is kept for the next run, until any
file of this package has another size or date.
"""

from __future__ import annotations

import os

from newsclean import kept
from newsclean.noise.index import Index, indexed
from newsclean.noise.matcher import Ready

__all__ = ["builtin"]

FOLDER = os.path.dirname(os.path.abspath(__file__))


def builtin() -> tuple[list[Ready], Index]:
    """The built-in rules, ready for matching, and their index."""
    rows, literals, lines, always = kept.apart("rules", _made_from(), _made)
    return [Ready._make(row) for row in rows], Index(_unpacked(literals), _unpacked(lines), always)


def _made_from() -> tuple[tuple[str, int, int], ...]:
    """What the outcome depends on: the rules, and the modules that read them."""
    with os.scandir(FOLDER) as entries:
        stats = [
            (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
            for entry in entries
            if entry.name.endswith((".toml", ".py"))
        ]
    return tuple(sorted(stats))


_Packed = tuple[str, list[tuple[int, ...]]]


def _packed(held: dict[str, tuple[int, ...]]) -> _Packed:
    """The words as one string: thousands of them take three times as long to load."""
    return "\n".join(held), list(held.values())


def _unpacked(packed: _Packed) -> dict[str, tuple[int, ...]]:
    words, rules = packed
    return dict(zip(words.split("\n"), rules, strict=True)) if rules else {}


def _made() -> tuple[list[tuple[object, ...]], _Packed, _Packed, tuple[int, ...]]:
    from newsclean.noise.book import ready_rules
    from newsclean.noise.files import builtin_rules
    from newsclean.noise.literals import code

    rules = ready_rules(builtin_rules())
    index = indexed([needs for _, needs in rules])
    rows = [tuple(ready._replace(code=code(ready.pattern))) for ready, _ in rules]
    return rows, _packed(index.literals), _packed(index.lines), index.always
