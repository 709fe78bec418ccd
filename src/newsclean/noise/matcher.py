"""One rule made ready for matching: compiled when first needed, a user's own on a leash."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from newsclean.errors import UsageError

__all__ = ["ADDRESSED", "Budget", "Matcher", "Ready", "views"]

#: What stands around the words of a line and says nothing: bullets, pointing hands, bars, brackets,
#: colons, Markdown's emphasis and headings.
_EDGE = (
    " \u200b\ufeff\ufe0f-*+#|·•●■◆◇▪►▶▸▼▲△▽»›>＞–—_~○◎※★☆□→↓➤➡👉👇👆📍📌🔥✅⭐📣📢🔔✨💡🔗"
    "()[]【】〔〕「」『』《》〈〉{}:︰﹕"
)

#: The link beside a heading.
_MORE = ("更多", "more")

#: A link of Markdown, as dumpers write it: its words count, its address does not.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")

#: Seconds of CPU that a user's own rules may spend on one page, and for each character of it. The
#: slowest honest rule that was measured (two unanchored ``.*`` on lines of 10,000 characters)
#: needs a hundredth of that.
_PAGE_SECONDS, _CHARACTER_SECONDS = 2.0, 2e-6


#: Labels of furniture that is said in sentences. What the others cut are names, dates, headings.
ADDRESSED = frozenset(("ad", "comment", "copyright", "disclaimer", "navigation", "promo", "share"))

#: More characters than any line has.
_ANY_LENGTH = sys.maxsize


class Ready(NamedTuple):
    """What matching needs of a rule; small, plain and quick to load."""

    id: str
    label: str
    scope: str
    where: str
    pattern: str
    settled: bool  # a line that wakes the rule up matches: its literals are all there is to it
    shortest: int  # characters that a line must have to match
    longest: int  # and may have; 0: any number
    code: bytes = b""  # what ``re`` compiled the pattern to, as ``compact`` keeps it


class Budget:
    """CPU time that a user's rules have left on one page."""

    def __init__(self, characters: int) -> None:
        self.left = _PAGE_SECONDS + characters * _CHARACTER_SECONDS


class Matcher:
    """A built-in rule."""

    __slots__ = ("_finditer", "_search", "is_span", "ready", "speaks", "sure")

    def __init__(self, ready: Ready) -> None:
        self.ready = ready
        self.sure = False
        self.is_span = ready.scope == "span"
        #: Whether it is for sentences, so that a line that tells a story is none of its.
        self.speaks = not self.is_span and not ready.settled and ready.label in ADDRESSED
        self._search: Callable[[str], Any] | None = None
        self._finditer: Callable[[str], Any] | None = None

    @property
    def plan(self) -> tuple[int, int, bool]:
        """What is asked of a candidate first: the least and the most characters of a line, and
        whether its literals settle it. Else the expression is tried.
        """
        ready = self.ready
        if self.sure or self.is_span:
            return 0, _ANY_LENGTH, ready.settled
        return ready.shortest, ready.longest or _ANY_LENGTH, ready.settled

    def matches(self, shadow: str, texts: Sequence[str], budget: Budget) -> bool:
        """Whether the rule's expression is found in one of the texts that a line is seen as."""
        del shadow, budget
        search = self._search
        if search is None:
            search = self._search = compiled(self.ready).search
        if len(texts) == 1:  # most lines; how long they are was looked at (``plan``)
            return search(texts[0]) is not None
        ready = self.ready
        shortest, longest = ready.shortest, ready.longest or _ANY_LENGTH
        for text in texts:
            if len(text) < shortest or len(text) > longest:
                continue
            if search(text) is not None:
                return True
        return False

    def spans(self, text: str, budget: Budget) -> Iterator[tuple[int, int]]:
        """Where the rule's expression is found: half-open offsets, none of them empty."""
        del budget
        if self._finditer is None:
            self._finditer = compiled(self.ready).finditer
        for found in self._finditer(text):
            if found.end() > found.start():
                yield found.span()


def compiled(ready: Ready) -> re.Pattern[str]:
    """The rule's expression, from the code that was kept where there is some.

    A page touches forty rules, and compiling them takes 30 ms, as long as all the rest of a short
    run. ``_sre.compile`` is what ``re`` itself ends with; it checks the code that it is given.
    """
    if ready.code:
        sre: Any = sys.modules["_sre"]
        code = list(memoryview(ready.code).cast("I"))
        try:
            return sre.compile(ready.pattern, re.UNICODE.value, code, 0, {}, (None,))  # type: ignore[no-any-return]
        except (TypeError, RuntimeError):  # another Python's code, whatever its key said
            pass
    return re.compile(ready.pattern)


class GuardedMatcher(Matcher):
    """A user's own rule: ``re`` would let ``(a+)+$`` run for hours, ``regex`` takes a timeout."""

    __slots__ = ("_compiled", "_stopped", "file")

    def __init__(self, ready: Ready, file: str) -> None:
        super().__init__(ready)
        self.sure = True
        self.speaks = False
        self.file = file
        self._compiled: Any = None
        self._stopped: UsageError | None = None

    def matches(self, shadow: str, texts: Sequence[str], budget: Budget) -> bool:
        """Whether the rule's expression is found, in the line as it stands as well."""
        return any(next(self._found(text, budget), None) is not None for text in (shadow, *texts))

    def spans(self, text: str, budget: Budget) -> Iterator[tuple[int, int]]:
        """Where the rule's expression is found, within the time that is left."""
        return (span for span in self._found(text, budget) if span[1] > span[0])

    def _found(self, text: str, budget: Budget) -> Iterator[tuple[int, int]]:
        from time import process_time

        if self._stopped:  # it was too slow once; the next thousand pages need not wait for it
            raise self._stopped
        begun = process_time()
        try:
            for found in self._expression().finditer(text, timeout=max(budget.left, 1e-3)):
                yield found.span()
        except TimeoutError as error:
            self._stopped = UsageError(
                f"rule {self.ready.id!r}: 'match' takes too long on a line of {len(text)}"
                " characters",
                "repeats inside repeats, such as (a+)+, are slow; make it simpler",
                path=self.file,
            )
            raise self._stopped from error
        finally:
            budget.left -= process_time() - begun

    def _expression(self) -> Any:
        if self._compiled is None:
            import warnings
            from importlib import import_module

            with warnings.catch_warnings(action="ignore"):
                # It looks at the locale while it is loaded: silenced where Python warns of that.
                regex: Any = import_module("regex")  # it has no types
            try:
                with warnings.catch_warnings(action="ignore"):
                    self._compiled = regex.compile(self.ready.pattern, regex.VERSION0)
            except regex.error as error:
                raise UsageError(
                    f"rule {self.ready.id!r}: 'match' does not compile: {error}", path=self.file
                ) from error
        return self._compiled


def views(shadow: str) -> list[str]:
    """The texts of a line that a rule for whole lines may match, without repeats; longest first.

    >>> views("  * [分享到:]  微信 ")
    ['* [分享到:] 微信', '分享到:] 微信']
    >>> views("【热门新闻】 更多>>")
    ['【热门新闻】 更多>>', '热门新闻】 更多', '热门新闻']
    """
    words = shadow.split()
    text = words[0] if len(words) == 1 else " ".join(words)
    bare = text.strip(_EDGE)
    linked = "](" in text
    if bare == text and not linked and not text.endswith(_MORE):
        return [text]  # most lines
    seen = [text]
    if bare and bare != text:
        seen.append(bare)
    if linked:
        plain = _LINK.sub(r"\1", text).strip(_EDGE)
        if plain and plain not in seen:
            seen.append(plain)
    if bare.endswith(_MORE):
        heading = bare[: -2 if bare.endswith("多") else -4].rstrip(_EDGE)
        if heading:
            seen.append(heading)
    return seen
