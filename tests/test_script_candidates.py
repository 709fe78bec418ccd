"""Much text is converted in another way than little, and comes out the same."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.script import converter
from newsclean.script.candidates import Candidates
from newsclean.script.chains import load_chain
from newsclean.script.context import KINDS, NUMERALS, decided_characters, features_of
from newsclean.script.matcher import Matcher
from newsclean.script.overlay import overlay_rules
from newsclean.script.places import Places
from newsclean.script.routes import places_for, to_simplified, to_traditional
from newsclean.script.stretches import Joints, joined_pairs
from newsclean.script.words import singles_of, source_words

#: Parts of words that come out otherwise, of words that keep them from it, and what is between.
WORDS = """
    头发 发展 理发 发 里 里面 公里 程里 后 皇后 后来 干 干部 干涉 计划 都市计划 划 联系 系 系统
    制造 制 了解 了 当当 信息 软件 鼠标 打印机 程序 想像 座标 项鍊 鍊 着 著 著名 乾 什麼 於 軟體
    資訊 頭髮 發展 只 只有 面 面包 台 车 \uf902 塚 的 在 三 阿 尔
"""
PIECES = [*WORDS.split(), *"，。A1𠮷\n\t\0"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


def large(matcher: Matcher) -> Callable[[str], str]:
    """The conversion as it is once much text has come."""
    matcher._few_left = 0
    matcher.convert("头")
    assert matcher._candidates is not None
    return matcher.convert


def ours(target: str) -> Matcher:
    matcher = to_traditional.__wrapped__(target, True).__self__  # type: ignore[attr-defined]
    assert isinstance(matcher, Matcher)
    return matcher


LITTLE = {target: ours(target)._by_triggers for target in ("taiwan", "hongkong", "traditional")}
MUCH = {target: large(ours(target)) for target in LITTLE}
CHAINS = {name: load_chain(name) for name in ("s2t", "s2twp", "s2hkp", "s2tw")}
EXACT = {name: large(Matcher(chain)) for name, chain in CHAINS.items()}


@given(TEXTS)
def test_candidates_and_triggers_convert_alike(text: str) -> None:
    for target, convert in MUCH.items():
        assert convert(text) == LITTLE[target](text)


@given(TEXTS)
def test_candidates_give_what_the_chain_gives(text: str) -> None:
    for name, convert in EXACT.items():
        assert convert(text) == CHAINS[name].convert(text)


def test_the_way_changes_after_much_text_and_in_one_long_text() -> None:
    text = "皇后在后面理发，计划联系干部。\n"
    matcher = ours("taiwan")
    before = matcher.convert(text)
    assert matcher._candidates is None
    assert matcher.convert(text * 10_000) == before * 10_000
    assert matcher._candidates is not None
    assert matcher.convert(text) == before == "皇后在後面理髮，計劃聯絡幹部。\n"


def test_few_words_are_found_by_triggers_however_much_there_is() -> None:
    matcher = to_simplified(False)
    matcher.convert("軟" * 200_000)
    assert matcher._candidates is None


def test_words_of_a_later_stage_are_looked_for_as_the_text_writes_them() -> None:
    chain = load_chain("s2twp")
    words = source_words(chain, {}, singles_of(chain))
    assert {"头发", "鼠标"} <= words
    assert "发展" not in words
    assert "滑鼠" not in words


def test_a_text_beyond_the_basic_plane_has_no_candidates() -> None:
    chain = load_chain("s2t")
    candidates = Candidates(chain, None, None, frozenset())
    assert [found[1:] for found in candidates.found("理发") or ()] == [(0, 4)]
    assert candidates.found("理发𠮷") is None


def neighbours(character: str, side: str) -> tuple[list[str], list[str]]:
    """What may count beside a character, and one of each kind that may not."""
    left, right = set("\n\t \0的，三阿"), set("\n\t \0的，三阿")
    for rule in overlay_rules(side):
        if rule.character == character:
            left |= (rule.around[1] or frozenset()) | rule.without[1]
            right |= (rule.around[2] or frozenset()) | rule.without[2]
    if side == "S" and character in decided_characters():
        for feature in features_of(character):
            before, gap, after = feature.partition("_")
            if gap and len(before) < 2 and len(after) < 2:
                left.update(before)
                right.update(after)
    return sorted(left), sorted(right)


@pytest.mark.parametrize(("side", "name"), [("S", "s2tw"), ("T", "tw2s")])
def test_what_neighbours_do_not_settle_is_a_candidate(side: str, name: str) -> None:
    chain = load_chain(name)
    places: Places = places_for(side, chain)
    candidates = Candidates(chain, places, None, frozenset())
    drawn = random.Random(7)
    some = sorted(NUMERALS) + [one for one in map(chr, range(0x4E00, 0x9FFF)) if KINDS[one] == "F"]
    open_ones = 0
    for character in sorted(places.characters):
        lefts, rights = neighbours(character, side)
        pairs = [(a, drawn.choice(rights)) for a in lefts] + [
            (drawn.choice(lefts), b) for b in rights
        ]
        pairs += [(drawn.choice(some), drawn.choice(some)) for _ in range(40)]
        for left, right in pairs:
            window = f"{left}{character}{right}"
            if max(window) < "\U00010000" and places.unsettled[window]:
                open_ones += 1
                found = candidates.found(window) or []
                at = [
                    first // 2 + candidates.offsets[which]
                    for which, first, _ in found
                    if which < len(candidates.offsets) and not first & 1
                ]
                assert 1 in at, window
    assert open_ones > 50


@given(st.sampled_from(PIECES), st.sampled_from(PIECES))
def test_joined_pairs_are_the_joints(one: str, other: str) -> None:
    pair = one[-1:] + other[:1]
    if len(pair) == 2:
        assert (pair in PAIRS) == JOINTS[pair]


JOINTS = Joints(CHAINS["s2twp"])
PAIRS = joined_pairs(CHAINS["s2twp"])


def test_a_reading_hangs_on_its_own_neighbours() -> None:
    convert = converter("taiwan", from_="simplified").convert
    # 分 may join a word to its right or not: that says nothing of the character before 分.
    assert convert("都市计划分区")[:4] == convert("都市计划分外")[:4] == convert("都市计划分的")[:4]


def test_a_text_with_one_character_of_the_other_script_is_not_pure() -> None:
    matcher = to_simplified(False)
    assert matcher.convert_pure("頭髮與軟體，著急") == "头发与软体，着急"
    assert matcher.convert_pure("頭髮與軟體，头發") is None
    assert matcher.convert("頭髮與軟體，头發") == "头发与软体，头发"
