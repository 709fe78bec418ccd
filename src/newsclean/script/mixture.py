"""Which parts of a text of both scripts are in which."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from newsclean.patterns import compiled
from newsclean.script.identification import Evidence, evidence, finders

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["by_script"]

# In a line of both scripts its clauses are decided one by one, when the weaker script has at
# least this many characters of its own and this share; else the line is quoting.
_CLAUSES_COUNT = 3
_CLAUSES_SHARE = 0.2

# Where neither is the weaker by much, two characters will do, and a clause of both is cut where
# the one script ends and the other begins (头发与頭髮).
_EVEN_COUNT = 2
_EVEN_SHARE = 0.4


@cache
def _clauses() -> Pattern[str]:

    return compiled(r"(?<=[。！？；，：…”」』）\s])")


def _stronger(found: Evidence, otherwise: str) -> str:
    if found.simplified == found.traditional:
        return otherwise
    return "zh-Hans" if found.simplified > found.traditional else "zh-Hant"


def _both(found: Evidence, count: int, share: float) -> bool:
    """Whether the weaker script has so many characters of its own, and such a share."""
    weaker = min(found.simplified, found.traditional)
    return weaker >= count and weaker >= share * (found.simplified + found.traditional)


def _runs(clause: str, tag: str) -> Iterator[tuple[str, str]]:
    """A clause cut before each character of the other script than the last one that was of one."""
    marks = [(m.start(), "zh-Hans") for m in finders()[0].finditer(clause)]
    marks += [(m.start(), "zh-Hant") for m in finders()[1].finditer(clause)]
    start, now = 0, ""
    for at, found in sorted(marks):
        if now and found != now:
            yield now, clause[start:at]
            start = at
        now = found
    yield now or tag, clause[start:]


def _parts(text: str, major: str) -> Iterator[tuple[str, str]]:
    """The text in parts with the tag of their script; what shows none has that of the text.

    Lines without the other script are not looked at one by one.
    """
    minor = finders()[major == "zh-Hans"]
    done = 0
    while True:
        found = minor.search(text, done)
        if found is None:
            break
        start = text.rfind("\n", done, found.start()) + 1 or done
        end = text.find("\n", start) + 1 or len(text)
        yield major, text[done:start]
        yield from _parts_of_lines(text[start:end], major)
        done = end
    yield major, text[done:]


def _parts_of_lines(text: str, major: str) -> Iterator[tuple[str, str]]:
    """Each line or clause with its tag."""
    simplified, traditional = finders()
    for line in text.splitlines(keepends=True):
        ours, theirs = simplified.search(line), traditional.search(line)
        if ours is None or theirs is None:
            yield ("zh-Hans" if ours else "zh-Hant" if theirs else major), line
            continue
        found = evidence(line)
        tag = _stronger(found, major)
        even = _both(found, _EVEN_COUNT, _EVEN_SHARE)
        if not even and not _both(found, _CLAUSES_COUNT, _CLAUSES_SHARE):
            yield tag, line
            continue
        for clause in _clauses().split(line):
            shown = evidence(clause)
            if _both(shown, _EVEN_COUNT, _EVEN_SHARE):
                yield from _runs(clause, tag)
            else:
                yield _stronger(shown, tag), clause


def by_script(text: str, major: str) -> Iterator[tuple[str, str]]:
    """The text cut into parts of one script each, in order, with its tag.

    Args:
        text: A text of both scripts.
        major: The tag (``zh-Hans`` or ``zh-Hant``) of parts that show no script.

    >>> list(by_script("汉语\\n漢語\\n", "zh-Hans"))
    [('zh-Hans', '汉语\\n'), ('zh-Hant', '漢語\\n')]
    """
    tag = major
    held: list[str] = []
    for found, part in _parts(text, major):
        if not part:
            continue
        if found != tag and held:
            yield tag, "".join(held)
            held = []
        tag = found
        held.append(part)
    if held:
        yield tag, "".join(held)
