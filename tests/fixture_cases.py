"""The regression cases: ``fixtures/<case>/`` holds a dump and what an editor makes of it.

``expected.json`` promises the fields of the record, the body as [kind, text] pairs, and in
``labels`` the verdict on lines: the key is a line number, a range of them, or (for pages, whose
lines are newsclean's own) a text that the line holds; the value is a label, or several with |
between where editors differ. ``known_failure`` names what is not right yet, each with its reason.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import newsclean
from newsclean.model import Article, LabelledLine

#: What a case may promise of the record besides its body.
METADATA = ("title", "original_title", "site", "section", "origin", "published", "authors")
#: What is tested of a case, and may be a known failure.
ASPECTS = ("body", "title", "metadata", "language", "labels", "conversion")


class Case(NamedTuple):
    """A dump and what is promised of it."""

    name: str
    dump: Path
    expected: Mapping[str, Any]

    @property
    def known_failure(self) -> Mapping[str, str]:
        """Why an aspect is not right yet."""
        found: Mapping[str, str] = self.expected.get("known_failure", {})
        return found


class Outcome(NamedTuple):
    """What newsclean makes of a case."""

    article: Article
    lines: Sequence[LabelledLine]


class Verdict(NamedTuple):
    """A promised label, and what the line got."""

    line: int
    promised: str
    got: str
    text: str

    @property
    def right(self) -> bool:
        """Whether the line got a label that was promised."""
        return self.got in self.promised.split("|")


def cases(folder: Path) -> list[Case]:
    """All cases below a folder, in order."""
    return [read(path.parent) for path in sorted(folder.glob("*/expected.json"))]


def read(folder: Path) -> Case:
    """The case in a folder."""
    (dump,) = folder.glob("dump.*")
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return Case(folder.name, dump, expected)


@cache
def outcome_of(dump: Path) -> Outcome:
    """The article and the labelled lines of a dump."""
    data = dump.read_bytes()
    return Outcome(newsclean.clean(data), tuple(newsclean.explain(data)))


def body_of(article: Article) -> list[list[str]]:
    """The body as [kind, text] pairs."""
    return [[block.kind, block.text] for block in article.body]


def metadata_of(article: Article) -> dict[str, Any]:
    """The promised fields, in JSON's types."""
    record = article.to_dict()
    found = {name: record[name] for name in METADATA}
    found["credits"] = [[credit["role"], credit["name"]] for credit in record["credits"]]
    return found


def verdicts(case: Case, lines: Sequence[LabelledLine]) -> Iterator[Verdict]:
    """Every promised label beside what newsclean says."""
    for key, promised in case.expected["labels"].items():
        for line in lines_at(key, lines):
            yield Verdict(line.line, promised, line.label, line.text)


def lines_at(key: str, lines: Sequence[LabelledLine]) -> list[LabelledLine]:
    """The lines that a key means: a number, a range such as 3-7, or a text in the line."""
    first, _, last = key.partition("-")
    if first.isdigit() and (not last or last.isdigit()):
        return list(lines[int(first) - 1 : int(last or first)])
    found = [line for line in lines if key in line.text]
    assert found, f"no line holds {key!r}"
    return found


class Quality(NamedTuple):
    """How good newsclean is on all cases, 0 to 1."""

    character_f1: float  # mean over the cases, multisets of the body's characters
    labels: float  # share of the promised labels and of the body's blocks that are right
    metadata: float  # share of the promised fields that are right


def quality(all_cases: list[Case]) -> Quality:
    """The figures over all cases, rounded to three places."""
    f1: list[float] = []
    labels: list[bool] = []
    fields: list[bool] = []
    for case in all_cases:
        article, lines = outcome_of(case.dump)
        f1.append(character_f1(body_of(article), case.expected["body"]))
        labels += [verdict.right for verdict in verdicts(case, lines)]
        labels += blocks_right(body_of(article), case.expected["body"])
        found = metadata_of(article)
        fields += [value == case.expected[name] for name, value in found.items()]
    return Quality(*(round(sum(part) / len(part), 3) for part in (f1, labels, fields)))


def character_f1(got: list[list[str]], wanted: list[list[str]]) -> float:
    """F1 of two bodies as multisets of characters, white space aside.

    >>> character_f1([["paragraph", "一二"]], [["paragraph", "一二 三四"]])
    0.6666666666666666
    """
    counts = [Counter("".join("".join(text.split()) for _, text in body)) for body in (got, wanted)]
    common = (counts[0] & counts[1]).total()
    return 2 * common / (counts[0].total() + counts[1].total())


def blocks_right(got: list[list[str]], wanted: list[list[str]]) -> list[bool]:
    """For each wanted block whether it is there, and one False for each that should not be."""
    left = Counter(map(tuple, got))
    right: list[bool] = []
    for block in map(tuple, wanted):
        right.append(left[block] > 0)
        left[block] -= left[block] > 0
    return right + [False] * left.total()


def written(expected: Mapping[str, Any]) -> str:
    """An ``expected.json`` as people read it: one field, block or label a line."""
    fields = [f"  {_json(name)}: {_field(value)}" for name, value in expected.items()]
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _field(value: Any) -> str:
    if isinstance(value, dict) and value:
        inner = [
            f"    {_json(k)}: {_field(v).replace(chr(10), chr(10) + '  ')}"
            for k, v in value.items()
        ]
        return "{\n" + ",\n".join(inner) + "\n  }"
    if isinstance(value, list) and any(isinstance(item, list) for item in value):
        return "[\n" + ",\n".join(f"    {_json(item)}" for item in value) + "\n  ]"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
