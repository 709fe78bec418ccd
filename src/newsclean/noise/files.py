"""Where rule files are, and what they say."""

from __future__ import annotations

from pathlib import Path

from newsclean.errors import UsageError
from newsclean.noise.rule import Rule, parsed

__all__ = ["builtin_paths", "builtin_rules", "read"]


def builtin_paths() -> list[str]:
    """The paths of the built-in rule files: every ``*.toml`` beside this module."""
    return sorted(str(path) for path in Path(__file__).parent.glob("*.toml"))


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
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        not_text = isinstance(error, UnicodeDecodeError)
        why = "it is not UTF-8" if not_text else getattr(error, "strerror", None) or str(error)
        raise UsageError(f"cannot read the rules: {why}", "check --rules", path=path) from error
    return parsed(text, path)
