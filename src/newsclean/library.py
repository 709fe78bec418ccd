"""newsclean as a library: the functions that ``import newsclean`` gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from io import BufferedReader, BytesIO
from os import PathLike, fspath
from typing import Any

from newsclean import bulk, inputs
from newsclean.characters import bytes_of
from newsclean.errors import InputError, UsageError
from newsclean.formats import format_named
from newsclean.inputs.kinds import Origin, kind, kind_of, names
from newsclean.inputs.locations import bare_path
from newsclean.inputs.packing import unpacked
from newsclean.inputs.reading import HEAD
from newsclean.model import Article, Detection, Failure, LabelledLine, Source
from newsclean.options import Options
from newsclean.pipeline import Pipeline

__all__ = ["clean", "convert", "detect", "explain", "run"]

#: Text, or anything that holds bytes.
Data = bytes | bytearray | memoryview | str
Buffer = bytes | bytearray | memoryview
NamedData = tuple[str, Data]


def clean(data: Data, **options: Any) -> Article:
    """The clean article of one dump or page.

    Args:
        data: Its bytes, or its text.
        options: The command line's options by their names (``--from`` is ``from_``).

    Raises:
        NewscleanError: it cannot be cleaned; the message says why and what to try.
        TypeError: an unknown option.

    >>> clean("晨光小学开学\\n晨光小学昨天开学，三百名新生走进校园。").title
    '晨光小学开学'
    """
    chosen = _options(options)
    return _pipeline(chosen).article(_source(data, chosen))


def convert(text: str, *, to: str, **options: Any) -> str:
    """The text in another script; only Chinese characters change.

    Args:
        text: Plain text.
        to: simplified, traditional, taiwan, hongkong, a BCP 47 tag or one of OpenCC's names.
        options: ``from_``, ``phrases``, ``engine``, ``dict``.

    >>> convert("網絡", to="simplified")
    '网络'
    """
    converter = _pipeline(_options({"to": to, **options})).converter
    return text if converter is None else converter.convert(text)


def detect(data: Data, **options: Any) -> Detection:
    """What the bytes are: encoding, line ends, script, kind; a text is its bytes in UTF-8.

    >>> detect("联合国大会昨天在纽约开幕。".encode("gb18030")).script
    'zh-Hans'
    """
    chosen = _options(options)
    content = _unpacked(bytes_of(data) if isinstance(data, str) else data, chosen)
    source = Source(path="-", data=content, name="stdin")
    return _pipeline(chosen).detection(source, _kind(content, chosen))


def explain(data: Data, **options: Any) -> Sequence[LabelledLine]:
    """Every line with its label, the rule or signal behind it, and a score.

    >>> lines = explain("晨光小学昨天开学，三百名新生走进校园。\\n责任编辑：王小明")
    >>> [line.label for line in lines]
    ['paragraph', 'credit']
    """
    chosen = _options(options)
    return _pipeline(chosen).lines(_source(data, chosen))


def run(
    sources: Iterable[str | PathLike[str] | Data | NamedData], *, jobs: int = 1, **options: Any
) -> Iterator[Article | Failure]:
    """Many inputs, in order: an article or a failure for each document in them.

    Args:
        sources: Paths (a folder is walked), bytes, or pairs of a name and bytes.
        jobs: How many processes.
        options: As for ``clean``.

    Raises:
        UsageError: an option is wrong.
        TypeError: an unknown option, or a source that is in no list.

    >>> results = run([("a", "晨光小学昨天开学。".encode()), ("b", b"")])
    >>> [type(result).__name__ for result in results]
    ['Article', 'Failure']
    """
    if isinstance(sources, (str, bytes, bytearray, memoryview, PathLike)):
        raise TypeError("run takes several sources: put a single one in a list")
    chosen = _options(options)
    pipeline = Pipeline(chosen)
    pipeline.check()
    return bulk.run(pipeline, _sources(sources, chosen), jobs=jobs)


def _sources(
    given: Iterable[str | PathLike[str] | Data | NamedData], options: Options
) -> Iterator[Source | InputError]:
    for item in given:
        if isinstance(item, (bytes, bytearray, memoryview)):
            yield from _documents("-", item, options, "stdin")
        elif isinstance(item, tuple):
            name, data = item
            yield from _documents(name, data, options)
        else:
            for location in inputs.find([fspath(item)]):
                yield from inputs.read(location, options)


def _documents(
    name: str, data: Data, options: Options, bare: str | None = None
) -> Iterator[Source | InputError]:
    bare = bare_path(name) if bare is None else bare
    if isinstance(data, str):
        yield _source(data, options)._replace(path=name, name=bare)
        return
    try:
        content = _unpacked(data, options)
        found = _kind(content, options)
        origin = Origin(name, bare, options)
        yield from kind(found).sources(BytesIO(content), origin)
    except InputError as error:
        error.path = error.path or name
        yield error


def _source(data: Data, options: Options) -> Source:
    content = data if isinstance(data, str) else _unpacked(data, options)
    found = _kind(content, options)
    if kind(found).MANY:
        raise UsageError(f"this is {found}, which holds many documents", "use newsclean.run")
    return Source(path="-", data=content, kind=found, name="stdin")


def _unpacked(data: Buffer, options: Options) -> bytes:
    """The bytes, unpacked if they are packed.

    Raises:
        TypeError: it is no bytes at all.
    """
    content = bytes(memoryview(data))
    if content[:1] in (b"\x1f", b"B", b"\xfd", b"\x28"):
        return unpacked(BufferedReader(BytesIO(content)), options.max_expand).read()
    return content


def _kind(data: bytes | str, options: Options) -> str:
    chosen = options.input_format
    if chosen != "auto":
        if chosen not in names():
            raise UsageError(f"no input format {chosen!r}", f"there are auto, {', '.join(names())}")
        return chosen
    head = data[:HEAD]
    found = kind_of(head.encode("utf-8", "replace") if isinstance(head, str) else head, "")
    return "text" if isinstance(data, str) and found == "jsonl" else found


def _options(given: Mapping[str, Any]) -> Options:
    """The options of a call.

    Raises:
        TypeError: an unknown one.
        UsageError: a wrong value.
    """
    chosen = Options.of(**given)
    format_named(chosen.format)
    return chosen


@lru_cache(maxsize=8)
def _pipeline(options: Options) -> Pipeline:
    pipeline = Pipeline(options)
    pipeline.check_script()
    return pipeline
