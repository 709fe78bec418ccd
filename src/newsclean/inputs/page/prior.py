"""How likely a line is the story, by the page's structure alone."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from operator import getitem

from newsclean.inputs.page.signals import SIGNALS

__all__ = ["priors_of"]

# Log odds, fitted by logistic regression on a hundred news pages of 34 sites
# (tools/fit_page_prior.py); every row adds up to about 0, so a weight says what its value tells
# against the other values of the same signal.
_BIAS = -4.02
_WEIGHTS: dict[str, tuple[float, ...]] = {
    "standing": (0.0, -0.43, -0.2, -0.11, 0.09, 0.06, -0.06, 0.65),
    "links": (0.53, -0.05, -0.37, -0.09, -0.02),
    "kind": (0.0, 0.77, -0.25, -0.25, -0.18, 0.01, -0.02, -0.05, -0.07, 0.0, -0.15, 0.11, 0.07),
    "named": (-0.22, 0.6, -0.36, -0.03),
    "under furniture": (0.54, -0.54),
    "prose of block": (-0.42, -0.05, -0.27, 0.02, 0.72),
    "links of block": (0.42, -0.03, -0.25, -0.09, -0.05),
    "size of block": (-0.13, -0.26, -0.05, -0.19, 0.24, 0.39),
    "edges of block": (-0.24, 0.09, -0.14, 0.3),
    "anchor": (-0.2, 0.24, -0.04, 0.0),
    "title": (0.05, -0.11, -0.11, 0.17),
    "likeness": (-0.58, 0.0, -0.43, -0.1, -0.26, 1.36),
    "length": (-0.19, -0.3, -0.11, -0.21, -0.44, 0.47, 0.79),
    "above in block": (-0.19, -0.18, 0.05, 0.32),
    "below in block": (-0.38, -0.24, 0.08, 0.53),
    "look": (0.16, -0.06, -0.02, -0.09),
    "repeated": (0.18, -0.18),
    "comments": (0.27, -0.27),
}
_TABLE = tuple(_WEIGHTS[name] for name, _ in SIGNALS)


def priors_of(signals: Iterable[tuple[int, ...] | None]) -> list[float]:
    """The probability that each line is the story, 0 to 1, from its signals (None: 0)."""
    # Lines of a kind have the same signals: each row is summed once a page.
    known: dict[tuple[int, ...] | None, float] = {None: 0.0}
    priors = []
    for one in signals:
        prior = known.get(one)
        if prior is None and one is not None:
            score = sum(map(getitem, _TABLE, one), _BIAS)
            prior = known[one] = 1.0 / (1.0 + exp(-score))
        priors.append(prior or 0.0)
    return priors
