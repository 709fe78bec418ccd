"""What the gate is told about an expression must hold for everything that it matches."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.noise.files import builtin_rules
from newsclean.noise.literals import code, required_literals, whole_lines, widths

PATTERNS = [
    "(?:责任)?编辑[::]",
    "^(?:上|下)一?篇(?:[::]| |$)",
    r"[(\[](?:责编|校对)[::/][^()]{1,6}[)\]]",
    r"^\d+ (?:下一页|尾页)$",
    "(?:广告){2,}",
    "(?:ab|c[de]f?){1,3}g*h+",
    "(?>未经|非经)[^。]{0,3}许可",
    "(?<=[。!])广告(?!业)",
    r"(?:a|\d)x|y[^z]z",
    "^(?:a|b)?(?:c|d)?(?:e|f)?(?:g|h)?(?:i|j)?(?:k|l)?mn$",
    "来源.*?[::]+",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_each_match_holds_a_required_literal(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    assert any(literal in text for literal in required_literals(pattern))
    tight = required_literals(pattern, blanks=False)
    assert not tight or any(literal in text for literal in tight)
    assert not any(" " in literal for literal in tight)


@pytest.mark.parametrize(
    "pattern", [r"\d+", "[^。]{3}", "(?i)AD", "(?i:ad)x", "(?x) ad", "广?告?", "(a)|[0-9]"]
)
def test_where_nothing_is_certain_nothing_is_required(pattern: str) -> None:
    assert required_literals(pattern) == ()


@pytest.mark.parametrize("pattern", ["^(?:返回)?(?:顶|页)[部首]$", "^a{1,3}b?$", "^(?:x|yz)$"])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_whole_lines_are_all_that_an_expression_matches(pattern: str, data: st.DataObject) -> None:
    lines = whole_lines(pattern)
    assert all(re.search(pattern, line) for line in lines)
    assert data.draw(st.from_regex(pattern)).rstrip("\n") in lines


@pytest.mark.parametrize(
    "pattern", ["顶部", "^顶部", "顶部$", "^顶.$", "^顶+$", r"^\d$", "^(?=顶)部$"][:]
)
def test_an_expression_without_ends_or_end_has_no_whole_lines(pattern: str) -> None:
    assert whole_lines(pattern) == ()


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_widths_hold(pattern: str, data: st.DataObject) -> None:
    shortest, longest = widths(pattern)
    text = data.draw(st.from_regex(pattern)).rstrip("\n")
    assert len(text) >= shortest
    assert longest == 0 or len(text) <= longest


def test_no_built_in_rule_runs_on_every_line() -> None:
    lazy = [
        rule.id
        for rule in builtin_rules()
        if not required_literals(rule.pattern) and not whole_lines(rule.pattern)
    ]
    assert lazy == []


def test_no_built_in_rule_needs_to_be_compiled() -> None:
    assert [rule.id for rule in builtin_rules() if not code(rule.pattern)] == []


def test_what_must_follow_is_required_too() -> None:
    assert required_literals("^(?=.{0,9}分享)[赞收藏]{2,9}") == ("分享",)
    assert required_literals("^(?!.{0,9}分享)收藏") == ("收藏",)


_ALL_LITERALS = """
from newsclean.noise.files import builtin_rules
from newsclean.noise.literals import required_literals
print([required_literals(rule.pattern) for rule in builtin_rules()])
"""


def test_every_process_finds_the_same_literals() -> None:
    """Sets have another order in each: what one run keeps, the next must have found too."""
    found = {
        subprocess.run(
            [sys.executable, "-c", _ALL_LITERALS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1
