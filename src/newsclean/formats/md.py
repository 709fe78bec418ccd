"""Markdown with YAML front matter, escaped so that CommonMark renders the very characters.

The front matter's scalars are JSON strings, which YAML 1.2 reads as its double-quoted style;
plain scalars such as 1e3 or 08:15 would be read as numbers by some readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsclean.formats._plain import UNPRINTABLE, one_line
from newsclean.model import Article, Block
from newsclean.patterns import compiled

try:
    # What ``json.dumps`` ends in; ``json`` itself takes 1.5 ms to load, of a run's 40.
    from _json import encode_basestring as _quoted
except ImportError:  # a Python that has it in Python
    from json.encoder import encode_basestring as _quoted

__all__ = ["BETWEEN", "CLOSING", "ENDING", "OPENING", "pieces"]

ENDING = ".md"
OPENING = ""
BETWEEN = "\n"
CLOSING = ""

# CommonMark 0.31, section 2.4: any ASCII punctuation may be escaped. These are the ones that
# mean something inside a line, ~ and | for GitHub's flavour.
_INLINE = compiled(r"[\\`*_\[\]<>&~|]")
# At the start of a line: headings, lists, quotes, rules, numbered lists ("1." and "1)").
_START = compiled(r"([#+=-])|(\d{1,9})([.)])(?=\s|$)")
#: Characters that are escaped at once.
_PIECE = 1 << 16
_SPACES = compiled(r"[ \t]{2,}$|^[ \t]+")
# YAML's c-printable leaves out what is not printable, and U+0085, U+2028, U+2029 are breaks.
_YAML = compiled(f"[{UNPRINTABLE}\u0085\u2028\u2029\ufeff]")


def pieces(article: Article) -> Iterator[str]:
    """The article as Markdown, block by block."""
    yield "\n".join(["---", *_front_matter(article), "---"])
    if article.title and one_line(article.title).strip():
        yield "\n\n# " + _escaped(article.title)
    for block in _blocks(article.body):
        yield "\n\n" + block
    yield "\n"


def _front_matter(article: Article) -> Iterator[str]:
    source = article.source
    path = source.path if source.record is None else f"{source.path}#{source.record}"
    scalars = {
        "title": article.title,
        "original_title": article.original_title,
        "site": article.site,
    }
    yield from (f"{key}: {_scalar(value)}" for key, value in scalars.items() if value)
    yield from _sequence("section", article.section)
    if article.origin:
        yield f"origin: {_scalar(article.origin)}"
    if article.published:
        yield f"published: {_scalar(article.published)}"
    yield from _sequence("authors", article.authors)
    if article.credits:
        yield "credits:"
    for credit in article.credits:
        yield f"  - role: {_scalar(credit.role)}"
        yield f"    name: {_scalar(credit.name)}"
    yield f"language: {_scalar(article.language)}"
    yield f"source: {_scalar(path)}"
    yield f"confidence: {article.confidence}"


def _sequence(key: str, values: tuple[str, ...]) -> Iterator[str]:
    if values:
        yield f"{key}:"
        yield from (f"  - {_scalar(value)}" for value in values)


def _scalar(text: str) -> str:
    return _YAML.sub(_escape, _quoted(text))


def _escape(found: re.Match[str]) -> str:
    from json import dumps

    return dumps(found[0])[1:-1]


def _blocks(body: Iterable[Block]) -> Iterator[str]:
    """The blocks as Markdown; list items that follow each other make one tight list."""
    items: list[str] = []
    for block in body:
        text = _escaped(block.text)
        if block.kind == "list_item" and text:
            items.append(f"- {text}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        if text:
            yield _block(block.kind, text)
    if items:
        yield "\n".join(items)


def _block(kind: str, text: str) -> str:
    if kind == "heading":
        return f"## {text}"
    if kind == "quote":
        return f"> {text}"
    return text


def _escaped(text: str) -> str:
    line = _SPACES.sub("", one_line(text)).strip(" \t")
    if len(line) <= _PIECE:
        line = _INLINE.sub(r"\\\g<0>", line)
    else:  # of a megabyte of marks, `re` would make a list with an entry for each
        pieces = [line[start : start + _PIECE] for start in range(0, len(line), _PIECE)]
        line = "".join([_INLINE.sub(r"\\\g<0>", piece) for piece in pieces])
    # "# C #" would lose its last #: a heading may be closed by any number of them.
    if line.endswith("#"):
        line = re.sub(r"#(?=#*$)", r"\\#", line)
    return _START.sub(_escaped_start, line, count=1) if _START.match(line) else line


def _escaped_start(match: re.Match[str]) -> str:
    return "\\" + match[1] if match[1] else f"{match[2]}\\{match[3]}"
