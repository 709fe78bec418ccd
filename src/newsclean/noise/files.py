"""Where rule files are, and what they say."""

from __future__ import annotations

import os

from newsclean.errors import UsageError
from newsclean.noise.rule import Rule, parsed

__all__ = ["builtin_paths", "builtin_rules", "read"]

FOLDER = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100,PTH120  (pathlib costs 4 ms)


def builtin_paths() -> list[str]:
    """The paths of the built-in rule files: every ``*.toml`` beside this module."""
    names = sorted(name for name in os.listdir(FOLDER) if name.endswith(".toml"))  # noqa: PTH208
    return [os.path.join(FOLDER, name) for name in names]  # noqa: PTH118


def builtin_rules() -> tuple[Rule, ...]:
    """The built-in rules with their examples.

    >>> len({rule.id for rule in builtin_rules()}) == len(builtin_rules())
    True
    """
    return tuple(rule for path in builtin_paths() for rule in read(path))


def read(path: str) -> tuple[Rule, ...]:
    """The rules of one file.

    Raises:
        UsageError: the file cannot be read, or is no rule file.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:  # noqa: PTH123
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"cannot read the rules: {why}", "check --rules", path=path) from error
    return parsed(text, path)
