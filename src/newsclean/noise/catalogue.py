"""The rules as a user reads them: the list, and one rule as its TOML block."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from newsclean.errors import UsageError
from newsclean.noise.files import builtin_rules, read
from newsclean.noise.rule import Rule, to_toml

__all__ = ["listing", "show"]


def listing(paths: Sequence[str] = ()) -> list[tuple[str, Rule]]:
    """Every rule with its file, a user's own first, then the built-in ones.

    Args:
        paths: Files of the user's own rules.

    Returns:
        The file as the user named it, or the bare name of a built-in one, and the rule.

    Raises:
        UsageError: a file is no rule file.

    >>> [file for file, rule in listing() if rule.id == "credit-editor"]
    ['credit.toml']
    """
    own = [(path, rule) for path in paths for rule in read(path)]
    replaced = {rule.id for _, rule in own}
    return own + [
        (PurePath(rule.file).name, rule) for rule in builtin_rules() if rule.id not in replaced
    ]


def show(rule_id: str, paths: Sequence[str] = ()) -> str:
    """A rule as the TOML block that it was read from.

    Args:
        rule_id: The rule's id.
        paths: Files of the user's own rules.

    Raises:
        UsageError: there is no such rule; the message gives the nearest.

    >>> print(show("ad-close").splitlines()[1])
    id = "ad-close"
    """
    rules = {rule.id: rule for _, rule in listing(paths)}
    if rule_id not in rules:
        from difflib import get_close_matches

        near = get_close_matches(rule_id, list(rules), 1, 0.0)
        raise UsageError(f"no rule {rule_id!r}", f"the nearest is {near[0]!r}")
    return to_toml(rules[rule_id])
