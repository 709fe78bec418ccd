"""The decision: which encoding bytes are in, and their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.decoding.binary import kind, looks_binary
from newsclean.decoding.bom import mark
from newsclean.decoding.damage import Damage
from newsclean.decoding.declared import contradicts, declared_in
from newsclean.decoding.labels import known
from newsclean.errors import InputError
from newsclean.model import Decoded

if TYPE_CHECKING:
    from newsclean.decoding.mixed import Mixture

__all__ = ["decode"]

#: Bytes of which so few are not ASCII can be one encoding by chance and mean another.
_SHORT = 16

#: A text this long is looked at for whether it begins or ends in another encoding; nonsense is
#: what is less likely than this, as a logarithm, a character that is not ASCII.
_LONG = 200
_NONSENSE = -10.0

#: UTF-8 is likelier than all before it, as a logarithm, for bytes that are valid in it.
_LIKELY = 2.0

#: The share of Chinese in UTF-8 from which a file is decoded line by line: always, or where one
#: encoding left bad bytes. By chance GBK and Big5 have 0.015.
_MUCH_UTF8 = 0.3
_SOME_UTF8 = 0.03

#: Control characters that UTF-16 is full of, and other text has hardly any of.
_RARE = bytes(c for c in range(0x20) if c not in b"\t\n\r\f\x1b")


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
    if marked and name[:6] == marked[0][:6]:  # "utf-16" asks for either order of the bytes
        return _read(data, marked[0], "asked", marked[1])
    return _read(data, name, "asked")


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
    if what := kind(data):
        raise _binary(what)
    within = declared_in(data)
    label = within or declared
    found = _decided(data, known(label) if label else None)
    if found.bad_bytes * 2 > len(data) >= _SHORT:
        raise _binary("binary data")
    if label and contradicts(label, found.encoding):
        who = "the page" if within else "the HTTP header"
        said = f"{who} says that it is {label[:40]}, but its bytes are {found.encoding}"
        found = found._replace(warnings=(said, *found.warnings))
    return found


def _binary(what: str) -> InputError:
    return InputError("binary", f"this is {what}, not text", "unpack it or extract its text first")


def _decided(data: bytes, prior: str | None) -> Decoded:
    if marked := mark(data):
        return _marked(data, *marked)
    if data.isascii():
        return _seven_bit(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
        if len(data) - 3 <= start > _SHORT * 16 and not data[:start].isascii():  # cut off
            return _read(data, "utf-8", "utf-8")
        return _not_utf8(data, prior)
    if len(data) < _SHORT * 16 and _contested(data, text):
        return _not_utf8(data, prior)
    return Decoded(text, "utf-8", "utf-8")


def _marked(data: bytes, name: str, length: int) -> Decoded:
    if name == "utf-32le" and len(data) % 4:
        name, length = "utf-16le", 2  # FF FE, then a NUL
    if name != "utf-8":
        return _read(data, name, "bom", length)
    from newsclean.decoding.mixed import by_lines

    while data.startswith(b"\xef\xbb\xbf", length):  # files that were put together have several
        length += 3
    try:
        return Decoded(data[length:].decode("utf-8"), "utf-8", "bom")
    except UnicodeDecodeError:
        damage = Damage(length)
        mixture = by_lines(data[length:], damage)
        return _decoded(mixture.text, mixture.encoding, "bom", damage, mixture.others)


def _contested(data: bytes, text: str) -> bool:
    """Whether short bytes are UTF-8 only by chance."""
    if text.isprintable() and len(data) - len(text) > _SHORT:
        return False
    from newsclean.decoding.legacy import verdict
    from newsclean.decoding.unicode import wide

    if len(data) - len(text) <= _SHORT and verdict(data, utf8=_LIKELY).encoding != "utf-8":
        return True
    return not text.isprintable() and wide(data) is not None


def _not_utf8(data: bytes, prior: str | None) -> Decoded:
    from newsclean.decoding.legacy import sample, verdict
    from newsclean.decoding.mixed import both_by_lines
    from newsclean.decoding.realign import read_realigned
    from newsclean.decoding.unicode import utf8_share, wide

    head = data[:4096]
    if (len(data) < 256 or len(head) != len(head.translate(None, _RARE))) and (name := wide(data)):
        return _read(data, name, "byte pattern")
    if looks_binary(data):
        raise _binary("binary data")
    if utf8_share(sample(data)) >= _MUCH_UTF8:
        return _by_lines(data, prior)
    legacy = verdict(data, prior, utf8=0.0 if len(data) < 256 else None)
    damage = Damage()
    text = read_realigned(data, legacy.encoding, damage)
    if damage.count and utf8_share(data) >= _SOME_UTF8:
        return _by_lines(data, prior)
    if legacy.encoding in ("gb18030", "big5") and _changes(text):
        damage = Damage()
        mixture = both_by_lines(data, damage, legacy.encoding)
        return _from_mixture(mixture._replace(others=legacy.others), damage)
    found = _decoded(text, legacy.encoding, legacy.decided_by, damage, legacy.others)
    if not legacy.likely:
        said = f"no encoding fits these bytes well; {legacy.encoding} fits best"
        found = found._replace(warnings=(said, *found.warnings))
    return found


def _by_lines(data: bytes, prior: str | None) -> Decoded:
    from newsclean.decoding.mixed import by_lines

    damage = Damage()
    return _from_mixture(by_lines(data, damage, prior), damage)


def _changes(text: str) -> bool:
    """Whether a text that is long enough to tell begins or ends as nonsense."""
    from newsclean.decoding.frequency import mean

    if len(text) < _LONG:
        return False
    return mean(text[: _LONG // 2]) < _NONSENSE or mean(text[-_LONG // 2 :]) < _NONSENSE


def _from_mixture(mixture: Mixture, damage: Damage) -> Decoded:
    name = mixture.encoding
    decided_by = "line by line" if "+" in name else "utf-8" if name == "utf-8" else "frequency"
    found = _decoded(mixture.text, name, decided_by, damage, mixture.others)
    if "+" in name:
        said = f"lines in different encodings, {name.replace('+', ' and ')}"
        found = found._replace(warnings=(said, *found.warnings))
    return found


def _seven_bit(data: bytes) -> Decoded:
    if b"~{" in data or b"\x1b" in data:
        from newsclean.decoding.escapes import name

        if found := name(data):
            return _read(data, found, "escape sequences")
    if len(data) != len(data.translate(None, _RARE)):
        from newsclean.decoding.unicode import wide

        if found := wide(data):
            return _read(data, found, "byte pattern")
        if looks_binary(data):
            raise _binary("binary data")
    return Decoded(data.decode("ascii"), "ascii", "ascii")
