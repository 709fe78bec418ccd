"""Shadows of single characters, remembered: ``fold`` takes its time over short texts."""

from __future__ import annotations

from newsclean.script.folding import class_members, fold

__all__ = ["SHADOWS", "TOGETHER"]


class _Shadows(dict[str, str]):
    def __missing__(self, character: str) -> str:
        shadow = self[character] = fold(character)
        return shadow


#: The shadow of each character that stands alone.
SHADOWS = _Shadows()

#: Of these ``fold`` makes what their neighbours ask for: 座标, 想像, 项鍊.
TOGETHER = frozenset(class_members("座标想像") | {"鍊"})
