"""Bylines without a colon: 本报记者何雨 摄影张三, 何雨 文/图, 编辑 何雨 校对 张三.

Nothing but the whole line tells them from a sentence: each word must be a role, a name, or what
stands in bylines and is neither.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from functools import lru_cache
from typing import NamedTuple

from newsclean.article.dates import find
from newsclean.article.names import is_media, is_person, is_surely_person
from newsclean.article.outlets import SECTIONS, is_outlet
from newsclean.article.places import is_place
from newsclean.article.roles import AUTHOR, CREDIT, ORIGINAL_TITLE, WORDS
from newsclean.article.wording import words
from newsclean.patterns import compiled

__all__ = ["Part", "cast", "is_bulleted", "name_of"]

#: A longer line is a sentence or a menu.
_LONGEST = 60
_WORD = compiled(
    r"(?<![^\s,、/|:;()\[\]【】])[一-鿿] {1,2}[一-鿿](?![^\s,、/|:;()\[\]【】])|"
    r"[^\s,、/|丨︱│:;()\[\]【】〔〕<>《》□■◎●○◆◇▲△•]+"
)
_FOREIGNER = compiled(r"[^\W\x00-\x7f]{1,6}(?:·[^\W\x00-\x7f]{1,8}){1,2}")
_DOT_BESIDE_DATE = compiled(r"·(?=\d)|(?<=\d)·")
#: A line without one of these says no role.
_ROLE = compiled("[者员稿辑摄文图审校道导采译写y]")
_BULLET = compiled(r"\s*[□■◎●○◆◇▲△]")
#: 湖滨日报记者何雨, 本报通讯员: what the outlet calls its people, and the name if it is there.
_STAFF = compiled(
    r"[^\W\x00-\x7f]{0,12}(?P<role>记者|特派员|撰稿人|评论员|通讯员|实习生)(?P<name>.*)"
)
#: What a name may end in: 何雨报道, 张三摄.
_DONE = compiled(r"(?P<name>.{2,4}?)(?P<verb>(?:综合|摄影)?报[道导]|摄影|摄|撰文|编译)")
#: Words that stand behind the name whose work they say.
_BEHIND = words(
    "文 图 摄 摄影 文图 图文 绘 报道 报导 摄影报道 综合报道 撰文",
    "评论员 特约评论员 特约撰稿人 记者 本报记者",
)
_PICTURES = words("图 摄 摄影 绘 摄影报道")
_HELPERS = ("通讯员", "实习生")
#: 综合外电, 台中报道
_REPORTED_FROM = compiled("(?:综合|专题|连线)?(?:报[道导]|外电|专电)")
_FILLERS = words(
    "本报讯 讯 电 发布于 发表于 更新于 发布 发表 更新 刊登 posted on at 今天 今日 hkt gmt cst utc"
)
_WHEN = compiled(
    r"(?:中华)?(?:民国|公元|西元)?\d[\d年月日号时点分秒.+t-]*(?:(?:星期|周)[一二三四五六日天])?"
    r"(?:[上下中]午|晚上|凌晨)?[\d时点分秒半]*|[\d〇○零一二三四五六七八九十元]{1,7}年[^\W\d_]{1,4}月[^\W\d_]{1,4}日?"
    r"|(?:星期|周|礼拜)[一二三四五六日天]|[一二三四五六日]|[上下中]午|晚上|凌晨|[ap]m"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?"
)


class Part(NamedTuple):
    """Somebody, and where the line says so."""

    group: str  # AUTHOR or CREDIT
    role: tuple[int, int]  # half-open places in the line; of a bare name, of the name itself
    name: tuple[int, int]


@lru_cache(maxsize=64)  # authors and credits read the same lines
def cast(shadow: str, *, bare: bool = False) -> tuple[Part, ...]:
    """Who a folded line names, where it is nothing but roles and names; else nobody.

    Args:
        shadow: The line.
        bare: Whether a name without a role counts, beside a date or behind a bullet.

    >>> line = "本报记者何雨 摄影张三"
    >>> [(line[slice(*part.role)], line[slice(*part.name)]) for part in cast(line)]
    [('记者', '何雨'), ('摄影', '张三')]
    >>> cast("记者何雨到了渡口")
    ()
    """
    if len(shadow.strip()) > _LONGEST or "。" in shadow or not (bare or _ROLE.search(shadow)):
        return ()
    found = _parts(_DOT_BESIDE_DATE.sub(" ", shadow) if "·" in shadow else shadow) or []
    # Asking for dates takes longer than all the rest, and few lines come so far.
    alone = bare and bool(found) and (_says_report(shadow) or bool(find(shadow)))
    return tuple(
        [
            part
            for part in found
            if not _is_bare(part) or (alone and _is_sure(name_of(shadow, part)))
        ]
    )


def name_of(text: str, part: Part) -> str:
    """The name of a part of a line, as the line has it.

    >>> name_of("记者 何 雨", Part(AUTHOR, (0, 2), (3, 6)))
    '何雨'
    """
    return _closed(text[slice(*part.name)])


def is_bulleted(shadow: str) -> bool:
    """Whether a line begins with a bullet that papers set before a reporter's name.

    >>> is_bulleted("◎ 何雨"), is_bulleted("何雨")
    (True, False)
    """
    return _BULLET.match(shadow) is not None


def _says_report(shadow: str) -> bool:
    """Whether bullet or verb makes a line a byline: ◎ 何雨, 某某新闻 | 何雨 台东报导."""
    return is_bulleted(shadow) or shadow.rstrip().endswith(("报道", "报导"))


def _is_sure(name: str) -> bool:
    return "·" in name or is_surely_person(name)


def _is_bare(part: Part) -> bool:
    return part.role == part.name


def _parts(shadow: str) -> list[Part] | None:
    """The people of a line, or None where one of its words is none of a byline."""
    found: list[Part] = []
    role: tuple[str, tuple[int, int]] | None = None  # that goes for the names to come
    said = 0  # how many of ``found`` a role behind them cannot be meant for
    every = [(_closed(match[0]), match.start(), match.end()) for match in _WORD.finditer(shadow)]
    every = [row for row in every if row[0]]
    # 何雨 文 张三 图 has its roles behind the names, 文 何雨 图 张三 before.
    behind = bool(every) and every[-1][0] in _BEHIND
    for word, start, end in every:
        if behind and word in _BEHIND and len(found) > said:
            _say(found, said, shadow, (start, end))
            said, role = len(found), None
        elif word == "by" and role is not None:
            pass  # Photo by 何雨
        elif WORDS.get(word) in (AUTHOR, CREDIT):
            if role is None or role[0] != AUTHOR or role[1][1] != start - 1:  # 文/图 何雨
                role = WORDS[word], (start, end)
            said = len(found)
        elif part := _person(word, start, end):
            if part.role[0] > part.name[0]:  # 何雨、张三报道
                if found and _is_from(part, shadow):
                    continue
                found.append(part._replace(role=part.name))
                _say(found, said, shadow, part.role)
                said = len(found)
                continue
            if not _is_bare(part):
                role, said = (part.group, part.role), len(found)
            elif role is not None:
                part = part._replace(group=role[0], role=role[1])
            found.append(part)
        elif (staff := _STAFF.fullmatch(word)) and not staff["name"]:
            role = _group(staff["role"]), (start + staff.start("role"), end)
            said = len(found)
        elif not (_is_filler(word) or (found and word.endswith(("报道", "报导")))):
            return None
    return found


def _is_from(part: Part, shadow: str) -> bool:
    """Whether what reports behind a name is its place: 记者何雨／海潮報導."""
    start, end = part.name
    before = shadow[:start].rstrip()
    return before.endswith("/") or (end - start == 2 and not before.endswith(("、", ",")))


def _is_filler(word: str) -> bool:
    """Whether a word may stand in a byline and is neither a role nor a name."""
    return (
        word in _FILLERS
        or word in SECTIONS
        or (word in WORDS and WORDS[word] != ORIGINAL_TITLE)
        or is_media(word)
        or is_outlet(word)
        or is_place(word)
        or _REPORTED_FROM.fullmatch(word) is not None
        or _WHEN.fullmatch(word) is not None
    )


def _say(found: list[Part], first: int, shadow: str, place: tuple[int, int]) -> None:
    """Give the last names the role that follows them; who reports is no editor."""
    word = shadow[slice(*place)]
    group = CREDIT if word in _PICTURES else AUTHOR
    for at in range(first, len(found)):
        before = shadow[slice(*found[at].role)]
        if _is_bare(found[at]) or (word.startswith("报") and before not in _HELPERS):
            found[at] = found[at]._replace(group=group, role=place)


def _closed(word: str) -> str:
    """何雨 of 何 雨, as papers set names of two characters; without dots at its ends."""
    return "".join(word.split()).strip("·")


def _person(word: str, start: int, end: int) -> Part | None:
    """The person that one word names, with a role before (摄影张三) or behind (张三摄)."""
    if _is_name(word):
        whole = (start, end)
        return Part(AUTHOR, whole, whole)
    if (staff := _STAFF.fullmatch(word)) and _is_name(staff["name"]):
        role, name = staff.span("role"), staff.span("name")
        return _part(_group(staff["role"]), role, name, start)
    for length in (4, 3, 2):
        role_word = word[:length]
        if WORDS.get(role_word) in (AUTHOR, CREDIT) and _is_name(word[length:]):
            return _part(WORDS[role_word], (0, length), (length, len(word)), start)
    if (done := _DONE.fullmatch(word)) and _is_name(done["name"]):
        group = CREDIT if done["verb"] in _PICTURES else AUTHOR
        return _part(group, done.span("verb"), done.span("name"), start)
    return None


def _part(group: str, role: tuple[int, int], name: tuple[int, int], start: int) -> Part:
    return Part(group, (role[0] + start, role[1] + start), (name[0] + start, name[1] + start))


def _group(role: str) -> str:
    return CREDIT if role in _HELPERS else AUTHOR


def _is_name(word: str) -> bool:
    if "·" in word:
        return _FOREIGNER.fullmatch(word) is not None
    return is_person(word) and word not in SECTIONS and word not in WORDS
