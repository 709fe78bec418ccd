"""Every knob, each with its default and its reason.

The names are those of the command line (``--from`` is ``from_``) and of the library.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from typing import Any, NamedTuple

from newsclean.errors import UsageError
from newsclean.model import CUT_LABELS

__all__ = ["ENGINES", "Options", "parse_size"]

ENGINES = ("newsclean", "opencc-python-reimplemented")

#: Above this an archive is more likely a bomb than an article dump.
DEFAULT_MAX_EXPAND = 1024 * 1024 * 1024


class Options(NamedTuple):
    """How to do it. Every field has a default that suits most dumps."""

    # -- what comes in
    input_format: str = "auto"  # text | html | jsonl | warc; auto looks at content, then name
    text_field: str | None = None  # JSONL: None takes the first usual name that holds a string
    id_field: str | None = None  # JSONL: which field names the record
    max_expand: int = DEFAULT_MAX_EXPAND  # bytes that one compressed input may unpack to
    # -- bytes to text
    encoding: str | None = None  # WHATWG or Python name; None detects
    strict: bool = False  # an undecodable byte is an error instead of U+FFFD
    # Undo mojibake before anything else. On: of 1.25 million clean lines (news, laws,
    # dictionaries, reviews, manuals) it changed none.
    repair: bool = True
    # -- what is noise
    rules: tuple[str, ...] = ()  # paths of a user's own rule files
    disable: tuple[str, ...] = ()  # ids of rules that are not used
    keep: tuple[str, ...] = ()  # labels that stay in the body
    # -- script
    to: str = "keep"  # simplified | traditional | taiwan | hongkong | keep, a tag, an OpenCC name
    from_: str | None = None  # the script that the text is in; None detects
    phrases: bool = False  # regional vocabulary as well
    engine: str = "newsclean"
    dict: tuple[str, ...] = ()  # paths of dictionaries (OpenCC's text format) that win over ours
    # -- what goes out
    format: str = "md"
    ledger: bool = False  # carry what ``restore`` needs

    @classmethod
    def of(cls, **given: Any) -> "Options":
        """Options from keyword arguments.

        Raises:
            TypeError: a name that is no option; the message gives the nearest one.
            UsageError: a value that an option does not take.

        >>> Options.of(to="simplified").to
        'simplified'
        """
        known = cls._fields
        for name in given:
            if name not in known:
                from difflib import get_close_matches  # only a mistake pays for it

                near = get_close_matches(name, known, 1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise TypeError(f"unknown option {name!r}{hint}")
        for name in ("rules", "disable", "keep", "dict"):
            value = given.get(name)
            if isinstance(value, str):
                given[name] = (value,)
            elif value is not None:
                given[name] = tuple(str(v) for v in value)
        if isinstance(given.get("max_expand"), str):
            given["max_expand"] = parse_size(given["max_expand"])
        chosen = cls(**given)
        if chosen.max_expand <= 0:
            raise UsageError(f"{chosen.max_expand} is not a size", "try 500M, or a number of bytes")
        if chosen.engine not in ENGINES:
            raise UsageError(f"no engine {chosen.engine!r}", f"there are {', '.join(ENGINES)}")
        for label in chosen.keep:
            if label not in CUT_LABELS:
                raise UsageError(f"no label {label!r}", f"the labels are {', '.join(CUT_LABELS)}")
        return chosen


_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}


def parse_size(text: str) -> int:
    """A number of bytes from text such as ``500M`` (K, M and G are powers of 1024).

    Raises:
        UsageError: the text is not a size.

    >>> parse_size("2K")
    2048
    """
    said = text.strip().upper()
    number, unit = (said[:-1], said[-1]) if said[-1:] in ("K", "M", "G") else (said, "")
    # More digits than any file has bytes are no number either; int() refuses 5,000 of them.
    digits = number.isascii() and number.isdigit() and len(number) <= 18
    if not digits or int(number) == 0:
        raise UsageError(f"{text!r} is not a size", "try 500M (K, M and G are powers of 1024)")
    return int(number) * _UNITS[unit]
