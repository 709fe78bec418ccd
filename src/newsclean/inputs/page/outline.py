"""A page as its walk leaves it: the block elements that hold text, and the lines in them."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Elements", "Outline", "RawLine"]


class Elements(NamedTuple):
    """The block elements that hold text, as columns, parents before children."""

    parents: list[int]  # the place of each one's parent, -1 for the root
    tags: list[str]
    depths: list[int]
    words: list[str]  # its own class and id words

    def add(self, parent: int, tag: str, depth: int, words: str) -> int:
        """Put an element at the end; returns its place."""
        self.parents.append(parent)
        self.tags.append(tag)
        self.depths.append(depth)
        self.words.append(words)
        return len(self.parents) - 1


class RawLine(NamedTuple):
    """A line of the page with the element that it stands in."""

    text: str
    element: int
    linked: int = 0  # how many of its characters are inside links
    tag: str = ""  # "img" for an alternative text, "strong" for a line all in bold
    words: str = ""  # class and id words of an inline element that holds the whole line
    pictured: bool = False  # a picture stands between it and the line above
    centred: bool = False


class Outline(NamedTuple):
    """The block elements of a page in document order, its lines, and what was left out."""

    elements: Elements
    lines: list[RawLine]
    hidden: int  # characters of prose that the page keeps out of sight
