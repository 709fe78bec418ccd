"""Text to standard output."""

from __future__ import annotations

import re
import sys
from typing import IO

from newsclean.errors import OutputError
from newsclean.patterns import compiled

__all__ = ["StreamOutput"]

#: Controls but tab and newline, and bidi controls.
_STEERING = compiled("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _visible(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


class StreamOutput:
    """Standard output: data only, as it comes; on a terminal without what would steer it."""

    def __init__(self, stream: IO[bytes] | None = None) -> None:
        self._stream = stream
        self._steers: bool | None = None  # whether a terminal reads it; asked at the first write

    def trusted(self) -> None:
        """What comes is the program's own: colours may pass."""
        self._steers = False

    def write(self, text: str) -> None:
        """Add a piece of text."""
        stream = self._opened()
        if self._steers is None:
            self._steers = stream.isatty()
        if self._steers and not text.isprintable():
            text = _STEERING.sub(_visible, text)
        try:
            stream.write(text.encode("utf-8", "surrogatepass"))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _cannot_write(error) from None

    def close(self) -> None:
        """All is written: now errors of the stream show."""
        try:
            self._opened().flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _cannot_write(error) from None

    def _opened(self) -> IO[bytes]:
        if self._stream is not None:
            return self._stream
        if sys.stdout is None:  # the shell's >&-
            raise OutputError("standard output is closed", "name an output with -o")
        return sys.stdout.buffer

    def abandon(self) -> None:
        """Nothing to take back: what was printed is printed."""


def _cannot_write(error: OSError) -> OutputError:
    from newsclean.outputs.staging import cannot_write

    return cannot_write("standard output", error)
