"""A noise rule, read from TOML and written back to it, with every mistake named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from newsclean.errors import UsageError
from newsclean.model import CUT_LABELS

__all__ = ["CLOSE", "OPEN", "Rule", "parsed", "to_toml", "unmarked"]

#: What goes in a ``cut`` example stands between these two.
OPEN, CLOSE = "⟦", "⟧"

WHERES = ("head", "tail", "anywhere")
SCOPES = ("line", "span")
_REQUIRED = ("id", "why", "label")
_TEXTS = ("id", "why", "match", "where", "scope", "label")
_LISTS = ("words", "cut", "keep")


class Rule(NamedTuple):
    """One noise rule, as its file says it."""

    id: str
    why: str
    label: str  # one of model.CUT_LABELS
    match: str = ""  # a regular expression, searched for in the folded line; or …
    words: tuple[str, ...] = ()  # … literals, any of which the folded line holds
    where: str = "anywhere"  # the part of the page it is valid in: head | tail | anywhere
    scope: str = "line"  # line: the line goes; span: only what matched
    cut: tuple[str, ...] = ()  # examples, with what goes marked ⟦so⟧
    keep: tuple[str, ...] = ()  # examples that no rule may touch
    file: str = ""  # where it stands

    @property
    def pattern(self) -> str:
        """The regular expression, also where the rule is a list of words."""
        if self.match:
            return self.match
        from re import escape

        return "|".join(escape(word) for word in sorted(self.words, key=len, reverse=True))


def parsed(text: str, file: str) -> tuple[Rule, ...]:
    """The rules of one TOML file.

    Args:
        text: The file's content.
        file: Its path, for messages.

    Raises:
        UsageError: it is no TOML, or a rule has an unknown or missing key, a value of the wrong
            kind, an expression that does not compile, or the id of another rule of the file.

    >>> block = '''
    ... [[rule]]
    ... id = "my-promo"
    ... why = "the app's own advertisement"
    ... words = ["下载本报客户端"]
    ... label = "promo"
    ... '''
    >>> parsed(block, "my.toml")[0].scope
    'line'
    """
    import tomllib

    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"not valid TOML: {error}", "see 'rules show ID'", path=file) from error
    for key in content:
        if key != "rule":
            raise UsageError(f"unknown key {key!r}", "a file holds [[rule]] blocks only", path=file)
    blocks = content.get("rule", [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise UsageError("'rule' is not a list of blocks", "write [[rule]]", path=file)
    rules = tuple(_rule(block, place, file) for place, block in enumerate(blocks, 1))
    _refuse_twins(rules, file)
    return rules


def _rule(block: Mapping[str, Any], place: int, file: str) -> Rule:
    name = f"rule {block['id']!r}" if isinstance(block.get("id"), str) else f"rule {place}"
    for key in block:
        if key not in _TEXTS + _LISTS:
            raise _broken(file, name, f"unknown key {key!r}", _nearest(key, _TEXTS + _LISTS))
    for key in _REQUIRED:
        if not block.get(key):
            raise _broken(file, name, f"{key!r} is missing", "")
    if bool(block.get("match")) == bool(block.get("words")):
        raise _broken(file, name, "needs either 'match' or 'words'", "")
    fields: dict[str, Any] = {key: _text(block, key, file, name) for key in _TEXTS if key in block}
    fields |= {key: _texts(block, key, file, name) for key in _LISTS if key in block}
    rule = Rule(**fields, file=file)
    _check_choices(rule, name)
    _check_pattern(rule, name)
    _check_examples(rule, name)
    return rule


def _text(block: Mapping[str, Any], key: str, file: str, name: str) -> str:
    value = block[key]
    if not isinstance(value, str):
        raise _broken(file, name, f"{key!r} is not a string", "")
    return value


def _texts(block: Mapping[str, Any], key: str, file: str, name: str) -> tuple[str, ...]:
    value = block[key]
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise _broken(file, name, f"{key!r} is not a list of strings", "")
    return tuple(value)


def _check_choices(rule: Rule, name: str) -> None:
    for key, choices in (("label", CUT_LABELS), ("where", WHERES), ("scope", SCOPES)):
        value = getattr(rule, key)
        if value not in choices:
            hint = _nearest(value, choices) or f"one of {' '.join(choices)}"
            raise _broken(rule.file, name, f"unknown {key} {value!r}", hint)


def _check_pattern(rule: Rule, name: str) -> None:
    import re
    import warnings

    try:
        # Of [[ and the like re warns that it may mean something else one day.
        with warnings.catch_warnings(action="ignore"):
            compiled = re.compile(rule.pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise _broken(rule.file, name, f"'match' does not compile: {error}", "") from error
    if compiled.match(""):
        # It would cut every line of every page, or nothing at all.
        raise _broken(rule.file, name, "'match' matches the empty string", "")


def _check_examples(rule: Rule, name: str) -> None:
    for example in rule.cut:
        if not unmarked(example)[1]:
            raise _broken(rule.file, name, f"cut example {example!r} marks nothing ⟦so⟧", "")


def unmarked(example: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """A cut example in pieces, and which of them go; no pieces where the marks do not pair.

    >>> unmarked("他说。⟦(编辑:甲)⟧")
    (('他说。', '(编辑:甲)'), (False, True))
    """
    pieces: list[str] = []
    goes: list[bool] = []
    rest = example
    while OPEN in rest:
        before, _, rest = rest.partition(OPEN)
        inner, closed, rest = rest.partition(CLOSE)
        if not closed or OPEN in inner or CLOSE in before or not inner:
            return (), ()
        pieces += [before, inner] if before else [inner]
        goes += [False, True] if before else [True]
    if CLOSE in rest or not goes:
        return (), ()
    if rest:
        pieces.append(rest)
        goes.append(False)
    return tuple(pieces), tuple(goes)


def _refuse_twins(rules: Iterable[Rule], file: str) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise _broken(file, f"rule {rule.id!r}", "the id is used twice", "give it another")
        seen.add(rule.id)


def _broken(file: str, name: str, problem: str, hint: str) -> UsageError:
    return UsageError(f"{name}: {problem}", hint or "see 'rules show ID' for a good one", path=file)


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1, 0.5)
    return f"did you mean {near[0]!r}?" if near else ""


def to_toml(rule: Rule) -> str:
    """The rule as a TOML block, as ``rules show`` prints it.

    >>> print(to_toml(Rule("r", "so it is", "ad", words=("广告",))), end="")
    [[rule]]
    id = "r"
    why = "so it is"
    words = ["广告"]
    where = "anywhere"
    scope = "line"
    label = "ad"
    cut = []
    keep = []
    """
    rows = [f"id = {_quoted(rule.id)}", f"why = {_quoted(rule.why)}"]
    rows.append(f"match = {_quoted(rule.match)}" if rule.match else _listed("words", rule.words))
    rows += [f"{key} = {_quoted(getattr(rule, key))}" for key in ("where", "scope", "label")]
    rows += [_listed("cut", rule.cut), _listed("keep", rule.keep)]
    return "[[rule]]\n" + "\n".join(rows) + "\n"


def _listed(key: str, items: tuple[str, ...]) -> str:
    if key == "words" or not items:
        return f"{key} = [{', '.join(map(_quoted, items))}]"
    return f"{key} = [\n" + "".join(f"    {_quoted(item)},\n" for item in items) + "]"


def _quoted(text: str) -> str:
    """A TOML string: literal quotes where an expression would need its backslashes doubled."""
    if "\\" in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else _escape(char) for char in escaped) + '"'


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
