"""The numbers of Chinese dates: 31, 三十一, 廿一, 二〇二四, 一百一十三, 元."""

from __future__ import annotations

__all__ = ["number", "year_number"]

_DIGITS = {
    **dict.fromkeys("〇零○0o", 0),
    "元": 1,
    **{figure: value for value, figure in enumerate("一二三四五六七八九", start=1)},
}
_TENS = {"廿": 20, "卅": 30}


def number(figure: str) -> int | None:
    """A number from 1 to 999 written in digits or in Chinese; None for anything else.

    >>> number("31"), number("三十一"), number("廿一"), number("十"), number("一百一十三")
    (31, 31, 21, 10, 113)
    """
    if figure.isascii():
        return int(figure) if figure.isdigit() else None
    total = pending = 0
    for sign in figure:
        if sign in _DIGITS:
            pending = pending * 10 + _DIGITS[sign] if pending else _DIGITS[sign]
        elif sign in _TENS:
            total += _TENS[sign]
        elif sign == "十":
            total, pending = total + (pending or 1) * 10, 0
        elif sign == "百":
            total, pending = total + (pending or 1) * 100, 0
        else:
            return None
    return total + pending


def year_number(figure: str) -> int | None:
    """A year: digit by digit (二〇二四, 一一三) or counted (一百一十三, 二十六).

    >>> year_number("二〇二四"), year_number("一一三"), year_number("二十六"), year_number("元")
    (2024, 113, 26, 1)
    """
    if figure.isascii() or any(sign in figure for sign in "十百廿卅"):
        return number(figure)
    digits = [_DIGITS.get(sign) for sign in figure]
    if None in digits:
        return None
    return int("".join(str(digit) for digit in digits))
