"""The encodings of seven bits: HZ (RFC 1843) and ISO-2022-CN (RFC 1922)."""

from __future__ import annotations

import re

from newsclean.decoding import euc_tw, whatwg
from newsclean.decoding.damage import Damage

__all__ = ["hz", "iso_2022_cn", "name"]

_HIGH = bytes(byte | 0x80 for byte in range(256))


def name(data: bytes) -> str | None:
    """The encoding that the escape sequences of seven-bit data tell; None for none.

    >>> name(b"~{VPND~}"), name(b"plain ~{ text"), name(b"plain text")
    ('hz', None, None)
    """
    if b"\x1b" in data:
        if re.search(rb"\x1b\$(\)[AEG]|\*H|\+[I-M])", data):
            return "iso-2022-cn"
        if b"\x1b$)C" in data:
            return "iso-2022-kr"
        if re.search(rb"\x1b\$(@|B|\(D)", data):
            return "iso-2022-jp"
    if b"~{" in data and re.search(rb"~\{(?:[!-w][!-~])++(?:~\}|\r?\n|\Z)", data):
        return "hz"
    return None


def hz(data: bytes, damage: Damage) -> str:
    """Text of HZ bytes; a line end closes what was left open, as RFC 1843 wants.

    >>> hz(b"~{VPND~} ~~", Damage())
    '中文 ~'
    """
    done: list[str] = []
    for piece in re.finditer(rb"~\{([^\n]*?)(?:~\}|(?=\n)|\Z)|(~~)|~\r?\n|([^~]+)|~", data):
        chinese, tilde, plain = piece.groups()
        if chinese is not None:
            done.append(_chinese(chinese, piece.start(1), damage))
        elif tilde:
            done.append("~")
        elif plain is not None:
            done.append(_plain(plain, piece.start(), damage))
        elif len(piece[0]) == 1:
            damage.add(piece.start(), 1)
            done.append("\ufffd")
    return "".join(done)


def _chinese(raw: bytes, start: int, damage: Damage) -> str:
    """Pairs of seven bits of GB 2312, with their high bits put back."""
    base, damage.base = damage.base, damage.base + start
    text = whatwg.gb18030(re.sub(rb"[!-~]+", lambda run: run[0].translate(_HIGH), raw), damage)
    damage.base = base
    return text


def _plain(raw: bytes, start: int, damage: Damage) -> str:
    if not raw.isascii():
        for high in re.finditer(rb"[\x80-\xff]+", raw):
            damage.add(start + high.start(), len(high[0]))
    return raw.decode("ascii", "replace")


_TOKEN = (
    rb"\x1b\$([)*+])([A-Z])"  # a set for SO, for SS2 or for SS3
    rb"|([\x0e\x0f])"
    rb"|\x1b([NO])(..)"  # SS2 or SS3 and one pair
    rb"|(\r?\n)"  # forgets the sets, as RFC 1922 wants
    rb"|([^\x1b\x0e\x0f\n]+)|."
)


def iso_2022_cn(data: bytes, damage: Damage) -> str:
    """Text of ISO-2022-CN and ISO-2022-CN-EXT bytes.

    >>> iso_2022_cn(b"\\x1b$)A\\x0eVPND\\x0f!", Damage())
    '中文!'
    """
    done: list[str] = []
    sets: dict[bytes, bytes] = {}
    shifted = False
    for token in re.finditer(_TOKEN, data, re.DOTALL):
        slot, name, shift, single, pair, newline, run = token.groups()
        if slot:
            sets[slot] = name
        elif shift:
            shifted = shift == b"\x0e"
        elif single:
            name = sets.get(b"*" if single == b"N" else b"+", b"")
            done.append(_pairs(pair, name, token.start(5), damage))
        elif newline:
            sets, shifted = {}, False
            done.append(newline.decode("ascii"))
        elif run:
            read = _pairs(run, sets.get(b")", b""), token.start(), damage) if shifted else None
            done.append(_plain(run, token.start(), damage) if read is None else read)
        else:
            damage.add(token.start(), 1)
            done.append("\ufffd")
    return "".join(done)


def _pairs(raw: bytes, name: bytes, start: int, damage: Damage) -> str:
    """Pairs of seven bits in the set of that final byte (RFC 1922, section 4)."""
    if name in (b"A", b"E"):
        return _chinese(raw, start, damage)
    plane = {b"G": 1, b"H": 2, b"I": 3, b"J": 4, b"K": 5, b"L": 6, b"M": 7}.get(name)
    if plane is None:
        return _plain(raw, start, damage)
    lead = bytes((0x8E, 0xA0 + plane))
    done: list[str] = []
    for i in range(0, len(raw), 2):
        inner = Damage()
        done.append(euc_tw.euc_tw(lead + raw[i : i + 2].translate(_HIGH), inner))
        if inner.count:
            damage.add(start + i, len(raw[i : i + 2]))
    return "".join(done)
