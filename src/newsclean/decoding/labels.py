"""The names of encodings: the WHATWG's labels, and Python's."""

from __future__ import annotations

from functools import cache

from newsclean.errors import UsageError

__all__ = ["codec_name", "known"]

#: Encodings that the web no longer reads, and names that only Python and iconv know. Where an
#: alias is one of Python's for something narrower (cp950, gb2312-80), the web's decoder reads
#: all of it, and what the alias leaves out too.
_OWN = {
    "utf-32le": "utf-32 utf32 utf_32 u32 utf-32-le utf_32_le ucs-4 ucs4 utf32le",
    "utf-32be": "utf-32-be utf_32_be utf32be",
    "hz": "hz-gb-2312 hzgb hz-gb hz-gb2312",
    "iso-2022-cn": "iso-2022-cn-ext iso2022cn iso2022_cn csiso2022cn",
    "iso-2022-kr": "iso2022_kr iso2022kr csiso2022kr",
    "euc-tw": "euctw euc_tw cns11643 x-euc-tw",
    "utf-8": "utf-8-sig utf_8 utf_8_sig u8 utf",
    "utf-16le": "utf_16 utf16 utf_16_le utf-16-le utf16le",
    "utf-16be": "utf_16_be utf-16-be utf16be",
    "gbk": "cp936 936 ms936 windows-936 euc-cn euccn gb2312-80 eucgb2312-cn gb2312-1980",
    "gb18030": "gb18030-2000 gb18030-2005 gb18030-2022 cp54936",
    "big5": "cp950 950 ms950 windows-950 big5-tw big5hkscs big5_hkscs hkscs big5-eten big5-2003",
    "shift_jis": "cp932 932 ms932 mskanji sjis shiftjis s_jis",
    "euc-jp": "eucjp euc_jp ujis u-jis",
    "euc-kr": "cp949 949 ms949 uhc euckr euc_kr",
}

#: Python's codecs that are no encodings of files.
_NOT_TEXT = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape")

#: Encoding and labels, from https://encoding.spec.whatwg.org/#names-and-labels.
_WHATWG = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8",
    "ibm866": "866 cp866 csibm866",
    "iso-8859-2": "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
    "iso-8859-3": "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
    "iso-8859-4": "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
    "iso-8859-5": (
        "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
    ),
    "iso-8859-6": (
        "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e "
        "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
    ),
    "iso-8859-7": (
        "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 "
        "iso_8859-7 iso_8859-7:1987 sun_eu_greek"
    ),
    "iso-8859-8": (
        "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
        "iso_8859-8 iso_8859-8:1988 visual"
    ),
    "iso-8859-8-i": "csiso88598i logical",
    "iso-8859-10": "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso-8859-13": "iso8859-13 iso885913",
    "iso-8859-14": "iso8859-14 iso885914",
    "iso-8859-15": "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9",
    "iso-8859-16": "",
    "koi8-r": "cskoi8r koi koi8 koi8_r",
    "koi8-u": "koi8-ru",
    "macintosh": "csmacintosh mac x-mac-roman",
    "windows-874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620",
    "windows-1250": "cp1250 x-cp1250",
    "windows-1251": "cp1251 x-cp1251",
    "windows-1252": (
        "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
        "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252"
    ),
    "windows-1253": "cp1253 x-cp1253",
    "windows-1254": (
        "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
        "iso_8859-9:1989 l5 latin5 x-cp1254"
    ),
    "windows-1255": "cp1255 x-cp1255",
    "windows-1256": "cp1256 x-cp1256",
    "windows-1257": "cp1257 x-cp1257",
    "windows-1258": "cp1258 x-cp1258",
    "x-mac-cyrillic": "x-mac-ukrainian",
    "gbk": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk",
    "gb18030": "",
    "big5": "big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp": "cseucpkdfmtjapanese x-euc-jp",
    "iso-2022-jp": "csiso2022jp",
    "shift_jis": "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis",
    "euc-kr": (
        "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
        "ksc_5601 windows-949"
    ),
    "utf-16be": "unicodefffe",
    "x-user-defined": "",
    "utf-16le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16",
}


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for table in (_OWN, _WHATWG):
        for name, labels in table.items():
            names |= dict.fromkeys(labels.split(), name)
            names[name] = name
    return names


def known(label: str) -> str | None:
    """The encoding that a page or a header means by a label; None for none that is known.

    >>> known("GB2312"), known("nonsense")
    ('gbk', None)
    """
    return _names().get(label.strip().lower())


def codec_name(label: str) -> str:
    """The encoding that a user means by a label, by its WHATWG name, else Python's.

    Raises:
        UsageError: neither the Encoding Standard nor Python knows the label.

    >>> codec_name("GB_2312-80"), codec_name("latin1"), codec_name("mac_turkish")
    ('gbk', 'windows-1252', 'mac-turkish')
    """
    if name := known(label):
        return name
    import codecs

    try:
        found = codecs.lookup(label.strip())
    except (LookupError, ValueError):
        found = None
    if found is None or found.name in _NOT_TEXT or not getattr(found, "_is_text_encoding", True):
        from difflib import get_close_matches

        near = get_close_matches(label.strip().lower(), _names(), 1)
        hint = f"did you mean {near[0]}?" if near else "names are those of the WHATWG and Python"
        raise UsageError(f"{label!r} is not an encoding", hint)
    return known(found.name) or found.name
