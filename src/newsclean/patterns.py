"""Regular expressions that are compiled once for all runs, not once a run.

Python compiles an expression in 0.1 to 2 ms; there are a hundred of them.
"""

from __future__ import annotations

import re
from typing import Any

from newsclean import kept

__all__ = ["compiled"]

#: Final flags, machine words, number of groups, their names, the names by index.
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, from what an earlier run compiled where there is that.

    Args:
        pattern: A regular expression.
        flags: ``re``'s flags.

    Raises:
        re.error: the expression is none.

    >>> compiled("第([0-9]+)[届屆]").fullmatch("第12届")[1]
    '12'
    """
    flags = int(flags)
    code = kept.value((pattern, flags), None, lambda: _compiled(pattern, flags))
    made = None if code is None else _made(pattern, code)
    return re.compile(pattern, flags) if made is None else made


def _compiled(pattern: str, flags: int) -> _Code | None:
    """The expression as ``re`` compiles it; None where this Python keeps that to itself."""
    from array import array

    try:
        parser: Any = re._parser  # type: ignore[attr-defined]
        compiler: Any = re._compiler  # type: ignore[attr-defined]
        tree = parser.parse(pattern, flags)
        words = array("I", compiler._code(tree, flags))
        groups = tree.state.groupdict
        names: list[str | None] = [None] * tree.state.groups
        for name, index in groups.items():
            names[index] = name
        final = flags | int(tree.state.flags)
        if words.itemsize != 4:
            return None
        return final, words.tobytes(), tree.state.groups - 1, dict(groups), tuple(names)
    except AttributeError:
        return None


def _made(pattern: str, code: _Code) -> re.Pattern[str] | None:
    """``_sre.compile`` is what ``re.compile`` itself ends with; it checks the code it is given."""
    try:
        import _sre  # type: ignore[import-not-found,unused-ignore]

        final, words, groups, names, indexes = code
        made: re.Pattern[str] = _sre.compile(
            pattern, final, list(memoryview(words).cast("I")), groups, names, indexes
        )
    except (ImportError, TypeError, ValueError, RuntimeError, OverflowError):
        return None
    return made
