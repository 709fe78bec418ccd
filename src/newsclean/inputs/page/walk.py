"""One walk over a parsed page, in document order: its text cut into lines as a browser breaks them.

The walk keeps its own stack: a page may be nested deeper than Python recurses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from newsclean.inputs.page.elements import BLOCKS, CLOSED, UNSHOWN

__all__ = ["Elements", "Outline", "RawLine", "walk"]

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
_ALIGNED = re.compile(r"text-align\s*:\s*([\w-])", re.I)
_STYLED_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)

_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
# A browser shows a source line break as a space; between two wide characters it is none
# (CSS Text 3, segment break transformation): sources wrapped at 80 columns read whole again.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_WRAP = re.compile(f"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")
#: Nobody names an element by more: class lists past this come from generators.
_LONGEST = 200


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


def walk(root: Any, reveal: bool = False) -> Outline:
    """The outline of a parsed page.

    Args:
        root: The root node of a selectolax (lexbor) tree.
        reveal: Take what the page hides (``display: none``, ``noscript``) for shown.
    """
    walker = _Walker(reveal)
    walker.read(root)
    return Outline(walker.elements, walker.lines, walker.hidden)


class _Frame:
    """An open element."""

    __slots__ = ("around", "block", "depth", "flags", "id", "place", "tag", "words")
    depth: int

    def __init__(self, ident: int, flags: int, tag: str, words: str, outer: _Frame | None) -> None:
        self.id = ident
        self.flags = flags
        self.words = words  # of a block its own; else of the inline elements since the last block
        if outer is None or flags & _BREAKS:
            self.block = self
            self.around = outer.block if outer is not None else self
            self.tag = tag
            self.depth = outer.depth + 1 if outer is not None else 0
            self.place = -1  # in the outline, once there is text in it
        else:
            self.block = outer.block
            self.depth = outer.depth + 1


class _Walker:
    """The outline so far, the open elements, and the line that is being filled."""

    __slots__ = (
        "alts", "bold", "centred", "elements", "frames", "hidden", "inline", "lines", "linked",
        "parts", "pictured", "pre", "reveal",
    )  # fmt: skip

    def __init__(self, reveal: bool) -> None:
        self.reveal = reveal
        self.elements = Elements([], [], [], [])
        self.lines: list[RawLine] = []
        self.hidden = 0
        self.frames: list[_Frame] = []
        self.pictured = False
        self.parts: list[str] = []
        self.clear()

    def clear(self) -> None:
        """Begin a new line."""
        self.parts.clear()
        self.alts: list[RawLine] = []
        self.linked = 0
        self.bold = True
        self.pre = False
        self.centred = False
        self.inline: str | None = None

    def read(self, root: Any) -> None:
        """Take the nodes in document order; an element ends where a node outside it comes."""
        frames = self.frames
        parts = self.parts
        above = root.parent
        top = _Frame(above.mem_id if above is not None else 0, 0, "html", "", None)
        top.place = self.elements.add(-1, "html", 0, "")
        frames.append(top)
        for node in root.traverse(include_text=True):
            tag = node.tag
            text = None
            if tag == "-text":
                text = node.text_content or ""
                if text.isspace() and not frames[-1].flags & _PRE:
                    # Most text nodes: wherever they stand, they are a blank or nothing.
                    if parts:
                        parts.append(" ")
                    continue
            elif tag is None or tag[0] in "-!":
                continue
            above = node.parent
            if above is not None:
                holder = above.mem_id
                while frames[-1].id != holder and len(frames) > 1:
                    gone = frames.pop()
                    if parts and gone.flags & _BREAKS:
                        self.end_line(gone)
            if text is not None:
                self.take_text(text, frames[-1])
            else:
                self.open(node, tag, frames[-1])
        while frames:
            gone = frames.pop()
            if parts and (gone.flags & _BREAKS or not frames):
                self.end_line(gone)

    def open(self, node: Any, tag: str, outer: _Frame) -> None:
        """Take the start of an element."""
        flags = outer.flags & _INHERITED
        if flags & _UNSEEN:
            self.frames.append(_Frame(node.mem_id, flags, tag, "", outer.block))
            return
        flags |= _BY_TAG.get(tag, 0)
        attributes = node.attributes
        words = ""
        if attributes:
            get = attributes.get
            if tag == "a" and "href" in attributes:
                flags |= _LINK
            style = get("style")
            if style:
                put, kept = _styled(style)
                flags = flags & kept | put
            if "hidden" in attributes or get("aria-hidden") == "true":
                flags |= _HIDDEN
            if "align" in attributes:
                flags = _aligned(flags, get("align") or "")
            named, ident = get("class"), get("id")
            words = (f"{named} {ident}" if named and ident else named or ident or "")[:_LONGEST]
        if flags & _BREAKS:
            if self.parts:
                self.end_line(outer)
        elif tag == "br":
            if self.parts:
                self.end_line(outer)
            return
        elif tag == "img":
            self.take_alt(attributes.get("alt") or "", flags, outer)
            return
        elif not outer.flags & _BREAKS:
            around = outer.words
            words = f"{around} {words}"[:_LONGEST] if around and words else around or words
        self.frames.append(_Frame(node.mem_id, flags, tag, words, outer))

    def place_of(self, block: _Frame) -> int:
        """The place of a block in the outline; it comes there with its first text."""
        waiting = []
        while block.place < 0:
            waiting.append(block)
            block = block.around
        place = block.place
        for one in reversed(waiting):
            one.place = place = self.elements.add(place, one.tag, one.depth, one.words)
        return place

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
        self.fill(text, frame)

    def take_preformatted(self, text: str, frame: _Frame) -> None:
        """Take text whose line breaks and spaces count."""
        first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.fill(first, frame)
        for line in rest:
            self.end_line(frame)
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
        words = "" if flags & _BREAKS else frame.words
        if self.inline is None:
            self.inline = words
        elif self.inline != words:
            self.inline = ""

    def take_alt(self, alt: str, flags: int, frame: _Frame) -> None:
        """Take a picture's alternative text: a line of its own that does not split its line."""
        if flags & _UNSEEN or (flags & _OUT_OF_SIGHT and not self.reveal):
            return
        self.pictured = True
        alt = _SPACES.sub(" ", alt).strip()
        if alt:
            linked = len(alt) if flags & _LINK else 0
            words = "" if frame.flags & _BREAKS else frame.words
            line = RawLine(alt, self.place_of(frame.block), linked, "img", words)
            (self.alts if self.parts else self.lines).append(line)

    def end_line(self, frame: _Frame) -> None:
        """Finish the line that is being filled, if there is text in it."""
        text = "".join(self.parts)
        if self.pre:
            text = text.rstrip()
        else:
            if "\n" in text:
                text = _WRAP.sub("", text)
            text = _SPACES.sub(" ", text).strip(" ")
        if text and not text.isspace():
            self.lines.append(
                RawLine(
                    text,
                    self.place_of(frame.block),
                    self.linked,
                    "strong" if self.bold else "",
                    self.inline or "",
                    self.pictured,
                    self.centred,
                )
            )
            self.pictured = False
        self.lines += self.alts
        self.clear()


@lru_cache(maxsize=4096)
def _styled(style: str) -> tuple[int, int]:
    """What a style puts to an element's flags, and which of those it had stay."""
    put = 0
    kept = -1
    if _STYLED_AWAY.search(style):
        put |= _HIDDEN
    visibility = _VISIBILITY.search(style)
    if visibility:
        if visibility[1] in "hHcC":  # hidden, collapse
            put |= _INVISIBLE
        else:
            kept &= ~_INVISIBLE
    alignment = _ALIGNED.search(style)
    if alignment:
        put |= _aligned(0, alignment[1])
        kept &= ~_CENTRED
    if _STYLED_BLOCK.search(style):
        put |= _BREAKS
    if _STYLED_BOLD.search(style):
        put |= _BOLD
    if _STYLED_PRE.search(style):
        put |= _PRE
    return put, kept


def _aligned(flags: int, alignment: str) -> int:
    """The flags with a centred alignment, or without; "" and "-moz-center" are known."""
    return flags | _CENTRED if alignment[:1] in ("c", "C", "m", "M", "-") else flags & ~_CENTRED
