"""What ``--to`` and ``--from`` accept: our own words, BCP 47 tags, OpenCC's names."""

from __future__ import annotations

from functools import cache

from newsclean.errors import UsageError

__all__ = ["KEEP", "SCRIPTS", "source_script", "target_script", "target_tag"]

KEEP = "keep"

#: Our words for the scripts, each with its tag.
SCRIPTS = {
    "simplified": "zh-Hans",
    "traditional": "zh-Hant",
    "taiwan": "zh-TW",
    "hongkong": "zh-HK",
}

_TAGS = {
    "zh-hans": "simplified",
    "zh-cn": "simplified",
    "zh-sg": "simplified",
    "zh-hans-cn": "simplified",
    "zh-hans-sg": "simplified",
    "zh-hant": "traditional",
    "zh-tw": "taiwan",
    "zh-hant-tw": "taiwan",
    "zh-hk": "hongkong",
    "zh-hant-hk": "hongkong",
    "zh-mo": "hongkong",
    "zh-hant-mo": "hongkong",
}

_OPENCC_TAGS = {"s": "zh-Hans", "sp": "zh-Hans", "t": "zh-Hant", "tw": "zh-TW", "twp": "zh-TW"}
_OPENCC_TAGS |= {"hk": "zh-HK", "hkp": "zh-HK"}


@cache
def _known() -> dict[str, str]:
    """Every accepted spelling, in lower case, with the name that the rest uses."""
    from newsclean.script.chains import configurations

    words = {word: word for word in (*SCRIPTS, KEEP)}
    return words | _TAGS | {name: name for name in configurations()}


def _unknown(option: str, said: str, choices: list[str]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(said.lower(), choices, 1, 0.5)
    hint = f"did you mean {near[0]!r}?" if near else f"try one of {', '.join(SCRIPTS)}"
    return UsageError(f"{said!r} is no script for {option}", hint)


def _spelling(said: str) -> str:
    return said.strip().lower().replace("_", "-")


def target_script(to: str) -> str:
    """One of our words, or an OpenCC name, for what the user said.

    Raises:
        UsageError: nothing of that name; the message gives the nearest.

    >>> target_script("zh-TW"), target_script("s2twp")
    ('taiwan', 's2twp')
    """
    said = _spelling(to)
    if said in SCRIPTS or said == KEEP:
        return said
    known = _known()
    if said not in known:
        raise _unknown("--to", to, [*SCRIPTS, KEEP, *_TAGS, *known])
    return known[said]


def source_script(from_: str | None) -> str | None:
    """One of our words for the script that the user says a text is in; None detects.

    Raises:
        UsageError: nothing of that name; the message gives the nearest.
    """
    if from_ is None:
        return None
    said = _spelling(from_)
    said = _TAGS.get(said, said)
    if said not in SCRIPTS:
        raise _unknown("--from", from_, [*SCRIPTS, *_TAGS])
    return said


def target_tag(to: str) -> str | None:
    """The BCP 47 tag of text converted so, or None where it keeps the one that it has.

    Raises:
        UsageError: no such target.

    >>> target_tag("taiwan"), target_tag("tw2sp"), target_tag("keep")
    ('zh-TW', 'zh-Hans', None)
    """
    name = target_script(to)
    if name in SCRIPTS:
        return SCRIPTS[name]
    return _OPENCC_TAGS.get(name.partition("2")[2])  # None for keep and Japanese
