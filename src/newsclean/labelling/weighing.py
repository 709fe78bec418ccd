"""The table of weights, and the sum of a unit's rows.

A row of weights is one whole number, a field of 32 bits for each column: so a sum of rows is one
addition for all columns. The numbers are hundredths of log odds; ``tools/fit_labelling.py`` fits
them. They hold no text.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from struct import Struct
from typing import NamedTuple

from newsclean import kept
from newsclean.labelling.features import COLUMNS, GROUPS, PARTS, features

__all__ = ["Group", "Weights", "columns", "packed", "weights"]

#: How many rows are remembered for a group before it is forgotten: some 10 MB.
_REMEMBERED = 40_000

_FIELDS = Struct(f"<{len(COLUMNS)}i")
#: Added to a sum, it keeps the fields from borrowing of each other; its bits are the signs.
_LIFT = sum(1 << (32 * i + 31) for i in range(len(COLUMNS)))


class Part(dict[tuple[int, ...], int]):
    """The sums of the features of a few signals, packed, by the values of these."""

    def __init__(self, places: Sequence[int]) -> None:
        self.values_in: Callable[[tuple[int, ...]], tuple[int, ...]] = itemgetter(*places)
        self._tables: list[tuple[int, int, int, list[int]]] = []

    def add(self, left: int, right: int, size: int, table: list[int]) -> None:
        """Add a feature: the places of its signals among those of the part, and its rows."""
        self._tables.append((left, right, size, table))

    def __missing__(self, values: tuple[int, ...]) -> int:
        total = sum(
            [
                table[values[left] * size + (values[right] if right >= 0 else 0)]
                for left, right, size, table in self._tables
            ]
        )
        _remember(self, values, total)
        return total


class Group(dict[tuple[int, ...], int]):
    """The sum of the rows of a unit, packed, by the values of its signals in one group.

    What was asked for before is there at once, without a call; of what is new, the parts are.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = [(part, part.values_in) for part in parts]

    def __missing__(self, key: tuple[int, ...]) -> int:
        total = sum([part[values_in(key)] for part, values_in in self._parts])
        _remember(self, key, total)
        return total


def _remember(sums: dict[tuple[int, ...], int], key: tuple[int, ...], total: int) -> None:
    if len(sums) >= _REMEMBERED:
        sums.clear()
    sums[key] = total


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
    places = {name: i for i, (name, _) in enumerate(signals)}
    parts = [[places[name] for name in part] for part in PARTS[group]]
    inside = [({place: at for at, place in enumerate(part)}, Part(part)) for part in parts]
    for name, i, j, size in features(signals, pairs):
        known = rows.get((group, name), {})
        table = [known.get(value, 0) for value in range(signals[i][1] * size)]
        for within, part in inside:
            if i in within and (j < 0 or j in within):
                part.add(within[i], -1 if j < 0 else within[j], size, table)
                break
    return Group([part for _, part in inside])
