"""Fit the weights of ``newsclean.inputs.page.prior``: ``python tools/fit_page_prior.py KIT``.

KIT is a folder with ``pages.jsonl`` (``file``, ``encoding``, ``site``, ``title``, ``gold``: the
story's lines, ``labels``: a letter for each, b counts; ``skip``: lines that are neither story nor
noise) and ``html.tar.gz``. Prints the table that goes into the module. Needs numpy and scipy,
which newsclean itself does not.

It is a logistic regression on the signals of the lines. A line counts with the root of its
length, a page the same whatever its size, a site with the root of its pages, so that none rules.
With ``--leave-out K`` it fits K times, each time without a K-th of the sites, and prints how many
characters of the lines left out are decided rightly.
"""

from __future__ import annotations

import argparse
import collections
import json
import tarfile
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from newsclean.inputs.page.echoes import without_echoes
from newsclean.inputs.page.lines import kinds_of, known_of
from newsclean.inputs.page.parsing import parsed
from newsclean.inputs.page.signals import SIGNALS, signals_of
from newsclean.inputs.page.source import prepared
from newsclean.inputs.page.story import outline_of
from newsclean.inputs.page.witnesses import head_of

#: Strength of the pull to zero.
PULL = 25.0
#: A line counts for no more than this many characters, and for so many at least.
LONGEST, LEAST = 200, 10
STARTS = np.concatenate([[0], np.cumsum([size for _, size in SIGNALS])])


class Page(NamedTuple):
    """The lines of a page that are weighed."""

    site: str
    columns: Any  # of each line, the place of each signal's value in the table
    story: Any  # whether each is the story's
    sizes: Any


def words(line: str) -> str:
    return "".join(unicodedata.normalize("NFKC", line).split())


def page_of(html: str, about: dict[str, Any]) -> Page:
    """A page's lines with their signals, and what the kit says of them."""
    root = parsed(prepared(html))
    head = head_of(root)
    outline = without_echoes(outline_of(root))
    known = known_of(outline, str.lower)
    kinds = kinds_of(outline, known)
    signals = signals_of(outline, known.blocks, kinds, head.descriptions, head.title)
    gold = {
        words(text)
        for text, label in zip(about["gold"], about["labels"], strict=True)
        if label == "b"
    }
    whole = "".join(words(text) for text in about["gold"])
    other = set(about["skip"]) | {words(text) for text in about["gold"]} - gold
    columns, story, sizes = [], [], []
    for line, values in zip(outline.lines, signals, strict=True):
        said = words(line.text)
        if values is None or (said in other and said not in gold):
            continue
        columns.append(STARTS[:-1] + values)
        story.append(said in gold or (len(said) >= 8 and said in whole))
        sizes.append(min(len(line.text), LONGEST) + LEAST)
    return Page(about["site"], np.array(columns), np.array(story), np.array(sizes, dtype=float))


def pages_of(kit: Path) -> list[Page]:
    pages = []
    with tarfile.open(kit / "html.tar.gz") as archive:
        for row in (kit / "pages.jsonl").read_text("utf-8").splitlines():
            about = json.loads(row)
            stream = archive.extractfile(about["file"])
            assert stream is not None
            pages.append(page_of(stream.read().decode(about["encoding"], "replace"), about))
    return [page for page in pages if len(page.story)]


def weights_of(pages: list[Page]) -> tuple[float, Any]:
    """The bias and a weight for each value of each signal."""
    count = collections.Counter(page.site for page in pages)
    columns = np.concatenate([page.columns for page in pages])
    sign = np.where(np.concatenate([page.story for page in pages]), 1.0, -1.0)
    shares = []
    for page in pages:
        share = np.sqrt(page.sizes)
        shares.append(share / share.sum() * 60 / count[page.site] ** 0.5)
    share = np.concatenate(shares)

    def loss(given: Any) -> tuple[float, Any]:
        odds = given[0] + given[1:][columns].sum(axis=1)
        wrong = 1.0 / (1.0 + np.exp(sign * odds))
        step = -share * sign * wrong
        slope = PULL * np.append(0.0, given[1:])
        slope[0] += step.sum()
        for column in columns.T:
            np.add.at(slope, column + 1, step)
        value = (share * np.logaddexp(0.0, -sign * odds)).sum()
        return value + PULL * (given[1:] ** 2).sum() / 2, slope

    found = minimize(loss, np.zeros(STARTS[-1] + 1), jac=True, method="L-BFGS-B").x
    return float(found[0]), found[1:]


def printed(bias: float, weights: Any) -> str:
    """The table as the module has it: every row adds up to about 0."""
    rows = []
    for place, (name, size) in enumerate(SIGNALS):
        row = weights[STARTS[place] : STARTS[place] + size]
        bias += float(row.mean())
        numbers = ", ".join(str(round(float(value - row.mean()), 2) + 0.0) for value in row)
        rows.append(f'    "{name}": ({numbers}),')
    head = "_WEIGHTS: dict[str, tuple[float, ...]] = {"
    return "\n".join([f"_BIAS = {round(bias, 2)}", head, *rows, "}"])


def left_out(pages: list[Page], folds: int) -> float:
    """The share of characters decided rightly on sites that the fit has not seen."""
    sites = sorted({page.site for page in pages})
    right = total = 0.0
    for fold in range(folds):
        unseen = set(sites[fold::folds])
        bias, weights = weights_of([page for page in pages if page.site not in unseen])
        for page in pages:
            if page.site in unseen:
                story = bias + weights[page.columns].sum(axis=1) > 0
                right += page.sizes[story == page.story].sum()
                total += page.sizes.sum()
    return right / total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("kit", type=Path)
    parser.add_argument("--leave-out", type=int, metavar="K")
    given = parser.parse_args()
    pages = pages_of(given.kit)
    if given.leave_out:
        print(f"{left_out(pages, given.leave_out):.4f}")
    else:
        print(printed(*weights_of(pages)))


if __name__ == "__main__":
    main()
