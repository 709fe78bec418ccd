"""Fit the weights of the labeller: ``python tools/fit_labelling.py KIT``.

KIT is a folder with ``dumps.jsonl.gz`` (``text``, ``labels``: a letter for each line that is not
blank, b body, n noise, t title, s not counted; ``doc``, ``site``, ``dumper``) and ``pages.jsonl``
(``gold``, ``labels``, ``title``). Needs numpy and scipy, which newsclean itself does not.

Three things are fitted, each on what the one before gives: the first look (logistic regression),
the clues that choose a run (softmax over the runs of a page), and the path (a conditional random
field with the states of ``labelling.path``). A site counts with the root of its documents, so
that none rules. Beside the dumps it learns from shortened ones (only the first one to three
paragraphs are left: briefs are rare in kits) and from the gold bodies alone (clean text must stay).

With ``--leave-out K`` it fits K times, each time without a K-th of the sites, and leaves the
weights in ``fold-0.tsv`` and so on beside OUT, and which site is in which fold in ``folds.json``.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
from path_field import Field
from scipy import sparse
from scipy.optimize import minimize

from newsclean import noise
from newsclean.labelling import split
from newsclean.labelling.cohesion import cohesion
from newsclean.labelling.cores import CLUES, clues, joined, segments
from newsclean.labelling.features import COLUMNS, GROUPS, features
from newsclean.labelling.look import _ABOVE, _BELOW, observed, prior, steadied, worths_of
from newsclean.labelling.outline import far
from newsclean.labelling.title import (
    TITLE_CLUES,
    candidates,
    other_lines,
    said_below,
    title_clues,
)
from newsclean.script import fold

#: Features whose weights may say what stands in a gap.
IN_GAP = {"kind", "hit", "hits below", "kind & hit", "place", "kind & place", "hit & place"}
IN_GAP |= {"mark", "date", "opening", "repeated"}
#: What is believed of the clues before anything is fitted, in their order.
BELIEVED = (1.5, 0.0, 2.0, 0.5, 1.0, 3.0, 1.0, 1.0, -2.0, -1.0, 0.7, -0.5, 0.0, -2.5, -1.0)
#: Strength of the pull to zero (to the belief, for the clues).
PULL = {"prose": 1.0, "clues": 6.0, "path": 8.0}


def words(line: str) -> str:
    return "".join(unicodedata.normalize("NFKC", line).split()).strip(
        "\u200b\u200c\u200d\ufeff\u2060\u00ad"
    )


def example(lines: list[str], labels: list[str], book: Any, **about: Any) -> dict[str, Any]:
    """A page, its units, and a letter for each of them."""
    page = split("\n".join(lines), fold)
    seen = observed(page.lines, book.hits(page.lines))
    gold = []
    for a, b in zip(seen.first, seen.last, strict=True):
        said = {label for label in labels[a : b + 1] if label}
        mixed = not said or ("b" in said and said != {"b"}) or said == {"s"}
        gold.append("s" if mixed else next(x for x in "btns" if x in said))
    return {"seen": seen, "gold": "".join(gold), **about}


def examples(kit: Path) -> list[dict[str, Any]]:
    book, chance, made = noise.load(), random.Random(7), []
    by_doc = collections.defaultdict(list)
    with gzip.open(kit / "dumps.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            lines = row["text"].split("\n")
            given = iter(row["labels"])
            labels = [next(given) if words(line) else "" for line in lines]
            about = {"id": row["id"], "doc": row["doc"], "site": row["site"], "sort": "dump"}
            made.append(example(lines, labels, book, **about))
            by_doc[row["doc"]].append((lines, labels, made[-1]))
    for doc, dumps in by_doc.items():
        for size in (1, 2, 3):
            lines, labels, whole = chance.choice(dumps)
            body = [i for i, label in enumerate(whole["gold"]) if label == "b"]
            seen = whole["seen"]
            gone = {j for i in body[size:] for j in range(seen.first[i], seen.last[i] + 1)}
            if len(body) <= size + 1:
                continue
            left = [i for i in range(len(lines)) if i not in gone]
            about = {
                "id": f"{whole['id']}!{size}",
                "doc": doc + "!",
                "site": whole["site"],
                "sort": "short",
            }
            made.append(example([lines[i] for i in left], [labels[i] for i in left], book, **about))
    for row in map(json.loads, (kit / "pages.jsonl").read_text("utf-8").splitlines()):
        body = [
            line for line, label in zip(row["gold"], row["labels"], strict=True) if label == "b"
        ]
        for title in [None] + ([row["title"]] if row["title"] else []):
            if body:
                lines = ([title] if title else []) + body
                labels = (["t"] if title else []) + ["b"] * len(body)
                about = {
                    "id": row["id"],
                    "doc": row["id"] + "=",
                    "site": row["site"],
                    "sort": "clean",
                }
                made.append(example(lines, labels, book, **about))
    return [one for one in made if "b" in one["gold"]]


def weigh(made: list[dict[str, Any]]) -> np.ndarray:
    dumps = collections.Counter(one["doc"] for one in made)
    docs = collections.defaultdict(set)
    for one in made:
        docs[one["site"]].add(one["doc"])
    raw = np.array([1 / dumps[one["doc"]] / len(docs[one["site"]]) ** 0.5 for one in made])
    return raw * len(raw) / raw.sum()


class Design:
    """The columns of the design matrix of some groups, in the order of their features."""

    def __init__(self, groups: tuple[str, ...]):
        self.spec, self.size = [], 0
        for name, signals, pairs in GROUPS:
            if name in groups:
                for feature, i, j, width in features(signals, pairs):
                    values = signals[i][1] * width
                    self.spec.append((name, feature, i, j, width, self.size, values))
                    self.size += values

    def matrix(self, rows: dict[str, list[tuple[int, ...]]]) -> sparse.csr_matrix:
        arrays = {name: np.array(values, dtype=np.int32) for name, values in rows.items()}
        found = []
        for name, _, i, j, width, start, _ in self.spec:
            a = arrays[name]
            found.append(start + (a[:, i] if j < 0 else a[:, i] * width + a[:, j]))
        place = np.stack(found, 1)
        n, k = place.shape
        return sparse.csr_matrix(
            (np.ones(n * k), place.ravel(), np.arange(0, n * k + 1, k)), (n, self.size)
        )


def own_and_near(made: list[dict[str, Any]]) -> dict[str, list[tuple[int, ...]]]:
    own = [shape.own for one in made for shape in one["seen"].shapes]
    return {"own": own, "near": [row for one in made for row in one["seen"].near]}


def fit_prose(made: list[dict[str, Any]]) -> np.ndarray:
    design = Design(("own", "near"))
    matrix = design.matrix(own_and_near(made))
    back = matrix.T.tocsr()
    gold = "".join(one["gold"] for one in made)
    sign = np.array([1.0 if label == "b" else -1.0 for label in gold])
    lengths = [len(one["gold"]) for one in made]
    count = np.repeat(weigh(made), lengths) * np.array([label != "s" for label in gold])

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        margin = (matrix @ v) * sign
        slope = -sign * count / (1 + np.exp(margin))
        cost = (np.logaddexp(0, -margin) * count).sum() + PULL["prose"] / 2 * v @ v
        return cost, back @ slope + PULL["prose"] * v

    return minimize(
        loss, np.zeros(design.size), jac=True, method="L-BFGS-B", options={"maxiter": 60}
    ).x


def look_at(made: list[dict[str, Any]], prose: np.ndarray) -> None:
    """Gives each example its looks, its runs and their clues."""
    looks = Design(("own", "near")).matrix(own_and_near(made)) @ np.round(prose, 2)
    start = 0
    for one in made:
        seen = one["seen"]
        one["looks"] = steadied(looks[start : start + len(one["gold"])].tolist(), seen)
        start += len(one["gold"])
        one["worths"] = worths_of(one["looks"], seen)
        best = int(np.argmax(one["looks"]))
        one["runs"] = segments(one["worths"]) or [(best, best, 0.1)]
        repeated = [row[5] for row in seen.near]
        one["clues"] = np.array(
            [
                clues(run, one["runs"], seen.shapes, seen.kinds, repeated, seen.marks)
                for run in one["runs"]
            ]
        )
        size = [
            len(s.text) * (label == "b") for s, label in zip(seen.shapes, one["gold"], strict=True)
        ]
        inside = [sum(size[a : b + 1]) for a, b, _ in one["runs"]]
        one["best"] = int(np.argmax(inside)) if max(inside) else None


def fit_clues(made: list[dict[str, Any]]) -> np.ndarray:
    believed = np.array(BELIEVED)
    cases = [
        (one["clues"], one["best"], w * (0.4 if one["sort"] == "short" else 1.0))
        for one, w in zip(made, weigh(made), strict=True)
        if one["best"] is not None and len(one["runs"]) > 1
    ]

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        off = v - believed
        cost, slope = PULL["clues"] / 2 * off @ off, PULL["clues"] * off
        for rows, best, w in cases:
            scores = rows @ v
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            cost -= w * np.log(chance[best] + 1e-12)
            slope = slope + w * (rows.T @ chance - rows[best])
        return cost, slope

    return minimize(loss, believed, jac=True, method="L-BFGS-B").x


def place_cores(made: list[dict[str, Any]], scores: np.ndarray) -> None:
    """Gives each example its core, its window and the signals of the second look."""
    for one in made:
        seen, runs = one["seen"], one["runs"]
        chosen = runs[int(np.argmax(one["clues"] @ scores))]
        core = one["core"] = joined(chosen, runs, seen.marks)
        window = one["window"] = (
            max(0, core[0] - _ABOVE),
            min(len(seen.kinds), core[1] + 1 + _BELOW),
        )
        marks = [shape.mark for shape in seen.shapes]
        one["far"] = far(
            one["looks"],
            one["worths"],
            core,
            seen.near,
            marks,
            window,
            cohesion(seen.shapes, core, window),
        )
        one["prior"] = [prior(seen, i, core) for i in range(*window)]


def fit_path(made: list[dict[str, Any]], rounds: int) -> tuple[Design, np.ndarray]:
    made = [one for one in made if "b" in one["gold"][one["core"][0] : one["core"][1] + 1]]
    design = Design(("own", "near", "far"))
    rows: dict[str, list[tuple[int, ...]]] = {"own": [], "near": [], "far": []}
    for one in made:
        a, b = one["window"]
        rows["own"] += [shape.own for shape in one["seen"].shapes[a:b]]
        rows["near"] += one["seen"].near[a:b]
        rows["far"] += one["far"]
    matrix = design.matrix(rows)
    back = matrix.T.tocsr()
    field = Field(
        [one["gold"][slice(*one["window"])] for one in made],
        [(one["core"][0] - one["window"][0], one["core"][1] - one["window"][0]) for one in made],
        weigh(made),
    )
    known = np.zeros((matrix.shape[0], 6))
    known[:, :2] = np.array([pair for one in made for pair in one["prior"]]) / 100
    allowed = np.ones((design.size, 6))
    for _, name, _, _, _, start, values in design.spec:
        allowed[start : start + values, 1] = name in IN_GAP

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        table = v.reshape(design.size, 6)
        cost, slope = field.loss(matrix @ table + known)
        slope = (back @ slope) * allowed + PULL["path"] * table
        return cost + PULL["path"] / 2 * v @ v, slope.ravel()

    options = {"maxiter": rounds, "maxcor": 8}
    start = np.zeros(design.size * 6)
    return design, minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x.reshape(
        -1, 6
    )


def fit_title(made: list[dict[str, Any]]) -> np.ndarray:
    """Softmax over the units that may be the title, and none of them (which scores nothing)."""
    cases = []
    for one, w in zip(made, weigh(made), strict=True):
        seen, gold = one["seen"], one["gold"]
        story = [i for i, label in enumerate(gold) if label == "b"]
        if one["sort"] == "clean" and "t" in gold:
            story = [0, *story]
        where = candidates(seen, story)
        text, whole = said_below(seen, story)
        right = np.array([gold[i] == "t" for i in where] + [False])
        right[-1] = not right.any()
        if "t" in gold and right[-1]:
            continue
        others = other_lines(seen, where)
        found = [title_clues(seen, i, story[0], text, whole, others) for i in where]
        rows = np.array([*found, [0.0] * len(TITLE_CLUES)])
        cases.append((rows, right, w))

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        cost, slope = v @ v / 2, v.copy()
        for rows, right, w in cases:
            chance = np.exp(rows @ v - (rows @ v).max())
            chance /= chance.sum()
            given = chance * right / chance[right].sum()
            cost -= w * np.log(chance[right].sum())
            slope += w * (rows.T @ (chance - given))
        return cost, slope

    return minimize(loss, np.zeros(len(TITLE_CLUES)), jac=True, method="L-BFGS-B").x


def fitted(made: list[dict[str, Any]], rounds: int) -> str:
    """The file of weights that some examples give."""
    prose = fit_prose(made)
    look_at(made, prose)
    scores = fit_clues(made)
    place_cores(made, scores)
    design, path = fit_path(made, rounds)
    title = fit_title(made)
    table = np.zeros((design.size, len(COLUMNS)))
    table[: len(prose), 0] = prose
    table[:, 1:] = path
    lines = []
    for group, name, _, _, _, start, values in design.spec:
        for value in range(values):
            row = np.round(100 * table[start + value]).astype(int)
            if row.any():
                lines.append(f"{group}\t{name}\t{value}\t{' '.join(map(str, row))}")
    lines += [f"clue\t{name}\t{score:.3f}" for name, score in zip(CLUES, scores, strict=True)]
    lines += [f"title\t{name}\t{score:.3f}" for name, score in zip(TITLE_CLUES, title, strict=True)]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kit", type=Path)
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("src/newsclean/labelling/weights.tsv")
    )
    parser.add_argument("--leave-out", type=int, default=0, metavar="K")
    parser.add_argument("--rounds", type=int, default=60)
    asked = parser.parse_args()
    made = examples(asked.kit)
    if not asked.leave_out:
        asked.out.write_text(fitted(made, asked.rounds), encoding="utf-8")
        return
    size = collections.Counter(one["site"] for one in made)
    order = sorted(size, key=lambda site: (-size[site], site))
    folds = {site: i % asked.leave_out for i, site in enumerate(order)}
    (asked.out.parent / "folds.json").write_text(json.dumps(folds), encoding="utf-8")
    for k in range(asked.leave_out):
        text = fitted([one for one in made if folds[one["site"]] != k], asked.rounds)
        (asked.out.parent / f"fold-{k}.tsv").write_text(text, encoding="utf-8")
        print("fold", k, flush=True)


if __name__ == "__main__":
    main()
