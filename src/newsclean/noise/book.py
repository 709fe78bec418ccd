"""The rule book: all rules behind one gate, matched over a whole page at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, islice
from typing import Any

from newsclean.errors import UsageError
from newsclean.model import Hit, Line
from newsclean.noise.index import Index, indexed, merged
from newsclean.noise.matcher import Budget, GuardedMatcher, Matcher, Ready, views

__all__ = ["RuleBook", "load", "ready_rules"]

#: Menus and headings come back on page after page of a site, so what was said of a line is kept:
#: of lines up to so many characters, and so many of them (some 10 MB).
_KNOWN_LENGTH, _MOST_KNOWN = 60, 40_000


#: Makes a hit at half the cost of the type's own constructor.
_hit: Callable[[Any], Hit] = partial(tuple.__new__, Hit)

#: Spans of a rule in one line; more are an attack, and 700 bytes each. What is beyond them stays.
_MOST_SPANS = 50_000

#: So many characters are looked through for one literal after the other: for a page or two that
#: takes a tenth of the 3 ms in which the gate is loaded and built.
_WORTH_A_GATE = 12_000

#: Characters that go through the gate at once.
_WINDOW = 1 << 16


def load(paths: Sequence[str] = (), disable: Sequence[str] = ()) -> RuleBook:
    """The built-in rules and a user's own.

    Args:
        paths: Files of the user's own rules. They win: their hits are ``sure``, and one with
            the id of a built-in rule replaces it.
        disable: Ids of rules that are not to be used.

    Raises:
        UsageError: a file cannot be read or is no rule file (the message names file and rule),
            or an id is unknown (the message gives the nearest).

    >>> page = [Line(1, "责任编辑:甲乙", "责任编辑:甲乙")]
    >>> [hit.label for hit in load().hits(page)[0]]
    ['credit']
    """
    from newsclean.noise.compact import builtin

    ready, index = builtin()
    if not paths and not disable:
        return RuleBook([Matcher(one) for one in ready], index)
    own = _own(paths)
    known = [*own, *(one.id for one in ready)]
    for name in disable:
        if name not in known:
            raise UsageError(f"no rule {name!r} to disable", _nearest(name, known))
    mine = [rule for name, rule in own.items() if name not in disable]
    left = [i for i, one in enumerate(ready) if one.id not in own and one.id not in disable]
    places = {old: len(mine) + new for new, old in enumerate(left)}
    matchers = [*(matcher for matcher, _ in mine), *(Matcher(ready[i]) for i in left)]
    return RuleBook(matchers, merged(indexed([needs for _, needs in mine]), index, places))


#: The literals of which each match of a rule holds one, and the whole lines that it is a list of.
_Needs = tuple[Sequence[str], Sequence[str]]


def _own(paths: Sequence[str]) -> dict[str, tuple[Matcher, _Needs]]:
    """A user's own rules by their ids, in order."""
    from newsclean.noise.files import read

    own: dict[str, tuple[Matcher, _Needs]] = {}
    for path in paths:
        for ready, needs in ready_rules(read(path), own=True):
            if ready.id in own:
                raise UsageError(
                    f"rule {ready.id!r}: the id is used in another file too",
                    "give it another",
                    path=path,
                )
            own[ready.id] = GuardedMatcher(ready, path), needs
    return own


def ready_rules(rules: Iterable[Any], *, own: bool = False) -> list[tuple[Ready, _Needs]]:
    """The rules ready for matching, and what a line must hold to wake each of them up.

    A user's ``own`` are also tried on the line just as it stands, so they are never looked up
    among whole lines, which are without the blanks at their ends.
    """
    from newsclean.noise.literals import required_literals, whole_lines, widths

    found: list[tuple[Ready, _Needs]] = []
    for rule in rules:
        lines = whole_lines(rule.pattern) if rule.scope == "line" and not own else ()
        blanks = rule.scope == "line" and not own
        literals = () if lines else required_literals(rule.pattern, blanks=blanks)
        plain = bool(rule.words) and set(rule.words) == set(literals)
        settled = rule.scope == "line" and (plain or bool(lines))
        says = (rule.id, rule.label, rule.scope, rule.where, rule.pattern)
        found.append((Ready(*says, settled, *widths(rule.pattern)), (literals, lines)))
    return found


def _nearest(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1, 0.0)
    return f"the nearest is {near[0]!r}" if near else "see 'rules list'"


class RuleBook:
    """Noise rules, ready to be matched against pages.

    A line is seen in several ways, and a rule for whole lines may match any: with each run of
    blanks as one and none at the ends; without the bullets, bars, brackets and colons around it;
    with its Markdown links as bare words; and, by a user's own rule, just as it stands. So ``^``
    is where the words begin, whatever a dumper put before them. A built-in rule for sentences
    leaves alone what a story tells or quotes (``noise.telling``).
    """

    def __init__(self, matchers: Sequence[Matcher], index: Index) -> None:
        self._matchers = tuple(matchers)
        self._plans = [(*matcher.plan, matcher) for matcher in self._matchers]
        self._lines, self._always = index.lines, index.always
        self._owners = list(index.literals.values())
        self._known: dict[str, tuple[Hit, ...]] = {"": ()}
        self._literals = list(index.literals)
        self._longest = 0
        self._gate: Any = None
        self._looked_at = 0  # characters before there was a gate

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all rules, a user's own first."""
        return tuple(matcher.ready.id for matcher in self._matchers)

    def hits(self, lines: Sequence[Line]) -> dict[int, tuple[Hit, ...]]:
        """What the rules say of a page's lines.

        Args:
            lines: The lines of one page, with their folded shadows.

        Returns:
            The hits by the index of their line in ``lines``, a user's own first; lines without
            any are left out.

        Raises:
            UsageError: a user's own expression takes too long.
        """
        known = self._known
        shadows = [line[2] for line in lines]
        said = list(map(known.get, shadows))
        fresh = [place for place, hits in enumerate(said) if hits is None]
        if fresh:
            shadows = [shadows[place] for place in fresh]
            for place, shadow, hits in zip(fresh, shadows, self._matched(shadows), strict=True):
                if len(shadow) <= _KNOWN_LENGTH:
                    known[shadow] = hits
                said[place] = hits
            if len(known) > _MOST_KNOWN:
                self._known = {"": ()}
        return {place: hits for place, hits in enumerate(said) if hits}

    def _matched(self, shadows: Sequence[str]) -> list[tuple[Hit, ...]]:
        """The hits of each of the lines."""
        seen = list(map(views, shadows))
        # Words that are links of their own meet only where the links are taken out.
        gate = [" ".join(texts) if "](" in texts[0] else texts[0] for texts in seen]
        woken = self._woken(gate)
        whole = self._lines
        for place, text in [
            (place, text) for place, texts in enumerate(seen) for text in texts if text in whole
        ]:
            woken.setdefault(place, set()).update(whole[text])
        budget = Budget(sum(map(len, shadows)))
        found: list[tuple[Hit, ...]] = [()] * len(seen)
        for place, rules in sorted(woken.items()):
            found[place] = self._line_hits(shadows[place], seen[place], rules, budget)
        return found

    def _woken(self, texts: Sequence[str]) -> dict[int, set[int]]:
        """The rules whose literals stand in a line, by the place of the line."""
        always = self._always
        woken = {place: set(always) for place in range(len(texts))} if always else {}
        if not self._literals:
            return woken
        joined = "\n".join(texts)
        ends = list(accumulate([len(text) + 1 for text in texts]))
        owners = self._owners
        self._looked_at += len(joined)
        if self._looked_at < _WORTH_A_GATE:
            for literal, rules in zip(self._literals, owners, strict=True):
                start = joined.find(literal)
                while start >= 0:
                    woken.setdefault(bisect_right(ends, start), set()).update(rules)
                    start = joined.find(literal, start + 1)
            return woken
        if self._gate is None:
            self._gate = _gate(self._literals)
            self._longest = max(map(len, self._literals))
        place = end = 0
        awake: set[int] = set()
        # Overlapping matches come in the order of their ends: a longer one of a line may start
        # before the one that came before it, but never on an earlier line.
        for literal_place, start, _ in self._literals_in(joined):
            if start >= end:
                place = bisect_right(ends, start, place)
                end, awake = ends[place], woken.setdefault(place, set())
            awake.update(owners[literal_place])
        return woken

    def _literals_in(self, joined: str) -> Iterator[tuple[int, int, int]]:
        """The literals with their places, window by window: a megabyte of dashes is a million
        matches, which would all be in memory at once.
        """
        start, size = 0, len(joined)
        while start < size:
            end = min(start + _WINDOW, size)
            after = end
            if end < size:
                line_end = joined.rfind("\n", start, end) + 1
                # Within a line longer than the window, windows overlap by a literal's length.
                end, after = (line_end, line_end) if line_end else (end, end - self._longest)
            if end == size and not start:  # any usual page
                yield from self._matches(joined)
                return
            for literal, first, last in self._matches(joined[start:end]):
                yield literal, first + start, last + start
            start = after

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        try:
            found = self._gate.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate from a JSON escape
            safe = text.encode("utf-8", "replace").decode("utf-8")
            found = self._gate.find_matches_as_indexes(safe, overlapping=True)
        return found  # type: ignore[no-any-return]

    def _line_hits(
        self, shadow: str, texts: Sequence[str], rules: set[int], budget: Budget
    ) -> tuple[Hit, ...]:
        hits: list[Hit] = []
        plans = self._plans
        most, least = len(texts[0]), len(texts[-1])
        for index in sorted(rules):
            shortest, longest, settled, matcher = plans[index]
            # Two candidates in five are too long or too short: the first thing to look at.
            if most < shortest or least > longest:
                continue
            if matcher.is_span:
                hits += _span_hits(matcher, shadow, budget)
            elif settled or matcher.matches(shadow, texts, budget):
                if matcher.speaks and _is_told(matcher, shadow, budget):
                    continue
                rule, label, _, where = matcher.ready[:4]
                hits.append(_hit((rule, label, 0, len(shadow), "line", where, matcher.sure)))
        return tuple(hits)


def _is_told(matcher: Matcher, shadow: str, budget: Budget) -> bool:
    """Whether what matched is no word of the page to its reader, but told or quoted by a story."""
    from newsclean.noise.telling import tells, unquoted  # few lines need its tables

    if tells(shadow):
        return True
    rest = unquoted(shadow)
    return rest != shadow and not matcher.matches(rest, views(rest), budget)


def _gate(literals: list[str]) -> Any:
    """The automaton that finds all literals at once."""
    import ahocorasick_rs

    # Of the three kinds, this one is built in a quarter of the time of the automaton
    # of states (1.3 ms for 1,400 literals) and is no slower on Chinese text.
    kind = ahocorasick_rs.Implementation.ContiguousNFA
    return ahocorasick_rs.AhoCorasick(literals, implementation=kind, store_patterns=False)


def _span_hits(matcher: Matcher, shadow: str, budget: Budget) -> list[Hit]:
    ready = matcher.ready
    stripped = shadow.strip()
    at = len(shadow) - len(shadow.lstrip())
    return [
        Hit(ready.id, ready.label, at + start, at + end, "span", ready.where, matcher.sure)
        for start, end in islice(matcher.spans(stripped, budget), _MOST_SPANS)
    ]
