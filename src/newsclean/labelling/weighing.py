"""The table of weights, and the sum of a unit's rows.

A row of weights is one whole number, a field of 32 bits for each column: so a sum of rows is one
addition for all columns. The numbers are hundredths of log odds; ``tools/fit_labelling.py`` fits
them. They hold no text.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
import os
from functools import lru_cache
from struct import Struct
from typing import NamedTuple

from newsclean import kept
from newsclean.labelling.features import COLUMNS, GROUPS, features

__all__ = ["Group", "Weights", "columns", "packed", "weights"]

#: How many rows are remembered for a group before it is forgotten: some 10 MB.
_REMEMBERED = 40_000

_FIELDS = Struct(f"<{len(COLUMNS)}i")
#: Added to a sum, it keeps the fields from borrowing of each other; its bits are the signs.
_LIFT = sum(1 << (32 * i + 31) for i in range(len(COLUMNS)))


class Group:
    """The features of one group of signals, and the sums that were asked for before."""

    def __init__(self, singles: list[list[int]], pairs: list[tuple[int, int, int, list[int]]]):
        self._singles = singles
        self._pairs = pairs
        self._known: dict[tuple[int, ...], int] = {}

    def row(self, key: tuple[int, ...]) -> int:
        """The sum of the rows of a unit, packed, from the values of its signals."""
        total = self._known.get(key)
        if total is None:
            total = sum([table[value] for table, value in zip(self._singles, key, strict=True)])
            for i, j, size, table in self._pairs:
                total += table[key[i] * size + key[j]]
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = total
        return total


class Weights(NamedTuple):
    """All that was fitted."""

    own: Group
    near: Group
    far: Group
    clues: tuple[float, ...]  # for each of ``labelling.cores.CLUES``
    title: tuple[float, ...]  # for each of ``labelling.title.TITLE_CLUES``


def packed(row: list[int]) -> int:
    """One whole number for a row of weights, a field of 32 bits each."""
    return sum(weight << (32 * i) for i, weight in enumerate(row))


def columns(total: int) -> tuple[int, ...]:
    """The sums of the columns.

    >>> columns(packed([1, -2, 3, 0, 0, 0, -7]))
    (1, -2, 3, 0, 0, 0, -7)
    """
    return _FIELDS.unpack(((total + _LIFT) ^ _LIFT).to_bytes(_FIELDS.size, "little"))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The fitted weights, read when first used."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "weights.tsv")

    def read() -> _Rows:
        with open(path, encoding="utf-8") as file:
            return _rows(file.read())

    return _weights(kept.value("weights", kept.stamp(path), read))


def parsed(text: str) -> Weights:
    """Weights from their file: lines of group, feature, value and numbers, or clue and number."""
    return _weights(_rows(text))


_Rows = tuple[dict[tuple[str, str], dict[int, int]], list[float], list[float]]


def _rows(text: str) -> _Rows:
    rows: dict[tuple[str, str], dict[int, int]] = {}
    clues: list[float] = []
    title: list[float] = []
    for line in text.splitlines():
        group, name, *values = line.split("\t")
        if group == "clue":
            clues.append(float(values[0]))
        elif group == "title":
            title.append(float(values[0]))
        else:
            numbers = list(map(int, values[1].split()))
            rows.setdefault((group, name), {})[int(values[0])] = packed(numbers)
    return rows, clues, title


def _weights(table: _Rows) -> Weights:
    rows, clues, title = table
    own, near, far = (_group(name, rows) for name, _, _ in GROUPS)
    return Weights(own, near, far, tuple(clues), tuple(title))


def _group(group: str, rows: dict[tuple[str, str], dict[int, int]]) -> Group:
    _, signals, pairs = next(one for one in GROUPS if one[0] == group)
    singles: list[list[int]] = []
    doubles: list[tuple[int, int, int, list[int]]] = []
    for name, i, j, size in features(signals, pairs):
        known = rows.get((group, name), {})
        table = [known.get(value, 0) for value in range(signals[i][1] * size)]
        if j < 0:
            singles.append(table)
        else:
            doubles.append((i, j, size, table))
    return Group(singles, doubles)
