"""chardet as a witness: asked only where the frequency of characters leaves a doubt.

It names only encodings in which every byte decodes, so one bad byte misleads it, and its
confidence is low on right answers too. So it never decides what the characters can.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.decoding.labels import known

__all__ = ["anything", "one_of"]

#: chardet gets this much; its work grows with every byte, and its verdict hardly does.
_HEARD = 4096

#: What chardet calls the encodings that are weighed here.
_ITS_NAMES = {
    "gb18030": ("gb18030",),
    "big5": ("big5hkscs",),
    "utf-8": ("utf-8",),
    "shift_jis": ("cp932", "shift_jis_2004"),
    "euc-jp": ("euc_jis_2004",),
    "euc-kr": ("cp949", "euc_kr"),
    "windows-1252": ("cp1252",),
}


def one_of(names: Iterable[str], data: bytes) -> str | None:
    """The one of these encodings that chardet takes the data for; None where it will not say."""
    asked = [its for name in names for its in _ITS_NAMES.get(name, ())]
    return _said(data, asked) if asked else None


def anything(data: bytes) -> str | None:
    """The encoding that chardet takes the data for, whichever it is, if all of it decodes so."""
    name = _said(data, None)
    if name in (None, "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"):
        return None
    return name


def _said(data: bytes, encodings: list[str] | None) -> str | None:
    import chardet  # 40 ms, and most files are clear without it

    try:
        said = chardet.detect(
            data[:_HEARD],
            include_encodings=encodings,
            no_match_encoding=encodings[0] if encodings else "utf-8",
            compat_names=False,
        )
    except ValueError:  # an encoding that this release of chardet does not know
        return None
    name = said["encoding"]
    if name is None:
        return None
    ours = (our for our, its in _ITS_NAMES.items() if name in its)
    return next(ours, None) or known(name)
