"""Plain text: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newsclean.errors import InputError
from newsclean.inputs.kinds import Origin
from newsclean.model import Source

__all__ = ["MANY", "looks_like", "sources"]

MANY = False


def looks_like(head: bytes, name: str) -> bool:
    """Always: what is nothing else is text."""
    del head, name
    return True


def sources(stream: BinaryIO, origin: Origin) -> Iterator[Source | InputError]:
    """The file as one document."""
    yield Source(path=origin.path, data=stream.read(), kind="text", name=origin.name)
