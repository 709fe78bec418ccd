"""One walk over a parsed page, in document order: its text cut into lines as a browser breaks them.

The walk keeps its own stack: a page may be nested deeper than Python recurses.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from newsclean.inputs.page.elements import BLOCKS, CLOSED, UNSHOWN

__all__ = ["Element", "Outline", "RawLine", "walk"]

# What an element passes on to the text inside it.
_UNSEEN = 1  # scripts and their like: no text at all
_HIDDEN = 2  # text that the page keeps out of sight
_LINK = 4
_BOLD = 8
_PRE = 16
_INVISIBLE = 32  # as _HIDDEN, but an element inside it may be visible again
_INHERITED = 63 | 128
_BREAKS = 64  # this element itself starts and ends a line
_OUT_OF_SIGHT = _HIDDEN | _INVISIBLE
_CENTRED = 128

_BY_TAG = {
    **dict.fromkeys(BLOCKS, _BREAKS),
    **dict.fromkeys(UNSHOWN, _UNSEEN),
    **dict.fromkeys(("b", "strong"), _BOLD),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _BREAKS | _PRE),
    **dict.fromkeys(CLOSED, _BREAKS | _HIDDEN),
    "center": _BREAKS | _CENTRED,
}

_STYLED_AWAY = re.compile(r"(?:^|[;\s])display\s*:\s*none", re.I)
_VISIBILITY = re.compile(r"(?:^|[;\s])visibility\s*:\s*(\w)", re.I)
_STYLED_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_STYLED_PRE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_ALIGNED = re.compile(r"text-align\s*:\s*(\w)", re.I)
_STYLED_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)

_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
# A browser shows a source line break as a space; between two wide characters it is none
# (CSS Text 3, segment break transformation): sources wrapped at 80 columns read whole again.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_WRAP = re.compile(f"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")
#: Nobody names an element by more: class lists past this come from generators.
_LONGEST_NAME = 200


class Element(NamedTuple):
    """A block element, as far as lines need to know it."""

    parent: int  # its place in the outline, -1 for the root
    tag: str
    depth: int
    words: str  # its own class and id words


class RawLine(NamedTuple):
    """A line of the page with the element that it stands in."""

    text: str
    element: int
    linked: int  # how many of its characters are inside links
    tag: str  # "img" for an alternative text, "strong" for a line all in bold, else ""
    words: str  # class and id words of an inline element that holds the whole line
    pictured: bool = False  # a picture stands between it and the line above
    centred: bool = False


class Outline(NamedTuple):
    """The block elements of a page in document order, its lines, and what was left out."""

    elements: list[Element]
    lines: list[RawLine]
    hidden: int  # characters of prose that the page keeps out of sight


class _Frame(NamedTuple):
    """An open element."""

    id: int
    flags: int
    element: int
    words: str  # of the inline elements since the last block


def walk(root: Any, reveal: bool = False) -> Outline:
    """The outline of a parsed page.

    Args:
        root: The root node of a selectolax (lexbor) tree.
        reveal: Take what the page hides (``display: none``, ``noscript``) for shown.
    """
    walker = _Walker(reveal)
    walker.read(root)
    return Outline(walker.elements, walker.lines, walker.hidden)


class _Walker:
    """The outline so far, the open elements, and the line that is being filled."""

    __slots__ = (
        "alts", "bold", "centred", "elements", "frames", "hidden", "inline", "lines", "linked",
        "parts", "pictured", "pre", "reveal",
    )  # fmt: skip

    def __init__(self, reveal: bool) -> None:
        self.reveal = reveal
        self.elements: list[Element] = []
        self.lines: list[RawLine] = []
        self.hidden = 0
        self.frames: list[_Frame] = []
        self.pictured = False
        self.clear()

    def clear(self) -> None:
        """Begin a new line."""
        self.parts: list[str] = []
        self.alts: list[RawLine] = []
        self.linked = 0
        self.bold = True
        self.pre = False
        self.centred = False
        self.inline: str | None = None

    def read(self, root: Any) -> None:
        """Take the nodes in document order; an element ends where a node outside it comes."""
        frames = self.frames
        self.elements.append(Element(-1, "html", 0, ""))
        above = root.parent
        frames.append(_Frame(above.mem_id if above is not None else 0, 0, 0, ""))
        for node in root.traverse(include_text=True):
            tag = node.tag
            above = node.parent
            if above is not None:
                holder = above.mem_id
                while frames[-1].id != holder and len(frames) > 1:
                    gone = frames.pop()
                    if gone.flags & _BREAKS:
                        self.end_line(gone.element)
            if tag == "-text":
                self.take_text(node.text_content or "", frames[-1])
            elif tag is not None and tag[0] not in "-!":
                self.open(node, tag, frames[-1])
        while frames:
            gone = frames.pop()
            if gone.flags & _BREAKS or not frames:
                self.end_line(gone.element)

    def open(self, node: Any, tag: str, outer: _Frame) -> None:
        """Take the start of an element."""
        flags = outer.flags & _INHERITED
        if flags & _UNSEEN:
            self.frames.append(_Frame(node.mem_id, flags, outer.element, ""))
            return
        flags |= _BY_TAG.get(tag, 0)
        attributes = node.attributes
        named = ""
        if attributes:
            flags = _styled(flags, tag, attributes)
            named = _named(attributes)
        if tag == "br":
            self.end_line(outer.element)
        elif tag == "img":
            self.take_alt(attributes.get("alt") or "", flags, outer)
        element = outer.element
        if flags & _BREAKS:
            self.end_line(element)
            self.elements.append(Element(element, tag, len(self.frames), named))
            element = len(self.elements) - 1
            named = ""
        elif outer.words:
            named = f"{outer.words} {named}"[:_LONGEST_NAME] if named else outer.words
        self.frames.append(_Frame(node.mem_id, flags, element, named))

    def take_text(self, text: str, frame: _Frame) -> None:
        """Take a text node."""
        flags = frame.flags
        if flags & _UNSEEN:
            return
        if flags & _OUT_OF_SIGHT and not self.reveal:
            if "，" in text or "。" in text:
                self.hidden += len(text)
            return
        if flags & _PRE:
            self.take_preformatted(text, frame)
            return
        if text.isspace():
            if self.parts:
                self.parts.append(" ")
            return
        self.fill(text, frame)

    def take_preformatted(self, text: str, frame: _Frame) -> None:
        """Take text whose line breaks and spaces count."""
        first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.fill(first, frame)
        for line in rest:
            self.end_line(frame.element)
            self.fill(line, frame)

    def fill(self, text: str, frame: _Frame) -> None:
        """Add text to the line."""
        flags = frame.flags
        self.parts.append(text)
        if flags & _LINK:
            self.linked += len(text.strip())
        if not flags & _BOLD:
            self.bold = False
        if flags & _PRE:
            self.pre = True
        if flags & _CENTRED:
            self.centred = True
        if self.inline is None:
            self.inline = frame.words
        elif self.inline != frame.words:
            self.inline = ""

    def take_alt(self, alt: str, flags: int, frame: _Frame) -> None:
        """Take a picture's alternative text: a line of its own that does not split its line."""
        if flags & _UNSEEN or (flags & _OUT_OF_SIGHT and not self.reveal):
            return
        self.pictured = True
        alt = _SPACES.sub(" ", alt).strip()
        if alt:
            linked = len(alt) if flags & _LINK else 0
            line = RawLine(alt, frame.element, linked, "img", frame.words)
            (self.alts if self.parts else self.lines).append(line)

    def end_line(self, element: int) -> None:
        """Finish the line that is being filled, if there is text in it."""
        if self.parts:
            text = "".join(self.parts)
            if self.pre:
                text = text.rstrip()
            else:
                if "\n" in text:
                    text = _WRAP.sub("", text)
                text = _SPACES.sub(" ", text).strip(" ")
            if text and not text.isspace():
                tag = "strong" if self.bold else ""
                named = self.inline or ""
                self.lines.append(
                    RawLine(text, element, self.linked, tag, named, self.pictured, self.centred)
                )
                self.pictured = False
            self.lines += self.alts
            self.clear()


def _named(attributes: dict[str, str | None]) -> str:
    """The class and id words of an element."""
    given = attributes.get("class")
    ident = attributes.get("id")
    named = f"{given} {ident}" if given and ident else given or ident or ""
    return named[:_LONGEST_NAME]


def _styled(flags: int, tag: str, attributes: dict[str, str | None]) -> int:
    """An element's flags with what its attributes add."""
    if tag == "a" and "href" in attributes:
        flags |= _LINK
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        flags |= _HIDDEN
    if attributes.get("align"):
        flags = _aligned(flags, attributes["align"] or "")
    style = attributes.get("style")
    if style:
        alignment = _ALIGNED.search(style)
        if alignment:
            flags = _aligned(flags, alignment[1])
        if _STYLED_AWAY.search(style):
            flags |= _HIDDEN
        visibility = _VISIBILITY.search(style)
        if visibility:
            hides = visibility[1] in "hHcC"  # hidden, collapse
            flags = flags | _INVISIBLE if hides else flags & ~_INVISIBLE
        if _STYLED_BLOCK.search(style):
            flags |= _BREAKS
        if _STYLED_BOLD.search(style):
            flags |= _BOLD
        if _STYLED_PRE.search(style):
            flags |= _PRE
    return flags


def _aligned(flags: int, alignment: str) -> int:
    return flags | _CENTRED if alignment[:1] in "cCmM" else flags & ~_CENTRED
