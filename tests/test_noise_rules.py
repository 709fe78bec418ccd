"""A mistake in a rule file is named: the file, the rule, and what to write instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import UsageError
from newsclean.model import Line
from newsclean.noise import listing, load, show
from newsclean.noise.rule import Rule, parsed, to_toml, unmarked

GOOD = '[[rule]]\nid = "mine"\nwhy = "so"\nmatch = "^本台独家$"\nlabel = "promo"\n'


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("[[rule]\n", "not valid TOML", ""),
        ("[rule]\nid = 'x'\n", "'rule' is not a list of blocks", "[[rule]]"),
        ("rules = 1\n", "unknown key 'rules'", "[[rule]]"),
        (GOOD + "labell = 'ad'\n", "rule 'mine': unknown key 'labell'", "did you mean 'label'?"),
        (GOOD.replace("why", "because"), "rule 'mine': unknown key 'because'", ""),
        (GOOD.replace('why = "so"\n', ""), "rule 'mine': 'why' is missing", ""),
        (GOOD.replace('label = "promo"\n', ""), "rule 'mine': 'label' is missing", ""),
        (GOOD.replace('id = "mine"\n', ""), "rule 1: 'id' is missing", ""),
        (GOOD.replace("promo", "promos"), "unknown label 'promos'", "did you mean 'promo'?"),
        (GOOD + "where = 'foot'\n", "unknown where 'foot'", "head"),
        (GOOD + "scope = 'word'\n", "unknown scope 'word'", "span"),
        (GOOD.replace("^本台独家$", "("), "rule 'mine': 'match' does not compile", ""),
        (GOOD.replace("^本台独家$", "独?"), "rule 'mine': 'match' matches the empty string", ""),
        (GOOD + "words = ['独家']\n", "rule 'mine': needs either 'match' or 'words'", ""),
        (GOOD.replace('match = "^本台独家$"\n', ""), "needs either 'match' or 'words'", ""),
        (GOOD + "cut = '独家'\n", "'cut' is not a list of strings", ""),
        (GOOD + "cut = ['独家']\n", "marks nothing", ""),
        (GOOD + "cut = ['⟦独⟦家⟧']\n", "marks nothing", ""),
        (GOOD.replace('"so"', "7"), "'why' is not a string", ""),
        (GOOD + GOOD, "rule 'mine': the id is used twice", "give it another"),
    ],
)
def test_a_mistake_names_file_and_rule(text: str, problem: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parsed(text, "own.toml")
    assert str(caught.value).startswith("own.toml: ")
    assert problem in str(caught.value)
    assert hint in caught.value.hint
    assert "\n" not in str(caught.value).split(" does not compile")[0]


def test_defaults() -> None:
    (rule,) = parsed(GOOD, "own.toml")
    assert (rule.where, rule.scope, rule.cut, rule.keep) == ("anywhere", "line", (), ())


def test_a_missing_file_and_one_that_is_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the rules") as caught:
        load([str(tmp_path / "none.toml")])
    assert "none.toml" in str(caught.value)
    path = tmp_path / "gbk.toml"
    path.write_bytes(GOOD.encode("gbk"))
    with pytest.raises(UsageError, match="not UTF-8"):
        load([str(path)])


def test_a_doubtful_expression_is_used_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(GOOD.replace("^本台独家$", "[[独]家"), "utf-8")
    (hit,) = load([str(path)]).hits([Line(1, "独家", "独家")])[0]
    assert hit.rule == "mine"


@pytest.mark.parametrize("path", ["", ".", "\0"])
def test_what_is_no_file_is_said_so(path: str) -> None:
    with pytest.raises(UsageError, match="cannot read the rules"):
        load([path])


def test_one_id_in_two_files(tmp_path: Path) -> None:
    paths = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for path in paths:
        path.write_text(GOOD, "utf-8")
    with pytest.raises(UsageError, match="rule 'mine': the id is used in another file too"):
        load([str(path) for path in paths])


def test_an_unknown_rule_to_disable_or_show_gets_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        load(disable=["credit-editr"])
    assert caught.value.hint == "the nearest is 'credit-editor'"
    with pytest.raises(UsageError) as caught:
        show("separator-rul")
    assert caught.value.hint == "the nearest is 'separator-rule'"


def test_what_is_shown_reads_back_as_the_same_rule() -> None:
    rules = [rule for _, rule in listing()]
    assert show(rules[0].id) == to_toml(rules[0])
    for rule in rules:
        assert parsed(to_toml(rule), rule.file) == (rule,)


def test_a_users_rules_are_listed_first_and_replace_built_in_ones(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(GOOD.replace("mine", "credit-editor"), "utf-8")
    listed = listing([str(path)])
    assert listed[0][0] == str(path)
    assert [file for file, rule in listed if rule.id == "credit-editor"] == [str(path)]
    assert "本台独家" in show("credit-editor", [str(path)])


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(why=_TEXT, word=_TEXT, keep=_TEXT)
def test_any_text_survives_toml(why: str, word: str, keep: str) -> None:
    rule = Rule("r", why, "ad", match=re.escape(word), cut=(f"⟦{keep}⟧",), keep=(keep,), file="f")
    if not unmarked(rule.cut[0])[0]:
        return
    assert parsed(to_toml(rule), "f") == (rule,)
    words = rule._replace(match="", words=(word,))
    assert parsed(to_toml(words), "f") == (words,)
