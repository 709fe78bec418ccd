"""Who else worked on a story, with the role as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.article.bylines import METADATA, ending_bracket, endings, value_of
from newsclean.article.cast import cast, name_of
from newsclean.article.fields import fields
from newsclean.article.names import is_surely_person, names_at
from newsclean.article.roles import CREDIT
from newsclean.article.wording import words
from newsclean.article.zones import Zones
from newsclean.model import BODY_KINDS, Credit, Label, Line
from newsclean.patterns import compiled

__all__ = ["credits_of"]

#: Words that announce a picture in lists of other stories, too.
_PICTURES = words(
    "图 图片 照片 视频 摄 音频 海报 漫画 图源",
)
#: 翻攝自某某, 某某提供: whoever gave a picture did not work on the story.
_GIVEN = compiled("翻摄|取自|提供|画面|资料|截图|示意|图库|授权")

#: Correspondents stand behind the reporters without a colon; a sentence about one does not count.
_HELPER = compiled(r"(?<=[\s(\[【、/|])(通讯员|实习生)[\s/|丨]{1,3}")
_DATELINE = 80


def credits_of(
    lines: Sequence[Line], labels: Sequence[Label], zone: Zones, near: Sequence[int]
) -> tuple[Credit, ...]:
    """Everyone but the authors, in the order of the page; ``near`` as ``bylines`` finds them."""
    found = [credit for at in near for credit in _credits(lines, labels, at)]
    helpers = [credit for at in (*near, *zone.opening[:2]) for credit in _helpers(lines[at])]
    return tuple(dict.fromkeys([*helpers, *found, *_credits_in_story(lines, labels, zone)]))


def _helpers(line: Line) -> Iterator[Credit]:
    """通讯员 王小明 behind the reporters of a byline or a dateline."""
    _, text, shadow, _ = line
    end = min(len(shadow), _DATELINE)
    if "通讯员" in shadow[:end] or "实习生" in shadow[:end]:
        for match in _HELPER.finditer(shadow, 0, end):
            for name in names_at(text, shadow, match.end(), end):
                yield Credit(text[match.start(1) : match.end(1)], name)


def _credits(lines: Sequence[Line], labels: Sequence[Label], at: int) -> Iterator[Credit]:
    known = labels[at].label in METADATA
    found = fields(lines[at].shadow)
    if not found and (known or labels[at].label not in BODY_KINDS):
        yield from _cast(lines[at], sure=not known)
    for field in found:
        if field.group != CREDIT or (field.word in _PICTURES and not known):
            continue
        if where := value_of(lines, labels, at, field):
            role = "".join(lines[at].text[field.start : field.word_end].split())
            yield from (Credit(role, name) for name in _workers(*where))


def _cast(line: Line, *, sure: bool) -> Iterator[Credit]:
    """编辑 何雨 校对 张三, without a colon; ``sure``: only what is surely a name, not 图片 高清."""
    for part in cast(line.shadow):
        known = not sure or is_surely_person(name_of(line.shadow, part))
        if part.group == CREDIT and known:
            yield Credit(line.text[slice(*part.role)], name_of(line.text, part))


def _workers(text: str, shadow: str, start: int, end: int) -> list[str]:
    """The names in a value that a role announces; 翻攝自某某 and 某某提供 name no worker."""
    if _GIVEN.search(shadow, start, end):
        return []
    return names_at(text, shadow, start, end)


def _credits_in_story(
    lines: Sequence[Line], labels: Sequence[Label], zone: Zones
) -> Iterator[Credit]:
    """（編輯：王小明） in the brackets that end the last lines of the story."""
    for _, text, shadow, _ in endings(lines, labels, zone):
        match = ending_bracket(shadow)
        if match is None:
            continue
        offset = match.start(1)
        for field in fields(match[1]):
            if field.group == CREDIT:
                role = "".join(text[offset + field.start : offset + field.word_end].split())
                where = offset + field.value, offset + field.end
                yield from (Credit(role, name) for name in _workers(text, shadow, *where))
