"""Text that somebody decoded wrongly, put right line by line.

A line is put right by taking the wrong step back: encoded as what it was read as, decoded as what
it is. That is kept only where every byte comes out and the result is far likelier as Chinese than
the line; a clean line never is (it would have to be full of characters that nobody writes).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from newsclean.decoding.damage import Damage
from newsclean.patterns import compiled

__all__ = ["repair"]

_LOST = {
    "锟斤拷": "replacement characters that were saved as UTF-8 and read as GBK",
    "屯屯屯": "unused memory (bytes 0xCD) read as GBK",
    "烫烫烫": "unused memory (bytes 0xCC) read as GBK",
}

#: The characters that windows-1252 has for 0x80 to 0x9F, and those bytes.
_CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"

#: How much likelier the result must be, as a logarithm: three common characters for rare ones.
_GAIN = 15.0

#: The same for UTF-8, which hardly ever comes out whole by chance.
_GAIN_UTF8 = 6.0

#: What Chinese text has a character that is not ASCII, or more (see ``legacy``).
_CHINESE = -9.5

#: What shows that a line is nonsense, though it cannot be put right.
_FEW_LEADS = 4
_NONSENSE = -11.5

#: A line that was decoded wrongly more often than this stays.
_DEEPEST = 3


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with mojibake undone, and a warning for each kind found or beyond repair.

    Undone are UTF-8 read as Latin-1, windows-1252 or GBK (twice and thrice, too), GBK or Big5
    read as Latin-1 or windows-1252, and Big5 read as GBK; and the quotes and dashes of windows-1252
    that were read as Latin-1, where they are controls.

    >>> repair("ä½\\xa0å¥½ï¼\\x8cä¸–ç•Œ")[0]
    '你好，世界'
    >>> repair("一个正常的句子。")
    ('一个正常的句子。', ())
    """
    if text.isascii():
        return text, ()
    lost = tuple(f"{mark}: {why}, beyond repair" for mark, why in _LOST.items() if mark in text)
    if not (found := _suspect().search(text)):
        return text, lost
    done: list[str] = []
    kinds: Counter[str] = Counter()
    copied = lossy = 0
    while found:
        start = max(*(text.rfind(e, copied, found.start()) + 1 for e in "\r\n"), copied)
        stop = _LINE_END.search(text, found.end())
        end = stop.start() if stop else len(text)
        if undone := _undone(text[start:end]) or _with_quotes(text[start:end]):
            done += (text[copied:start], undone[0])
            kinds[undone[1]] += 1
            copied = end
        elif _is_lossy(text[start:end]):
            lossy += 1
        found = _suspect().search(text, end)
    warnings = tuple(f"mojibake undone in {_lines(n)}: {kind}" for kind, n in kinds.items())
    if lossy:
        warnings += (f"UTF-8 read as GBK in {_lines(lossy)}, with bytes lost: beyond repair",)
    return "".join([*done, text[copied:]]), warnings + lost


_LINE_END = compiled("[\r\n]")


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


@cache
def _suspect() -> re.Pattern[str]:
    """What every line of mojibake has somewhere, and other lines hardly ever.

    Latin-1 letters in a row. Characters whose two bytes in GBK begin a character of Chinese in
    UTF-8, twice within four. Private-use characters and kana: Big5's punctuation and commonest
    characters in GBK. Controls that are quotes and dashes in windows-1252.
    """
    leads, others = _leads(), "\ue000-\uf8ff\u3041-\u3093\u30a1-\u30f6"
    # All begin in one class, so that the search leaps from one of its characters to the
    # next: five times as fast as branches tried at every character.
    return compiled(
        f"[\x80-\xff{leads}{others}](?:(?<=[\x80-\xff])(?=[\x80-\xff{_CP1252}])"
        f"|(?<=[{leads}])(?=[^\n]{{0,3}}[{leads}])|(?<=[{others}\x91-\x97]))"
    )


@cache
def _leads() -> str:
    """What the first two bytes of Chinese characters in UTF-8 are in GBK."""
    return "".join(
        bytes((lead, trail)).decode("gbk")
        for lead in (0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEF)
        for trail in range(0x80, 0xC0)
    )


def _is_lossy(line: str) -> bool:
    """Whether a line that stays is UTF-8 read as GBK all the same: one pair in three begins a
    character, and the others are as rare."""
    from newsclean.decoding.frequency import mean

    leads = len(re.findall(f"[{_leads()}]", line))
    return leads >= _FEW_LEADS and 5 * leads > len(line) and mean(line) < _NONSENSE


def _undone(line: str) -> tuple[str, str] | None:
    """The line put right and what it was; None for a line that stays."""
    if _latin().search(line):
        try:
            raw = line.translate(_bytes_of_cp1252()).encode("latin-1")
        except UnicodeEncodeError:
            return _undone_in_part(line)
        return _from_latin(line, raw)
    return _from_gbk(line)


def _with_quotes(line: str) -> tuple[str, str] | None:
    """The line with windows-1252's marks for the controls that Latin-1 has in their place.

    Other controls than these say that the line is no text at all.
    """
    if not (_QUOTES.search(line) and _CONTROLS.search(line) is None):
        return None
    return line.translate(_MARKS), "windows-1252 read as Latin-1"


_QUOTES, _CONTROLS = compiled("[\x91-\x97]"), compiled("[\x80-\x84\x86-\x90\x98\x9a-\x9f]")
_MARKS = {code: bytes([code]).decode("cp1252") for code in (0x85, *range(0x91, 0x98), 0x99)}


@cache
def _latin() -> re.Pattern[str]:
    return compiled(f"[\x80-\xff][\x80-\xff{_CP1252}]")


@cache
def _bytes_of_cp1252() -> dict[int, int]:
    return {ord(char): char.encode("cp1252")[0] for char in _CP1252}


def _from_latin(line: str, raw: bytes, depth: int = 1) -> tuple[str, str] | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _from_latin_legacy(line, raw)
    if depth < _DEEPEST and _latin().search(text):
        try:
            deeper = text.translate(_bytes_of_cp1252()).encode("latin-1")
        except UnicodeEncodeError:
            deeper = b""
        if deeper and (found := _from_latin(text, deeper, depth + 1)):
            return found[0], "UTF-8 read as Latin-1 more than once"
    if _gain(line, text) < _GAIN_UTF8 or not _is_no_chance(raw):
        return None
    return text, "UTF-8 read as Latin-1 or windows-1252"


def _is_no_chance(raw: bytes) -> bool:
    """Whether bytes that are UTF-8 are so by more than chance, as "×—" is."""
    sequences = re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", raw)
    return len(sequences) > 2 or any(s[0] <= 0xC3 or len(s) > 2 for s in sequences)


def _from_latin_legacy(line: str, raw: bytes) -> tuple[str, str] | None:
    from newsclean.decoding.frequency import likelihood

    readings = [(text, name) for name in ("gb18030", "big5") if (text := _whole(raw, name))]
    if not readings:
        return None
    text, name = max(readings, key=lambda reading: likelihood(reading[0]))
    if not _chinese(text) or _gain(line, text) < _GAIN:
        return None
    return text, f"{'GBK' if name == 'gb18030' else 'Big5'} read as Latin-1 or windows-1252"


def _undone_in_part(line: str) -> tuple[str, str] | None:
    """The line with UTF-8 in it put right that was read as Latin-1 between other characters."""
    kinds: list[str] = []

    def put_right(run: re.Match[str]) -> str:
        raw = run[0].translate(_bytes_of_cp1252()).encode("latin-1")
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            return run[0]
        found = _from_latin(run[0], raw)
        if found is None:
            return run[0]
        kinds.append(found[1])
        return found[0]

    runs = f"[\x80-\xff{_CP1252}][\x20-\xff{_CP1252}]*"
    text = re.sub(runs, put_right, line)
    return (text, kinds[0]) if kinds else None


def _from_gbk(line: str) -> tuple[str, str] | None:
    text = _gbk_as_utf8(line)
    if text and _gain(line, text) >= _GAIN_UTF8:
        return text, "UTF-8 read as GBK"
    text = _gbk_as_big5(line)
    if text and _chinese(text) and _gain(line, text) >= _GAIN:
        return _RUN.sub(_big5_unless_clean, line), "Big5 read as GBK"
    text = _RUN.sub(_utf8_unless_clean, line)
    return (text, "UTF-8 read as GBK") if text != line else None


_RUN = compiled("[^\x00-\x7f]+")


def _big5_unless_clean(run: re.Match[str]) -> str:
    """Big5 read as GBK undone, but for the words that somebody put before it in the same line."""
    from newsclean.decoding.frequency import likelihood

    text = _gbk_as_big5(run[0])
    return text if likelihood(text) + _GAIN / 3 > likelihood(run[0]) else run[0]


def _utf8_unless_clean(run: re.Match[str]) -> str:
    text = _gbk_as_utf8(run[0])
    return text if text and _chinese(text) and _gain(run[0], text) >= _GAIN else run[0]


def _gbk_as_utf8(text: str) -> str:
    try:
        return _gbk(text).decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _gbk_as_big5(text: str) -> str:
    return _whole(_gbk(text), "big5")


def _gbk(text: str) -> bytes:
    return text.translate(_gbk_of_web()).encode("gb18030", "replace")


@cache
def _gbk_of_web() -> dict[int, int]:
    """Back from the web's characters to those that Python's codec has for the same pairs."""
    from newsclean.decoding.whatwg_index import GB18030_OTHER

    return {ord(web): ord(python) for python, web in GB18030_OTHER.items() if web != "\u3000"}


def _whole(raw: bytes, name: str) -> str:
    """The text of the bytes if every one of them can be read; else nothing."""
    from newsclean.decoding.readers import reader

    damage = Damage()
    text = reader(name)(raw, damage)
    return "" if damage.count else text


def _chinese(text: str) -> bool:
    from newsclean.decoding.frequency import mean

    return mean(text) > _CHINESE


def _gain(line: str, text: str) -> float:
    """How much likelier the result is than the line, each in the language that suits it."""
    from newsclean.decoding.frequency import likelihood
    from newsclean.decoding.neighbours import foreign_likelihood

    after = max(likelihood(text), foreign_likelihood(text))
    return after - max(likelihood(line), foreign_likelihood(line))
