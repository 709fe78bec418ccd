"""A chain of OpenCC's at the speed of str.translate.

Most of what a chain does to a text is done by replacing single characters; few words come out
otherwise. So the text is translated character by character, and only around *triggers*, each a
character of a word that comes out otherwise, the chain itself runs: on the *stretch* around the
trigger (``triggers.py``), which no word crosses the ends of (``stretches.py``). So the result is
the chain's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.script.chains import Chain
from newsclean.script.places import Judge, Places
from newsclean.script.sights import LEFT, RIGHT, Sights
from newsclean.script.stretches import Joints
from newsclean.script.triggers import triggers

__all__ = ["Matcher"]

# Distinct stretches are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 100_000

_START = re.Match.start

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
        return _Undecided(finished, tuple(judges[: len(_HOLD)]))


class Matcher:
    """A chain made ready to convert long texts.

    ``Matcher(chain).convert`` equals ``chain.convert`` on every text, only quicker. With
    ``places``, single characters are then read as those decide. A ``name`` is for what later
    runs need not make again: see ``triggers``.
    """

    def __init__(self, chain: Chain, places: Places | None = None, name: str | None = None) -> None:
        self._chain = chain
        decided = places.characters if places else frozenset()
        found = triggers(chain, decided, name)
        self._table, self._find = found.table, found.finder.finditer
        self._joints = Joints(chain, name)
        self._sights = Sights(found.windows, found.alone, places, self._joints)
        self._stretches = _Stretches(chain, places)
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
            words = dict(zip(_HOLD, held, strict=False))
            made = self._chain.with_words(words, {}).convert(decided)
            if len(self._read) < _REMEMBERED:
                self._read[key] = made
        return made

    def convert(self, text: str) -> str:
        """The text as the chain writes it."""
        plain = text.translate(self._table)
        wide = f"\n\n{text}\n\n"
        sights = self._sights
        # One comprehension over C calls: a sixth of the characters come this far.
        places = [
            (at, acts)
            for at in map(_START, self._find(text))
            if (acts := sights[wide[at + 1 : at + 4]])
        ]
        if not places:
            return plain
        joints, stretches, decisions = self._joints, self._stretches, self._decisions
        out: list[str] = []
        done = 0
        for at, acts in places:
            if at < done:
                continue
            start, end = at, at + 1
            if acts & LEFT:
                start -= 1
                while joints[wide[start + 1 : start + 3]]:
                    start -= 1
            if acts & RIGHT:
                end += 1
                while joints[wide[end + 1 : end + 3]]:
                    end += 1
            made = stretches[text[start:end]]
            if not isinstance(made, str):
                around = wide[start : end + 4]
                made = decisions.get(around) or self._decision(around, made)
            out.append(plain[done:start])
            out.append(made)
            done = end
        out.append(plain[done:])
        return "".join(out)
