"""What the characters of a text say before anything is decided: blanks, line ends, surrogates."""

from __future__ import annotations

from newsclean.errors import InputError

__all__ = ["bytes_of", "check_for_text", "newline_of", "valid"]

#: A text of these alone is empty for those who read it.
_BLANKS = (
    "".join(map(chr, range(0x21))) + "\x7f\x85\xa0\u3000\u200b\u200c\u200d\u2028\u2029\u2060\ufeff"
)


def check_for_text(text: str) -> None:
    """Look for anything but blanks.

    Raises:
        InputError: there is nothing to clean.
    """
    if not text.strip(_BLANKS):
        what = "holds nothing but blanks" if text else "is empty"
        raise InputError("empty", what, "check how it was made")


def newline_of(text: str) -> str:
    r"""The kind of line ends in a text: lf, crlf, cr, mixed or none.

    >>> newline_of("a\r\nb\r\n"), newline_of("a")
    ('crlf', 'none')
    """
    crlf = text.count("\r\n")
    counts = {"crlf": crlf, "lf": text.count("\n") - crlf, "cr": text.count("\r") - crlf}
    kinds = [name for name, count in counts.items() if count]
    return "none" if not kinds else kinds[0] if len(kinds) == 1 else "mixed"


def valid(text: str) -> str:
    """The text with pairs of surrogates made one character, and lone ones U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def bytes_of(text: str) -> bytes:
    """The bytes of a text, those of lone surrogates too."""
    return text.encode("utf-8", "surrogatepass")
