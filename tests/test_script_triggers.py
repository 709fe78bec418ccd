"""What a converter keeps for later runs is what it would make again."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import kept
from newsclean.script import triggers as made
from newsclean.script.chains import load_chain
from newsclean.script.matcher import Matcher
from newsclean.script.stretches import Joints
from newsclean.script.triggers import triggers
from newsclean.script.words import words_apart

TEXTS = ["软件开发，头发，皇后在里面。", "公里之后，干部干涉信息系统", "𠮷野家的著作\n为什么"]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept"
    monkeypatch.setattr(kept, "_places", lambda: [str(path)])
    monkeypatch.setattr(kept, "_new_apart", {})
    monkeypatch.setattr(kept, "_new", False)
    return path


@pytest.mark.parametrize("name", ["s2twp", "tw2sp"])
def test_kept_triggers_are_those_that_are_made(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = load_chain(name)
    fresh = triggers(chain, frozenset("发后"), name)
    kept.keep()
    assert list(place.parent.glob("script-*"))
    monkeypatch.setattr(made, "_made", None)  # nothing may be made again
    assert triggers(chain, frozenset("发后"), name) == fresh
    matcher = Matcher(chain, name=name)
    for text in TEXTS:
        assert matcher.convert(text) == chain.convert(text)


@pytest.mark.usefixtures("place")
def test_triggers_are_made_again_when_a_table_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = load_chain("t2hk")
    before = triggers(chain, frozenset(), "t2hk")
    kept.keep()
    assert triggers(chain, frozenset("水"), "t2hk") == before  # as it was kept
    monkeypatch.setattr(made, "_made_from", lambda _: "another date")
    after = triggers(chain, frozenset("水"), "t2hk")
    assert before.finder.search("水") is None
    assert after.finder.search("水") is not None


@pytest.mark.parametrize("broken", [b"", b"nothing that marshal wrote", b"N"])
def test_a_broken_file_is_made_again(broken: bytes, place: Path) -> None:
    chain = load_chain("t2hk")
    before = triggers(chain, frozenset(), "t2hk")
    kept.keep()
    (file,) = place.parent.glob("script-*")
    file.write_bytes(broken)
    assert triggers(chain, frozenset(), "t2hk") == before


def test_kept_joints_are_those_that_are_listed(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = load_chain("s2twp")
    pairs = [one + other for one in "头发展现信息" for other in "发展现息用着的皇后里面"]
    few = Joints(chain, "s2twp")
    assert few["头发"]
    kept.keep()
    assert not list(place.parent.glob("joints-*"))  # a short text does not pay for the list
    many = Joints(chain, "s2twp")
    said = [many[pair] for pair in pairs]
    assert len(pairs) > 60
    kept.keep()
    assert list(place.parent.glob("joints-*"))
    monkeypatch.setattr(Joints, "_found", None)  # nothing may be looked up again
    again = Joints(chain, "s2twp")
    assert [again[pair] for pair in pairs] == said


def test_words_that_come_out_as_their_characters_are_not_apart() -> None:
    apart = set(words_apart(load_chain("s2t")))
    assert "头发" in apart  # 頭髮
    assert "发展" not in apart  # 發展
