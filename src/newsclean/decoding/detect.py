"""The decision: which encoding bytes are in, and their text."""

from __future__ import annotations

from newsclean.decoding.bom import mark
from newsclean.decoding.damage import Damage
from newsclean.errors import InputError
from newsclean.model import Decoded

__all__ = ["decode"]


def decode(
    data: bytes, *, encoding: str | None = None, strict: bool = False, declared: str | None = None
) -> Decoded:
    """The text of bytes in any encoding that a Chinese archive can hold.

    Args:
        data: The whole file; never a part, since a part may be cut inside a character.
        encoding: A WHATWG or Python name that overrides the decision.
        strict: Whether a byte that cannot be decoded is an error instead of U+FFFD.
        declared: The charset of an HTTP header, if any. It is weighed, not believed.

    Raises:
        InputError: ``binary``, the bytes are no text; ``undecodable``, with ``strict``.
        UsageError: ``encoding`` is no name of an encoding.

    >>> decode("汉字编码".encode("gbk")).text
    '汉字编码'
    """
    if not data:
        return Decoded("", "utf-8", "empty")
    found = _asked(data, encoding) if encoding else _found(data, declared)
    if strict and found.bad_bytes:
        at = found.bad_offsets[0]
        raise InputError(
            "undecodable",
            f"byte 0x{data[at]:02X} at offset {at} is not {found.encoding}",
            "leave out --strict to put U+FFFD for such bytes, or say --encoding",
        )
    return found


def _asked(data: bytes, encoding: str) -> Decoded:
    from newsclean.decoding.labels import codec_name

    name = codec_name(encoding)
    marked = mark(data)
    start = marked[1] if marked and marked[0] == name else 0
    return _read(data, name, "asked", start)


def _read(
    data: bytes,
    name: str,
    decided_by: str,
    start: int = 0,
    candidates: tuple[tuple[str, float], ...] = (),
) -> Decoded:
    """All of the data from ``start`` in one encoding."""
    from newsclean.decoding.readers import reader

    damage = Damage(start)
    text = reader(name)(data[start:] if start else data, damage)
    return _decoded(text, name, decided_by, damage, candidates)


def _decoded(
    text: str,
    name: str,
    decided_by: str,
    damage: Damage,
    candidates: tuple[tuple[str, float], ...] = (),
) -> Decoded:
    warnings: tuple[str, ...] = ()
    if damage.count:
        count, first = damage.count, damage.offsets[0]
        said = "byte is" if count == 1 else "bytes are"
        warnings = (f"{count} {said} not {name} and became U+FFFD, the first at offset {first}",)
    offsets = tuple(damage.offsets)
    return Decoded(text, name, decided_by, damage.count, offsets, candidates, warnings)


def _found(data: bytes, declared: str | None) -> Decoded:
    if marked := mark(data):
        return _read(data, marked[0], "bom", marked[1])
    if data.isascii():
        return _seven_bit(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "utf-8")
    except UnicodeDecodeError:
        pass
    from newsclean.decoding.legacy import verdict
    from newsclean.decoding.unicode import utf8_share, wide

    if name := wide(data):
        return _read(data, name, "byte pattern")
    if utf8_share(data[:65536]) >= 0.5:
        return _read(data, "utf-8", "utf-8")
    legacy = verdict(data, declared)
    return _read(data, legacy.encoding, legacy.decided_by, 0, legacy.others)


def _seven_bit(data: bytes) -> Decoded:
    if b"~{" in data or b"\x1b" in data:
        from newsclean.decoding.escapes import name

        if found := name(data):
            return _read(data, found, "escape sequences")
    if b"\0" in data:
        from newsclean.decoding.unicode import wide

        if found := wide(data):
            return _read(data, found, "byte pattern")
    return Decoded(data.decode("ascii"), "ascii", "ascii")
