"""What an element passes on to the text inside it, as flags: from its tag, style and attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from newsclean.inputs.page.elements import BLOCKS, CLOSED, UNSHOWN
from newsclean.patterns import compiled

__all__ = [
    "BOLD", "BREAKS", "BY_TAG", "CENTRED", "HIDDEN", "INHERITED", "LINK", "OUT_OF_SIGHT", "PRE",
    "TELLING", "UNSEEN", "told",
]  # fmt: skip

UNSEEN = 1  # scripts and their like: no text at all
HIDDEN = 2  # text that the page keeps out of sight
LINK = 4
BOLD = 8
PRE = 16
INVISIBLE = 32  # as HIDDEN, but an element inside it may be visible again
CENTRED = 64
BREAKS = 128  # this element itself starts and ends a line
INHERITED = BREAKS - 1
OUT_OF_SIGHT = HIDDEN | INVISIBLE

#: By the tags of elements, and by what the parser calls other nodes (a processing instruction has
#: no name).
BY_TAG: dict[str | None, int] = {
    **dict.fromkeys(("-comment", "-doctype", "-document", None), UNSEEN),
    **dict.fromkeys(BLOCKS, BREAKS),
    **dict.fromkeys(UNSHOWN, UNSEEN),
    **dict.fromkeys(("b", "strong"), BOLD),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), BREAKS | PRE),
    **dict.fromkeys(CLOSED, BREAKS | HIDDEN),
    "center": BREAKS | CENTRED,
}

_STYLED_AWAY = compiled(r"(?:^|[;\s])display\s*:\s*none", re.I)
_VISIBILITY = compiled(r"(?:^|[;\s])visibility\s*:\s*(\w)", re.I)
_STYLED_BLOCK = compiled(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_STYLED_PRE = compiled(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_ALIGNED = compiled(r"text-align\s*:\s*([\w-])", re.I)
_STYLED_BOLD = compiled(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)


#: Longer styles are cut: they are kept in memory.
_LONGEST = 1000
#: Nobody names an element by more: class lists past this come from generators.
_LONGEST_NAME = 200


#: The attributes that change flags, or name their element beside its class.
TELLING = frozenset(("id", "style", "align", "hidden", "aria-hidden"))


def told(tag: str, attributes: Mapping[str, str | None]) -> tuple[int, int, str]:
    """What an element's attributes put to its flags, which of those it had stay, and its words.

    The words are those of its class and id.
    """
    get = attributes.get
    put, kept = 0, -1
    if "align" in attributes and tag != "a":
        put, kept = _aligned(get("align") or "")
    style = get("style")
    if style:
        more, stays = _styled(style[:_LONGEST])
        put, kept = put & stays | more, kept & stays
    if "hidden" in attributes or get("aria-hidden") == "true":
        put |= HIDDEN
    words = get("class") or ""
    ident = get("id")
    if ident:
        words = f"{words} {ident}" if words else ident
    return put, kept, words[:_LONGEST_NAME]


@lru_cache(maxsize=4096)
def _styled(style: str) -> tuple[int, int]:
    """What a style puts to an element's flags, and which of those it had stay."""
    put = 0
    kept = -1
    if _STYLED_AWAY.search(style):
        put |= HIDDEN
    visibility = _VISIBILITY.search(style)
    if visibility:
        if visibility[1] in "hHcC":  # hidden, collapse
            put |= INVISIBLE
        else:
            kept &= ~INVISIBLE
    alignment = _ALIGNED.search(style)
    if alignment:
        more, stays = _aligned(alignment[1])
        put, kept = put | more, kept & stays
    if _STYLED_BLOCK.search(style):
        put |= BREAKS
    if _STYLED_BOLD.search(style):
        put |= BOLD
    if _STYLED_PRE.search(style):
        put |= PRE
    return put, kept


def _aligned(alignment: str) -> tuple[int, int]:
    """The flag of a centred alignment, and what stays; "" and "-moz-center" are known."""
    return (CENTRED if alignment[:1] in ("c", "C", "m", "M", "-") else 0), ~CENTRED
