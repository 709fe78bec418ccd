"""The one place that knows the order: decode → lines → label → article → convert.

A ``Pipeline`` holds what is loaded once (rules, tables), and takes one source at a time to
whatever stage is wanted. ``attempt`` turns what goes wrong with one source into a ``Failure``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from newsclean import article, decoding, labelling, noise, script
from newsclean.errors import InputError, NewscleanError, UsageError
from newsclean.hashing import hash_of
from newsclean.model import (
    Article,
    Decoded,
    Detection,
    Failure,
    LabelledLine,
    Labelling,
    Page,
    Provenance,
    Source,
)
from newsclean.options import Options
from newsclean.script import records

if TYPE_CHECKING:
    from newsclean.noise import RuleBook
    from newsclean.script import Converter

__all__ = ["Pipeline", "attempt", "failure"]

T = TypeVar("T")


class _Labelled(NamedTuple):
    original: str  # as decoded, before mojibake was undone
    decoded: Decoded
    page: Page
    labelling: Labelling


class Pipeline:
    """All stages, with the same options for every source.

    Raises:
        UsageError: an option is wrong (an unknown encoding, a broken rule file, …).

    >>> Pipeline(Options()).decoded(Source("a.txt", "新闻".encode("gb18030"))).text
    '新闻'
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self._encoding = None if options.encoding is None else decoding.codec_name(options.encoding)

    @cached_property
    def rules(self) -> RuleBook:
        """The noise rules: the built-in ones and the user's, less those that are disabled."""
        return noise.load(self.options.rules, self.options.disable)

    @cached_property
    def converter(self) -> Converter | None:
        """What takes text to the wanted script; None where text stays as it is."""
        options = self.options
        if options.to == "keep":
            return None
        return script.converter(
            options.to,
            from_=options.from_,
            phrases=options.phrases,
            engine=options.engine,
            dicts=options.dict,
        )

    def check(self) -> None:
        """Load what a wrong option would break, before the first source is read.

        Raises:
            UsageError: an option is wrong.
        """
        _ = self.rules, self.converter

    # -- one source to one stage

    def decoded(self, source: Source) -> Decoded:
        """The text of a source.

        Raises:
            InputError: binary data, or an undecodable byte with ``strict``.
        """
        options = self.options
        if isinstance(source.data, str):
            given = source.data.removeprefix("\ufeff")
            text = _valid(given)
            lost = text.count("\ufffd") - given.count("\ufffd")
            decoded = Decoded(text, "utf-8", "json", lost)
        else:
            decoded = decoding.decode(
                source.data,
                encoding=self._encoding,
                strict=options.strict,
                declared=source.charset,
            )
        return decoded

    def repaired(self, decoded: Decoded) -> Decoded:
        """The text with mojibake undone, where that is wanted."""
        if not self.options.repair:
            return decoded
        text, warnings = decoding.repair(decoded.text)
        return decoded._replace(text=text, warnings=decoded.warnings + warnings)

    def detection(self, source: Source, kind: str) -> Detection:
        """What ``detect`` says of a source that came in an input of that kind."""
        decoded = self.decoded(source)
        text = decoded.text
        return Detection(
            path=source.path,
            encoding=decoded.encoding,
            decided_by=decoded.decided_by,
            newline=newline_of(text),
            script=script.identify(text),
            kind=kind,
        )

    def lines(self, source: Source) -> tuple[LabelledLine, ...]:
        """Every line of a source with its label, as ``explain`` shows it."""
        return _lines(source, self._labelled(source))

    def explanation(self, source: Source) -> tuple[tuple[LabelledLine, ...], Article]:
        """Every line with its label, and the article that is made of them."""
        labelled = self._labelled(source)
        return _lines(source, labelled), self._built(source, labelled)

    def article(self, source: Source) -> Article:
        """The clean article, in the wanted script.

        Raises:
            InputError: ``empty``, ``binary``, ``undecodable``.
        """
        built = self._built(source, self._labelled(source))
        return self.converted(built)

    def converted(self, built: Article) -> Article:
        """An article in the wanted script."""
        if self.converter is None:
            return built
        return records.converted(built, self.converter, self.options.to)

    def text(self, source: Source) -> str:
        """The decoded text of a source in the wanted script, nothing cut."""
        text = self.repaired(self.decoded(source)).text
        return text if self.converter is None else self.converter.convert(text)

    def page(self, source: Source) -> Page:
        """The lines of a source, with what a page knows of them."""
        return self._page(source, self.decoded(source))[0]

    def _page(self, source: Source, decoded: Decoded) -> tuple[Page, Decoded]:
        """The lines, and the text they were made of: mojibake may have been undone."""
        if not decoded.text or decoded.text.isspace():
            what = "is empty" if not decoded.text else "holds nothing but blanks"
            raise InputError("empty", what, "check how it was made")
        if source.kind != "html":
            decoded = self.repaired(decoded)
            return labelling.split(decoded.text, script.fold), decoded
        from newsclean.inputs import pages

        page = pages.render(decoded.text, script.fold)
        if self.options.repair:
            # Looking at the lines tells as much as looking at the source, which is ten times as
            # long and full of other languages' letters.
            lines = "\n".join([line.text for line in page.lines])
            text, warnings = decoding.repair(lines)
            if text != lines:
                decoded = self.repaired(decoded)
                page = pages.render(decoded.text, script.fold)
            else:
                decoded = decoded._replace(warnings=decoded.warnings + warnings)
        return page, decoded

    def _labelled(self, source: Source) -> _Labelled:
        original = self.decoded(source)
        page, decoded = self._page(source, original)
        verdict = labelling.decide(page, self.rules.hits(page.lines), frozenset(self.options.keep))
        return _Labelled(original.text, decoded, page, verdict)

    def _built(self, source: Source, labelled: _Labelled) -> Article:
        decoded = labelled.decoded
        data = source.data if isinstance(source.data, bytes) else _bytes_of(source.data)
        built = article.build(
            labelled.page,
            labelled.labelling,
            id=source.id or source.name or source.path,
            source=Provenance(
                path=source.path,
                bytes=len(data),
                sha256=hash_of(data),
                encoding=decoded.encoding,
                decided_by=decoded.decided_by,
                bad_bytes=decoded.bad_bytes,
                record=source.record,
                url=source.url,
            ),
            language="und",
            extra=source.extra,
            ledger={"text": labelled.original} if self.options.ledger else None,
            warnings=decoded.warnings,
        )
        return built._replace(language=records.language_of(built))


def _lines(source: Source, labelled: _Labelled) -> tuple[LabelledLine, ...]:
    return tuple(
        LabelledLine(
            source.path,
            line.number,
            label.label,
            label.rule,
            label.score,
            line.text,
            label.spans,
        )
        for line, label in zip(labelled.page.lines, labelled.labelling.labels, strict=True)
    )


def attempt(
    work: Callable[[Source], T], source: Source | InputError, *, path: str = ""
) -> T | Failure:
    """What the work makes of a source, or why it failed.

    Raises:
        UsageError: a user's own rule takes too long: no source would fare better.
    """
    if isinstance(source, InputError):
        return failure(source, path)
    try:
        return work(source)
    except UsageError:
        raise
    except NewscleanError as error:
        return failure(error, source.path, source.record)
    except (MemoryError, RecursionError) as error:
        kind = "too-large" if isinstance(error, MemoryError) else "too-deep"
        problem = InputError(kind, "is too much for this machine", "split it")
        return failure(problem, source.path, source.record)
    except Exception as error:  # our own mistake must not stop a run over a million documents
        problem = InputError(
            "internal",
            f"newsclean made a mistake ({type(error).__name__}: {error})",
            "please report it with the input",
        )
        return failure(problem, source.path, source.record)


def failure(error: NewscleanError, path: str, record: int | None = None) -> Failure:
    """The failure that an error means for one input."""
    return Failure(
        path=error.path or path,
        error=getattr(error, "code", "output"),
        message=f"{error.problem}; {error.hint}" if error.hint else error.problem,
        record=getattr(error, "record", None) or record,
    )


def newline_of(text: str) -> str:
    r"""The kind of line ends in a text: lf, crlf, cr, mixed or none.

    >>> newline_of("a\r\nb\r\n"), newline_of("a")
    ('crlf', 'none')
    """
    crlf = text.count("\r\n")
    counts = {"crlf": crlf, "lf": text.count("\n") - crlf, "cr": text.count("\r") - crlf}
    kinds = [name for name, count in counts.items() if count]
    return "none" if not kinds else kinds[0] if len(kinds) == 1 else "mixed"


def _valid(text: str) -> str:
    """The text with pairs of surrogates made one character, and lone ones U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
