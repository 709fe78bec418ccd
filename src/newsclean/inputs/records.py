"""Article records in: the JSON or JSON Lines that ``clean`` wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

from newsclean.errors import InputError
from newsclean.inputs.kinds.jsonl import json_object
from newsclean.model import ARTICLE_SCHEMA, BODY_KINDS, Article, Block, Credit, Cut, Provenance

__all__ = ["Record", "article_of", "looks_like_records", "records"]


class Record(NamedTuple):
    """One record and its place in the stream."""

    number: int  # the line of JSON Lines, or the place in an array
    article: Article
    form: str  # how it was written: jsonl or json
    many: bool  # the input may hold several
    path: str  # the input


def looks_like_records(head: bytes) -> bool:
    """Whether an input that begins so holds article records rather than plain text.

    >>> looks_like_records(b'{"schema": "newsclean.article/1", "id": "a"}')
    True
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"[ \t\r\n")[:4096]
    return start.startswith(b"{") and b'"newsclean.article/' in start


def records(stream: BinaryIO, path: str) -> Iterator[Record | InputError]:
    """The records in a stream, with an error in place of each that is none.

    JSON Lines is read line by line; one JSON object or array is read whole.
    """
    line = _first_line(stream)
    start = line.strip()[:1]
    if start and start not in (b"{", b"["):
        # One word for a file of something else, not one for each of its lines.
        yield InputError(
            "malformed",
            "these are no article records",
            "give what `newsclean clean -f jsonl` wrote",
            path=path,
        )
        return
    if _is_document(line):
        yield from _of_document(line + stream.read(), path)
        return
    number = 1
    while line:
        if line.strip():
            try:
                article = article_of(json_object(line, number), f"line {number}")
                yield Record(number, article, "jsonl", True, path)
            except InputError as error:
                error.path, error.record = path, number
                yield error
        line = stream.readline()
        number += 1


def _first_line(stream: BinaryIO) -> bytes:
    return stream.readline().removeprefix(b"\xef\xbb\xbf")


def _is_document(line: bytes) -> bool:
    start = line.strip()
    if start.startswith(b"["):
        return True
    if not start.startswith(b"{"):
        return False
    try:
        json.loads(start)
    except ValueError:
        # An indented object's first line is "{", perhaps with a key; a line of JSON Lines that was
        # cut off ends anywhere, and the lines below it are still records.
        return start.endswith((b"{", b"[", b","))
    return False


def _of_document(data: bytes, path: str) -> Iterator[Record | InputError]:
    try:
        content = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        yield InputError(
            "malformed", f"this is not JSON ({error})", "write it again with -f json", path=path
        )
        return
    many = isinstance(content, list)
    for number, row in enumerate(content if many else [content], 1):
        try:
            if not isinstance(row, dict):
                raise _malformed(f"record {number}", "is not a JSON object")
            yield Record(number, article_of(row, f"record {number}"), "json", many, path)
        except InputError as error:
            error.path, error.record = path, number
            yield error


def article_of(row: Mapping[str, Any], where: str) -> Article:
    """The article that a record holds. Keys that are not the record's own go to ``extra``.

    Args:
        row: The record as JSON gave it.
        where: Its place ("line 3"), for the message.

    Raises:
        InputError: ``malformed``: a key is missing or holds something else; the message names it.
    """
    if row.get("schema") != ARTICLE_SCHEMA:
        said = row.get("schema")
        raise _malformed(
            where, f"has the schema {said!r}" if said else f"is no {ARTICLE_SCHEMA} record"
        )
    take = _Taker(row, where)
    source = _Taker(take("source", dict), where, "source.")
    ledger = take("ledger", dict, optional=True)
    return Article(
        id=take("id", str),
        source=Provenance(
            path=source("path", str),
            bytes=source("bytes", int),
            sha256=source("sha256", str),
            encoding=source("encoding", str),
            decided_by=source("decided_by", str),
            bad_bytes=source("bad_bytes", int),
            record=source("record", int, optional=True),
            url=source("url", str, optional=True),
        ),
        language=take("language", str),
        title=take("title", str, optional=True),
        original_title=take("original_title", str, optional=True),
        site=take("site", str, optional=True),
        section=tuple(take.each("section", str)),
        origin=take("origin", str, optional=True),
        published=take("published", str, optional=True),
        authors=tuple(take.each("authors", str)),
        credits=tuple(
            Credit(credit("role", str), credit("name", str)) for credit in take.objects("credits")
        ),
        body=tuple(_block(block, where) for block in take.objects("body")),
        cuts=tuple(_cut(cut) for cut in take.objects("cuts")),
        confidence=take("confidence", (int, float)),
        warnings=tuple(take.each("warnings", str)),
        extra={**take("extra", dict), **take.unknown()},
        ledger=ledger,
    )


_KEYS = frozenset(Article._fields) | {"schema"}


class _Taker:
    """Takes values of the right type out of a JSON object, or says what is wrong with it."""

    def __init__(self, row: Mapping[str, Any], where: str, prefix: str = "") -> None:
        self._row = row
        self._where = where
        self._prefix = prefix

    def __call__(self, key: str, kind: Any, *, optional: bool = False) -> Any:
        value = self._row.get(key)
        if value is None and optional:
            return None
        if not isinstance(value, kind) or isinstance(value, bool):
            problem = "lacks" if key not in self._row else "has something else than expected in"
            raise _malformed(self._where, f"{problem} {self._prefix}{key}")
        return value

    def each(self, key: str, kind: Any) -> list[Any]:
        values = self(key, list)
        if not all(isinstance(value, kind) for value in values):
            raise _malformed(self._where, f"has something else than expected in {key}")
        return list(values)

    def objects(self, key: str) -> list[_Taker]:
        return [
            _Taker(value, self._where, f"{key}[{place}].")
            for place, value in enumerate(self.each(key, dict))
        ]

    def unknown(self) -> dict[str, Any]:
        return {key: value for key, value in self._row.items() if key not in _KEYS}


def _block(block: _Taker, where: str) -> Block:
    kind = block("kind", str)
    if kind not in BODY_KINDS:
        raise _malformed(where, f"has a body block of the kind {kind!r}")
    return Block(kind, block("text", str), block("line", int))


def _cut(cut: _Taker) -> Cut:
    span = cut("span", list, optional=True)
    return Cut(
        cut("line", int),
        cut("label", str),
        cut("rule", str),
        cut("text", str),
        None if span is None else (int(span[0]), int(span[1])),
    )


def _malformed(where: str, problem: str) -> InputError:
    return InputError(
        "malformed", f"{where} {problem}", "give records that `newsclean clean -f jsonl` wrote"
    )
