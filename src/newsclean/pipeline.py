"""The one place that knows the order: decode → lines → label → article → convert.

A ``Pipeline`` holds what is loaded once (rules, tables), and takes one source at a time to
whatever stage is wanted. ``attempt`` turns what goes wrong with one source into a ``Failure``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from newsclean import article, decoding, labelling, noise, script
from newsclean.characters import bytes_of, check_for_text, newline_of, valid
from newsclean.hashing import hash_of
from newsclean.labelling.lines import is_vast, labelled_lines
from newsclean.model import (
    BODY_KINDS,
    Article,
    Block,
    Decoded,
    Detection,
    LabelledLine,
    Labelling,
    Page,
    Provenance,
    Source,
    Witnesses,
)
from newsclean.options import Options
from newsclean.script import records

if TYPE_CHECKING:
    from newsclean.noise import RuleBook
    from newsclean.parts import Whole
    from newsclean.script import Converter

__all__ = ["Pipeline"]

_SILENT = Witnesses()
_STORY = frozenset((*BODY_KINDS, "title"))


class _Labelled(NamedTuple):
    original: str  # as decoded, before mojibake was undone
    decoded: Decoded
    page: Page
    labelling: Labelling
    whole: Whole | None = None  # of a text of very many lines, of which page is a part


class Pipeline:
    """All stages, with the same options for every source.

    Raises:
        UsageError: an option is wrong (an unknown encoding, a broken rule file, …).

    >>> Pipeline(Options()).decoded(Source("a.txt", "新闻".encode("gb18030"))).text
    '新闻'
    """

    def __init__(self, options: Options) -> None:
        encoding = None if options.encoding is None else decoding.codec_name(options.encoding)
        self.options = options._replace(encoding=encoding)

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
        _ = self.rules
        self.check_script()

    def check_script(self) -> None:
        """The same for the options of conversion alone.

        Raises:
            UsageError: an option is wrong.
        """
        _ = self.converter
        options = self.options
        if options.to == "keep" and (options.from_ is not None or options.dict):
            # Nothing is converted, and yet what is wrong is said.
            script.converter("simplified", from_=options.from_, dicts=options.dict)

    # -- one source to one stage

    def decoded(self, source: Source) -> Decoded:
        """The text of a source.

        Raises:
            InputError: binary data, or an undecodable byte with ``strict``.
        """
        options = self.options
        if isinstance(source.data, str):
            given = source.data.removeprefix("\ufeff")
            text = valid(given)
            lost = text.count("\ufffd") - given.count("\ufffd")
            return Decoded(text, "utf-8", "json", lost)
        return decoding.decode(
            source.data,
            encoding=options.encoding,
            strict=options.strict,
            declared=source.charset,
        )

    def repaired(self, decoded: Decoded) -> Decoded:
        """The text with mojibake undone, where that is wanted."""
        if not self.options.repair:
            return decoded
        text, warnings = decoding.repair(decoded.text)
        return decoded._replace(text=text, warnings=decoded.warnings + warnings)

    def detection(self, source: Source, kind: str, sample: str | None = None) -> Detection:
        """What ``detect`` says of a source that came in an input of that kind.

        Args:
            source: The input as a whole, or the first document of an archive.
            kind: The input's kind.
            sample: The text that tells the script, where it is not the source's own.
        """
        decoded = self.decoded(source)
        text = decoded.text
        return Detection(
            path=source.path,
            encoding=decoded.encoding,
            decided_by=decoded.decided_by,
            newline=newline_of(text),
            script=script.identify(text if sample is None else sample),
            kind=kind,
        )

    def lines(self, source: Source) -> Sequence[LabelledLine]:
        """Every line of a source with its label, as ``explain`` shows it."""
        return _lines(source, self._labelled(source))

    def explanation(self, source: Source) -> tuple[Sequence[LabelledLine], Article]:
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
        if not isinstance(built.body, tuple):
            return self._converted_in_parts(built)
        return records.converted(built, self.converter, self.options.to)

    def _converted_in_parts(self, built: Article) -> Article:
        from newsclean.parts import Rows, sample_of

        assert self.converter is not None
        sample = sample_of(built.body)
        head = built._replace(body=(Block("paragraph", sample, 1),))
        head = records.converted(head, self.converter, self.options.to)
        return head._replace(body=Rows(partial(_taken, built.body, self.options, sample)))

    def text(self, source: Source) -> str:
        """The decoded text of a source in the wanted script, nothing cut."""
        text = self.repaired(self.decoded(source)).text
        return text if self.converter is None else self.converter.convert(text)

    def labelled(self, source: Source) -> tuple[Page, Labelling]:
        """The lines of a source, with what a page knows of them, and the label of each."""
        labelled = self._labelled(source)
        return labelled.page, labelled.labelling

    def _page(self, source: Source, decoded: Decoded) -> tuple[Page, Decoded]:
        """The lines, and the text they were made of: mojibake may have been undone."""
        check_for_text(decoded.text)
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
        if source.kind == "html":
            from newsclean.inputs import pages

            text = pages.as_text(original.text)
            if text is not None:
                said = pages.witnesses_in(original.text, script.fold)
                return self._in_parts(original, text, said)
        elif is_vast(original.text):
            return self._in_parts(original, original.text)
        page, decoded = self._page(source, original)
        return _Labelled(original.text, decoded, page, self._verdict(page))

    def _verdict(self, page: Page) -> Labelling:
        return labelling.decide(page, self.rules.hits(page.lines), frozenset(self.options.keep))

    def _in_parts(self, original: Decoded, text: str, said: Witnesses = _SILENT) -> _Labelled:
        """The same for a text of very many lines, or that of a page of very many tags."""
        from newsclean import parts

        check_for_text(text)
        decoded = self.repaired(original._replace(text=text))
        quick = not (self.options.keep or self.options.rules)

        def verdict_of(page: Page) -> Labelling:
            return self._verdict(page._replace(witnesses=said))

        whole, page, verdict = parts.decided(decoded.text, script.fold, verdict_of, quick=quick)
        page = page._replace(witnesses=said)
        return _Labelled(original.text, decoded, page, verdict, whole)

    def _built(self, source: Source, labelled: _Labelled) -> Article:
        decoded = labelled.decoded
        data = source.data if isinstance(source.data, bytes) else bytes_of(source.data)
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
            language=_language_of(labelled),
            extra=source.extra,
            ledger={"text": labelled.original} if self.options.ledger else None,
            warnings=decoded.warnings,
        )
        return built if labelled.whole is None else labelled.whole.article(built)


def _language_of(labelled: _Labelled) -> str:
    """The BCP 47 tag of the story: that of its script; zh where two are mixed, und for none."""
    if labelled.whole is not None:
        story = labelled.whole.sample()
    else:
        pairs = zip(labelled.page.lines, labelled.labelling.labels, strict=True)
        story = "\n".join([line.text for line, label in pairs if label.label in _STORY])
    found = script.identify(story)
    return "zh" if found == "mixed" else found


def _lines(source: Source, verdict: _Labelled) -> Sequence[LabelledLine]:
    if verdict.whole is not None:
        return verdict.whole.lines(source.path)
    return tuple(labelled_lines(source.path, verdict.page.lines, verdict.labelling.labels))


def _taken(blocks: Sequence[Block], options: Options, sample: str) -> Iterator[Block]:
    """Blocks in the wanted script; another process than the one that found them may read them."""
    converter = Pipeline(options).converter
    assert converter is not None
    take = converter.for_sample(sample)
    return (Block(kind, take(text), line) for kind, text, line in blocks)
