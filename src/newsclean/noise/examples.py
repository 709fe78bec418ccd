"""Rules put to the test by their own examples, as ``rules test`` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from newsclean.errors import UsageError
from newsclean.model import Hit, Line
from newsclean.noise.book import RuleBook, load
from newsclean.noise.files import builtin_rules, read
from newsclean.noise.rule import CLOSE, OPEN, Rule, unmarked

__all__ = ["ExampleResult", "check"]

_Convert = Callable[[str], str]


class ExampleResult(NamedTuple):
    """How one example of a rule fared."""

    rule: str
    file: str
    kind: str  # cut | keep | rule (the rule itself is at fault, not an example)
    script: str  # the script that the example was written in, or was turned into
    example: str  # with its marks
    problem: str  # "" where all is as it should be

    @property
    def passed(self) -> bool:
        """Whether the example came out as it says."""
        return not self.problem

    def __str__(self) -> str:
        where = f"{self.file}: rule {self.rule!r}"
        if self.kind != "rule":
            where += f": {self.kind} example {self.example!r} ({self.script})"
        return f"{where}: {self.problem or 'passed'}"


class _Bench(NamedTuple):
    """What examples are tried on."""

    book: RuleBook
    fold: _Convert
    scripts: Mapping[str, _Convert]


def check(
    path: str | None, *, fold: _Convert, scripts: Mapping[str, _Convert] | None = None
) -> list[ExampleResult]:
    """How the examples of a file's rules fare; with None, those of the built-in rules.

    Each ``cut`` example must be cut by its rule exactly as marked, and no other rule may take
    more of it; each ``keep`` example must survive every rule of every file.

    Args:
        path: A rule file, which is tried together with the built-in rules.
        fold: Turns a line into its shadow (``newsclean.script.fold``).
        scripts: Further scripts to try each example in, as converters by name.

    Returns:
        A result for every example and script, and one for each rule without a ``cut`` example.

    Raises:
        UsageError: the file is no rule file.

    >>> results = check(None, fold=lambda line: line.lower(), scripts={})
    >>> any(result.rule == "separator-rule" and result.passed for result in results)
    True
    """
    rules = builtin_rules() if path is None else read(path)
    book = load(() if path is None else (path,))
    bench = _Bench(book, fold, {"as written": str, **(scripts or {})})
    return [result for rule in rules for result in _rule_results(rule, bench)]


def _rule_results(rule: Rule, bench: _Bench) -> Iterable[ExampleResult]:
    folded = bench.fold(rule.pattern)
    for written, seen in zip(rule.pattern, folded, strict=True):
        if written != seen and ord(written) > 0x7F:
            problem = f"{written!r} can never match: in a folded line it is {seen!r}"
            yield ExampleResult(rule.id, rule.file, "rule", "", "", problem)
            break
    if not rule.cut:
        yield ExampleResult(rule.id, rule.file, "rule", "", "", "it has no cut example")
    for script, convert in bench.scripts.items():
        for example in rule.cut:
            yield _cut_result(rule, example, script, convert, bench)
        for example in rule.keep:
            yield _keep_result(rule, convert(example), script, bench)


def _cut_result(
    rule: Rule, example: str, script: str, convert: _Convert, bench: _Bench
) -> ExampleResult:
    pieces, goes = unmarked(example)
    pieces = tuple(convert(piece) for piece in pieces)
    marked = "".join(
        f"{OPEN}{piece}{CLOSE}" if gone else piece for piece, gone in zip(pieces, goes, strict=True)
    )
    try:
        hits = _hits("".join(pieces), bench)
    except UsageError as error:
        return ExampleResult(rule.id, rule.file, "cut", script, marked, error.problem)
    problem = _cut_problem(rule, "".join(pieces), _spans(pieces, goes), hits)
    return ExampleResult(rule.id, rule.file, "cut", script, marked, problem)


def _cut_problem(
    rule: Rule, text: str, wanted: Sequence[tuple[int, int]], hits: Sequence[Hit]
) -> str:
    own = [(hit.start, hit.end) for hit in hits if hit.rule == rule.id]
    if not own:
        return "the rule does not match"
    if rule.scope == "line":
        # Blanks at the ends of a line say nothing, so they may stand outside the marks.
        inner = [span for span in wanted if text[slice(*span)].strip() == text.strip()]
        return "" if inner else "the whole line goes, and more is marked to stay"
    if sorted(own) != list(wanted):
        return "goes instead: " + " ".join(repr(text[start:end]) for start, end in sorted(own))
    whole = [hit.rule for hit in hits if hit.scope == "line"]
    if whole and any(text[end:start].strip() for end, start in _kept(wanted, len(text))):
        return f"rule {whole[0]!r} cuts the whole line"
    return ""


def _kept(wanted: Sequence[tuple[int, int]], length: int) -> Iterable[tuple[int, int]]:
    """The offsets between the marked spans."""
    at = 0
    for start, end in (*wanted, (length, length)):
        yield at, start
        at = end


def _keep_result(rule: Rule, example: str, script: str, bench: _Bench) -> ExampleResult:
    try:
        hits = _hits(example, bench)
    except UsageError as error:
        return ExampleResult(rule.id, rule.file, "keep", script, example, error.problem)
    problem = f"rule {hits[0].rule!r} touches it" if hits else ""
    return ExampleResult(rule.id, rule.file, "keep", script, example, problem)


def _hits(text: str, bench: _Bench) -> tuple[Hit, ...]:
    return bench.book.hits([Line(1, text, bench.fold(text))]).get(0, ())


def _spans(pieces: Sequence[str], goes: Sequence[bool]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for piece, gone in zip(pieces, goes, strict=True):
        if gone:
            spans.append((at, at + len(piece)))
        at += len(piece)
    return spans
