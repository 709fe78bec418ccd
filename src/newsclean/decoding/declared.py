"""The encoding that a page says it has: a small prior, never proof."""

from __future__ import annotations

import re

from newsclean.decoding.labels import known

__all__ = ["contradicts", "declared_in"]

#: Browsers look this far; a meta element that comes later is no declaration.
_HEAD = 2048


def declared_in(data: bytes) -> str | None:
    """The label in the <meta> element or XML declaration of a page's head.

    >>> declared_in(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    'gb2312'
    """
    head = data[:_HEAD]
    if b"charset" not in head and b"encoding" not in head and b"CHARSET" not in head:
        return None
    found = re.search(
        rb"""<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([-\w:.]{2,40})"""
        rb"""|<\?xml\b[^>]{0,80}?\bencoding\s{0,9}=\s{0,9}["']([-\w:.]{2,40})""",
        head,
        re.IGNORECASE,
    )
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


_FAMILY = {"gbk": "gb18030"}


def contradicts(label: str, encoding: str) -> bool:
    """Whether bytes in that encoding cannot be what the label says.

    >>> contradicts("gb2312", "gb18030"), contradicts("gb2312", "utf-8")
    (False, True)
    """
    said = known(label)
    if said is None:
        return True
    if encoding == "ascii":
        return said.startswith("utf-16")
    return _FAMILY.get(said, said) != _FAMILY.get(encoding, encoding)
