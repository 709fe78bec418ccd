"""Every built-in rule proves itself by its own examples, in each script."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from newsclean import script
from newsclean.model import CUT_LABELS, Line
from newsclean.noise import check, load
from newsclean.noise.examples import ExampleResult
from newsclean.noise.files import builtin_rules
from newsclean.noise.rule import Rule, unmarked

RULES = builtin_rules()
SCRIPTS = {
    "Simplified": script.converter("simplified").convert,
    "Traditional": script.converter("traditional").convert,
    "Taiwan": script.converter("taiwan").convert,
    "Hong Kong": script.converter("hongkong").convert,
}


@pytest.fixture(scope="module")
def results() -> dict[str, list[ExampleResult]]:
    by_rule: dict[str, list[ExampleResult]] = {}
    for result in check(None, fold=script.fold, scripts=SCRIPTS):
        by_rule.setdefault(result.rule, []).append(result)
    return by_rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_come_out_as_marked(rule: Rule, results: dict[str, list[ExampleResult]]) -> None:
    wrong = [str(result) for result in results[rule.id] if not result.passed]
    assert wrong == []
    assert len(results[rule.id]) == (len(rule.cut) + len(rule.keep)) * (len(SCRIPTS) + 1)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_enough_examples(rule: Rule) -> None:
    assert len(rule.cut) >= 2
    assert len(rule.keep) >= 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_written_folded(rule: Rule) -> None:
    letters = "".join(char for char in rule.pattern if ord(char) > 0x7F)
    assert script.fold(letters) == letters


def test_ids_are_unique_and_a_file_holds_one_label() -> None:
    assert [
        rule_id for rule_id, times in Counter(rule.id for rule in RULES).items() if times > 1
    ] == []
    assert {Path(rule.file).stem for rule in RULES} == {rule.label for rule in RULES}


def test_every_label_but_blank_has_rules() -> None:
    assert {rule.label for rule in RULES} == set(CUT_LABELS) - {"blank"}


def test_no_two_rules_always_fire_together() -> None:
    book = load()
    lines = [
        Line(number, text, script.fold(text))
        for number, text in enumerate(
            "".join(unmarked(example)[0]) for rule in RULES for example in rule.cut
        )
    ]
    fired: dict[str, set[int]] = {rule.id: set() for rule in RULES}
    for place, hits in book.hits(lines).items():
        for hit in hits:
            fired[hit.rule].add(place)
    same = Counter(frozenset(places) for places in fired.values())
    assert [rule for rule, places in fired.items() if same[frozenset(places)] > 1] == []


def test_a_rule_without_examples_fails(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[rule]]\nid = "mine"\nwhy = "so"\nmatch = "^本台独家$"\nlabel = "promo"\n', "utf-8"
    )
    (result,) = check(str(path), fold=script.fold)
    assert not result.passed
    assert "no cut example" in str(result) and "mine" in str(result) and "own.toml" in str(result)


def _tested(tmp_path: Path, match: str, cut: str, keep: str = "", scope: str = "line") -> list[str]:
    path = tmp_path / "own.toml"
    path.write_text(
        f"[[rule]]\nid = 'mine'\nwhy = 'so'\nmatch = '{match}'\nscope = '{scope}'\n"
        f"label = 'promo'\ncut = ['{cut}']\nkeep = [{keep!r}]\n"
        if keep
        else f"[[rule]]\nid = 'mine'\nwhy = 'so'\nmatch = '{match}'\nscope = '{scope}'\n"
        f"label = 'promo'\ncut = ['{cut}']\n",
        "utf-8",
    )
    return [r.problem for r in check(str(path), fold=script.fold, scripts=SCRIPTS) if not r.passed]


def test_a_span_must_be_exactly_the_marked_one(tmp_path: Path) -> None:
    assert _tested(tmp_path, "本台独家", "江水退去⟦本台獨家⟧。", scope="span") == []
    problems = _tested(tmp_path, "本台独家。?", "江水退去⟦本台獨家⟧。", scope="span")
    assert problems and all("goes instead" in problem for problem in problems)


def test_a_line_rule_takes_the_whole_line(tmp_path: Path) -> None:
    problems = _tested(tmp_path, "本台独家", "江水退去⟦本台獨家⟧")
    assert problems and all("whole line goes" in problem for problem in problems)


def test_a_keep_example_is_safe_from_built_in_rules_too(tmp_path: Path) -> None:
    problems = _tested(tmp_path, "^本台独家$", "⟦本台独家⟧", keep="责任编辑：林一鸣")
    assert problems and all("'credit-editor' touches it" in problem for problem in problems)


def test_an_expression_that_is_not_folded_is_named(tmp_path: Path) -> None:
    problems = _tested(tmp_path, "本臺獨家", "⟦本台独家⟧")
    assert any("'臺' can never match" in problem for problem in problems)
