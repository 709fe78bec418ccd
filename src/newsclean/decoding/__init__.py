"""Bytes to text: which encoding, decoding it as the web does, and undoing mojibake."""

from __future__ import annotations

from newsclean.decoding.detect import decode
from newsclean.decoding.labels import codec_name
from newsclean.decoding.mojibake import repair

__all__ = ["codec_name", "decode", "repair"]
