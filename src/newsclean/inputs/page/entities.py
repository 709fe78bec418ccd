"""Character references that are still there once the parser has read its own."""

from __future__ import annotations

import re
from html import unescape

from newsclean.patterns import compiled

__all__ = ["unescaped"]

# With its end mark only: ``?a=1&copy=2`` is an address.
_REFERENCE = compiled(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def unescaped(text: str) -> str:
    """A text that was escaped twice, as some systems write titles and alternative texts.

    >>> unescaped("&quot;晨光&quot;小学 ?a=1&copy=2")
    '"晨光"小学 ?a=1&copy=2'
    """
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    return unescape(reference[0])
