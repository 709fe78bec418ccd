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
_BIAS = -4.12
_WEIGHTS: dict[str, tuple[float, ...]] = {
    "standing": (0.0, -0.39, -0.18, -0.09, 0.06, 0.03, 0.01, 0.56),
    "links": (0.54, -0.1, -0.21, -0.07, -0.16),
    "kind": (0.0, 0.74, -0.26, -0.43, -0.14, 0.0, -0.03, -0.04, -0.06, 0.0, -0.06, 0.12, 0.16),
    "named": (-0.24, 0.69, -0.43, -0.02),
    "under furniture": (0.59, -0.59),
    "prose of block": (-0.48, -0.04, -0.23, -0.04, 0.79),
    "links of block": (0.49, 0.0, -0.39, -0.07, -0.05),
    "size of block": (-0.13, -0.2, -0.15, -0.19, 0.22, 0.45),
    "edges of block": (-0.35, 0.05, -0.1, 0.4),
    "anchor": (-0.13, 0.24, -0.14, 0.03),
    "title": (0.16, -0.12, -0.25, 0.21),
    "likeness": (-0.62, 0.0, -0.44, -0.02, -0.26, 1.34),
    "length": (-0.19, -0.29, -0.19, -0.31, -0.37, 0.51, 0.84),
    "above in block": (-0.25, -0.22, 0.15, 0.32),
    "below in block": (-0.48, -0.22, 0.17, 0.53),
    "look": (-0.03, -0.02, 0.06, -0.02),
    "repeated": (0.18, -0.18),
    "comments": (0.39, -0.39),
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
