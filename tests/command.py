"""Runs the command line in this process, for tests."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from newsclean.cli import run

__all__ = ["Ran", "newsclean"]


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def rows(self) -> list[Any]:
        return [json.loads(line) for line in self.text.splitlines()]


class _Stream(io.TextIOWrapper):
    """A standard stream whose bytes outlive it."""

    def __init__(self, data: bytes = b"") -> None:
        self.kept = io.BytesIO(data)
        super().__init__(self.kept, encoding="utf-8", write_through=True)


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[_Stream, _Stream]]:
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = _Stream(), _Stream()
    sys.stdin, sys.stdout, sys.stderr = _Stream(stdin), out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept


def newsclean(*args: object, stdin: bytes = b"") -> Ran:
    """Run ``newsclean ARGS`` with these bytes on standard input."""
    with _streams(stdin) as (out, err):
        code = run([str(arg) for arg in args])
        out.flush()
        err.flush()
        return Ran(code, out.kept.getvalue(), err.kept.getvalue().decode("utf-8"))
