"""Lists inside a story: ingredients, technical data, results, a table of years.

Their lines are as short as those of a menu, and headlines set into a story are lines in a row too;
but entries have a colon, a number, a measure or columns, and headlines say something instead.

The numbers were chosen on made-up dumps; others of their kind and pages of 34 sites checked them.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.classes import NUMERAL
from newsclean.labelling.look import Units, is_plain
from newsclean.patterns import compiled

__all__ = ["entries_of"]

#: Lists in stories are no longer.
_MOST = 80
#: Two entries make a list; of other lines it has a quarter at most, subheads not counted.
_FEWEST, _OTHERS = 2, 0.25
#: Subheads have so many characters.
_SUBHEAD = 6
#: Columns have so many characters each, and there are so many.
_COLUMN, _COLUMNS = 9, 3
_ENTRY = compiled(
    r"[^:,。]{1,6}:.{1,18}$|(?:[^:,。]{1,6}:[^:]{1,24} ?){2,5}$|.*;$"
    rf"|\d{{1,2}}[.、)]|{NUMERAL}|\d\d?:\d\d"
    r"|[一二][零〇○一二三四五六七八九]{3}年"
    r"|.{1,20}\d ?(?:%|[克斤两升米吨元分秒枚个只条颗粒片勺匙杯碗角块瓦℃局胜负平号岁寸毫厘千公英]"
    r"|小时|kg|mm|cm|ml|km|w\b|g\b).{0,8}$"
    r"|[^ ]{1,10} [一二三两四五六七八九十半几\d]{1,3}小?"
    r"(?:[克斤两升元分枚个只条颗粒片勺匙杯碗角块把根瓣滴]|汤匙|茶匙)"
    r"|[^ ]{1,10} (?:少许|适量|若干)"
)


def entries_of(seen: Units, row: Sequence[int]) -> list[int]:
    """The units in a row that are entries of a list rather than headlines; none where they are not.

    Pictures and advertisements may stand among them. Links, and what the page says elsewhere too,
    are no entries, nor is anything between a title and its byline.
    """
    plain = [i for i in row if seen.marks[i] == "."]
    aside = all(seen.marks[i] in ".ian" for i in row)
    return plain if aside and _are_entries(seen, plain) else []


def _are_entries(seen: Units, row: Sequence[int]) -> bool:
    if not _FEWEST <= len(row) <= _MOST or not all(is_plain(seen, i) for i in row):
        return False
    texts = [seen.shapes[i].text for i in row]
    matched = [(text, _ENTRY.match(text) is not None) for text in texts]
    longer = [(text, entry) for text, entry in matched if entry or len(text) > _SUBHEAD]
    entries = sum([entry or _has_columns(text) for text, entry in longer])
    return entries >= _FEWEST and len(longer) - entries <= len(longer) * _OTHERS


def _has_columns(text: str) -> bool:
    """Whether a line is several short words with blanks between."""
    columns = text.split()
    short = all(len(one) <= _COLUMN and one != "|" for one in columns)
    return short and len(columns) >= _COLUMNS
