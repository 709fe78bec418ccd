"""The kept form of the built-in rules is never stale, and never needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsclean import kept
from newsclean.noise import compact
from newsclean.noise.matcher import Ready, compiled

_RULES, _INDEX = compact.builtin()
_IDS = sorted(ready.id for ready in _RULES)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    beside = tmp_path / "kept" / "all.marshal"
    monkeypatch.setattr(kept, "_places", lambda: [str(beside)])
    return beside.with_name(f"rules.{kept._NAME}")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    times: list[int] = []
    make = compact._made

    def counted() -> object:
        times.append(1)
        return make()

    monkeypatch.setattr(compact, "_made", counted)
    return times


def builtin() -> list[Ready]:
    """The rules as one run sees them, which keeps what it made when it ends."""
    found, index = compact.builtin()
    assert index == _INDEX
    kept.keep()
    return found


def test_it_is_made_once(place: Path, made: list[int]) -> None:
    first = builtin()
    assert place.exists()
    assert builtin() == first
    assert len(made) == 1
    assert sorted(ready.id for ready in first) == _IDS


def test_it_is_made_again_when_a_file_changes(
    place: Path, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    builtin()
    assert place.exists()
    stats = compact._made_from()
    for other in (stats[1:], (("a.toml", 1, 1),)):
        monkeypatch.setattr(compact, "_made_from", lambda other=other: other)
        builtin()
    assert len(made) == 3


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"i\x01\x00\x00\x00", b"("])
def test_a_damaged_file_is_written_anew(place: Path, made: list[int], damage: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(damage)
    assert sorted(ready.id for ready in builtin()) == _IDS
    assert place.read_bytes() != damage
    builtin()
    assert len(made) == 1


def test_a_cut_off_file_is_written_anew(place: Path, made: list[int]) -> None:
    builtin()
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])
    assert sorted(ready.id for ready in builtin()) == _IDS
    assert len(place.read_bytes()) == len(whole)
    assert len(made) == 2


def test_where_nothing_can_be_written_it_is_made_each_time(
    tmp_path: Path, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", "utf-8")
    monkeypatch.setattr(kept, "_places", lambda: [str(blocked / "all.marshal")])
    builtin()
    assert sorted(ready.id for ready in builtin()) == _IDS
    assert len(made) == 2


def _words(place: int) -> list[str]:
    """Some of the words that wake a rule up."""
    held = [*_INDEX.lines.items(), *_INDEX.literals.items()]
    return [words for words, rules in held if place in rules][:6]


def test_kept_code_matches_as_fresh_code_does() -> None:
    for place, ready in enumerate(_RULES):
        quick, fresh = compiled(ready), re.compile(ready.pattern)
        for text in (ready.id, "首页", "责任编辑:林一鸣", *_words(place)):
            mine, other = quick.search(text), fresh.search(text)
            assert (mine and mine.span()) == (other and other.span())


def test_code_of_another_python_is_not_run() -> None:
    ready = Ready("r", "ad", "line", "anywhere", "^广告$", False, 2, 2, code=b"\xff" * 64)
    assert compiled(ready).search("广告")
