"""Expressions from the cache are the very expressions that Python would compile."""

from __future__ import annotations

import marshal
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import kept, patterns

SAMPLES = [
    ("第([0-9]+)[届屆]", 0, "第12届大会"),
    (r"(?P<year>\d{4})年(?P<month>\d{1,2})月", 0, "于2024年3月"),
    (r"^abc$", re.M | re.I, "x\nABC\n"),
    (r"(?i:来源|source)[::]", 0, "SOURCE: x"),
    (r"(?<=记者)[\u4e00-\u9fff]{2,3}(?=报道)", 0, "记者王小明报道"),
    (r"(a|b)*?c\1?", 0, "abacb"),
    (r"[^\W\d_]+", 0, "123 汉字abc"),
]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept"
    monkeypatch.setattr(kept, "_places", lambda: [str(path)])
    monkeypatch.setattr(kept, "_kept", None)
    monkeypatch.setattr(kept, "_used", set())
    monkeypatch.setattr(kept, "_new", False)
    return path


@pytest.mark.parametrize(("pattern", "flags", "text"), SAMPLES)
def test_a_kept_expression_finds_what_a_fresh_one_finds(
    pattern: str, flags: int, text: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = re.compile(pattern, flags)
    patterns.compiled(pattern, flags)
    kept.keep()
    assert place.exists()
    monkeypatch.setattr(kept, "_kept", None)
    monkeypatch.setattr(patterns, "_compiled", None)  # nothing may be compiled again
    again = patterns.compiled(pattern, flags)
    assert again == fresh
    assert (again.groups, again.groupindex, again.flags) == (
        fresh.groups,
        fresh.groupindex,
        fresh.flags,
    )
    found, wanted = again.search(text), fresh.search(text)
    assert found is not None
    assert wanted is not None
    assert (found.span(), found.groupdict()) == (wanted.span(), wanted.groupdict())


@given(st.sampled_from(SAMPLES), st.text("第1届2024年3月abcABC来源:记者报道 \n", max_size=30))
def test_on_any_text(sample: tuple[str, int, str], text: str) -> None:
    pattern, flags, _ = sample
    mine, theirs = patterns.compiled(pattern, flags), re.compile(pattern, flags)
    assert [m.span() for m in mine.finditer(text)] == [m.span() for m in theirs.finditer(text)]


@pytest.mark.parametrize("rubbish", [b"", b"rubbish", marshal.dumps([1]), marshal.dumps({})])
def test_a_damaged_file_is_as_good_as_none(rubbish: bytes, place: Path) -> None:
    place.write_bytes(rubbish)
    assert patterns.compiled("文+").search("文文") is not None


def test_wrong_code_falls_back_to_compiling(place: Path) -> None:
    place.write_bytes(marshal.dumps({("文+", 0): (None, (32, b"\1\2\3\4", 0, {}, (None,)))}))
    assert patterns.compiled("文+").search("文文") is not None


def test_a_wrong_expression_is_re_s_own_error() -> None:
    with pytest.raises(re.error):
        patterns.compiled("(")


def test_a_value_is_made_again_when_what_it_is_made_from_changes(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "table"
    source.write_text("1", encoding="utf-8")

    def read() -> int:
        return kept.value(
            "table", kept.stamp(str(source)), lambda: int(source.read_text(encoding="utf-8"))
        )

    assert read() == 1
    kept.keep()
    monkeypatch.setattr(kept, "_kept", None)
    source.write_text("22", encoding="utf-8")
    assert read() == 22
    assert place.exists()


def test_where_nothing_can_be_written_nothing_is_said(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setattr(kept, "_places", lambda: [str(place / "kept")])
    assert kept.value("x", None, lambda: 1) == 1
    kept.keep()
    assert place.read_text(encoding="utf-8") == "a file, not a folder"


def test_what_nobody_asks_for_any_more_goes_when_the_file_is_large(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_LARGE", 1000)
    monkeypatch.setattr(kept, "_used", set())
    kept.value("old", None, lambda: "x" * 900)
    kept.keep()
    for name in ("_kept", "_used"):
        monkeypatch.setattr(kept, name, None if name == "_kept" else set())
    kept.value("new", None, lambda: "y" * 900)
    kept.keep()
    assert list(marshal.loads(place.read_bytes())) == ["new"]
    place.write_bytes(marshal.dumps({"huge": (None, "z" * 3000)}))
    monkeypatch.setattr(kept, "_kept", None)
    assert kept.value("huge", None, lambda: "made again") == "made again"
