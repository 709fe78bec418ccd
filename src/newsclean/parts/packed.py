"""The labels of very many lines in a few bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable

from newsclean.model import Label, SpanCut

__all__ = ["PackedLabels"]


class PackedLabels:
    """A number for each line, and the few labels that they stand for; spans apart.

    >>> packed = PackedLabels()
    >>> packed.add([Label("blank", "blank", 1.0)] * 3)
    >>> packed.of(1, 3) == [Label("blank", "blank", 1.0)] * 2
    True
    """

    def __init__(self) -> None:
        self.table: list[Label] = []
        self._numbers: dict[Label, int] = {}
        self._lines = array("I")
        self._reasons: list[tuple[str, str]] = []
        self._reason_numbers: dict[tuple[str, str], int] = {}
        # Of each span: its line, its start, its end, its reason.
        self._at, self._start, self._end, self._why = (array("Q") for _ in range(4))

    def __len__(self) -> int:
        return len(self._lines)

    def number(self, label: Label) -> int:
        """The number that stands for a label without spans."""
        found = self._numbers.get(label)
        if found is None:
            found = self._numbers[label] = len(self.table)
            self.table.append(label)
        return found

    def add(self, labels: Iterable[Label]) -> None:
        """Add the labels of the next lines."""
        known = self._numbers
        for label in labels:
            plain = label
            if label.spans:
                self._add_spans(label.spans)
                plain = label._replace(spans=())
            number = known.get(plain)
            self._lines.append(self.number(plain) if number is None else number)

    def add_numbers(self, numbers: Iterable[int]) -> None:
        """Add the labels of the next lines by their numbers."""
        self._lines.extend(numbers)

    def again(self, start: int, end: int) -> None:
        """Add the labels of these lines once more: the next ones are the same."""
        first, last = bisect_left(self._at, start), bisect_left(self._at, end)
        moved = len(self._lines) - start
        self._at.extend([at + moved for at in self._at[first:last]])
        for column in (self._start, self._end, self._why):
            column.extend(column[first:last])
        self._lines.extend(self._lines[start:end])

    def of(self, start: int, end: int, table: list[Label] | None = None) -> list[Label]:
        """The labels of these lines.

        Args:
            start: The first of them.
            end: The one after the last.
            table: Other labels for the numbers than those that were added.
        """
        numbers = table or self.table
        labels = [numbers[number] for number in self._lines[start:end]]
        for at, spans in self._spans(start, end).items():
            labels[at - start] = labels[at - start]._replace(spans=tuple(spans))
        return labels

    def _add_spans(self, spans: Iterable[SpanCut]) -> None:
        at = len(self._lines)
        for span in spans:
            reason = span[2:]
            why = self._reason_numbers.get(reason)
            if why is None:
                why = self._reason_numbers[reason] = len(self._reasons)
                self._reasons.append(reason)
            self._at.append(at)
            self._start.append(span.start)
            self._end.append(span.end)
            self._why.append(why)

    def _spans(self, start: int, end: int) -> dict[int, list[SpanCut]]:
        found: dict[int, list[SpanCut]] = {}
        for i in range(bisect_left(self._at, start), bisect_left(self._at, end)):
            reason = self._reasons[self._why[i]]
            span = SpanCut(self._start[i], self._end[i], *reason)
            found.setdefault(self._at[i], []).append(span)
        return found
