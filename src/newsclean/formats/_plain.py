"""What every format keeps out of a terminal and of a page: controls, and more than one line."""

from __future__ import annotations

from newsclean.patterns import compiled

__all__ = ["UNPRINTABLE", "one_line"]

#: C0 and C1 controls but tab and newline, DEL, bidi controls (U+061C, U+200E/F, U+202A-E,
#: U+2066-9, Unicode Standard Annex 9), invisible tags, and what is no character at all.
UNPRINTABLE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)

_UNPRINTABLE = compiled(f"[{UNPRINTABLE}]")
_BREAK = compiled(r"[ \t]*[\n\u2028\u2029][ \t]*")


def one_line(text: str) -> str:
    r"""The text without controls, on one line.

    >>> one_line("a\x1b[31mb\nc")
    'a[31mb c'
    """
    if text.isprintable():
        return text
    return _BREAK.sub(" ", _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
