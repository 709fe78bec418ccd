"""Open one input, unpack it, see what it is, and yield its documents."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from newsclean.errors import InputError
from newsclean.inputs.kinds import Origin, kind, kind_of
from newsclean.inputs.locations import Location
from newsclean.inputs.packing import unpacked
from newsclean.model import Source
from newsclean.options import Options

__all__ = ["opened", "read"]

#: How much of an input is looked at to see what it is.
HEAD = 1 << 16


@contextmanager
def opened(location: Location, options: Options) -> Iterator[io.BufferedReader[Any]]:
    """The input as a stream of unpacked bytes.

    Raises:
        InputError: it cannot be opened or read; ``path`` is filled in.
    """
    try:
        if location.problem is not None:
            raise location.problem
        if location.file == "-":
            if sys.stdin is None:  # the shell's <&-
                raise InputError("unreadable", "standard input is closed", "name a file")
            yield unpacked(_buffered(sys.stdin.buffer), options.max_expand)
            return
        with io.BufferedReader(io.FileIO(location.file), HEAD) as stream:
            yield unpacked(stream, options.max_expand)
    except InputError as error:
        error.path = error.path or location.path
        raise
    except FileNotFoundError:
        raise InputError(
            "not-found", "no such file", "check the name", path=location.path
        ) from None
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) and "null" not in str(error):
            raise
        said = getattr(error, "strerror", None) or str(error)
        raise InputError(
            "unreadable", f"cannot be read ({said})", "check its permissions", path=location.path
        ) from None


def read(location: Location, options: Options) -> Iterator[Source | InputError]:
    """The documents of one input, with an error in place of each that cannot be read."""
    try:
        with opened(location, options) as stream:
            name = os.path.basename(location.path).lower()
            chosen = options.input_format
            if chosen == "auto":
                chosen = kind_of(stream.peek(HEAD)[:HEAD], name)
            origin = Origin(location.path, location.name, options)
            yield from kind(chosen).sources(stream, origin)
    except InputError as error:
        yield error


def _buffered(stream: Any) -> io.BufferedReader[Any]:
    # Standard input's own buffer peeks at 8 kB only.
    return io.BufferedReader(getattr(stream, "raw", stream), HEAD)
