"""The story's title among what the page calls itself: <title> says the site's name as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsclean.model import Line
from newsclean.patterns import compiled

__all__ = ["site_in", "titles_of"]

# What sites put between a story's title, its section and their own name. A single hyphen or
# colon is part of many titles, so it counts only with a blank on both sides.
_BETWEEN = compiled(r"\s*(?:[_|｜»«]|--+|——|\s[-–—·•:：<>]\s)+\s*")
_LAST_HYPHEN = compiled(r"[-–—][^-–—]{1,14}$")
#: Shorter lines of a page (a section's name) stand in many a <title>.
_SHORTEST = 5
_LONGEST = 120
#: A site's name at the end of <title>.
_LONGEST_SITE = 14


def titles_of(
    said: Sequence[str],
    title: str,
    site: str,
    lines: Sequence[Line],
    fold: Callable[[str], str],
) -> tuple[str, ...]:
    """Candidates for the story's title, best first.

    The best is a line of the page that one of the names of the page contains: there the site
    prints the title as readers see it, without its own name.

    Args:
        said: Titles in the meta tags and the linked data.
        title: The text of <title>.
        site: The site's name, or "".
        lines: The lines of the page.
        fold: As for ``render``.
    """
    names = [name for name in (*said, title) if name]
    printed = _printed(names, site_in(title) or site, lines, fold)
    parted = [part for name in names for part in _parted(name, site)]
    # Short titles for search engines and for sharing differ from the story's own; what <title>
    # says too comes first.
    whole = _bare(fold(title))
    parted.sort(key=lambda part: _bare(fold(part)) not in whole)
    return tuple(dict.fromkeys([*printed, *parted, *names]))


def _printed(
    names: Sequence[str], site: str, lines: Sequence[Line], fold: Callable[[str], str]
) -> list[str]:
    """The longest line of the page that stands in one of its names, without the site's name."""
    wholes = {_bare(fold(name)) for name in names}
    longest = max(map(len, wholes), default=0)
    # One look for all names: a bare line holds no line break.
    said = "\n".join(wholes)
    after = _bare(fold(site)) or "\n"
    best, least = "", _SHORTEST
    for place, (_, text, shadow, markup) in enumerate(lines):
        if least <= len(text) <= _LONGEST and (markup is None or markup.tag != "img"):
            bare = _bare(shadow)
            if _SHORTEST <= len(bare) <= longest and bare in said and after not in bare:
                best = _with_next(place, bare, lines, wholes)
                least = max(_SHORTEST, len(best) + 1)
    return [best] if best else []


def _with_next(place: int, bare: str, lines: Sequence[Line], wholes: set[str]) -> str:
    """A printed title, with its second line where it is broken in two."""
    text = lines[place].text.strip()
    if place + 1 < len(lines):
        following = lines[place + 1]
        second = _bare(following.shadow)
        if len(second) > 1 and any(whole.startswith(bare + second) for whole in wholes):
            return f"{text} {following.text.strip()}"
    return text


def _bare(text: str) -> str:
    return "".join(text.split())


def _parted(name: str, site: str) -> Iterator[str]:
    """A name of the page without the site's name after it."""
    if site and name.endswith(site):
        cut = name[: -len(site)].rstrip(" _-|｜–—·:：")
        if len(cut) >= _SHORTEST:
            name = cut
    parts = [part for part in _BETWEEN.split(name) if part]
    if len(parts) > 1:
        yield max(parts[:2], key=len)
        return
    cut = _LAST_HYPHEN.sub("", name)
    yield cut if len(cut) >= 2 * _SHORTEST else name


def site_in(title: str) -> str:
    """The site's name at the end of a <title>, or "".

    >>> site_in("晨风掠过山谷_要闻_山谷晨报")
    '山谷晨报'
    """
    parts = [part for part in _BETWEEN.split(title) if part]
    last = parts[-1] if len(parts) > 1 else ""
    return last if len(last) <= _LONGEST_SITE else ""
