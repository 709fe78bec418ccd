"""Parts of a text that no conversion may touch: URLs, e-mail addresses, a user's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from newsclean.patterns import compiled
from newsclean.script.chains import Lexicon

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["outside_addresses", "with_user_words"]

# What an address may hold; Chinese characters are common in paths, Chinese marks end it.
_ADDRESS = (
    r"(?:https?|ftp)://[^\s<>\"'，。、；：！？“”‘’「」『』《》（）【】　]+"
    r"|www\.[A-Za-z0-9\u3400-\u9fff-]+\.[^\s<>\"'，。、；：！？“”‘’「」『』《》（）【】　]+"
    # Begins where a run of such characters begins and gives none back: linear on any text.
    # The name of a host may be Chinese; its last part is not, for there the text may go on.
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@(?:[A-Za-z0-9\u3400-\u9fff-]++\.)+[A-Za-z0-9-]++"
)

_Convert = Callable[[str], str]


@cache
def _addresses() -> Pattern[str]:

    return compiled(_ADDRESS)


def outside_addresses(text: str, convert: _Convert) -> str:
    """The text with everything converted but URLs and e-mail addresses.

    >>> outside_addresses("见 https://example.org/软 的软件", lambda text: text.replace("软", "軟"))
    '见 https://example.org/软 的軟件'
    """
    # Three quick looks: nearly no text of news holds an address.
    if "://" not in text and "@" not in text and "www." not in text:
        return convert(text)
    out: list[str] = []
    done = 0
    for address in _addresses().finditer(text):
        out.append(convert(text[done : address.start()]))
        out.append(address.group())
        done = address.end()
    out.append(convert(text[done:]))
    return "".join(out)


def with_user_words(words: Mapping[str, str], convert: _Convert) -> _Convert:
    """A conversion in which a user's words win over everything, the longest first."""
    import re

    lexicon = Lexicon([words])
    firsts = compiled("|".join(sorted({re.escape(word[0]) for word in words})))

    def converted(text: str) -> str:
        out: list[str] = []
        done = 0
        for first in firsts.finditer(text):
            at = first.start()
            found = lexicon.longest(text, at) if at >= done else None
            if found is not None:
                out.append(convert(text[done:at]))
                out.append(found[1])
                done = at + found[0]
        out.append(convert(text[done:]))
        return "".join(out)

    return converted
