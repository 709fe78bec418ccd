"""One walk over a parsed page, in document order: its text cut into lines as a browser breaks them.

The walk keeps its own stack: a page may be nested deeper than Python recurses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from newsclean.inputs.page.entities import unescaped
from newsclean.inputs.page.outline import Elements, Outline, RawLine
from newsclean.inputs.page.styles import (
    BOLD,
    BREAKS,
    BY_TAG,
    CENTRED,
    INHERITED,
    LINK,
    OUT_OF_SIGHT,
    PRE,
    TELLING,
    UNSEEN,
    told,
)
from newsclean.patterns import compiled

__all__ = ["collapsed", "walk"]

_SPACES = compiled(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
# A browser shows a source line break as a space; between two wide characters it is none
# (CSS Text 3, segment break transformation): sources wrapped at 80 columns read whole again.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_WRAP = compiled(f"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")
#: Nobody names an element by more: class lists past this come from generators.
_LONGEST = 200


#: Elements that hold nothing.
_EMPTY = frozenset(("br", "img", "input", "link", "meta", "wbr", "hr", "source"))
#: Flags of text that is not simply put to the line.
_NOT_PLAIN = UNSEEN | OUT_OF_SIGHT | PRE


#: Makes a line of its fields at half the cost of calling the class.
_raw_line: Callable[[Any], RawLine] = partial(tuple.__new__, RawLine)


def walk(root: Any, reveal: bool = False) -> Outline:
    """The outline of a parsed page.

    Args:
        root: The root node of a selectolax (lexbor) tree.
        reveal: Take what the page hides (``display: none``, ``noscript``) for shown.
    """
    walker = _Walker(reveal)
    walker.read(root)
    return Outline(walker.elements, walker.lines, walker.hidden)


#: An open block element: its place in the outline, -1 until there is text in it; its tag, depth and
#: own words; and the block around it. A plain list: one is made for every second element.
_Block = list[Any]
#: An open element, and what stood before it: its flags, the words of the inline elements since the
#: last block, and that block. A plain tuple: one is made for every second element.
_Frame = tuple[Any, int, str, _Block]


class _Walker:
    """The outline so far, the open elements, and the line that is being filled."""

    __slots__ = (
        "alts", "elements", "hidden", "lines", "marks", "parts", "pictured", "reveal",
    )  # fmt: skip

    def __init__(self, reveal: bool) -> None:
        self.reveal = reveal
        self.elements = Elements([], [], [], [])
        self.lines: list[RawLine] = []
        self.hidden = 0
        self.pictured = False
        # The line that is being filled: its texts with the blanks between them; the same with
        # the flags and words of where each stands; and the pictures inside it.
        self.parts: list[str] = []
        self.marks: list[tuple[str, int, str]] = []
        self.alts: list[RawLine] = []

    def read(self, root: Any) -> None:
        """Take the nodes in document order.

        One function on purpose: a page has thousands of nodes, and calls for each of them took
        a quarter of the time. So did every look at a node's parent; the walk knows it.
        """
        parts, marks, end_line = self.parts, self.marks, self.end_line
        frames: list[_Frame] = []
        by_tag, only_class = BY_TAG.get, TELLING.isdisjoint
        block: _Block = [self.elements.add(-1, "html", 0, ""), "html", 0, "", None]
        flags, words = BREAKS, ""
        node, depth = root, 1
        while True:
            tag = node.tag
            if tag == "-text":
                text = node.text_content or ""
                if text.isspace() and not flags & PRE:
                    # Most text nodes: wherever they stand, they are a blank or nothing.
                    if parts:
                        parts.append(" ")
                elif flags & _NOT_PLAIN:
                    self.take_text(text, flags, words, block)
                else:
                    parts.append(text)
                    marks.append((text, flags, words))
            else:
                inner = flags & INHERITED | by_tag(tag, 0)
                if inner & UNSEEN:
                    if parts:
                        self.pass_by(node, tag, flags, block)
                else:
                    own = ""
                    attributes = node.attributes
                    if attributes:
                        if tag == "a" and "href" in attributes:
                            inner |= LINK
                        own = attributes.get("class") or ""
                        if (len(attributes) > 1 or not own) and not only_class(attributes):
                            put, kept, own = told(tag, attributes)
                            inner = inner & kept | put
                        elif len(own) > _LONGEST:
                            own = own[:_LONGEST]
                    if tag in _EMPTY:
                        if tag == "img":
                            self.take_alt(attributes.get("alt") or "", inner, words, block)
                        elif parts and tag in ("br", "hr"):
                            end_line(block)
                    else:
                        if inner & BREAKS and parts:
                            end_line(block)
                        inside = node.first_child
                        if inside is not None:
                            frames.append((node, flags, words, block))
                            flags = inner
                            if inner & BREAKS:
                                words = ""
                                block = [-1, tag, depth, own, block]
                            elif own:
                                words = f"{words} {own}"[:_LONGEST] if words else own
                            node = inside
                            depth += 1
                            continue
            following = node.next
            while following is None:
                if parts and flags & BREAKS:
                    end_line(block)
                node, flags, words, block = frames.pop()
                depth -= 1
                if depth == 1:
                    if parts:
                        end_line(block)
                    return
                following = node.next
            node = following

    def pass_by(self, node: Any, tag: str, flags: int, block: _Block) -> None:
        """Go on with the line behind an element that is not shown."""
        attributes = node.attributes
        if tag not in _EMPTY and told(tag, attributes)[0] & BREAKS:
            self.end_line(block)
        elif not flags & PRE:
            for inner in node.traverse(include_text=True):
                if inner.tag == "-text" and (inner.text_content or "").isspace():
                    self.parts.append(" ")

    def place_of(self, block: _Block) -> int:
        """The place of a block in the outline; it comes there with its first text."""
        place: int = block[0]
        if place >= 0:
            return place
        waiting = [block]
        around = block[4]
        while around[0] < 0:
            waiting.append(around)
            around = around[4]
        place = around[0]
        add = self.elements.add
        while waiting:
            one = waiting.pop()
            one[0] = place = add(place, one[1], one[2], one[3])
        return place

    def take_text(self, text: str, flags: int, words: str, block: _Block) -> None:
        """Take a text node."""
        if flags & UNSEEN:
            return
        if flags & OUT_OF_SIGHT and not self.reveal:
            if "，" in text or "。" in text:
                self.hidden += len(text)
        elif flags & PRE:
            self.take_preformatted(text, flags, words, block)
        else:
            self.fill(text, flags, words)

    def take_preformatted(self, text: str, flags: int, words: str, block: _Block) -> None:
        """Take text whose line breaks and spaces count."""
        first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.fill(first, flags, words)
        for line in rest:
            self.end_line(block)
            self.fill(line, flags, words)

    def fill(self, text: str, flags: int, words: str) -> None:
        """Add text to the line."""
        self.parts.append(text)
        self.marks.append((text, flags, words))

    def take_alt(self, alt: str, flags: int, words: str, block: _Block) -> None:
        """Take a picture's alternative text: a line of its own that does not split its line."""
        if flags & UNSEEN or (flags & OUT_OF_SIGHT and not self.reveal):
            return
        self.pictured = True
        alt = _SPACES.sub(" ", unescaped(alt)).strip()
        if alt:
            linked = len(alt) if flags & LINK else 0
            line = RawLine(alt, self.place_of(block), linked, "img", words)
            (self.alts if self.parts else self.lines).append(line)

    def end_line(self, block: _Block) -> None:
        """Finish the line that is being filled, if there is text in it."""
        parts, marks = self.parts, self.marks
        if len(marks) == 1:
            part, all_flags, words = marks[0]
            any_flags = all_flags
            linked = len(part.strip()) if all_flags & LINK else 0
        else:
            any_flags, all_flags, linked, words = _together(marks)
        text = "".join(parts)
        if any_flags & PRE:
            text = text.rstrip()
        else:
            text = text.strip(" \t\n\r\f")
            if "  " in text or not text.isprintable():
                text = collapsed(text)
        if text and not text.isspace():
            place = block[0]
            if place < 0:
                place = self.place_of(block)
            bold = "strong" if all_flags & BOLD else ""
            centred = any_flags & CENTRED != 0
            self.lines.append(_raw_line((text, place, linked, bold, words, self.pictured, centred)))
            self.pictured = False
        parts.clear()
        marks.clear()
        if self.alts:
            self.lines += self.alts
            self.alts.clear()


def collapsed(text: str) -> str:
    r"""Text with its blanks as a browser shows them.

    >>> collapsed("晨风\n掠过  two\nwords")
    '晨风掠过 two words'
    """
    return _SPACES.sub(" ", _WRAP.sub("", text) if "\n" in text else text)


def _together(marks: Sequence[tuple[str, int, str]]) -> tuple[int, int, int, str]:
    """Flags that any part of a line has, flags that all have, linked characters, common words."""
    any_flags, all_flags, linked = 0, -1, 0
    common = marks[0][2] if marks else ""
    for text, flags, words in marks:
        any_flags |= flags
        all_flags &= flags
        if flags & LINK:
            linked += len(text.strip())
        if words != common:
            common = ""
    return any_flags, all_flags, linked, common
