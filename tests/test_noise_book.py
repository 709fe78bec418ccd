"""The rule book finds on a page what each rule alone would find, and a user's rules win."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import script
from newsclean.errors import UsageError
from newsclean.model import Hit, Line
from newsclean.noise import RuleBook, load, matcher
from newsclean.noise.book import ready_rules
from newsclean.noise.files import builtin_rules
from newsclean.noise.matcher import ADDRESSED, views
from newsclean.noise.rule import Rule, unmarked
from newsclean.noise.telling import tells, unquoted

RULES = builtin_rules()
SETTLED = {ready.id for ready, _ in ready_rules(RULES) if ready.settled}
EXAMPLES = [
    text
    for rule in RULES
    for text in (*("".join(unmarked(cut)[0]) for cut in rule.cut), *rule.keep)
]


def page(*texts: str) -> list[Line]:
    return [Line(number, text, script.fold(text)) for number, text in enumerate(texts, 1)]


def labels(hits: Sequence[Hit]) -> set[str]:
    return {hit.label for hit in hits}


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load()


def alone(shadow: str) -> set[tuple[str, int, int]]:
    """What each rule finds in a line by itself: no gate, no memory, no lengths."""
    found = set()
    for rule in RULES:
        if rule.scope == "line":
            if _matches(rule, shadow) and not _is_told(rule, shadow):
                found.add((rule.id, 0, len(shadow)))
            continue
        inner = shadow.strip()
        at = shadow.find(inner)
        for match in re.finditer(rule.pattern, inner):
            found.add((rule.id, at + match.start(), at + match.end()))
    return found


def _matches(rule: Rule, text: str) -> bool:
    return any(re.search(rule.pattern, seen) for seen in views(text))


def _is_told(rule: Rule, shadow: str) -> bool:
    """Whether a story says it: only rules for sentences ask that."""
    if rule.label not in ADDRESSED or rule.id in SETTLED:
        return False
    return tells(shadow) or not _matches(rule, unquoted(shadow))


_PIECES = st.sampled_from([*EXAMPLES, "", " ", "  ", "\u3000", "* ", "| ", "]", "。", "1", "更多"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=4).map("".join), max_size=6))
def test_the_gate_hides_nothing(book: RuleBook, texts: list[str]) -> None:
    lines = page(*texts)
    hits = book.hits(lines)
    for place, line in enumerate(lines):
        seen = {(hit.rule, hit.start, hit.end) for hit in hits.get(place, ())}
        assert seen == alone(line.shadow)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_has_hits_inside_its_lines(book: RuleBook, texts: list[str]) -> None:
    lines = [Line(number, text, text) for number, text in enumerate(texts, 1)]
    for place, hits in book.hits(lines).items():
        assert all(0 <= hit.start < hit.end <= len(texts[place]) for hit in hits)


def test_a_page_is_matched_alike_the_second_time(book: RuleBook) -> None:
    lines = page(*EXAMPLES)
    fresh = load().hits(lines)
    assert book.hits(lines) == fresh
    assert book.hits(lines) == fresh


def test_lines_are_told_apart(book: RuleBook) -> None:
    hits = book.hits(page("江水退去。", "責任編輯：林一鳴", "", "上一篇：老橋通車"))
    assert sorted(hits) == [1, 3]
    assert labels(hits[1]) == {"credit"}
    assert labels(hits[3]) == {"prev_next"}
    assert book.hits([]) == {}


@pytest.mark.parametrize(
    "text",
    [
        "首页",
        "  * 首页",
        "[首页]",
        "| 首頁 |",
        "**首页**",
        "　首页　",
        "[首页](http://example.com/)",
    ],
)
def test_a_word_is_known_whatever_a_dumper_puts_around_it(book: RuleBook, text: str) -> None:
    assert labels(book.hits(page(text))[0]) >= {"navigation"}


def test_words_that_are_links_of_their_own_are_seen_together(book: RuleBook) -> None:
    text = "[返回](http://example.com/a)[首页](http://example.com/b)"
    assert "navigation-home" in {hit.rule for hit in book.hits(page(text))[0]}


def test_a_lone_surrogate_is_a_character_like_others(book: RuleBook) -> None:
    lines = [Line(1, "\ud800", "\ud800"), Line(2, "首页", "首页")]
    assert sorted(book.hits(lines)) == [1]


def test_where_and_scope_go_with_the_hit(book: RuleBook) -> None:
    (hit,) = book.hits(page("他说，明年再来。（责任编辑：林一鸣）"))[0]
    assert (hit.rule, hit.scope, hit.where, hit.sure) == ("credit-bracketed", "span", "tail", False)
    assert (hit.start, hit.end) == (8, 18)


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.toml"
    path.write_text(
        """
[[rule]]
id = "mine"
why = "the name of the show stands under every story"
words = ["本台独家", "江岸 夜话"]
label = "promo"

[[rule]]
id = "credit-editor"
why = "this paper prints it otherwise"
match = "^责编#"
label = "credit"

[[rule]]
id = "indented"
why = "only where it is indented"
match = '^ {4}\\S'
label = "ad"

[[rule]]
id = "mark"
why = "a mark inside the text"
match = "#独家#"
scope = "span"
label = "annotation"
""",
        "utf-8",
    )
    return str(path)


def test_a_users_rules_come_first_and_are_sure(own: str) -> None:
    hits = load([own]).hits(page("首页 本臺獨家"))[0]
    assert (hits[0].rule, hits[0].sure, hits[0].label) == ("mine", True, "promo")
    assert not any(hit.sure for hit in hits[1:])


def test_a_user_may_write_words_with_blanks_and_look_at_the_indent(own: str) -> None:
    book = load([own])
    assert [hit.rule for hit in book.hits(page("看 江岸  夜话 去"))[0]] == ["mine"]
    assert [hit.rule for hit in book.hits(page("    江水"))[0]] == ["indented"]
    assert book.hits(page("江水")) == {}


def test_a_users_span(own: str) -> None:
    (hit,) = load([own]).hits(page("  江水#獨家#退去"))[0]
    assert (hit.rule, hit.start, hit.end, hit.sure) == ("mark", 4, 8, True)


def test_a_users_rule_replaces_the_built_in_one_of_its_id(own: str) -> None:
    book = load([own])
    assert book.hits(page("责任编辑：林一鸣")) == {}
    assert [hit.rule for hit in book.hits(page("责编#林一鸣"))[0]] == ["credit-editor"]


def test_a_disabled_rule_is_not_used(own: str) -> None:
    assert "credit-editor" not in load(disable=["credit-editor"]).ids
    assert load([own], disable=["mine"]).hits(page("本台独家")) == {}


SLOW = ["(a+)+$", "^(a|a)*b", "(?:a*)*b", "(a|aa)+$", "^(.*)(.*)(.*)(.*)(.*)(.*)x$"]


@pytest.mark.parametrize("match", SLOW)
@pytest.mark.timeout(60)
def test_a_users_slow_expression_is_stopped_and_named(
    tmp_path: Path, match: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher, "_PAGE_SECONDS", 0.2)
    path = tmp_path / "own.toml"
    path.write_text(
        f"[[rule]]\nid = 'slow'\nwhy = 'so'\nmatch = '{match}'\nlabel = 'ad'\n", "utf-8"
    )
    book = load([str(path)])
    text = "a" * 4000 + "!"
    for _ in range(2):  # the second page is not waited for
        try:
            hits = book.hits([Line(1, text, text)])
        except UsageError as error:
            assert str(error).startswith(f"{path}: rule 'slow': 'match' takes too long")
            assert "\n" not in str(error)
        else:  # the engine knows this one for what it is
            assert hits == {}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_built_in_rule_is_quick_on_hostile_lines(book: RuleBook, rule: object) -> None:
    """Lines of 10,000 characters made of what a rule looks for, and never quite of it.

    A rule that takes time with the cube of a line's length needs hours for these, and the
    timeout ends it; all the rules together take a second.
    """
    example = script.fold("".join(unmarked(rule.cut[0])[0]))  # type: ignore[attr-defined]
    for seed in (example, example[: len(example) // 2 + 1], example[-2:], example[0]):
        text = (seed * (10_000 // len(seed) + 1))[:10_000]
        book.hits([Line(1, text, text), Line(2, text + "。", text + "。")])


def test_a_literal_is_found_wherever_it_lies_in_a_long_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("newsclean.noise.book._WINDOW", 40)
    for before in range(0, 90, 7):
        text = "文" * before + "【插播广告】" + "文" * 50
        found = load().hits([Line(1, "文", "文"), Line(2, text, text)])
        assert [(hit.start, hit.end) for hit in found[1]] == [(before, before + 6)]


def test_an_own_rule_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    """Their places move when rules come before them or go: the index follows."""
    file = tmp_path / "own.toml"
    file.write_text(
        '[[rule]]\nid = "ad-mark"\nwhy = "w"\nmatch = "^推荐位$"\n'
        'label = "promo"\ncut = ["⟦推荐位⟧"]\n',
        "utf-8",
    )
    texts = ["推荐位", "广告", "责任编辑:林一鸣", "上一篇:没有了"]
    page = [Line(number, text, text) for number, text in enumerate(texts, 1)]
    book = load([str(file)], ["prev-next-article"])
    found = {i: [hit.rule for hit in hits] for i, hits in book.hits(page).items()}
    alone = {i: [hit.rule for hit in hits] for i, hits in load().hits(page).items()}
    assert found[0] == ["ad-mark"]
    assert 1 not in found and alone[1] == ["ad-mark"]
    assert found[2] == alone[2]
    assert 3 not in found and alone[3] == ["prev-next-article"]
