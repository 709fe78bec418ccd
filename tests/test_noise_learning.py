"""What repeats across the dumps of a site becomes rules that prove themselves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from newsclean import script
from newsclean.model import Line
from newsclean.noise import check, learn, load
from newsclean.noise.rule import Rule, parsed

TOWNS = ["海州", "江岸", "青石", "白沙", "临川", "云山"]
SCRIPTS = {"Traditional": script.converter("traditional").convert}


def dump(town: str, number: int) -> list[str]:
    return [
        "海州电视台夜话",
        f"{town}老桥今晚通车",
        f"栏目值守：{town}小组",
        f"{town}的老桥修了三年，今晚终于通车，桥头站满了来看热闹的人，一直到深夜才散去。",
        f"第{number}期，{town}的渡口从此停航，最后一班船上只有七个人，船工把缆绳交给了博物馆。",
        f"本台热线第{number}次开通",
        "夜话栏目每晚九点播出，欢迎收看 [重播]",
        "夜话（周末版）+1?",
    ]


def lines(texts: Iterable[str]) -> list[Line]:
    return [Line(number, text, script.fold(text)) for number, text in enumerate(texts, 1)]


@pytest.fixture(scope="module")
def learnt() -> str:
    return learn(
        (f"{number}.txt", lines(dump(town, number))) for number, town in enumerate(TOWNS, 1)
    )


@pytest.fixture
def file(learnt: str, tmp_path: Path) -> str:
    path = tmp_path / "site.toml"
    path.write_text(learnt, "utf-8")
    return str(path)


def rules_for(learnt: str, text: str) -> list[Rule]:
    return [rule for rule in parsed(learnt, "site.toml") if any(text in cut for cut in rule.cut)]


def test_it_passes_its_own_test(file: str) -> None:
    results = check(file, fold=script.fold, scripts=SCRIPTS)
    assert results
    assert [str(result) for result in results if not result.passed] == []


def test_a_new_page_of_the_site_loses_its_furniture_and_nothing_else(file: str) -> None:
    hits = load([file]).hits(lines(dump("西门", 77)))
    cut = {place for place, found in hits.items() if any(hit.sure for hit in found)}
    assert cut == {0, 2, 5, 6, 7}


def test_so_does_the_page_in_the_other_script(file: str) -> None:
    convert = script.converter("traditional").convert
    hits = load([file]).hits(lines(map(convert, dump("西門", 77))))
    assert {place for place in hits if any(hit.sure for hit in hits[place])} == {0, 2, 5, 6, 7}


def test_the_evidence_stands_in_why(learnt: str) -> None:
    (rule,) = rules_for(learnt, "海州电视台夜话")
    assert "6 of 6 dumps" in rule.why


def test_a_rule_has_a_line_of_a_story_that_it_keeps(learnt: str) -> None:
    assert all(rule.keep for rule in parsed(learnt, "site.toml"))


def test_what_is_built_in_is_not_learnt_again() -> None:
    pages = [("a", lines(["首页", "甲桥通车"])), ("b", lines(["首页", "乙桥通车"]))]
    assert parsed(learn(pages), "site.toml") == ()


def test_a_page_that_was_fetched_twice_counts_once() -> None:
    page = lines(dump("海州", 1))
    story = [
        f"{word}，这句话只在这一页上出现，两次抓取的内容完全一样，所以不是网站的装饰。"
        for word in TOWNS
    ]
    pages = [("a", page + lines(story)), ("b", page + lines(story))]
    assert parsed(learn(pages), "site.toml") == ()


def test_nothing_repeats_in_one_dump_or_none() -> None:
    assert parsed(learn([("a", lines(dump("海州", 1)))]), "site.toml") == ()
    assert parsed(learn([]), "site.toml") == ()


def test_hostile_lines_are_escaped_or_left_out() -> None:
    hostile = [
        "夜话\\d(+)",
        'a"夜话"b',
        "夜话'''",
        "夜话⟦x⟧",
        "夜话\x00\x1b[0m",
        "夜话\ud800",
        "夜话#",
    ]
    texts = [[*hostile, f"{town}的桥"] for town in TOWNS]
    learnt = learn((town, lines(text)) for town, text in zip(TOWNS, texts, strict=True))
    rules = parsed(learnt, "site.toml")
    examples = "".join(cut for rule in rules for cut in rule.cut)
    assert "夜话\\d(+)" in examples and "夜话'''" in examples
    assert "\ud800" not in examples and "⟦x⟧" not in examples
