"""``make fixture FILE=dump.txt NAME=my-case``: a new regression case from a dump.

Writes ``fixtures/<name>/`` with the dump and newsclean's present output as ``expected.json``,
for a human to correct: say ``why`` the case is there, and make every field, block and label what
an editor would have. Real pages belong to their publishers: rewrite names and sentences first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import newsclean
from newsclean.model import BODY_KINDS, LabelledLine

from conftest import FIXTURES
from fixture_cases import body_of, metadata_of, written


def expected_of(data: bytes) -> dict[str, Any]:
    """What newsclean makes of a dump now, in the form of ``expected.json``."""
    article = newsclean.clean(data)
    found: dict[str, Any] = {"why": "", "language": article.language}
    if article.source.encoding != "utf-8":
        found["encoding"] = article.source.encoding
    found |= metadata_of(article)
    found["body"] = body_of(article)
    found["labels"] = labels_of(newsclean.explain(data))
    return found


def labels_of(lines: Sequence[LabelledLine]) -> dict[str, str]:
    """The label of every line that is neither body nor blank; runs of one label as a range."""
    told = [x for x in lines if x.label not in (*BODY_KINDS, "blank")]
    runs = groupby(enumerate(told), lambda pair: (pair[1].label, pair[1].line - pair[0]))
    found: dict[str, str] = {}
    for (label, _), pairs in runs:
        numbers = [line.line for _, line in pairs]
        key = f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
        found[key] = label
    return found


def add(source: Path, name: str, folder: Path = FIXTURES) -> Path:
    """The new case's folder.

    Raises:
        SystemExit: the name is taken or no name, or the dump cannot be cleaned.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise SystemExit(f"{name!r} is no name for a case; try small letters, digits and hyphens")
    case = folder / name
    if case.exists():
        raise SystemExit(f"{case} is there already; try another name")
    try:
        data = source.read_bytes()
        expected = expected_of(data)
        ending = "html" if newsclean.detect(data).kind == "html" else "txt"
    except (OSError, newsclean.NewscleanError) as error:
        raise SystemExit(f"{source}: {error}") from error
    case.mkdir(parents=True)
    (case / f"dump.{ending}").write_bytes(data)
    (case / "expected.json").write_text(written(expected), encoding="utf-8", newline="\n")
    return case


def main(arguments: list[str]) -> None:
    """The command: FILE NAME."""
    if len(arguments) != 2 or not all(arguments):
        raise SystemExit("try: make fixture FILE=dump.txt NAME=my-case")
    case = add(Path(arguments[0]), arguments[1])
    print(f"{case / 'expected.json'} is newsclean's own opinion: correct it, and say why")


if __name__ == "__main__":
    main(sys.argv[1:])
