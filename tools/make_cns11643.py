"""Makes src/newsclean/decoding/data/cns11643.txt.xz: what EUC-TW's pairs stand for.

    python tools/make_cns11643.py Unihan_IRGSources.txt

Sources. The ideographs are Unihan's field kIRG_TSource ("T1-4421": plane 1, row 44, cell 21, in
hexadecimal), from the Unicode Character Database under the Unicode licence; the file is in
Unihan.zip. The symbols of plane 1 (rows 21 to 43), which Unihan leaves out, are what this
machine's iconv answers for EUC-TW, asked pair by pair. For ideographs iconv is no source: GNU
libc reads past the end of its tables for undefined pairs and answers 3,000 times with noise.

The result is text: a line a plane (1 to 7, then 15), 94 rows of 94 characters, U+FFFD where
nothing is defined, rows at the end cut off.
"""

from __future__ import annotations

import lzma
import re
import subprocess
import sys
from pathlib import Path

PLANES = (1, 2, 3, 4, 5, 6, 7, 15)
ROWS = range(0x21, 0x7F)
FIRST_ROW_OF_IDEOGRAPHS = 0x44
TARGET = Path(__file__).parent.parent / "src/newsclean/decoding/data/cns11643.txt.xz"
FIELD = re.compile(r"U\+([0-9A-F]+)\tkIRG_TSource\tT([0-9A-F]+)-([0-9A-F]{2})([0-9A-F]{2})")

Cells = dict[tuple[int, int, int], str]


def ideographs(unihan: Path) -> Cells:
    """The ideographs by plane, row and cell; of two for one cell the lower code point."""
    cells: Cells = {}
    for line in unihan.read_text(encoding="utf-8").splitlines():
        if found := FIELD.match(line):
            char, plane, row, cell = (int(part, 16) for part in found.groups())
            cells.setdefault((plane, row, cell), chr(char))
    return cells


def symbols() -> Cells:
    """The symbols of plane 1, asked from iconv in one go."""
    keys = [(1, row, cell) for row in range(0x21, FIRST_ROW_OF_IDEOGRAPHS) for cell in ROWS]
    asked = b"\n".join(b"X" + bytes((row | 0x80, cell | 0x80)) for _, row, cell in keys)
    answer = subprocess.run(
        ["iconv", "-c", "-f", "EUC-TW", "-t", "UTF-8"],
        input=asked,
        capture_output=True,
        check=False,
    ).stdout.decode("utf-8")
    lines = answer.split("\n")
    assert len(lines) == len(keys), "iconv lost a line"
    return {key: line[1:] for key, line in zip(keys, lines, strict=True) if len(line) == 2}


def main() -> None:
    """Write the table."""
    cells = ideographs(Path(sys.argv[1])) | symbols()
    planes = (
        "".join(cells.get((plane, row, cell), "\ufffd") for row in ROWS for cell in ROWS)
        for plane in PLANES
    )
    text = "\n".join(plane.rstrip("\ufffd") for plane in planes) + "\n"
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{TARGET}: {len(text)} characters, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
