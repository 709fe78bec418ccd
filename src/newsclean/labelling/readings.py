"""Readings that a site strews over its text, to disguise whose copy it is: 時(shí)間過(guò)得快.

One reading in a line may be the story's own: a rare character, a lesson. So the noise rule takes
only those of common characters; but where a page is strewn with them the rare ones go as well, and
so do those without a tone: 在社會(hui) 變遷中, each with a blank behind it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsclean.model import Hit, Line
from newsclean.patterns import compiled

__all__ = ["with_readings"]

#: So many readings of common characters, and this share of all, strew a page.
_STREWN, _SHARE = 3, 0.4
#: So many without a tone.
_TONELESS = 4
#: Brackets in one line; more are an attack.
_MOST = 25_000
_RULE = "annotation-pinyin"
_TONED = compiled(r"(?<=[\u3400-\u9fff])\([a-zü']{0,5}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-zü']{0,5}\)")
_BLANK_BEHIND = compiled(
    r"(?<=[\u3400-\u9fff])\((?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?(?:[iuv]?(?:ang|ong|an|ao|a|e|o)|[iu]?[aeou]i"
    r"|[iu]n|ing|i?ou|iu|i|u|v|er?|eng?|ue|ve)\) (?=\W{0,2}[\u3400-\u9fff])"
)


def with_readings(
    lines: Sequence[Line], hits: Mapping[int, tuple[Hit, ...]]
) -> Mapping[int, tuple[Hit, ...]]:
    """The hits, with those of every reading where a page is strewn with them.

    Args:
        lines: Those of the page.
        hits: The noise rules that match, by index into the lines.

    >>> text = "在社會(hui) 變遷中,人(ren) 們(men) 從(cong) 河邊回來。"
    >>> found = with_readings([Line(1, text, text)], {})
    >>> [text[hit.start : hit.end] for hit in found[0]]
    ['(hui) ', '(ren) ', '(men) ', '(cong) ']
    """
    bracketed = [i for i, line in enumerate(lines) if "(" in line.shadow]
    if not bracketed:
        return hits
    counts = {i: _known(hits.get(i, ())) for i in bracketed}
    # In most lines that have readings each bracket is one, and none of them need be looked for.
    more_there = [i for i in bracketed if counts[i] < lines[i].shadow.count("(") <= _MOST]
    known = {i: {h.start for h in hits.get(i, ()) if h.rule == _RULE} for i in more_there}
    common = sum(counts.values())
    more: dict[int, tuple[Hit, ...]] = {}
    if common >= _STREWN:
        rare = _beside(lines, known, _TONED)
        if common >= _SHARE * (common + sum(map(len, rare.values()))):
            more = rare
    bare = _beside(lines, known, _BLANK_BEHIND)
    if sum(map(len, bare.values())) >= _TONELESS:
        more = {i: more.get(i, ()) + bare.get(i, ()) for i in {*more, *bare}}
    if not more:
        return hits
    return {**hits, **{i: (*hits.get(i, ()), *found) for i, found in more.items()}}


def _known(hits: Sequence[Hit]) -> int:
    return sum([hit.rule == _RULE for hit in hits])


def _beside(
    lines: Sequence[Line], known: Mapping[int, set[int]], pattern: re.Pattern[str]
) -> dict[int, tuple[Hit, ...]]:
    """The readings of some lines besides those that are known by where they begin."""
    found = {}
    for i, starts in known.items():
        matches = pattern.finditer(lines[i].shadow)
        spans = [match.span() for match in matches if match.start() not in starts]
        if spans:
            found[i] = tuple([Hit(_RULE, "annotation", *span, "span") for span in spans])
    return found
