"""What headlines look like, and what looks like one and never is."""

from __future__ import annotations

from newsclean.labelling.look import Units
from newsclean.labelling.signals import DATE, LINKS, OPENING
from newsclean.patterns import compiled

__all__ = [
    "LONGEST",
    "PAPER",
    "SHORTEST",
    "could_head",
    "is_bare_date",
    "is_headline",
    "is_menu",
    "is_office",
    "is_row",
]

#: Titles have this many characters.
SHORTEST, LONGEST = 4, 80
#: Who wrote it, by office: columnists stand below their titles with it.
_OFFICE = compiled(
    r"^.{2,24}(?:教授|研究员|[院所校社馆会]长|主任|评论员|作者|作家|记者|主[编笔]|学者|博士|律师|总编辑|撰稿人)$"
)
#: A date with its time and what it is reckoned by: 2024年3月31日(当地时间)10:20
_ONLY_DATE = compiled(
    r"(?:19|20)\d\d[-/.年]\d\d?[-/.月]\d\d?日?[\s\d:]*(?:星期.|周.)?\s*(?:[(][^()]*[)])?[\s\d:]*$"
)
#: Pictures in a row that a dumper gives by their names.
_BUTTONS = compiled(r"(?:\[[^\[\]]*\]\s*){2,}$")
#: What stands between the entries of a menu that is printed in a row; a title has two of them.
_JOINT, _JOINTS = compiled(r"(?<=[^\d])[-|·] |[ ][-|·](?=[^\d])"), 2
#: The number of an office's paper: 某政发〔2024〕12号
PAPER = r"[^\W\d_]{2,12}[〔(\[]\d{4}[〕)\]]第?\d{1,4}号"
_PAPER = compiled(f"{PAPER}$")
#: A title that stands in one line with its date has as many characters of its own.
_TITLE_OF_BYLINE = 8


def could_head(seen: Units, i: int) -> bool:
    """Whether a unit is a headline by its look, be it an item of a list or two sentences long."""
    kind, text = seen.kinds[i], seen.shapes[i].text
    return is_headline(seen, i, "HMh") or (
        kind in "PS" and "。" not in text and is_headline(seen, i, "PS")
    )


def is_headline(seen: Units, i: int, kinds: str = "HM") -> bool:
    """Whether a unit of one of these kinds reads like a title, not like what stands around one."""
    one = seen.shapes[i]
    return (
        seen.kinds[i] in kinds
        and seen.marks[i] in ".i"
        and SHORTEST <= len(one.text) <= LONGEST
        and one.text[-1] not in "。,;:、"
        and not is_menu(one.text)
        and one.own[LINKS] == 0
        and one.own[OPENING] == 0
        and not is_office(one.text)
        and not is_bare_date(seen, i)
    )


def is_office(text: str) -> bool:
    """Whether a line says who somebody is: columnists stand below their titles with it.

    >>> is_office("某某大学教授")
    True
    """
    return _OFFICE.match(text) is not None


def is_bare_date(seen: Units, i: int) -> bool:
    """Whether a line says when and hardly anything else: 最后更新:2024-03-31 08:15, 字号.

    Or which of the papers of an office it is.
    """
    text = seen.shapes[i].text
    if seen.marks[i] == "b" and seen.shapes[i].own[DATE] in (1, 2):
        return len(text) - len(text.encode("ascii", "ignore")) < _TITLE_OF_BYLINE
    return _ONLY_DATE.match(text) is not None or _PAPER.match(text) is not None


def is_menu(words: str) -> bool:
    """Whether a line is a row of menu entries or of icons, or not Chinese at all.

    >>> is_menu("[logo.gif] [icon.gif]"), is_menu("大桥通车 两岸居民过河只要五分钟")
    (True, False)
    """
    if len(words.encode("utf-8", "replace")) < len(words) + 4:
        return True
    if ".gif]" in words or ".png]" in words or words.count("·") > 3:
        return True
    if words[0] == "[" and words[-1] == "]" and _BUTTONS.match(words) is not None:
        return True
    return len(_JOINT.findall(words)) > _JOINTS or is_row(words)


def is_row(words: str) -> bool:
    """Whether a line has four words or more, a blank every few characters.

    >>> is_row("要闻 社论 评论 专题报道 回首页"), is_row("大桥通车 两岸居民过河只要五分钟")
    (True, False)
    """
    blanks = words.count(" ")
    return blanks > 2 and blanks * 6 >= len(words) and len(words.encode()) > 2 * len(words)
