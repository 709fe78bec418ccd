"""Names of files that are safe on every system, and numbers for names that come twice."""

from __future__ import annotations

import re

from newsclean.patterns import compiled

__all__ = ["Names", "safe_name"]

#: File systems take 255 bytes a name; this leaves room for an ending and a number.
LONGEST = 200

_FORBIDDEN = compiled(
    '[\x00-\x1f\x7f-\x9f<>:"|?*\\\\/\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
)
_DEVICES = compiled(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)


def safe_name(name: str) -> str:
    """A relative path that stays inside its folder on every system.

    >>> safe_name("../../etc/passwd"), safe_name("a:b"), safe_name("")
    ('_/_/etc/passwd', 'a_b', 'article')
    """
    parts = [_safe_part(part) for part in name.split("/") if part]
    return "/".join(parts) or "article"


def _safe_part(part: str) -> str:
    part = _FORBIDDEN.sub("_", part).rstrip(". ")
    if part.startswith("."):
        part = "_" + part.lstrip(".")
    if not part:
        return "_"
    if _DEVICES.fullmatch(part):
        part = "_" + part
    return part.encode()[:LONGEST].decode("utf-8", "ignore")


class Names:
    """Gives out names, each once.

    >>> names = Names()
    >>> [names.free(name) for name in ("a", "a", "a-2", "a")]
    ['a', 'a-2', 'a-2-2', 'a-3']
    """

    def __init__(self) -> None:
        self._count: dict[str, int] = {}

    def free(self, name: str) -> str:
        """The name made safe, with -2, -3 … where it is taken."""
        name = safe_name(name)
        count = self._count[name] = self._count.get(name, 0) + 1
        free = name
        while count > 1 and (free := f"{name}-{count}") in self._count:
            count = self._count[name] = count + 1
        self._count.setdefault(free, 1)
        return free
