"""One walk over a parsed page, in document order: its text cut into lines as a browser breaks them.

The walk keeps its own stack: a page may be nested deeper than Python recurses.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from newsclean.inputs.page.styles import (
    BOLD,
    BREAKS,
    BY_TAG,
    CENTRED,
    INHERITED,
    LINK,
    OUT_OF_SIGHT,
    PRE,
    UNSEEN,
    attributed,
)
from newsclean.patterns import compiled

__all__ = ["Elements", "Outline", "RawLine", "walk"]

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


class _Block:
    """An open block element."""

    __slots__ = ("around", "depth", "place", "tag", "words")

    def __init__(self, tag: str, words: str, depth: int, around: _Block | None) -> None:
        self.tag = tag
        self.words = words
        self.depth = depth
        self.around = around
        self.place = -1  # in the outline, once there is text in it


#: An open element: its id, its flags, the class and id words of the inline elements since the
#: last block, and that block. A plain tuple: one is made for every element.
_Frame = tuple[int, int, str, _Block]


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
        """Take the nodes in document order; an element ends where a node outside it comes.

        One function on purpose: a page has thousands of nodes, and calls for each of them took
        a quarter of the time.
        """
        frames, parts, end_line = self.frames, self.parts, self.end_line
        above = root.parent
        block = _Block("html", "", 0, None)
        block.place = self.elements.add(-1, "html", 0, "")
        holder, flags, words = above.mem_id if above is not None else 0, BREAKS, ""
        frames.append((holder, flags, words, block))
        for node in root.traverse(include_text=True):
            tag = node.tag or "!"  # a processing instruction has none
            text = ""
            if tag == "-text":
                text = node.text_content or ""
                if text.isspace() and not flags & PRE:
                    # Most text nodes: wherever they stand, they are a blank or nothing.
                    if parts:
                        parts.append(" ")
                    continue
            elif tag[0] in "-!":
                continue
            above = node.parent
            if above is not None:
                above = above.mem_id
                while holder != above and len(frames) > 1:
                    if parts and flags & BREAKS:
                        end_line(block)
                    frames.pop()
                    holder, flags, words, block = frames[-1]
            if text:
                if flags & _NOT_PLAIN:
                    self.take_text(text, flags, words, block)
                else:
                    self.fill(text, flags, words)
                continue
            if flags & UNSEEN:
                holder = node.mem_id
                frames.append((holder, flags, "", block))
                continue
            inner = flags & INHERITED | BY_TAG.get(tag, 0)
            attributes = node.attributes
            own = ""
            if attributes:
                inner = attributed(inner, tag, attributes)
                own = _named(attributes)
            if tag in _EMPTY:
                if tag == "img":
                    self.take_alt(attributes.get("alt") or "", inner, words, block)
                elif parts and tag in ("br", "hr"):
                    end_line(block)
                continue
            holder, flags = node.mem_id, inner
            if flags & BREAKS:
                if parts:
                    end_line(block)
                words = ""
                block = _Block(tag, own, len(frames), block)
            elif own:
                words = f"{words} {own}"[:_LONGEST] if words else own
            frames.append((holder, flags, words, block))
        while frames:
            _, flags, _, block = frames.pop()
            if parts and flags & BREAKS:
                end_line(block)

    def place_of(self, block: _Block) -> int:
        """The place of a block in the outline; it comes there with its first text."""
        waiting = []
        around: _Block | None = block
        while around is not None and around.place < 0:
            waiting.append(around)
            around = around.around
        place = around.place if around is not None else -1
        for one in reversed(waiting):
            one.place = place = self.elements.add(place, one.tag, one.depth, one.words)
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
        if flags & LINK:
            self.linked += len(text.strip())
        if not flags & BOLD:
            self.bold = False
        if flags & PRE:
            self.pre = True
        if flags & CENTRED:
            self.centred = True
        if self.inline is None:
            self.inline = words
        elif self.inline != words:
            self.inline = ""

    def take_alt(self, alt: str, flags: int, words: str, block: _Block) -> None:
        """Take a picture's alternative text: a line of its own that does not split its line."""
        if flags & UNSEEN or (flags & OUT_OF_SIGHT and not self.reveal):
            return
        self.pictured = True
        alt = _SPACES.sub(" ", alt).strip()
        if alt:
            linked = len(alt) if flags & LINK else 0
            line = RawLine(alt, self.place_of(block), linked, "img", words)
            (self.alts if self.parts else self.lines).append(line)

    def end_line(self, block: _Block) -> None:
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
                    self.place_of(block),
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


def _named(attributes: dict[str, str | None]) -> str:
    """The class and id words of an element."""
    words = attributes.get("class") or ""
    if "id" in attributes:
        ident = attributes["id"] or ""
        words = f"{words} {ident}" if words and ident else words or ident
    return words[:_LONGEST]
