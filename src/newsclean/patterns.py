"""Regular expressions that are compiled once for all runs, not once a run.

Python compiles an expression in 0.1 to 2 ms, and a short run of ``newsclean clean`` would spend
more on that than on its dump. So what ``re`` compiled is kept, as Python keeps compiled modules:
in ``__pycache__`` beside this module, or in the user's cache folder where that cannot be written.
An entry's key is the expression itself, so none can be stale, and the file's name is that of the
very Python that made it.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from typing import Any

__all__ = ["compiled", "keep"]

#: (pattern, flags) → (final flags, machine words, groups, their names, their indexes)
_Key = tuple[str, int]
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

#: An entry is used by this Python only: 3.12.1 may compile otherwise than 3.12.0.
_NAME = f"patterns.{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.maxsize:x}.marshal"

_kept: dict[_Key, _Code] | None = None
_new = False


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
    global _kept, _new
    if _kept is None:
        _kept = _loaded()
    key = (pattern, int(flags))
    code = _kept.get(key)
    if code is None:
        code = _compiled(pattern, int(flags))
        if code is None:
            return re.compile(pattern, flags)
        _kept[key] = code
        _new = True
    made = _made(pattern, code)
    return re.compile(pattern, flags) if made is None else made


def keep() -> None:
    """Keep what was compiled in this run for the next; silent where nothing can be written."""
    global _new
    if not _new or _kept is None:
        return
    _new = False
    data = marshal.dumps(_kept)
    for path in _places():
        if _written(path, data):
            return


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
        final = int(flags) | int(tree.state.flags)
        if words.itemsize != 4:
            return None
        return final, words.tobytes(), tree.state.groups - 1, dict(groups), tuple(names)
    except AttributeError:
        return None


def _made(pattern: str, code: _Code) -> re.Pattern[str] | None:
    """``_sre.compile`` is what ``re.compile`` itself ends with; it checks the code it is given."""
    final, words, groups, names, indexes = code
    try:
        import _sre  # type: ignore[import-not-found,unused-ignore]

        made: re.Pattern[str] = _sre.compile(
            pattern, final, list(memoryview(words).cast("I")), groups, names, indexes
        )
    except (ImportError, TypeError, RuntimeError, OverflowError):
        return None
    return made


def _places() -> list[str]:
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    users = os.path.join(home, "newsclean", _NAME)
    if sys.dont_write_bytecode:  # somebody wants no __pycache__ there
        return [users]
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "__pycache__", _NAME)
    return [beside, users]


def _loaded() -> dict[_Key, _Code]:
    for path in _places():
        try:
            with open(path, "rb") as file:
                found = marshal.loads(file.read())
        except (OSError, ValueError, EOFError, TypeError):
            continue
        if isinstance(found, dict):
            return found
    return {}


def _written(path: str, data: bytes) -> bool:
    """Whether the file could be written, whole and at once: other processes may be reading it."""
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(draft, "xb") as file:
            file.write(data)
        os.replace(draft, path)
    except OSError:
        return False
    return True
