"""What a run has written so far, so that the next one can carry on after a crash.

Beside the output lie a log, one JSON line an article, and, where the output is one file, the
articles' text as they were written. A line that a crash cut short counts for nothing, nor does
text behind the last whole line.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import Any, BinaryIO, NamedTuple

from newsclean.outputs.staging import cannot_write, remove_quietly

__all__ = ["Entry", "Journal"]


class Entry(NamedTuple):
    """One article that is written."""

    name: str  # the article's id, which names its file
    start: int  # where its text stands in the part file
    end: int


class Journal:
    """The state of a run, beside its output.

    Args:
        place: The output file, or a name inside the output folder.
        settings: What makes two runs the same: options and version. Another run's state is
            thrown away.

    Raises:
        OutputError: the state cannot be written.
    """

    def __init__(self, place: str, settings: str) -> None:
        self._log_path = f"{place}.newsclean-state"
        self._part_path = f"{place}.newsclean-part"
        self.entries: dict[str, Entry] = {}
        try:
            kept = self._loaded(settings)
            self._log: BinaryIO = open(self._log_path, "r+b" if kept else "wb")  # noqa: SIM115
            self._part: BinaryIO = open(self._part_path, "r+b" if kept else "w+b")  # noqa: SIM115
            self._log.seek(kept)
            self._log.truncate()
            self._part.seek(max((entry.end for entry in self.entries.values()), default=0))
            self._part.truncate()
            if not kept:
                self._append({"settings": settings})
        except OSError as error:
            raise cannot_write(self._log_path, error) from None

    def add(self, key: str, name: str, text: str) -> Entry:
        """Note an article as written.

        Args:
            key: Its source: path, record and hash.
            name: The article's id.
            text: What is to be kept of it; "" where its file is written already.
        """
        try:
            start = self._part.tell()
            self._part.write(text.encode("utf-8", "surrogatepass"))
            # The text first: a log line promises that its text is there.
            self._part.flush()
            entry = self.entries[key] = Entry(name, start, self._part.tell())
            self._append({"key": key, "name": name, "start": start, "end": entry.end})
        except OSError as error:
            raise cannot_write(self._log_path, error) from None
        return entry

    def text(self, entry: Entry) -> str:
        """The text of an article that was written, now or by an earlier run."""
        with open(self._part_path, "rb") as part:
            part.seek(entry.start)
            return part.read(entry.end - entry.start).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Keep the state for the next run."""
        for file in (self._log, self._part):
            with suppress(OSError):
                file.close()

    def remove(self) -> None:
        """All is written: the state goes."""
        self.close()
        remove_quietly(self._log_path)
        remove_quietly(self._part_path)

    def _append(self, row: dict[str, Any]) -> None:
        self._log.write(json.dumps(row).encode("ascii") + b"\n")
        self._log.flush()

    def _loaded(self, settings: str) -> int:
        """Reads an earlier run's log; how many bytes of it count, 0 for a new run."""
        if not os.path.exists(self._part_path):
            return 0
        size = os.path.getsize(self._part_path)
        good = 0
        with suppress(FileNotFoundError), open(self._log_path, "rb") as log:
            for line in log:
                row = _row(line)
                if row is None or (good == 0 and row.get("settings") != settings):
                    break
                if good:
                    entry = Entry(row["name"], row["start"], row["end"])
                    if entry.end > size:
                        break
                    self.entries[row["key"]] = entry
                good += len(line)
        return good


def _row(line: bytes) -> dict[str, Any] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None
