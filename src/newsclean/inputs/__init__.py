"""Bytes in: files, folders and standard input, unpacked, and split into sources.

``find`` lists the inputs that a command line names, ``read`` opens one and yields its sources.
"""

from __future__ import annotations

from newsclean.inputs.locations import Location, find
from newsclean.inputs.reading import opened, read

__all__ = ["Location", "find", "opened", "read"]
