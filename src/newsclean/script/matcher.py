"""A chain of OpenCC's at the speed of str.translate.

Most of what a chain does to a text is done by replacing single characters; few words come out
otherwise. So the text is translated character by character, and only around *triggers*, each a
character of a word that comes out otherwise, the chain itself runs: on the *stretch* around the
trigger (``triggers.py``), which no word crosses the ends of (``stretches.py``). So the result is
the chain's.
"""

from __future__ import annotations

import re

from newsclean.script.chains import Chain
from newsclean.script.folding import fold
from newsclean.script.places import Places
from newsclean.script.stretches import Stretches
from newsclean.script.triggers import triggers

__all__ = ["Matcher"]

# Distinct windows and stretches are remembered up to here: a bound on memory, seldom reached.
_REMEMBERED = 300_000

_START = re.Match.start

# A word may act on the character; it may be joined to the one before; to the one after.
_ACTS, _LEFT, _RIGHT = 1, 2, 4

# Stand for decided characters while a chain runs: lone surrogates, which no decoded text holds.
_HOLD = "".join(map(chr, range(0xD800, 0xDC00)))


class Matcher:
    """A chain made ready to convert long texts.

    ``Matcher(chain).convert`` equals ``chain.convert`` on every text, only quicker. With
    ``places``, single characters are then read as those decide. A ``name`` is for what later
    runs need not make again: see ``triggers``.
    """

    def __init__(self, chain: Chain, places: Places | None = None, name: str | None = None) -> None:
        self._places = places
        self._decided = places.characters if places else frozenset()
        self._chain = chain
        found = triggers(chain, self._decided, name)
        self._table, self._alone, self._windows = found.table, found.alone, found.windows
        self._find = found.finder.finditer
        self._bounds = Stretches(chain)
        self._acts: dict[str, int] = {}  # a trigger between its neighbours: what they say
        self._converted: dict[str, str] = {}  # stretches
        self._plains: dict[str, str] = {}

    def _acts_at(self, window: str) -> int:
        """What three characters say of the middle one: see ``_LEFT`` and ``_RIGHT``; 0: nothing.

        That is, whether a word that comes out otherwise may hold it.
        """
        if window[1] > "\uffff" or window[1] in self._alone:
            acts = True
        else:
            whole = fold(window)
            acts = not self._windows.isdisjoint((whole, whole[:2], whole[1:]))
            if not acts and self._places and window[1] in self._decided:
                acts = self._places.may_differ(window, self._plain(window[1]))
        found = 0
        if acts:
            found = _ACTS
            found |= _LEFT if self._bounds.joined(window[:2]) else 0
            found |= _RIGHT if self._bounds.joined(window[1:]) else 0
        if len(self._acts) < _REMEMBERED:
            self._acts[window] = found
        return found

    def _plain(self, character: str) -> str:
        """What the first stage writes for a character that no word decides."""
        plain = self._plains.get(character)
        if plain is None:
            plain = self._plains[character] = "".join(self._chain.firsts(character))
        return plain

    def _conversion(self, wide: str) -> str:
        """A stretch converted; two characters to each side of it are only looked at."""
        stretch = wide[2:-2]
        if self._places is None or self._decided.isdisjoint(stretch):
            return self._chain.convert(stretch)
        pieces = self._chain.firsts(stretch)
        first = "".join(pieces)
        if len(first) != len(stretch):
            return self._chain.finished(pieces)
        decided = list(stretch)
        held: list[str] = []
        for at, character in enumerate(stretch):
            if character in self._decided:
                reading = self._places.reading(wide[at : at + 5], first[at], self._plain(character))
                if reading is not None and len(held) < len(_HOLD):
                    decided[at] = _HOLD[len(held)]
                    held.append(reading)
        if not held:
            return self._chain.finished(pieces)
        # No word holds a placeholder, so the readings reach the later stages as they are.
        words = dict(zip(_HOLD, held, strict=False))
        return self._chain.with_words(words, {}).convert("".join(decided))

    def convert(self, text: str) -> str:
        """The text as the chain writes it."""
        plain = text.translate(self._table)
        padded = f"\n{text}\n"
        act = self._acts.get
        # One comprehension over C calls: a sixth of the characters come this far. None: not yet
        # known, and known only when no earlier stretch holds the place.
        places = [
            (at, acts)
            for at in map(_START, self._find(text))
            if (acts := act(padded[at : at + 3])) != 0
        ]
        if not places:
            return plain
        stretches = self._converted
        wide = f"\n{padded}\n"
        bounds = self._bounds
        out: list[str] = []
        done = 0
        for at, known in places:
            if at < done:
                continue
            acts = known
            if acts is None:
                window = padded[at : at + 3]
                acts = act(window)  # met in this very text by now?
                if acts is None:
                    acts = self._acts_at(window)
            if not acts:
                continue
            start = bounds.start(text, at - 1) if acts & _LEFT else at
            end = bounds.end(text, at + 2) if acts & _RIGHT else at + 1
            # Two more to each side, for those who decide single characters.
            stretch = wide[start : end + 4]
            converted = stretches.get(stretch)
            if converted is None:
                converted = self._conversion(stretch)
                if len(stretches) < _REMEMBERED:
                    stretches[stretch] = converted
            out.append(plain[done:start])
            out.append(converted)
            done = end
        out.append(plain[done:])
        return "".join(out)
