"""A chain of OpenCC's at the speed of str.translate.

Most of what a chain does to a text is done by replacing single characters; few words come out
otherwise. So the text is translated character by character, and only around *triggers*, each a
character of a word that comes out otherwise, the chain itself runs: on the *stretch* around the
trigger (``triggers.py``), which no word crosses the ends of (``stretches.py``). So the result is
the chain's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.script.chains import Chain
from newsclean.script.places import Judge, Places
from newsclean.script.stretches import Joints
from newsclean.script.triggers import triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.script.candidates import Candidates

__all__ = ["Matcher"]

# Distinct stretches are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 100_000

# From so many characters on all candidates are found in one pass: what makes that ready (60 ms)
# takes as long as these did without.
_FEW = 100_000

_START = re.Match.start

_NOTHING = (-1, 0, 0)

# Stand for decided characters while a chain runs: lone surrogates, which no decoded text holds.
_HOLD = "".join(map(chr, range(0xD800, 0xDC00)))


class _Undecided(NamedTuple):
    """A stretch that holds characters which those around it decide."""

    finished: str  # where the chain's readings stand
    judges: tuple[tuple[int, Judge], ...]  # where they are, and who decides them


class _Stretches(dict[str, "str | _Undecided"]):
    """What a chain makes of stretches."""

    __slots__ = ("_chain", "_decided", "_places")

    def __init__(self, chain: Chain, places: Places | None) -> None:
        self._chain, self._places = chain, places
        self._decided = places.characters if places else frozenset()

    def __missing__(self, stretch: str) -> str | _Undecided:
        made = self._made(stretch)
        if len(self) < _REMEMBERED:
            self[stretch] = made
        return made

    def _made(self, stretch: str) -> str | _Undecided:
        pieces = self._chain.firsts(stretch)
        finished = self._chain.finished(pieces)
        if self._places is None or self._decided.isdisjoint(stretch):
            return finished
        first = "".join(pieces)
        if len(first) != len(stretch):
            return finished
        judge = self._places.judge
        pairs = enumerate(zip(stretch, first, strict=True))
        judges = [(at, judge(one, writes)) for at, (one, writes) in pairs if one in self._decided]
        # What is settled inside of the stretch need not be asked at each of its places.
        undecided = [
            (at, one)
            for at, one in judges
            if not one.settled(stretch[at - 1 : at + 2] if at else "")
        ]
        return _Undecided(finished, tuple(undecided[: len(_HOLD)])) if undecided else finished


class _Readings(dict[str, bool]):
    """Whether the middle one of five characters is read otherwise than it stands alone."""

    __slots__ = ("_places",)

    def __init__(self, places: Places | None) -> None:
        self._places = places

    def __missing__(self, context: str) -> bool:
        if self._places is None:
            return False
        character = context[2]
        judge = self._places.judge(character, self._places.plain(character))
        otherwise = judge.reading(context) is not None
        if len(self) < _REMEMBERED:
            self[context] = otherwise
        return otherwise


class Matcher:
    """A chain made ready to convert long texts.

    ``Matcher(chain).convert`` equals ``chain.convert`` on every text, only quicker. With
    ``places``, single characters are then read as those decide. A ``name`` is for what later
    runs need not make again: see ``triggers``. Of ``foreign`` characters no text to convert by
    ``convert_pure`` may hold one.
    """

    def __init__(
        self,
        chain: Chain,
        places: Places | None = None,
        name: str | None = None,
        foreign: frozenset[str] = frozenset(),
    ) -> None:
        self._chain, self._places, self._name = chain, places, name
        self._foreign = foreign
        self._candidates: Candidates | None = None
        self._decided = decided = places.characters if places else frozenset()
        found = triggers(chain, decided | foreign, name)
        self._few_left = _FEW if found.many else None
        self._table, self._find = found.table, found.finder.finditer
        self._joints = Joints(chain, name)
        self._windows, self._alone = found.windows, found.alone
        self._special = found.alone | decided | foreign | chain.characters.keys()
        self._stretches = _Stretches(chain, places)
        self._unsettled: dict[str, bool] = places.unsettled if places else {}
        self._readings = _Readings(places)
        self._decisions: dict[str, str] = {}  # stretches with two characters to each side
        self._read: dict[tuple[str, ...], str] = {}  # stretches with placeholders, and readings

    def _decision(self, wide: str, undecided: _Undecided) -> str:
        """A stretch converted; two characters to each side of it are only looked at."""
        held: list[str] = []
        decided = wide[2:-2]
        for at, judge in undecided.judges:
            said = judge.reading(wide[at : at + 5])
            if said is not None:
                decided = f"{decided[:at]}{_HOLD[len(held)]}{decided[at + 1 :]}"
                held.append(said)
        made = self._with_readings(decided, held) if held else undecided.finished
        if len(self._decisions) < _REMEMBERED:
            self._decisions[wide] = made
        return made

    def _with_readings(self, decided: str, held: list[str]) -> str:
        key = (decided, *held)
        made = self._read.get(key)
        if made is None:
            # No word holds a placeholder, so the readings reach the later stages as they are.
            readings = dict(zip(map(ord, _HOLD), held, strict=False))
            pieces = [piece.translate(readings) for piece in self._chain.firsts(decided)]
            made = self._chain.finished(pieces)
            if len(self._read) < _REMEMBERED:
                self._read[key] = made
        return made

    def convert(self, text: str) -> str:
        """The text as the chain writes it."""
        if self._candidates is None:
            if self._few_left is None:
                return self._by_triggers(text)
            self._few_left -= len(text)
            if self._few_left >= 0:
                return self._by_triggers(text)
            from newsclean.script.candidates import Candidates  # short texts do without

            self._chain.prepare()
            self._candidates = Candidates(self._chain, self._places, self._name, self._alone)
        return self._by_candidates(text, self._candidates)

    def convert_pure(self, text: str) -> str | None:
        """The same where no character is foreign; None where one is."""
        wide = f"\n\n{text}\n\n"
        places = self._acting(text, wide)
        if not self._foreign.isdisjoint([text[at] for at in places]):
            return None
        return self._at(places, text, wide)

    def _by_triggers(self, text: str) -> str:
        wide = f"\n\n{text}\n\n"
        return self._at(self._acting(text, wide), text, wide)

    def _acting(self, text: str, wide: str) -> list[int]:
        """Where in a text the chain may act."""
        windows, special = self._windows, self._special
        decided, unsettled = self._decided, self._unsettled
        # One comprehension over C calls: a tenth of the characters come this far.
        return [
            at
            for at in map(_START, self._find(text))
            if wide[at + 1 : at + 3] in windows
            or wide[at + 2 : at + 4] in windows
            or wide[at + 1 : at + 4] in windows
            or (
                (one := wide[at + 2]) in special
                and (one not in decided or unsettled[wide[at + 1 : at + 4]])
            )
        ]

    def _at(self, places: list[int], text: str, wide: str) -> str:
        """The text as the chain writes it, which acts at these places."""
        if not places:
            return self._plain(text)
        return self._written(text, wide, self._around(places, wide))

    def _plain(self, text: str) -> str:
        """The text with each character as the chain writes it alone."""
        return text.translate(self._table)

    def _written(self, text: str, wide: str, bounds: Iterator[tuple[int, int]]) -> str:
        """The text as the chain writes it, which acts on the stretches between these bounds."""
        plain = self._plain(text)
        stretches, decisions = self._stretches, self._decisions
        out: list[str] = []
        done = 0
        for start, end in bounds:
            made = stretches[text[start:end]]
            if not isinstance(made, str):
                around = wide[start : end + 4]
                made = decisions.get(around) or self._decision(around, made)
            out.append(plain[done:start])
            out.append(made)
            done = end
        out.append(plain[done:])
        return "".join(out)

    def _around(self, places: list[int], wide: str) -> Iterator[tuple[int, int]]:
        """The stretches around places, none twice."""
        joints = self._joints
        done = 0
        for at in places:
            if at < done:
                continue
            start, end = at, at + 1
            while joints[wide[start + 1 : start + 3]]:
                start -= 1
            while joints[wide[end + 1 : end + 3]]:
                end += 1
            yield start, end
            done = end

    def _by_candidates(self, text: str, candidates: Candidates) -> str:
        wide = f"\n\n{text}\n\n"
        found = candidates.found(wide)
        if found is None:
            return self._by_triggers(text)
        if not found:
            return self._plain(text)
        return self._written(text, wide, self._around_found(found, candidates, wide))

    def _around_found(
        self, found: list[tuple[int, int, int]], candidates: Candidates, wide: str
    ) -> Iterator[tuple[int, int]]:
        """The stretches around candidates, none twice."""
        offsets, words = candidates.offsets, len(candidates.offsets)
        unsettled, readings, joined = self._unsettled, self._readings, candidates.joined
        done = 0
        for at, (which, first, last) in enumerate(found, 1):
            end = (last >> 1) - 2
            if first & 1 or end <= done:
                continue
            start = (first >> 1) - 2
            if which < words:
                start += offsets[which]
                if start < done or not unsettled[wide[start + 1 : start + 4]]:
                    continue
                following, begins, _ = found[at] if at < len(found) else _NOTHING
                if following >= words and not begins & 1 and begins <= 2 * start + 4:
                    continue  # inside a word, which is next
                if not readings[wide[start : start + 5]]:
                    continue
                end = start + 1
            while wide[start + 1 : start + 3] in joined:
                start -= 1
            while wide[end + 1 : end + 3] in joined:
                end += 1
            yield start, end
            done = end
