"""What a unit looks like, in small numbers: the signals that the decision weighs.

Every signal is an index into a row of weights. Equal units have equal signals, and most lines of
a page are menus of a few shapes: so rows of weights are summed once for each shape and kept.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from typing import NamedTuple

from newsclean.labelling.classes import BULLETS, EMPHASIS, FIRST, LAST, SYMBOLS
from newsclean.patterns import compiled

__all__ = ["KINDS", "OWN", "Shape", "shape"]

#: prose, a short sentence, a headline, a menu entry, a date; h and m: as an item of a list.
KINDS = "PSHMDhm"

#: The names of the own signals, in the order of ``Shape.own``, with how many values each has.
OWN: tuple[tuple[str, int], ...] = (
    ("length", 16),
    ("commas", 6),
    ("stops", 5),
    ("last", 11),
    ("first", 9),
    ("mark", 6),
    ("function", 5),
    ("ascii", 6),
    ("digits", 4),
    ("spaces", 5),
    ("date", 6),
    ("joints", 4),
    ("colon", 3),
    ("quotes", 3),
    ("links", 4),
    ("opening", 6),
)

#: Length in characters to its step: short lines are told apart finely, long ones hardly.
_STEPS = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 50, 80, 140, 260)
_LENGTH = tuple(sum(1 for step in _STEPS[1:] if n >= step) for n in range(261))

_LINK = compiled(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_IMAGE = compiled(r"!\[[^\[\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_PLACEHOLDER = compiled(r"(?:\[[\x20-\x5a\x5c\x5e-\x7e]{0,200}\]\s*)+$")
_DATE = compiled(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d\d?\s?[-/.月]\s?\d\d?|\d{2,3}[./]\d\d[./]\d\d|\d\d?月\d\d?日"
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
#: Who made a story, behind its last sentence: 。(编译/某某)
_SIGNED = compiled(r"[。!?…”」][(\[【][^()\[\]【】。]{1,40}[)\]】]$")
_DIGITS = b"0123456789"


class Shape(NamedTuple):
    """A unit without its marks, and its own signals."""

    text: str  # without bullets, emphasis and the targets of links
    own: tuple[int, ...]
    mark: int  # 0 none, 1 bullet, 2 Markdown heading, 3 quotation, 4 table cell, 5 emphasis
    kind: str  # a letter of ``KINDS``; "" for a rule, an empty bullet, an image


_NOTHING = Shape("", (), 0, "")
#: Shapes of short lines that were seen before: menus are the same on every page of a site.
_KNOWN: dict[str, Shape] = {}
_REMEMBERED = 20_000
_SHORT = 17


def shape(core: str) -> Shape:
    """The shape of a unit.

    Args:
        core: Its shadow, without the blanks around it.

    >>> shape("- 上一篇:没有了").text, shape("* * *").kind
    ('上一篇:没有了', '')
    """
    if len(core) >= _SHORT:
        return _shape(core)
    known = _KNOWN.get(core)
    if known is None:
        if len(_KNOWN) >= _REMEMBERED:
            _KNOWN.clear()
        known = _KNOWN[core] = _shape(core)
    return known


def _shape(core: str) -> Shape:
    mark = links = 0
    if not core[0].isalnum():
        core, mark = _unmarked(core)
        if not core or not core.strip(SYMBOLS):
            return _NOTHING
        if core[0] == "[" and core[-1] in "] " and _PLACEHOLDER.match(core):
            return _NOTHING
    if "](" in core:
        core, links = _unlinked(core)
        if not core or not core.strip(SYMBOLS):
            return _NOTHING
    if core[0] in EMPHASIS or core[-1] in EMPHASIS:
        core = core.strip("*_` ") or core
    if core[-1] == "|":
        core = core.rstrip("| ") or core
    own = _own(core, mark, links)
    return Shape(core, own, mark, _kind(own))


def _unmarked(core: str) -> tuple[str, int]:
    """A unit without its bullet, and what the bullet was."""
    start = core[0]
    if start == "#" and core.lstrip("#")[:1] == " ":
        return core.lstrip("# "), 2
    if start == ">" and core[1:2] == " ":
        return core[2:], 3
    if start in BULLETS and (core[1:2] in (" ", "\t") or start in "•◦·●■◆▪►▶‧・"):
        core = core.lstrip(BULLETS + " \t\xa0")
        if core[:1] == "#" and core.lstrip("#")[:1] == " ":
            # An item of a list that is a heading: "* ### …".
            return core.lstrip("# "), 2
        return core, 4 if start == "|" else 1
    return core, 5 if start in EMPHASIS else 0


def _kind(own: tuple[int, ...]) -> str:
    """A letter of ``KINDS`` for the own signals of a unit."""
    length, commas, stops, last = own[:4]
    links = own[14]
    if links < 3 and own[7] < 4:
        if (stops and length >= 10 and (commas or last == 1)) or (commas > 1 and length >= 11):
            return "P"
        if last == 1 and length >= 5:
            return "S"
    if length < 12 and own[10] and own[10] != 3:
        return "D"
    if length >= 7:
        return "h" if own[5] == 1 or links == 3 else "H"
    return "m" if own[5] == 1 or links == 3 else "M"


def _unlinked(core: str) -> tuple[str, int]:
    """The text that a Markdown line shows, and how much of it is links, in three steps."""
    core = _IMAGE.sub("", core)
    linked = sum(map(len, _LINK.findall(core)))
    core = _LINK.sub(r"\1", core).strip()
    if not linked or not core:
        return core, 0
    share = linked / len(core)
    return core, 3 if share > 0.8 else 2 if share > 0.3 else 1


def _own(core: str, mark: int, links: int) -> tuple[int, ...]:
    """The own signals of a unit, in the order of ``OWN``."""
    n = len(core)
    count = core.count
    last = LAST.get(core[-1], 0)
    if (last == 5 or last == 6) and (
        core[-2:-1] in ("。", "!", "?", "…") or _SIGNED.search(core[-48:]) is not None
    ):
        last = 1
    plain = core.encode("ascii", "ignore")
    marks = len(plain)
    commas = count("、")
    stops = count("。")
    spread = figures = spaces = date = joints = colon = 0
    if marks:
        commas += plain.count(b",") + plain.count(b";")
        stops += plain.count(b"!") + plain.count(b"?")
        spread = 1 + marks * 4 // n if marks < n else 5
        digits = marks - len(plain.translate(None, _DIGITS))
        if digits:
            figures = 1 + digits * 3 // (n + 1)
            date = _date(core, n)
        spaces = plain.count(b" ")
        if spaces > 2:
            spaces = 3 if spaces * 8 < n else 4
        joints = _joints(plain)
        at = core.find(":", 0, 12)
        if at >= 0:
            colon = 2 if at < 6 else 1
    function = quotes = 0
    if n > 6:
        function = count("的") + count("了") + count("在") + count("是")
        quotes = count("“") + count("「") + count("《")
    return (
        _LENGTH[n] if n < 261 else 15,
        commas if commas < 4 else (4 if commas < 9 else 5),
        stops if stops < 4 else 4,
        last,
        FIRST.get(core[0], 0),
        mark,
        function if function < 4 else 4,
        spread,
        figures,
        spaces,
        date,
        joints,
        colon,
        quotes if quotes < 2 else 2,
        links,
        _opening(core, n),
    )


def _date(core: str, n: int) -> int:
    """0 none, 1 a date that fills the line, 2 at one end, 3 inside, 4 a clock, 5 some time ago."""
    found = _DATE.search(core)
    if found is not None:
        if n < 28:
            return 1
        return 2 if found.start() < 3 or found.end() > n - 9 else 3
    if n < 60:
        if _CLOCK.search(core) is not None:
            return 4
        if "前" in core and _AGO.search(core) is not None:
            return 5
    return 0


def _opening(core: str, n: int) -> int:
    """How a unit opens, or what it is led by.

    0 nothing, 1 a dateline of an agency, 2 a word for who made it, 3 such a word inside,
    4 whose a picture is, 5 what a picture shows.
    """
    if core[0] in "▲▼△▽":
        return 5
    if n <= 30:
        if ("图" in core or "摄" in core or "频" in core) and _PICTURE.match(core) is not None:
            return 4
        if ":" in core or "/" in core or "|" in core:
            if _NAMES.match(core) is not None:
                return 2
            return 3 if _SOURCE.search(core) is not None else 0
        return 0
    head = core[:40]
    if ("电" in head or "讯" in head or "记者" in head or "编译" in head) and _DATELINE.match(core):
        return 1
    end = core[-26:]
    if ("图" in end or "摄" in end) and _CAPTION.search(end) is not None:
        return 5
    return 0


def _joints(plain: bytes) -> int:
    """What holds menus together: bars, and the steps of a path."""
    bars = plain.count(b"|") + plain.count(b"/")
    if bars:
        return 1 if bars == 1 else 2
    return 3 if b">" in plain else 0
