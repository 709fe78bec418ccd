"""The other engine: exactly what the package ``opencc-python-reimplemented`` writes.

For corpora that were made with it: its dictionaries are years old and it errs where ours does
not (什么 becomes 什幺), but what it once wrote it writes again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

from newsclean.errors import UsageError

__all__ = ["check_engine", "reimplemented"]

ENGINES = ("newsclean", "opencc-python-reimplemented")


def check_engine(engine: str) -> None:
    """Raise UsageError for an engine that there is not, with the nearest."""
    if engine not in ENGINES:
        from difflib import get_close_matches

        near = get_close_matches(engine, ENGINES, 1, 0.1)
        raise UsageError(f"{engine!r} is no engine", f"did you mean {(near or ENGINES)[0]!r}?")


@cache
def reimplemented(name: str) -> Callable[[str], str]:
    """That package's conversion of this name (``tw2s``).

    Raises:
        UsageError: the package has no such configuration, or it is not installed.
    """
    try:
        import opencc
    except ImportError as error:
        raise UsageError(
            "the engine opencc-python-reimplemented is not installed",
            "pip install opencc-python-reimplemented",
        ) from error
    try:
        # Its files are opened without an encoding: silenced where Python warns of that.
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return cast("Callable[[str], str]", opencc.OpenCC(name).convert)
    except OSError as error:
        raise UsageError(
            f"opencc-python-reimplemented has no configuration {name!r}",
            "try one of hk2s s2hk s2t s2tw s2twp t2hk t2s t2tw tw2s tw2sp",
        ) from error
