"""Every encoding's decoder, by name: lenient, and exact about what it replaced."""

from __future__ import annotations

from collections.abc import Callable

from newsclean.decoding import escapes, euc_tw, whatwg
from newsclean.decoding.damage import Damage, decoded, replaced

__all__ = ["Reader", "reader"]

#: From bytes to text; what it cannot read becomes U+FFFD and is added to the damage.
Reader = Callable[[bytes, Damage], str]


def _user_defined(data: bytes, damage: Damage) -> str:
    """The web's x-user-defined: bytes beyond ASCII in the private use area, none of them wrong."""
    del damage
    private = dict(zip(range(0x80, 0x100), range(0xF780, 0xF800), strict=True))
    return data.decode("latin-1").translate(private)


_SPECIAL: dict[str, Reader] = {
    "x-user-defined": _user_defined,
    "gb18030": whatwg.gb18030,
    "gbk": whatwg.gb18030,
    "big5": whatwg.big5,
    "euc-tw": euc_tw.euc_tw,
    "hz": escapes.hz,
    "iso-2022-cn": escapes.iso_2022_cn,
}

#: Python's codecs where they are not called what the web calls them. Its windows-31j, 949 and
#: 874 are what the web's Shift_JIS, EUC-KR and windows-874 mean.
_PYTHON = {
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "utf-32le": "utf-32-le",
    "utf-32be": "utf-32-be",
    "ascii": "ascii",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "iso-2022-jp": "iso2022_jp_ext",
    "windows-874": "cp874",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "iso-8859-8-i": "iso-8859-8",
    "ibm866": "cp866",
}


def reader(name: str) -> Reader:
    """The decoder of an encoding, by the name that ``codec_name`` gives.

    >>> reader("windows-1252")(b"caf\\xe9 \\x81", Damage())
    'café \\x81'
    """
    if special := _SPECIAL.get(name):
        return special
    codec = _PYTHON.get(name, name)
    rule = _control_or_replaced if name.startswith(("windows-", "iso-8859-")) else replaced

    def read(data: bytes, damage: Damage) -> str:
        return decoded(data, codec, damage, rule)

    return read


def _control_or_replaced(data: bytes, start: int, _end: int, damage: Damage) -> tuple[str, int]:
    """The web's single-byte decoders read an unassigned 0x80 to 0x9F as that control character."""
    if 0x80 <= data[start] <= 0x9F:
        return chr(data[start]), start + 1
    return replaced(data, start, start + 1, damage)
