"""JSON Lines: one document a line, read line by line so that memory does not grow."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NoReturn

from newsclean.errors import InputError
from newsclean.inputs.kinds import Origin, html
from newsclean.model import Source
from newsclean.options import Options

__all__ = ["MANY", "looks_like", "sources"]

MANY = True

#: Where the text is when ``--text-field`` does not say.
TEXT_FIELDS = ("text", "content", "html", "body", "article")


def looks_like(head: bytes, name: str) -> bool:
    """Whether its first line is a JSON object, or begins like one and the name says JSONL.

    >>> looks_like(b'{"text": "a"}\\n', ""), looks_like(b"{curly}", "")
    (True, False)
    """
    if name.endswith((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")):
        return True
    if not head.startswith(b"{"):
        return False
    line, end, _ = head.partition(b"\n")
    try:
        # Numbers as they stand: int() refuses 5,000 digits, and it is JSON for all that.
        return isinstance(json.loads(line, parse_int=str), dict)
    except (ValueError, RecursionError):
        # A line longer than what was looked at: {"key": is as good a sign as there is.
        return not end and line[1:].lstrip().startswith(b'"') and b'":' in line.replace(b" ", b"")


def sources(stream: BinaryIO, origin: Origin) -> Iterator[Source | InputError]:
    """A document a line; blank lines are skipped."""
    number = 0
    empty = True
    for number, raw in enumerate(_lines(stream, origin.options), 1):
        line = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if line.strip():
            empty = False
            try:
                yield _source(line, number, origin)
            except InputError as error:
                error.path, error.record = origin.path, number
                yield error

    if empty:
        what = "holds nothing but blanks" if number else "is empty"
        yield InputError("empty", what, "check how it was made", path=origin.path)


#: The web's names mean more than Python's.
_PYTHON = {"gbk": "gb18030", "gb2312": "gb18030", "big5": "big5hkscs"}


def _lines(stream: BinaryIO, options: Options) -> Iterable[bytes]:
    """The lines; those of UTF-16 and UTF-32 as UTF-8, for their line ends are wider."""
    wide = (options.encoding or "").lower().replace("_", "-").startswith(("utf-16", "utf-32"))
    if not wide:
        return stream
    # What a reader of text makes of it is encoded again: json_object wants bytes either way.
    return (
        line.encode(options.encoding or "utf-8")
        for line in codecs.getreader(options.encoding or "utf-8")(stream, "replace")
    )


def _source(line: bytes, number: int, origin: Origin) -> Source:
    options = origin.options
    encoding = options.encoding or "utf-8"
    row = json_object(line, number, _PYTHON.get(encoding, encoding))
    field = _text_field(row, number, options)
    text = row.pop(field)
    field_of_id = options.id_field or "id"
    ident = row.get(field_of_id)
    if isinstance(ident, bool) or not isinstance(ident, (str, int)) or ident == "":
        ident = None  # it goes by its place in the file
    else:
        del row[field_of_id]
    is_page = html.looks_like(text[:4096].lstrip("\ufeff \t\r\n").encode("utf-8", "replace"), "")
    return Source(
        path=origin.path,
        data=text,
        kind="html" if is_page else "text",
        record=number,
        id=None if ident is None else str(ident),
        name=f"{origin.name}-{number}",
        many=True,
        extra=row,
    )


def json_object(line: bytes, number: int, encoding: str = "utf-8") -> dict[str, Any]:
    """The object on a line of JSON.

    Args:
        line: The line.
        number: Its place in the file, for the message.
        encoding: Python's name of its encoding.

    Raises:
        InputError: ``malformed``: not UTF-8, not JSON (NaN is none either), or no object.
    """
    try:
        row = json.loads(line.decode(encoding), parse_constant=_refused, parse_float=_finite)
    except (UnicodeDecodeError, LookupError):
        raise InputError(
            "malformed",
            f"line {number} is not {encoding.upper()}",
            "say --encoding, or run it through `newsclean decode` first",
        ) from None
    except (ValueError, RecursionError) as error:
        said = str(error) or "nested too deeply"
        raise InputError(
            "malformed", f"line {number} is not JSON ({said})", "mend or delete that line"
        ) from None
    if not isinstance(row, dict):
        raise InputError(
            "malformed",
            f"line {number} is not a JSON object",
            "give one object a line, or --input-format text",
        )
    return row


def _finite(number: str) -> float:
    value = float(number)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{number} is larger than any JSON reader's numbers")
    return value


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def _text_field(row: dict[str, Any], number: int, options: Options) -> str:
    if options.text_field is not None:
        if isinstance(row.get(options.text_field), str):
            return options.text_field
        problem = f"line {number} has no text in {options.text_field!r}"
    else:
        for field in TEXT_FIELDS:
            if isinstance(row.get(field), str):
                return field
        problem = f"line {number} has no text in any of {', '.join(TEXT_FIELDS)}"
    raise InputError("no-text", problem, "name the field with --text-field")
