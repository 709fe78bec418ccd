"""Outputs: whole or not at all, inside the folder, never over an input or through a link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import OutputError, UsageError
from newsclean.outputs import FileOutput, FolderOutput, safe_name
from newsclean.outputs.names import Names


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    output = FileOutput(str(tmp_path / "a.md"))
    output.write("一")
    assert files(tmp_path).get("a.md") is None
    output.write("二")
    output.close()
    assert files(tmp_path) == {"a.md": "一二"}


def test_an_abandoned_file_leaves_nothing(tmp_path: Path) -> None:
    output = FileOutput(str(tmp_path / "a.md"))
    output.write("一")
    output.abandon()
    assert os.listdir(tmp_path) == []


def test_an_existing_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UsageError, match="exists; use --force to replace it"):
        FileOutput(str(path))
    output = FileOutput(str(path), force=True)
    output.write("new")
    assert path.read_text(encoding="utf-8") == "old"
    output.close()
    assert files(tmp_path) == {"a.md": "new"}


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    output = FileOutput(str(path))
    output.write("new")
    path.write_text("other", encoding="utf-8")
    with pytest.raises(UsageError, match="exists"):
        output.close()
    assert files(tmp_path) == {"a.md": "other"}


def test_an_input_is_never_written_over_not_even_by_force(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("in", encoding="utf-8")
    link = tmp_path / "b.txt"
    os.link(path, link)
    with pytest.raises(UsageError, match="is an input"):
        FileOutput(str(link), force=True, inputs=[str(path)])


def test_a_folder_is_made_with_a_file_an_article(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    output = FolderOutput(f"{folder}/", ".md")
    for name in ("a", "sub/b", "a", "a"):
        output.write(name, name)
    output.close()
    assert files(folder) == {"a.md": "a", "a-2.md": "a", "a-3.md": "a", "sub/b.md": "sub/b"}


def test_what_is_planned_must_not_be_there(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("old", encoding="utf-8")
    with pytest.raises(UsageError, match=r"b\.md: exists"):
        FolderOutput(str(tmp_path), ".md", planned=["a", "b"])
    assert files(tmp_path) == {"b.md": "old"}


def test_a_file_in_the_way_takes_back_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("old", encoding="utf-8")
    output = FolderOutput(str(tmp_path), ".md")
    output.write("a", "new")
    with pytest.raises(UsageError, match=r"b\.md: exists"):
        output.write("b", "new")
    assert files(tmp_path) == {"b.md": "old"}


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "sub").symlink_to(elsewhere)
    (folder / "a.md").symlink_to(elsewhere / "a.md")
    output = FolderOutput(str(folder), ".md", force=True)
    with pytest.raises(OutputError, match="is a link"):
        output.write("sub/x", "x")
    output.write("a", "x")
    assert files(elsewhere) == {}
    assert (folder / "a.md").read_text(encoding="utf-8") == "x"


def test_a_folder_that_is_a_file_is_wrong_usage(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file, not a folder"):
        FolderOutput(f"{path}/", ".md")


def test_a_place_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder"):
        FileOutput(str(tmp_path / "none" / "a.md"))
    folder = FolderOutput(str(tmp_path / ("x" * 300)), ".md")
    with pytest.raises(OutputError, match="cannot be written"):
        folder.write("a", "x")


@given(st.text(max_size=300))
def test_no_name_leads_outside_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert not os.path.isabs(safe)
    parts = safe.split("/")
    assert all(part not in ("", ".", "..") for part in parts)
    assert all(len(part.encode()) <= 200 for part in parts)
    assert not any(c in safe for c in "\0\n\\:")
    assert safe_name(safe) == safe


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=12))
def test_every_name_is_given_out_once(wanted: list[str]) -> None:
    names = Names()
    given_out = [names.free(name) for name in wanted]
    assert len(set(given_out)) == len(wanted)
