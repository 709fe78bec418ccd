"""A unit without its marks: bullets, emphasis, and what is not shown of Markdown's links."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from newsclean.labelling.classes import BULLETS, EMPHASIS, SYMBOLS
from newsclean.patterns import compiled

__all__ = ["BEHIND", "IMAGE", "without_marks"]

#: Links and pictures in Markdown.
_LINK = compiled(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
IMAGE = compiled(r"!\[[^\[\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
#: What a dumper puts for pictures without a name: [logo.png] [IMG_01]
_PLACEHOLDER = compiled(r"(?:\[[\x20-\x5a\x5c\x5e-\x7e]{0,200}\]\s*)+$")
#: What a line ends in that ``without_marks`` takes off.
BEHIND = EMPHASIS + "|"


def without_marks(core: str) -> tuple[str, int, int]:
    """A unit without its marks, the bullet it had, and how much of it is links; "" for nothing.

    The bullet is as in ``signals.Shape``, the links are in three steps.

    >>> without_marks("- [通车](https://a.example/)")
    ('通车', 1, 3)
    """
    mark = links = 0
    if not core[0].isalnum():
        core, mark = _unmarked(core)
        if not core or not core.strip(SYMBOLS):
            return "", 0, 0
        if core[0] == "[" and core[-1] in "] " and _PLACEHOLDER.match(core):
            return "", 0, 0
    if "](" in core:
        core, links = _unlinked(core)
        if not core or not core.strip(SYMBOLS):
            return "", 0, 0
    if core[0] in EMPHASIS or core[-1] in EMPHASIS:
        core = core.strip("*_` ") or core
    if core[-1] == "|":
        core = core.rstrip("| ") or core
    return core, mark, links


def _unmarked(core: str) -> tuple[str, int]:
    """A unit without its bullet, and what the bullet was."""
    start = core[0]
    if start == "#" and core.lstrip("#")[:1] == " ":
        return core.lstrip("# "), 2
    if start == ">" and core[1:2] == " ":
        return core[2:], 3
    if start in BULLETS and (core[1:2] in (" ", "\t") or start in "•◦·●■◆▪►▶‧・"):
        core = core.lstrip(BULLETS + " \t\xa0")
        if core[:1] == "#" and core.lstrip("#")[:1] == " ":
            # An item of a list that is a heading: "* ### …".
            return core.lstrip("# "), 2
        return core, 4 if start == "|" else 1
    return core, 5 if start in EMPHASIS else 0


def _unlinked(core: str) -> tuple[str, int]:
    """The text that a Markdown line shows, and how much of it is links, in three steps."""
    core = IMAGE.sub("", core)
    linked = sum(map(len, _LINK.findall(core)))
    core = _LINK.sub(r"\1", core).strip()
    if not linked or not core:
        return core, 0
    share = linked / len(core)
    return core, 3 if share > 0.8 else 2 if share > 0.3 else 1
