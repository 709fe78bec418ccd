"""How likely a line is the story, by the page's structure alone."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from operator import getitem

from newsclean.inputs.page.signals import SIGNALS

__all__ = ["priors_of"]

# Log odds, fitted by logistic regression on a hundred news pages of 34 sites (a line by the root
# of its length, a site by the root of its pages); every row adds up to about 0, so a weight says
# what its value tells against the other values of the same signal.
_BIAS = -4.22
_WEIGHTS: dict[str, tuple[float, ...]] = {
    "standing": (0.0, -0.5, -0.15, -0.07, 0.07, 0.03, 0.01, 0.62),
    "links": (0.67, -0.06, -0.2, -0.11, -0.3),
    "kind": (0.0, 0.76, -0.23, -0.36, -0.25, 0.01, -0.03, -0.09, -0.04, 0.0, -0.06, 0.12, 0.17),
    "named": (-0.28, 0.79, -0.5, -0.02),
    "under furniture": (0.67, -0.67),
    "prose of block": (-0.55, -0.03, -0.22, -0.02, 0.82),
    "links of block": (0.58, 0.06, -0.3, -0.07, -0.27),
    "size of block": (-0.12, -0.2, -0.08, -0.2, 0.16, 0.43),
    "edges of block": (-0.33, 0.05, -0.08, 0.36),
    "anchor": (-0.13, 0.24, -0.13, 0.02),
    "title": (0.18, -0.15, -0.25, 0.22),
    "likeness": (-0.68, 0.0, -0.42, -0.01, -0.26, 1.36),
    "length": (-0.19, -0.29, -0.16, -0.31, -0.39, 0.52, 0.82),
    "above in block": (-0.24, -0.19, 0.14, 0.28),
    "below in block": (-0.45, -0.19, 0.15, 0.49),
    "look": (-0.04, -0.03, 0.09, -0.02),
    "repeated": (0.19, -0.19),
}
_TABLE = tuple(_WEIGHTS[name] for name, _ in SIGNALS)


def priors_of(signals: Iterable[tuple[int, ...]]) -> list[float]:
    """The probability that each line is the story, 0 to 1, from its signals."""
    # The entries of a menu have the same signals: each row is summed once a page.
    known: dict[tuple[int, ...], float] = {}
    priors = []
    for one in signals:
        prior = known.get(one)
        if prior is None:
            score = sum(map(getitem, _TABLE, one), _BIAS)
            prior = known[one] = 1.0 / (1.0 + exp(-score))
        priors.append(prior)
    return priors
