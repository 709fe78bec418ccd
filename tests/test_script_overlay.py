"""Every line of the overlay mends its examples and leaves the others alone."""

from __future__ import annotations

import pytest

from newsclean.script import converter
from newsclean.script.overlay import Entry, entries

TARGETS = {"S": ("simplified", "taiwan"), "T": ("taiwan", "simplified")}


def converted(entry: Entry, text: str) -> str:
    source, target = TARGETS[entry.side]
    return converter(target, from_=source).convert(text)


@pytest.mark.parametrize("entry", entries(), ids=lambda e: f"{e.side}-{e.word}-{e.around}")
def test_an_entry_mends_its_examples(entry: Entry) -> None:
    assert entry.why
    assert entry.mends
    for before, after in entry.mends:
        assert converted(entry, before) == after


@pytest.mark.parametrize("entry", entries(), ids=lambda e: f"{e.side}-{e.word}-{e.around}")
def test_no_entry_touches_what_another_one_keeps(entry: Entry) -> None:
    for before, after in entry.keeps:
        assert converted(entry, before) == after
