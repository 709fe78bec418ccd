"""Where a text is cut into parts: at line ends, at a blank line where there is one."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.patterns import compiled

__all__ = ["windows"]

#: Lines of a part: many times what the decision looks at around a story.
_LINES = 4_096
#: Characters of a part, unless a single line has more.
_CHARACTERS = 1 << 20

_LINE = r"[^\r\n]*+(?:\r\n|[\r\n])"


def windows(text: str) -> Iterator[tuple[int, int]]:
    r"""The parts of a text, as half-open offsets; each but the last ends in a line end.

    >>> [end for _, end in windows("甲\r\n" * 5000)]
    [12288, 15000]
    """
    lines = compiled(f"(?:{_LINE}){{1,{_LINES}}}+")
    line = compiled(_LINE)
    start, size = 0, len(text)
    while start < size:
        found = lines.match(text, start, start + _CHARACTERS)
        if found is None:  # a line longer than a part
            found = line.match(text, start)
        end = size if found is None else found.end()
        if text[end - 1 : end + 1] == "\r\n":  # the last character of a part by its length
            end += 1
        elif end < size:
            end = _at_blank_line(text, start, end)
        yield start, end
        start = end


def _at_blank_line(text: str, start: int, end: int) -> int:
    """The end, moved up to a blank line: a paragraph that is wrapped ends at one."""
    last = text.rfind("\n\n", start + (end - start) * 3 // 4, end)
    return end if last < 0 else last + 2
