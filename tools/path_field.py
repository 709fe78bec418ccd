"""The conditional random field behind ``fit_labelling.py``: loss and slope of many paths."""

from __future__ import annotations

import numpy as np

NEVER = -1e30


class Field:
    """Pages as sequences of the states before, story, gap, after (``newsclean.labelling.path``).

    A unit of body text is in the story, noise and titles are not; what is not counted is either.
    """

    def __init__(self, golds: list[str], cores: list[tuple[int, int]], count: np.ndarray):
        order = sorted(range(len(golds)), key=lambda i: -len(golds[i]))
        starts = np.concatenate([[0], np.cumsum([len(gold) for gold in golds])])
        lengths = np.array([len(golds[i]) for i in order])
        self.count = count[order]
        self.per_unit = np.repeat(count, [len(gold) for gold in golds])
        self.steps = [
            np.array([starts[i] + t for i in order[: int((lengths > t).sum())]])
            for t in range(lengths.max())
        ]
        self.allowed = np.zeros((starts[-1], 4))
        self.bounds = np.zeros((starts[-1], 2))  # of begins and of ends
        for i, gold in enumerate(golds):
            for t, label in enumerate(gold):
                at = starts[i] + t
                if label == "b":
                    self.allowed[at] = [NEVER, 0, NEVER, NEVER]
                elif label in "nt":
                    self.allowed[at] = [0, NEVER, 0, 0]
                self.bounds[at] = [-30 * (t > cores[i][1]), -30 * (t <= cores[i][0])]

    def loss(self, scores: np.ndarray) -> tuple[float, np.ndarray]:
        """Negative log-likelihood, and its slope for the six scores of each unit."""
        scores = scores.copy()
        scores[:, 2] += self.bounds[:, 0]
        scores[:, 5] += self.bounds[:, 1]
        free, expected = self._sums(scores, np.zeros_like(self.allowed))
        tied, given = self._sums(scores, self.allowed)
        return float((self.count * (free - tied)).sum()), (expected - given) * self.per_unit[
            :, None
        ]

    def _sums(self, z: np.ndarray, allowed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        e = allowed.copy()
        e[:, 1] += z[:, 0]
        e[:, 2] += z[:, 1]
        plus = np.logaddexp
        first = e[self.steps[0]] + np.array([0, NEVER, NEVER, NEVER])
        first[:, 1] = e[self.steps[0]][:, 1] + z[self.steps[0]][:, 2]
        alphas = [first]
        for at in self.steps[1:]:
            p, s = alphas[-1][: len(at)], z[at]
            now = np.empty((len(at), 4))
            now[:, 0] = p[:, 0]
            now[:, 1] = plus(plus(p[:, 1], p[:, 0] + s[:, 2]), p[:, 2] + s[:, 4])
            now[:, 2] = plus(p[:, 2], p[:, 1] + s[:, 3])
            now[:, 3] = plus(p[:, 3], p[:, 1] + s[:, 5])
            alphas.append(now + e[at])
        total = np.empty(len(first))
        slope = np.zeros((len(z), 6))
        beta, after = np.zeros((0, 4)), np.zeros(0, dtype=int)
        for t in range(len(self.steps) - 1, -1, -1):
            at, k = self.steps[t], len(after)
            b = np.tile(np.array([NEVER, 0, NEVER, 0.0]), (len(at), 1))
            if k:
                s, ahead, p, lz = z[after], beta + e[after], alphas[t][:k], total[:k]
                b[:k, 0] = plus(ahead[:, 0], ahead[:, 1] + s[:, 2])
                b[:k, 1] = plus(plus(ahead[:, 1], ahead[:, 2] + s[:, 3]), ahead[:, 3] + s[:, 5])
                b[:k, 2] = plus(ahead[:, 2], ahead[:, 1] + s[:, 4])
                b[:k, 3] = ahead[:, 3]
                slope[after, 2] = np.exp(p[:, 0] + ahead[:, 1] + s[:, 2] - lz)
                slope[after, 3] = np.exp(p[:, 1] + ahead[:, 2] + s[:, 3] - lz)
                slope[after, 4] = np.exp(p[:, 2] + ahead[:, 1] + s[:, 4] - lz)
                slope[after, 5] = np.exp(p[:, 1] + ahead[:, 3] + s[:, 5] - lz)
            v = alphas[t] + b
            total[k : len(at)] = plus.reduce(v[k:], axis=1)
            chance = np.exp(v - total[: len(at), None])
            slope[at, 0], slope[at, 1] = chance[:, 1], chance[:, 2]
            if t == 0:
                slope[at, 2] = chance[:, 1]
            beta, after = b, at
        return total, slope
