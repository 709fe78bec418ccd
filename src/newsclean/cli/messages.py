"""Messages on standard error: one line each, without a control character of the input's."""

from __future__ import annotations

import sys
from typing import TextIO

__all__ = ["is_terminal", "say"]


def say(message: str) -> None:
    r"""Write one line on standard error.

    What could steer a terminal (escapes, bidi controls, line ends) is written as \xNN.
    """
    if sys.stderr is None:
        return
    line = "".join(c if c.isprintable() else _visible(c) for c in f"newsclean: {message}")
    try:
        sys.stderr.write(line.encode("utf-8", "backslashreplace").decode() + "\n")
    except (OSError, ValueError):
        pass  # nobody listens
    except UnicodeEncodeError:
        sys.stderr.write(line.encode("ascii", "backslashreplace").decode() + "\n")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads a standard stream; None is one that the shell has closed."""
    return stream is not None and stream.isatty()


def _visible(character: str) -> str:
    return " " if character in "\n\t" else character.encode("unicode_escape").decode("ascii")
