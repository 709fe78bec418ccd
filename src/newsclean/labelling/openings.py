"""How a unit opens, what leads it in, and the date that it holds."""

from __future__ import annotations

from newsclean.patterns import compiled

__all__ = ["ARROWS", "date_in", "opening_of"]

#: What points at the picture that a caption belongs to.
ARROWS = "▲▼△▽"
#: Longer lines are no bylines.
_SHORT = 30

#: 2024-03-31, 113/03/31, 3月31日. All begin with one figure, so that the search leaps to the next.
_DATE = compiled(
    r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d\s?[-/.年]\s?\d\d?\s?[-/.月]\s?\d\d?"
    r"|\d{1,2}[./]\d\d[./]\d\d|\d?月\d\d?日)"
)
_CLOCK = compiled(r"(?<!\d)\d\d?:\d\d(?!\d)")
_AGO = compiled(r"\d+\s?(?:秒|分钟|小时|天|周|个?月|日|年)(?:之?前)")
#: How agencies open a story: 某社某地1月2日电, 本报讯, (记者某某/某地报导).
_DATELINE = compiled(
    r"[(\[【]?(?:[^,。:;!?、]{0,22}(?:日(?:[早晚午上下]*)(?:电|讯|消息)|(?:电|讯)[)\]】 :,-])"
    r"|[^,。:;!?]{0,12}(?:记者|特派员|编译)[^,。:;!?]{1,16}(?:电|报导|报道|讯)[)\]】 ])"
)
#: How the names of those who made a page are led in.
_NAMES = compiled(
    r"[(\[【]?(?:来源|稿源|出处|消息来源|文章来源|新闻来源|作者|记者|撰文|编辑|责任编辑|责编|校对|审核|监制|"
    r"摄影|翻译|编译|译者|核稿|文|图|图文|文字|原标题)[:/|]"
    r"|记者[^,。:;!?]{1,12}/"
)
_SOURCE = compiled(r"(?:来源|作者|记者|编辑|出处)\s?[:/]")
#: Whose a picture is, and what a picture shows.
_PICTURE = compiled(
    r"[(\[【▲▼△▽]?(?:图[片像]?(?:来源|加注文字|说明|注|源)|视频加注文字|音频加注文字|资料图片?|示意图|配图|"
    r"图自|图取自|摄影?[:/]|图[:/])"
)
_CAPTION = compiled(
    r"(?:[(\[【](?:图|照片|摄影|资料|示意)[^()]{0,24}|[^,。]{0,14}摄(?:影)?)[)\]】]?$"
)


def date_in(core: str, points: bytes) -> int:
    """The date of a unit with figures.

    0 none, 1 a date that fills the line, 2 at one end, 3 inside, 4 a clock, 5 some time ago.

    Args:
        core: The unit.
        points: Its characters of ASCII that are no letters and no figures.

    >>> date_in("2024-03-31", b"--"), date_in("08:15", b":"), date_in("3小时前", b"")
    (1, 4, 5)
    """
    n = len(core)
    found = _DATE.search(core)
    if found is not None:
        if n < 28:
            return 1
        return 2 if found.start() < 3 or found.end() > n - 9 else 3
    if n < 60:
        if b":" in points and _CLOCK.search(core) is not None:
            return 4
        if "前" in core and _AGO.search(core) is not None:
            return 5
    return 0


def opening_of(core: str, points: bytes, signs: str) -> int:
    """How a unit opens, or what it is led by.

    0 nothing, 1 a dateline of an agency, 2 a word for who made it, 3 such a word inside,
    4 whose a picture is, 5 what a picture shows.

    Args:
        core: The unit.
        points: As for ``date_in``.
        signs: Those of its characters that ask for a closer look (图摄频电讯记编▲▼△▽) and others.

    >>> opening_of("来源:某某日报", b":", ""), opening_of("▲新建的大桥", b"", "▲")
    (2, 5)
    """
    if core[0] in ARROWS:
        return 5
    if len(core) > _SHORT:
        return _long_opening(core, signs) if signs else 0
    if ("图" in signs or "摄" in signs or "频" in signs) and _PICTURE.match(core) is not None:
        return 4
    if b":" in points or b"/" in points or b"|" in points:
        if _NAMES.match(core) is not None:
            return 2
        return 3 if _SOURCE.search(core) is not None else 0
    return 0


def _long_opening(core: str, signs: str) -> int:
    """The same of a longer unit: who made it and whose a picture is fill short ones."""
    if "电" in signs or "讯" in signs or "记" in signs or "编" in signs:
        head = core[:40]
        if ("电" in head or "讯" in head or "记者" in head or "编译" in head) and _DATELINE.match(
            core
        ):
            return 1
    if "图" in signs or "摄" in signs:
        end = core[-26:]
        if ("图" in end or "摄" in end) and _CAPTION.search(end) is not None:
            return 5
    return 0
