"""The kept form of the built-in rules is never stale, and never needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsclean.noise import compact
from newsclean.noise.matcher import Ready, compiled

_IDS = sorted(ready.id for ready in compact.builtin())


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept" / "rules.marshal"
    monkeypatch.setattr(compact, "_places", lambda: [str(path)])
    return path


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    times: list[int] = []
    build = compact._built

    def counted() -> list[Ready]:
        times.append(1)
        return build()

    monkeypatch.setattr(compact, "_built", counted)
    return times


def test_it_is_built_once(place: Path, built: list[int]) -> None:
    first = compact.builtin()
    assert place.exists()
    assert compact.builtin() == first
    assert len(built) == 1
    assert sorted(ready.id for ready in first) == _IDS


def test_it_is_built_again_when_a_file_changes(
    place: Path, built: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    compact.builtin()
    assert place.exists()
    version, stats = compact._key()
    for key in (("another Python", stats), (version, stats[1:]), (version, (("a.toml", 1, 1),))):
        monkeypatch.setattr(compact, "_key", lambda key=key: key)
        compact.builtin()
    assert len(built) == 4


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"i\x01\x00\x00\x00", b"("])
def test_a_damaged_file_is_written_anew(place: Path, built: list[int], damage: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(damage)
    assert sorted(ready.id for ready in compact.builtin()) == _IDS
    assert place.read_bytes() != damage
    compact.builtin()
    assert len(built) == 1


def test_a_cut_off_file_is_written_anew(place: Path, built: list[int]) -> None:
    compact.builtin()
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])
    assert sorted(ready.id for ready in compact.builtin()) == _IDS
    assert place.read_bytes() == whole
    assert len(built) == 2


def test_where_nothing_can_be_written_it_is_built_each_time(
    tmp_path: Path, built: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", "utf-8")
    monkeypatch.setattr(compact, "_places", lambda: [str(blocked / "rules.marshal")])
    compact.builtin()
    assert sorted(ready.id for ready in compact.builtin()) == _IDS
    assert len(built) == 2


def test_kept_code_matches_as_fresh_code_does() -> None:
    for ready in compact.builtin():
        kept, fresh = compiled(ready), re.compile(ready.pattern)
        for text in (ready.id, "首页", "责任编辑:林一鸣", *ready.lines[:3], *ready.literals[:3]):
            mine, other = kept.search(text), fresh.search(text)
            assert (mine and mine.span()) == (other and other.span())


def test_code_of_another_python_is_not_run() -> None:
    ready = Ready("r", "ad", "line", "anywhere", "^广告$", (), (), False, 2, 2, code=b"\xff" * 64)
    assert compiled(ready).search("广告")
