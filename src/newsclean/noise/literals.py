"""What a regular expression needs to see: literals for the gate, whole lines for the dictionary.

A rule's expression is tried only on lines that hold one of its required literals, so what this
module calls required must really be in every match. It reads the parse tree that Python's own
``re`` compiles from, so groups, options and repeats are understood as ``re`` understands them;
anything it does not know ends a literal and never makes one.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from math import fsum
from typing import Any

__all__ = ["code", "required_literals", "whole_lines", "widths"]

#: Above this many strings, one part of an expression is cut off and the next literal starts:
#: a phrase with seven optional characters has 128 forms and gates well, ten would not.
_MOST_FORMS = 128
#: A menu rule lists a few hundred words at most; beyond that a dictionary helps nobody.
_MOST_LINES = 1024

#: No line of a rule that is bounded is longer; ``re`` calls the width of ``.*`` a huge number.
_LONGEST = 10_000

_START, _END = ("AT_BEGINNING", "AT_BEGINNING_STRING"), ("AT_END", "AT_END_STRING")
_ZERO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def required_literals(pattern: str, *, blanks: bool = True) -> tuple[str, ...]:
    """Literals of which every match of the pattern holds at least one; empty if there are none.

    Args:
        pattern: A regular expression that ``re`` accepts.
        blanks: Whether literals may hold blanks. They may not where the gate sees runs of
            blanks as one and the expression does not.

    >>> required_literals("(?:责任)?编辑[::]")
    ('编辑:',)
    >>> required_literals("^[0-9]+ (?:下一页|尾页)$")
    (' 下一页', ' 尾页')
    >>> required_literals(r"\\d+")
    ()
    """
    tree = _tree(pattern)
    if tree is None:
        return ()
    literals = _required(tree) or set()
    if not blanks:
        literals = {max(literal.split() or [""], key=len) for literal in literals}
    return tuple(sorted(_shortest(literals))) if all(literals) else ()


def whole_lines(pattern: str) -> tuple[str, ...]:
    """Every string that a pattern anchored at both ends matches; empty if they are not finite.

    Args:
        pattern: A regular expression that ``re`` accepts.

    >>> whole_lines("^(?:返回)?顶部$")
    ('返回顶部', '顶部')
    >>> whole_lines("顶部$")
    ()
    """
    tree = _tree(pattern)
    if tree is None or len(tree) < 3 or not _is_at(tree[0], _START) or not _is_at(tree[-1], _END):
        return ()
    inner = tree[1:-1]
    if any(name in _ZERO_WIDTH for name in _names(inner)):
        return ()
    return tuple(sorted(_forms(inner, _MOST_LINES) or ()))


def widths(pattern: str) -> tuple[int, int]:
    """The lengths in characters between which a text must lie to match the pattern.

    Args:
        pattern: A regular expression that ``re`` accepts.

    >>> widths("^来源 ?:.{1,40}$")
    (4, 44)
    >>> widths("来源:.{1,40}")  # found anywhere in a text of any length: the second is 0
    (4, 0)
    """
    tree = _parsed(pattern)
    shortest, longest = tree.getwidth()
    if not _is_at(tree[0], _START) or not _ends(list(tree)) or longest > _LONGEST:
        longest = 0
    return int(shortest), int(longest)


def code(pattern: str) -> bytes:
    """What ``re`` compiles the pattern to, as machine words; nothing where it has groups or flags.

    It is good only for the very Python that made it.

    >>> len(code("^来源:")) > 0, code("(来源):")
    (True, b'')
    """
    from array import array

    compiler: Any = re._compiler  # type: ignore[attr-defined]
    tree = _parsed(pattern)
    if tree.state.groups > 1 or tree.state.flags != re.UNICODE or array("I").itemsize != 4:
        return b""
    return array("I", compiler._code(tree, tree.state.flags)).tobytes()


def _ends(tree: Sequence[Any]) -> bool:
    """Whether every way through the tree ends at the end of the text."""
    name, arg = str(tree[-1][0]), tree[-1][1]
    if name == "BRANCH":
        return all(len(branch) and _ends(list(branch)) for branch in arg[1])
    return _is_at(tree[-1], _END)


def _tree(pattern: str) -> Sequence[Any] | None:
    """The parse tree, or None where literals would lie (case is ignored, blanks are free)."""
    tree = _parsed(pattern)
    if tree.state.flags & (re.IGNORECASE | re.VERBOSE) or _scoped(tree):
        return None
    return list(tree)


def _parsed(pattern: str) -> Any:
    """The tree as ``re`` reads it."""
    parser: Any = re._parser  # type: ignore[attr-defined]
    with warnings.catch_warnings(action="ignore"):
        return parser.parse(pattern)


def _scoped(tree: Iterable[Any]) -> bool:
    """Whether a group switches flags for itself, such as ``(?i:ad)``."""
    return any(op == "SUBPATTERN" and (arg[1] or arg[2]) for op, arg in _walk(tree))


def _walk(tree: Iterable[Any]) -> Iterable[tuple[str, Any]]:
    for op, arg in tree:
        name = str(op)
        yield name, arg
        for child in _children(name, arg):
            yield from _walk(child)


def _children(name: str, arg: Any) -> Sequence[Any]:
    if name == "SUBPATTERN":
        return (arg[3],)
    if name == "BRANCH":
        return list(arg[1])
    if name in _REPEATS:
        return (arg[2],)
    if name == "ATOMIC_GROUP":
        return (arg,)
    return ()


def _names(tree: Iterable[Any]) -> list[str]:
    return [name for name, _ in _walk(tree)]


def _is_at(item: Any, places: tuple[str, ...]) -> bool:
    return str(item[0]) == "AT" and str(item[1]) in places


def _forms(tree: Iterable[Any], most: int) -> set[str] | None:
    """Every string that the tree matches, or None if there are more than ``most``."""
    forms = {""}
    for op, arg in tree:
        ends = _item_forms(str(op), arg, most)
        if ends is None or len(forms) * len(ends) > most:
            return None
        forms = {form + end for form in forms for end in ends}
    return forms


def _item_forms(name: str, arg: Any, most: int) -> set[str] | None:
    if name == "LITERAL":
        return {chr(arg)}
    if name in _ZERO_WIDTH:
        return {""}
    if name == "IN":
        return _set_forms(arg)
    if name == "BRANCH":
        return _union([_forms(branch, most) for branch in arg[1]], most)
    if name == "SUBPATTERN":
        return _forms(arg[3], most)
    if name == "ATOMIC_GROUP":
        return _forms(arg, most)
    if name in _REPEATS:
        return _repeat_forms(arg, most)
    return None


def _set_forms(items: Iterable[Any]) -> set[str] | None:
    forms = set()
    for op, arg in items:
        if str(op) != "LITERAL":
            return None  # a range, a category or a negation: too many to be literals
        forms.add(chr(arg))
    return forms


def _union(parts: Sequence[set[str] | None], most: int) -> set[str] | None:
    whole: set[str] = set()
    for part in parts:
        if part is None:
            return None
        whole |= part
    return whole if len(whole) <= most else None


def _repeat_forms(arg: Any, most: int) -> set[str] | None:
    low, high, body = int(arg[0]), arg[1], arg[2]
    if str(high) == "MAXREPEAT" or int(high) > 4:
        return None
    once = _forms(body, most)
    forms: set[str] = set()
    for times in range(low, int(high) + 1):
        if once is None or len(once) ** times > most:
            return None
        forms |= _forms(list(body) * times, most) or set()
    return forms if len(forms) <= most else None


def _required(tree: Iterable[Any]) -> set[str] | None:
    """The best set of literals of which each match holds one, or None."""
    best: set[str] | None = None
    run = {""}
    for op, arg in tree:
        if str(op) == "ASSERT" and arg[0] > 0:  # what must follow stands in the line too
            best = _better(best, _required(arg[1]))
        ends = _item_forms(str(op), arg, _MOST_FORMS)
        best = _better(best, ends)
        if ends is not None and len(run) * len(ends) <= _MOST_FORMS:
            run = {form + end for form in run for end in ends}
            continue
        best = _better(best, run)
        if ends is not None:
            run = ends
            continue
        best = _better(best, _inside(str(op), arg))
        run = {""}
    return _better(best, run)


def _inside(name: str, arg: Any) -> set[str] | None:
    """Required literals of one item that has no finite list of forms."""
    if name == "SUBPATTERN":
        return _required(arg[3])
    if name == "ATOMIC_GROUP":
        return _required(arg)
    if name == "BRANCH":
        parts = [_required(branch) for branch in arg[1]]
        return _union([part if part and all(part) else None for part in parts], 512)
    if name in _REPEATS and int(arg[0]) > 0:
        return _required(list(arg[2]) * min(int(arg[0]), 3))
    return None


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    if not other or not all(other):
        return one
    other = _shortest(other)
    return other if one is None or _worth(other) > _worth(one) else one


def _shortest(literals: set[str]) -> set[str]:
    """The literals without those that hold another of them, whose presence says nothing more."""
    short: list[str] = []
    for literal in sorted(literals, key=len):
        if not any(part in literal for part in short):
            short.append(literal)
    return set(short)


def _worth(literals: set[str]) -> float:
    """How seldom a line of a news page holds one of the literals, and how few they are.

    Being one more costs a literal a quarter of what two Chinese characters cost by their
    frequency: every run builds the gate anew, 1,400 literals in 1.4 ms, 2,100 in 2.2.
    """
    # A sum that rounds would depend on the order of the set, which is another in each process.
    return -fsum(2.0 ** -sum(map(_rarity, literal)) + 4e-6 for literal in literals)


def _rarity(char: str) -> float:
    """Bits that a character tells, roughly: digits and punctuation stand in every other line."""
    if char.isdigit() or char in " .,:-/()[]|":
        return 2.5
    if char.isascii():
        return 4.5
    return 8.0 if "\u4e00" <= char <= "\u9fff" else 10.0
