"""What a page's structure says of its units, weighed against what their text says.

On a page the way from menus to story and back (``labelling.path``) is no guide: hundreds of menu
entries, each a little likelier before the story than after it, outweigh the story itself. Its
structure tells better, line by line; so the way is only kept from going on without need.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from newsclean.labelling.path import AFTER, BEFORE, GAP, STORY, story_of
from newsclean.model import Line

__all__ = ["blended", "is_menu", "is_picture", "priors_of", "states_of"]

# How much the structure, the text of a unit, and the texts beside it weigh: fitted by logistic
# regression on a hundred pages, each site left out of the fit of what is weighed for it.
_STRUCTURE = 1.25
_TEXT = 0.3
_BESIDE = 0.1
#: Log odds of the text beyond these say no more than these: short lines of a story (figures,
#: subheads) look like menus by their text, and only structure knows better.
_LEAST, _MOST = -3.0, 6.0
#: Beyond the first and the last unit of a page there is no story.
_EDGE = -3.0
#: What it takes to go on with the story after a gap.
_RESUMES = 1.0
#: Nothing is surer than this: a probability of 1 has no odds.
_SLIGHTEST = 1e-4
#: Log odds of the structure above which what a story encloses is its own.
_ENCLOSED = -3.0
#: And above which whole sentences that touch it are; where their text speaks for them, less does.
_TOUCHING = -0.5
_BARELY = -2.0
#: So many short lines (a quotation, a subhead) may lie between.
_MOST_PASSED = 2
#: A link with a lower prior is a menu's, whatever it says.
_MENU = 0.02


def is_picture(line: Line) -> bool:
    """Whether a line is the alternative text of a picture: few see it."""
    return line.markup is not None and line.markup.tag == "img"


def is_menu(line: Line) -> bool:
    """Whether a line is a link that no structure takes for story: four of five lines of a page."""
    markup = line.markup
    return markup is not None and markup.link_density > 0.5 and markup.prior < _MENU


def priors_of(lines: Sequence[Line], places: Sequence[int]) -> list[float] | None:
    """The log odds that the structure of a page gives each of its units; None for plain text.

    Args:
        lines: The lines of the page.
        places: The first line of each unit.
    """
    found = []
    for place in places:
        markup = lines[place].markup
        if markup is None:
            return None
        prior = min(max(markup.prior, _SLIGHTEST), 1.0 - _SLIGHTEST)
        found.append(log(prior / (1.0 - prior)))
    return found


def blended(priors: Sequence[float], looks: Sequence[float]) -> list[float]:
    """The log odds of story of every unit of a page, from its structure and its text.

    >>> [round(odds, 2) for odds in blended([2.0, -4.0], [1.0, -5.0])]
    [2.0, -6.1]
    """
    around = [_EDGE, *(max(2 * _EDGE, min(_MOST, look)) for look in looks), _EDGE]
    return [
        _STRUCTURE * prior
        + _TEXT * max(_LEAST, around[unit + 1])
        + _BESIDE * (around[unit] + around[unit + 2])
        for unit, prior in enumerate(priors)
    ]


def states_of(odds: Sequence[float], priors: Sequence[float], kinds: str, marks: str) -> list[int]:
    """Where each unit of a page lies (``labelling.path``).

    The story may begin and end anywhere; going on after a gap costs. What it encloses stays in it
    unless its structure is another's (lists and captions have short lines), and whole sentences
    that touch it do where structure is for them (the last paragraph is often a short one).

    Args:
        odds: The log odds of story of each unit.
        priors: Those that the structure alone gives it.
        kinds: A letter for the kind of its text, ``P`` for prose.
        marks: A letter for the rule that marks it, ``.`` for none.

    >>> priors = [-5.0, 2.0, -2.0, 2.0, 0.1, -6.0]
    >>> states_of([-3.0, 2.0, -1.4, 2.0, -0.3, -5.0], priors, "mPHPPm", "......")
    [0, 1, 1, 1, 1, 3]
    """
    states = _best_states(odds)
    story = story_of(states)
    if not story:
        return states
    for unit in range(story[0], story[-1]):
        if states[unit] == GAP and priors[unit] > _ENCLOSED and marks[unit] == ".":
            states[unit] = STORY
    for edge, step in ((story[-1], 1), (story[0], -1)):
        for unit in _touching(edge, step, odds, priors, kinds, marks):
            states[unit] = STORY
    return states


def _touching(
    edge: int, step: int, odds: Sequence[float], priors: Sequence[float], kinds: str, marks: str
) -> list[int]:
    """The units from one edge of the story on, up or down, that are its own after all."""
    found: list[int] = []
    passed: list[int] = []
    unit = edge + step
    while 0 <= unit < len(odds) and marks[unit] == "." and priors[unit] > _ENCLOSED:
        surely = priors[unit] > (0.0 if passed else _TOUCHING)
        hardly = not passed and priors[unit] > _BARELY and odds[unit] > _TOUCHING
        passed.append(unit)
        if kinds[unit] in "PS" and (surely or hardly):
            found += passed
            passed = []
        elif len(passed) > _MOST_PASSED:
            break
        unit += step
    return found


def _best_states(odds: Sequence[float]) -> list[int]:
    """The likeliest states."""
    before, story, gap = 0.0, float("-inf"), float("-inf")
    back: list[tuple[int, int]] = []
    for value in odds:
        to_story, from_story = max((story, STORY), (before, BEFORE), (gap - _RESUMES, GAP))
        to_gap, from_gap = max((gap, GAP), (story, STORY))
        back.append((from_story, from_gap))
        story, gap = to_story + value, to_gap
    if not odds:
        return []
    state = STORY if story >= gap else GAP
    states = []
    for from_story, from_gap in reversed(back):
        states.append(state)
        if state == STORY:
            state = from_story
        elif state == GAP:
            state = from_gap
    states.reverse()
    # The gap that nothing follows is what lies after the story.
    end = max(place for place, one in enumerate(states) if one == STORY) + 1
    return states[:end] + [AFTER] * (len(states) - end)
