"""Dates and times as Chinese news pages print them.

``find`` gives every full date in a text with its place, ``parse`` the best of them. A date is
never completed from anything: without a year, a month and a day in the text there is none.

Years of the Republic (民國113年, 113/03/31) are counted from 1911, as Taiwan's Ministry of the
Interior does: 民國元年 is 1912.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.article.clock import Clock, clock_after, clock_before
from newsclean.article.numerals import number, year_number
from newsclean.patterns import compiled

__all__ = ["Dated", "find", "parse", "plain"]

#: Full-width forms, and the Traditional characters of date words: texts that were never folded
#: (meta tags) are read as folded lines are. Length stays.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    "　\xa0\u2009\u202f時點週號國發佈表間後報電訊壹贰貳叁參肆伍陆陸柒捌玖拾",
    "    时点周号国发布表间后报电讯一二二三三四五六六七八九十",
)
#: Years that a page of news can be from, and years of the Republic that are written without 民國:
#: 100 is 2011, 139 is 2050. Two digits (民國99年 as 99/12/31) are read only when asked for.
_YEARS = range(1900, 2100)
_ROC_YEARS = range(100, 140)
_SHORT_ROC_YEARS = range(80, 100)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def _inner_clock() -> re.Pattern[str]:
    # Sun Mar 31 08:15:00 CST 2024 has the time between day and year.
    return compiled(r"(?<= )[0-2]\d:[0-5]\d:[0-5]\d(?= )")


@cache
def _glued() -> re.Pattern[str]:
    # 2024.03.3108:15, where a dumper dropped the blank between day and time.
    return compiled(r"(?<![\d.])((?:19|20)\d\d)([-./])(\d\d)\2(\d\d)(?=\d\d:\d\d(?!\d))")


@cache
def _year_cue() -> re.Pattern[str]:
    return compiled(r"\d{4}|[\d〇零一二三四五六七八九十百元]\s?年")


@cache
def _long_number() -> re.Pattern[str]:
    return compiled(r"\d{7}")


@cache
def _stamp() -> re.Pattern[str]:
    # 1130331, the Republic's stamp, stands for a date only alone, or at the end of a story of an
    # agency: …（編輯：某某）1130331
    return compiled(r"(?:^|[)\]:])\s?(1[0-3]\d)(0[1-9]|1[0-2])([0-2]\d|3[01])$")


_CHINESE = "〇零○0一二三四五六七八九十百廿卅元"


class Dated(NamedTuple):
    """A full date in a text."""

    day: str  # 2024-03-31
    time: str  # "08:15", "08:15:30", or "" where the text gives none
    offset: str  # "+08:00", or "" where the text gives none
    start: int  # half-open place in the text, time and zone included
    end: int

    @property
    def iso(self) -> str:
        """The date as the record has it: ``2024-03-31``, ``2024-03-31T08:15+08:00``."""
        return f"{self.day}T{self.time}{self.offset}" if self.time else self.day


def plain(text: str) -> str:
    """The text half-width, lower-case, with Simplified date words; of the same length.

    >>> plain("２０２４年３月３１日 下午３時")
    '2024年3月31日 下午3时'
    """
    folded = text.translate(_PLAIN)
    low = folded.lower()
    return low if len(low) == len(folded) else folded


def parse(text: str, *, short_roc: bool = False) -> str | None:
    """The date that a text gives, with the time as far as it is said; None without a full date.

    Where a text has several, one called published wins over one called updated.

    Args:
        text: A date as printed, with or without words around it.
        short_roc: Read 99/12/31 as a year of the Republic (Traditional pages).

    >>> parse("發布時間：民國113年3月31日 下午3:05")
    '2024-03-31T15:05'
    >>> parse("3月31日 08:15") is None
    True
    """
    from newsclean.article.datewords import best  # it needs Dated

    found = best(plain(text), short_roc=short_roc)
    return found.iso if found else None


@lru_cache(maxsize=256)  # the same line is asked about as date, as byline and as source
def find(shadow: str, *, short_roc: bool = False) -> tuple[Dated, ...]:
    """Every full date in a folded text, in order.

    >>> [d.iso for d in find("2024-03-31 08:15:30 来源:某报 更新:2024年4月1日")]
    ['2024-03-31T08:15:30', '2024-04-01']
    """
    return tuple(_found(shadow, short_roc))


def _found(shadow: str, short_roc: bool) -> Iterator[Dated]:
    taken = 0
    for begin, end, day in sorted(_days(shadow, short_roc)):
        if begin < taken:
            continue
        start = begin
        clock = clock_after(shadow, end)
        if inner := _inner_clock().search(shadow, start, end):
            clock = Clock(inner[0], "", end)
        elif not clock.time and ":" in shadow[max(0, start - 16) : start]:
            before = clock_before(shadow, start)
            clock = Clock(before.time, clock.offset, end)
            start = before.end
        taken = clock.end
        yield Dated(day, clock.time, clock.offset, start, clock.end)


def _days(shadow: str, short_roc: bool) -> Iterator[tuple[int, int, str]]:
    """The calendar days in a text: start, end, ISO."""
    common = False
    for match in _triples().finditer(shadow):
        if day := _numeric_day(match, short_roc):
            common = True
            yield match.start(1 if match[1] else 2), match.end(), day
    if not common:  # a line prints its dates in one way
        yield from _rarer_days(shadow)


def _rarer_days(shadow: str) -> Iterator[tuple[int, int, str]]:
    """The days in the ways that few pages print."""
    for match in _glued().finditer(shadow):
        if day := _iso(int(match[1]), int(match[3]), int(match[4])):
            yield match.start(), match.end(), day
    if "月" in shadow and _year_cue().search(shadow):
        for match in _worded().finditer(shadow):
            if day := _worded_day(match):
                yield match.start(), match.end(), day
    if _long_number().search(shadow):
        for match in _compact().finditer(shadow):
            if day := _iso(int(match[1]), int(match[2]), int(match[3])):
                yield match.start(), match.end(3), day
        if (stamp := _stamp().search(shadow)) and (
            day := _iso(1911 + int(stamp[1]), int(stamp[2]), int(stamp[3]))
        ):
            yield stamp.start(1), stamp.end(), day
    if _english_cue().search(shadow):
        for match in _english().finditer(shadow):
            if day := _english_day(match):
                yield match.start(), match.end(), day


def _iso(year: int, month: int, day: int) -> str | None:
    """The day in ISO's writing, if there is such a day (30 February is none)."""
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = 29 if month == 2 and leap else _DAYS[month - 1]
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= longest else None


# -- 2024-03-31, 2024年3月31日, 113/03/31, 31/03/2024, 2024 03/31


@cache
def _triples() -> re.Pattern[str]:
    # The look-behind keeps out the middle of telephone numbers, addresses and versions; a dot or
    # a slash after the day would make it four numbers (113.3.31.5).
    return compiled(
        r"(?<![\d.])(?<!\d[-/])(民国|民)?\s?(\d{1,4})\s?(年度?|[-/._\\·,]|\s)\s?(\d{1,2})"
        r"\s?(月|[-/._\\·,])\s?(\d{1,4})(?!\d|[./]\d)(?:\s?[日号])?"
    )


def _numeric_day(match: re.Match[str], short_roc: bool) -> str | None:
    republic, first, gap, middle, gap2, last = match.groups()
    mixed = gap2 != ("月" if gap == "年" else gap)
    if len(first) == 4:
        return _iso(int(first), int(middle), int(last)) if len(last) <= 2 else None
    if mixed or gap in " ,_":
        return None
    if len(last) == 4 and len(first) <= 2 and gap != "年":
        return _day_first(int(first), int(middle), int(last))
    if len(last) > 2:
        return None
    year = int(first)
    known = republic or year in _ROC_YEARS or (short_roc and year in _SHORT_ROC_YEARS)
    return _iso(1911 + year, int(middle), int(last)) if known and year else None


def _day_first(first: int, second: int, year: int) -> str | None:
    """31/03/2024, as Hong Kong, Macau and Singapore write; 03/31/2024 only where it must be."""
    return _iso(year, second, first) if second <= 12 else _iso(year, first, second)


# -- 二〇二四年三月三十一日, 2024年三月31日, 3月31日, 2024, 31 3月 2024


@cache
def _worded() -> re.Pattern[str]:
    figure = rf"(?:\d{{1,2}}|[{_CHINESE}]{{1,3}})"
    year = rf"(?:\d{{2,4}}|[{_CHINESE}]{{2,6}}|元)"
    return compiled(
        rf"(?<![\d{_CHINESE}])(?:"
        rf"(?P<rep>民国|民)?\s?(?P<y>{year})\s?年\s?(?P<m>{figure})\s?月\s?(?P<d>{figure})\s?[日号]?"
        rf"|(?P<m2>{figure})\s?月\s?(?P<d2>\d{{1,2}})\s?[日号]?\s?[,，]?\s?(?P<y2>\d{{4}})年?"
        rf"|(?P<d3>\d{{1,2}})\s?[日号]?\s?(?P<m3>{figure})\s?月\s?[,，]?\s?(?P<y3>\d{{4}})年?"
        rf")(?!\d)"
    )


def _worded_day(match: re.Match[str]) -> str | None:
    for kind in ("", "2", "3"):
        if match["y" + kind]:
            year = year_number(match["y" + kind])
            month, day = number(match["m" + kind]), number(match["d" + kind])
            if None in (year, month, day):
                return None
            assert year is not None and month is not None and day is not None
            if not kind and year < 1000:
                if not (match["rep"] or year in _ROC_YEARS):
                    return None
                year += 1911
            return _iso(year, month, day)
    return None


# -- 20240331, 202403310815


@cache
def _compact() -> re.Pattern[str]:
    # Not inside a file name or a number: t20240331_5.html, 120240331, 2024033100.
    return compiled(
        r"(?<![\da-z_./=-])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])"
        r"(?=$|[^\da-z_.]|t?[01]\d[0-5]\d(?:[0-5]\d)?(?!\d)|t2[0-3][0-5]\d|2[0-3][0-5]\d(?:[0-5]\d)?(?!\d))"
    )


# -- Mar 31, 2024, 31 March 2024, Sun Mar 31 08:15:00 CST 2024

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@cache
def _english_cue() -> re.Pattern[str]:
    return compiled("[a-z]{3}[.,]?[ -]")


@cache
def _english() -> re.Pattern[str]:
    month = rf"(?P<{{0}}>{'|'.join(_MONTHS)})[a-z]{{{{0,6}}}}\.?"
    one, two, three, four = (month.format(name) for name in ("m1", "m2", "m3", "m4"))
    return compiled(
        rf"(?<![a-z\d])(?:{one}[ -]?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ ,-]{{1,3}}(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?{two},?[ -]?(?P<y2>\d{{4}})"
        rf"|{three} {{1,2}}(?P<d3>\d{{1,2}}) \d\d:\d\d(?::\d\d)? (?:[a-z]{{3,4}} )?(?P<y3>\d{{4}})"
        rf"|(?P<y4>\d{{4}})[ -]{four}[ -](?P<d4>\d{{1,2}}))(?!\d)"
    )


def _english_day(match: re.Match[str]) -> str | None:
    for kind in "1234":
        if match["y" + kind]:
            month = _MONTHS.index(match["m" + kind]) + 1
            return _iso(int(match["y" + kind]), month, int(match["d" + kind]))
    return None
