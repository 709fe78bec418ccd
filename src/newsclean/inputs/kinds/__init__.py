"""The kinds of input: one module each, found by its name.

A kind has ``looks_like(head, name) -> bool`` (the first bytes without white space or BOM, NULs
removed; and the file's name in lower case) and ``sources(stream, origin) -> Iterator[Source |
InputError]``. What cannot be read of one record is yielded as an error, and the rest goes on.
A kind that holds several documents has ``MANY = True``.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
import os
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import BinaryIO, NamedTuple, Protocol, cast

from newsclean.errors import InputError
from newsclean.model import Source
from newsclean.options import Options

__all__ = ["Kind", "Origin", "kind", "kind_of", "names"]


class Origin(NamedTuple):
    """Where a stream comes from, and how it is to be read."""

    path: str
    name: str
    options: Options


class Kind(Protocol):
    """What a module of this package gives."""

    MANY: bool

    def looks_like(self, head: bytes, name: str) -> bool:
        """Whether an input that begins so is of this kind."""

    def sources(self, stream: BinaryIO, origin: Origin) -> Iterator[Source | InputError]:
        """The documents in it."""


@cache
def names() -> tuple[str, ...]:
    """The kinds there are: a module of this package is one, unless its name begins with _."""
    modules = (name for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py"))
    return tuple(sorted(name[:-3] for name in modules if not name.startswith("_")))


def kind(name: str) -> Kind:
    """The kind of that name.

    >>> kind("jsonl").MANY
    True
    """
    return cast(Kind, import_module(f"newsclean.inputs.kinds.{name}"))


def kind_of(head: bytes, name: str) -> str:
    """What an input is that begins with these bytes and has this file name.

    >>> kind_of(b"<!DOCTYPE html><html>", "page")
    'html'
    """
    text = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    text = text.removeprefix(b"\xfe\xff").lstrip()
    first = text[:1]
    # Anything else begins like plain text; no module is loaded to find that out.
    if first in (b"{", b"<", b"W") or name.endswith((".html", ".htm", ".jsonl", ".ndjson")):
        for candidate in names():
            if candidate != "text" and kind(candidate).looks_like(text, name):
                return candidate
    return "text"
