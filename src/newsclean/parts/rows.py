"""A sequence whose rows are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, overload

__all__ = ["Rows"]

T = TypeVar("T")


class Rows(Sequence[T]):
    """What a function makes, made anew for each reader: as a tuple, in the memory of a row.

    Args:
        make: Gives the rows in order; the same ones each time. To send it to another process it
            must be a function of a module or a method, or a ``partial`` of one.

    >>> Rows(lambda: iter("ab"))[1], list(Rows(lambda: iter("ab")))
    ('b', ['a', 'b'])
    """

    def __init__(self, make: Callable[[], Iterator[T]]) -> None:
        self._make = make
        self._count: int | None = None

    def __iter__(self) -> Iterator[T]:
        return self._make()

    def __len__(self) -> int:
        if self._count is None:
            self._count = sum(1 for _ in self._make())
        return self._count

    def __bool__(self) -> bool:
        return next(self._make(), self) is not self

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return tuple(self._make())[at]
        place = at + len(self) if at < 0 else at
        for row in islice(self._make(), place, None) if place >= 0 else ():
            return row
        raise IndexError(at)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, (Rows, tuple)) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"
