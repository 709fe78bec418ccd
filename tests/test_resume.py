"""``--resume``: after a crash the output is that of a run that was never stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsclean.outputs.journal import Journal

from command import newsclean

STORY = "第{n}所小学昨天开学，三百名新生走进校园，校长在门口迎接他们。\n操场上铺着新的跑道。\n"


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    lines = [json.dumps({"id": f"n{n % 4}", "text": STORY.format(n=n)}) for n in range(6)]
    lines.insert(3, "{broken")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def stopped_after(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Makes a run die when it has written so many articles."""
    add = Journal.add
    calls = 0

    def dying(self: Journal, key: str, name: str, text: str) -> object:
        nonlocal calls
        calls += 1
        if calls > count:
            raise KeyboardInterrupt
        return add(self, key, name, text)

    monkeypatch.setattr(Journal, "add", dying)


@pytest.mark.parametrize("form", ["json", "jsonl", "md", "text"])
@pytest.mark.parametrize("count", [0, 1, 4, 5])
def test_one_file_is_the_same_byte_for_byte(
    form: str, count: int, rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    assert newsclean("clean", "-f", form, "-o", whole, rows).code == 1
    with monkeypatch.context() as patch:
        stopped_after(patch, count)
        with pytest.raises(KeyboardInterrupt):
            newsclean("clean", "-f", form, "-o", out, "--resume", rows)
    assert not out.exists()
    assert newsclean("clean", "-f", form, "-o", out, "--resume", rows).code == 1
    assert out.read_bytes() == whole.read_bytes()


def test_a_folder_is_the_same_and_names_stay_in_order(
    rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    newsclean("clean", "-o", f"{whole}/", rows)
    with monkeypatch.context() as patch:
        stopped_after(patch, 4)
        with pytest.raises(KeyboardInterrupt):
            newsclean("clean", "-o", f"{out}/", "--resume", rows)
    newsclean("clean", "-o", f"{out}/", "--resume", rows)
    files = {path.name: path.read_bytes() for path in out.glob("*.md")}
    assert files == {path.name: path.read_bytes() for path in whole.iterdir()}
    assert sorted(files) == ["n0-2.md", "n0.md", "n1-2.md", "n1.md", "n2.md", "n3.md"]


def test_the_state_goes_when_all_is_written_and_stays_while_something_failed(
    rows: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    assert newsclean("clean", "-f", "jsonl", "-o", out, "--resume", rows).code == 1
    assert (tmp_path / "out.jsonl.newsclean-state").exists()
    good = rows.read_text(encoding="utf-8").replace(
        "{broken", json.dumps({"id": "mended", "text": STORY.format(n=9)})
    )
    rows.write_text(good, encoding="utf-8")
    assert newsclean("clean", "-f", "jsonl", "-o", out, "--resume", rows).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "rows.jsonl"]
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids == ["n0", "n1", "n2", "mended", "n3", "n0", "n1"]


def test_other_options_start_anew(
    rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    newsclean("clean", "--to", "taiwan", "-o", whole, rows)
    with monkeypatch.context() as patch:
        stopped_after(patch, 2)
        with pytest.raises(KeyboardInterrupt):
            newsclean("clean", "-o", out, "--resume", rows)
    newsclean("clean", "--to", "taiwan", "-o", out, "--resume", rows)
    assert out.read_bytes() == whole.read_bytes()


def test_a_line_that_was_cut_short_counts_for_nothing(tmp_path: Path) -> None:
    place = str(tmp_path / "out")
    journal = Journal(place, "s")
    journal.add("a", "a", "甲")
    journal.add("b", "b", "乙")
    journal.close()
    log = tmp_path / "out.newsclean-state"
    log.write_bytes(log.read_bytes()[:-5])
    again = Journal(place, "s")
    assert list(again.entries) == ["a"]
    assert again.text(again.add("c", "c", "丙")) == "丙"
    again.remove()
    assert list(tmp_path.iterdir()) == []


def test_resume_needs_an_output(rows: Path) -> None:
    ran = newsclean("clean", "--resume", rows)
    assert (ran.code, ran.out) == (2, b"")
    assert "name one with -o" in ran.err
