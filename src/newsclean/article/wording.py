"""Tables of words, written as one writes them down: with a blank between."""

from __future__ import annotations

__all__ = ["words"]


def words(*rows: str) -> frozenset[str]:
    """The words of some rows.

    >>> sorted(words("正文 內容", "首頁"))
    ['內容', '正文', '首頁']
    """
    return frozenset(" ".join(rows).split())
