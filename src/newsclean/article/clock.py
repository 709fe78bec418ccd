"""The time of day beside a date, and the zone where one is said."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
import re
from functools import cache
from typing import NamedTuple

from newsclean.article.numerals import number
from newsclean.patterns import compiled

__all__ = ["Clock", "clock_after", "clock_before"]

_EARLY = ("凌晨", "半夜", "上午", "早上", "清晨", "早晨", "早间", "晨", "am")
_LATE = ("下午", "傍晚", "晚上", "晚间", "深夜", "夜间", "晚", "pm")
_NOON = ("中午", "午间", "正午")
_PART = "|".join((*_EARLY, *_LATE, *_NOON))
_ENGLISH_PART = r"[ap]\.?m\b\.?"


class Clock(NamedTuple):
    """A time of day: "08:15" or "08:15:30", or "" for none."""

    time: str
    offset: str  # "+08:00" or ""
    end: int  # where it ends in the text (of ``clock_before``: where it starts)


@cache
def _after() -> re.Pattern[str]:
    figure = r"(?:\d{1,2}|[零〇一二三四五六七八九十]{1,3})"
    # Between day and time: a weekday in any writing, one separator, 于, at.
    return compiled(
        r"[\s,|·]{0,6}(?:(?:星期|周|礼拜)[一二三四五六日天]|[(\[](?:星期|周|礼拜)?[一二三四五六日天][)\]]|"
        r"[一二三四五六日天](?![^\W\x00-\x7f])|[(\[]?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?[)\]]?)?"
        r"(?:\s(?P<zone>hkt)(?=\s))?(?:[\s,|·@/-]{0,8}|[\s,]{0,2}(?:于|at)\s{0,2}|t)"
        rf"(?:(?P<part>{_PART}|{_ENGLISH_PART})\s{{0,2}})?"
        rf"(?P<h>\d{{1,2}}|{figure}(?=\s?[时点]))(?:"
        r"(?P<alone>[时点])(?![半整\s\d〇零一二三四五六七八九十]|[^\W\d_])|"
        r"\s?(?:\:|：|时|点)\s?(?:(?P<half>半|整)|"
        rf"(?P<m>{figure})(?:\s?(?:[:分]|：)\s?(?P<s>\d{{1,2}})(?:[.,]\d{{1,6}})?\s?秒?|\s?分)?)"
        r"|(?<=\d\d)(?P<m2>\d\d)(?P<s2>\d\d)?(?!\d))(?!\d)"
        rf"(?:\s{{0,2}}(?P<part2>{_ENGLISH_PART}))?"
    )


@cache
def _zone() -> re.Pattern[str]:
    return compiled(
        r"\s?(?:(?P<z>z)(?![a-z])|[(\[]?(?P<name>gmt|utc|hkt)?\s?"
        r"(?:(?P<sign>[+-])(?P<h>\d{1,2})(?::?(?P<m>\d\d))?)?(?![\da-z])[)\]]?)"
    )


@cache
def _before() -> re.Pattern[str]:
    return compiled(
        rf"(?:(?P<part>{_PART}|{_ENGLISH_PART})\s?)?(?<!\d)(?<!\d:)(?P<h>\d{{1,2}}):(?P<m>\d\d)"
        rf"(?::(?P<s>\d\d))?(?!\d)\s?(?P<part2>{_ENGLISH_PART})?[\s,|·/-]{{1,4}}$"
    )


def clock_after(shadow: str, end: int) -> Clock:
    """The time that follows a date which ends at ``end``.

    >>> clock_after("3月31日 下午3点20分", 5).time
    '15:20'
    """
    match = _after().match(shadow, end)
    if match is None:
        return Clock("", "", end)
    # 下午3时 says no minutes, and is as good as 15:00.
    minute = match["m"] or match["m2"] or {"半": "30"}.get(match["half"], "0")
    time = _time(match["part"] or match["part2"], match["h"], minute, match["s"] or match["s2"])
    if not time:
        return Clock("", "", end)
    offset, stop = _offset(shadow, match.end())
    # Hong Kong's public radio sets the zone before the time: 2024-03-31 HKT 18:12
    return Clock(time, offset or ("+08:00" if match["zone"] else ""), stop)


def clock_before(shadow: str, start: int) -> Clock:
    """The time that stands just before a date: 08:15 31/03/2024."""
    window = shadow[max(0, start - 24) : start]
    match = _before().search(window)
    if match is None:
        return Clock("", "", start)
    time = _time(match["part"] or match["part2"], match["h"], match["m"], match["s"])
    return Clock(time, "", start - len(window) + match.start() if time else start)


def _time(part: str | None, hour: str, minute: str, second: str | None) -> str:
    h, m, s = number(hour), number(minute), int(second) if second else 0
    if h is None or m is None:
        return ""
    turned = _turned(part.replace(".", "") if part else "", h)
    if turned is None or turned > 23 or m > 59 or s > 59:
        return ""
    return f"{turned:02}:{m:02}:{s:02}" if second else f"{turned:02}:{m:02}"


def _turned(part: str, hour: int) -> int | None:
    """The hour of a 24-hour clock; None where the part of the day leaves it open."""
    if hour > 12 or not part:
        return hour
    if part in _EARLY:
        return hour % 12
    if part in _NOON:
        return hour + 12 if hour <= 3 else hour
    if part in ("下午", "傍晚", "pm"):
        return hour % 12 + 12
    # 晚上12点 is midnight, of which day nobody can say; 深夜1点 is 01:00.
    return None if hour == 12 else hour + 12 if hour >= 5 else hour


def _offset(shadow: str, end: int) -> tuple[str, int]:
    match = _zone().match(shadow, end)
    if match is None or not match[0].strip():
        return "", end
    if match["z"]:
        return "+00:00", match.end()
    if match["sign"]:
        hours, minutes = int(match["h"]), int(match["m"] or 0)
        if hours > 14 or minutes > 59 or (len(match["h"]) == 1 and not match["name"]):
            return "", end
        return f"{match['sign']}{hours:02}:{minutes:02}", match.end()
    named = {"gmt": "+00:00", "utc": "+00:00", "hkt": "+08:00"}.get(match["name"] or "", "")
    return (named, match.end()) if named else ("", end)
