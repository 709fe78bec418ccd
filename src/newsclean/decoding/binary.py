"""Bytes that are no text in any encoding."""

from __future__ import annotations

__all__ = ["kind", "looks_binary"]

#: How files begin that are no text, and what they are.
_MAGIC = (
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"BZh91AY&SY", "bzip2 data"),
    (b"\xfd7zXZ\0", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"OggS\0", "Ogg media"),
    (b"\0asm\x01", "a WebAssembly module"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_STARTS = tuple(start for start, _ in _MAGIC)

#: Control characters that no text has: all but NUL, which dumps are padded with, \b \t \n \v \f
#: \r, Ctrl-Z and Escape.
_CONTROLS = bytes(c for c in range(1, 0x20) if c not in b"\b\t\n\v\f\r\x1a\x1b") + b"\x7f"

#: Random bytes have 9 % of them, programs more; text with bad bytes has some of them too.
_MOST_CONTROLS = 0.03
_LOOK = 65536


def kind(data: bytes) -> str | None:
    """What a file is that begins like no text; None for what may be text.

    >>> kind(b"\\x89PNG\\r\\n\\x1a\\n")
    'a PNG image'
    """
    if data.startswith(_STARTS):
        return next(what for start, what in _MAGIC if data.startswith(start))
    if data.startswith(b"MZ") and b"\0\0" in data[:64]:
        return "a program"
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "media"
    if data[4:8] == b"ftyp":
        return "media"
    return None


def looks_binary(data: bytes) -> bool:
    """Whether there are too many control characters for a text of one or two bytes a character.

    >>> looks_binary(bytes(range(256))), looks_binary(b"text" + bytes(64))
    (True, False)
    """
    head = data[:_LOOK]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls >= 4 and controls > _MOST_CONTROLS * (len(head) - head.count(0))
