"""Fuzz target: any bytes → a record that keeps its promises, or one of our own errors.

    make fuzz                 (SECONDS=60 by default; SECONDS=3600 for an hour)

Coverage-guided by atheris. A traceback, a run over five seconds, an ``internal`` failure or a line
that is neither title nor body nor cut is a finding; libFuzzer leaves the input in ``fuzz/found/``.
Turn it into a case of ``tests/test_hostile.py`` and mend the cause.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["newsclean"]):
    import newsclean

    # All of it: what is loaded later, when it is first used, would not be instrumented.
    for module in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if not module.name.startswith(("newsclean.cli", "newsclean.__main__")):
            importlib.import_module(module.name)

from newsclean.failures import attempt
from newsclean.formats import render
from newsclean.formats._plain import UNPRINTABLE
from newsclean.model import Article, Failure, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline

ROUTES = [
    (Pipeline(Options()), "text"),
    (Pipeline(Options(to="taiwan", phrases=True)), "text"),
    (Pipeline(Options(to="simplified", ledger=True)), "html"),
    (Pipeline(Options(repair=False)), "html"),
]
INVISIBLE = re.compile(f"[{UNPRINTABLE}\u00ad\u200b-\u200d\u2060\ufeff\\W_]")
#: Where a Markdown link leads is no text.
ADDRESS = re.compile(r"\]\([^()]*\)")


def one_input(data: bytes) -> None:
    """The first byte chooses the route; an odd one takes the rest as text, not as bytes."""
    if not data:
        return
    pipeline, kind = ROUTES[(data[0] >> 1) % len(ROUTES)]
    rest: bytes | str = data[1:]
    if data[0] & 1:
        rest = data[1:].decode("utf-8", "surrogatepass" if data[0] & 64 else "replace")
    result = attempt(pipeline.article, Source("x", rest, kind=kind))
    if isinstance(result, Failure):
        assert result.error in ("empty", "binary"), result
        return
    for name in ("md", "json", "jsonl", "text"):
        render(result, name)
    if kind == "text" and pipeline.options.to == "keep":
        _check_lines(pipeline, rest, result)


def _check_lines(pipeline: Pipeline, data: bytes | str, article: Article) -> None:
    decoded = pipeline.repaired(pipeline.decoded(Source("x", data))).text
    lines = re.split("\r\n|\n|\r", decoded)
    whole = "\n".join([article.title or "", *(b.text for b in article.body)])
    kept = INVISIBLE.sub("", whole) + "\n" + INVISIBLE.sub("", ADDRESS.sub("", whole))
    cut = {c.line for c in article.cuts}
    for number, line in enumerate(lines, 1):
        words = INVISIBLE.sub("", ADDRESS.sub("", line))
        assert number in cut or words[:8] in kept, (number, line)


def main() -> None:
    """Run until told to stop."""

    def target(data: bytes) -> None:
        with suppress(UnicodeDecodeError):  # of the route that wants valid UTF-8
            one_input(data)

    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
