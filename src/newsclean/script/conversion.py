"""Text in one script to text in another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from newsclean.script.dictionaries import user_dictionaries
from newsclean.script.engines import check_engine, reimplemented
from newsclean.script.identification import evidence, finders, leaning
from newsclean.script.mixture import by_script
from newsclean.script.protect import may_hold_addresses, outside_addresses, with_user_words
from newsclean.script.region import region, through_simplified
from newsclean.script.targets import KEEP, SCRIPTS, source_script, target_script, target_tag

__all__ = ["Converter", "converter", "target_tag"]

_Convert = Callable[[str], str]


def _unchanged(text: str) -> str:
    return text


class Converter:
    """Converts texts to one script; made by ``converter``."""

    __slots__ = (
        "_detects_to_simplified",
        "_engine",
        "_phrases",
        "_routes",
        "_source",
        "_target",
        "_words",
    )

    def __init__(
        self, target: str, source: str | None, phrases: bool, engine: str, words: dict[str, str]
    ) -> None:
        self._target, self._source, self._phrases = target, source, phrases
        self._engine, self._words = engine, words
        self._routes: dict[str, _Convert] = {}  # by the script that they are from
        own = engine == "newsclean" and not words
        self._detects_to_simplified = own and target == "simplified" and source is None

    def convert(self, text: str) -> str:
        """The text in the target script; its own script is found out, unless it was given.

        Only Chinese characters change. What is in the target script already stays as it is, line
        by line where a text holds both scripts.
        """
        converted = self._pure_to_simplified(text) if self._detects_to_simplified else None
        return self.for_sample(text)(text) if converted is None else converted

    def _pure_to_simplified(self, text: str) -> str | None:
        """A text of Traditional only converted in one pass; None for any other."""
        simplified, traditional = finders()
        theirs = traditional.search(text)
        if theirs is None or simplified.search(text, 0, theirs.start()) is not None:
            return None
        if may_hold_addresses(text):
            return None
        from newsclean.script.routes import to_simplified

        return to_simplified(self._phrases).convert_pure(text)

    def for_sample(self, sample: str) -> _Convert:
        """The conversion for texts that are in the script of this sample.

        For the fields of one record: a title of four characters is too short to tell.
        """
        if self._target == KEEP:
            return _unchanged
        convert = self._route(sample)
        if self._words:
            convert = with_user_words(self._words, convert)
        if convert is _unchanged:
            return convert
        return lambda text: outside_addresses(text, convert)

    def _route(self, sample: str) -> _Convert:
        if self._target not in SCRIPTS:
            return self._named(self._target)
        if self._source is not None:
            return self._from(SCRIPTS[self._source], sample)
        verdict, both = leaning(sample)
        if both or verdict == "mixed":
            return self._by_line(sample, verdict)
        return self._from(verdict, sample)

    def _named(self, name: str) -> _Convert:
        """The conversion of an OpenCC name."""
        if self._engine != "newsclean":
            return reimplemented(name)
        from newsclean.script.routes import opencc_exactly

        phrases = f"{name}p"
        return opencc_exactly(phrases if self._phrases and phrases in _phrasal() else name)

    def _from(self, source: str, sample: str) -> _Convert:
        """The conversion from a script, which is a tag."""
        convert = self._routes.get(source)
        if convert is None:
            convert = self._made_from(source, sample)
            if source == "zh-Hans" or self._target == "simplified":  # whatever the sample
                self._routes[source] = convert
        return convert

    def _made_from(self, source: str, sample: str) -> _Convert:
        target = self._target
        if source == "zh-Hans":
            return _unchanged if target == "simplified" else self._traditional(target)
        if source not in ("zh-Hant", "zh-TW", "zh-HK"):
            # 信息 is the same in either script, and 資訊 in Taiwan all the same.
            regional = self._phrases and target in ("taiwan", "hongkong")
            return self._region(source, sample) if regional else _unchanged
        if target == "simplified":
            return self._simplified()
        if target == "traditional":
            return _unchanged
        return self._region(source, sample)

    def _simplified(self) -> _Convert:
        if self._engine != "newsclean":
            # That package's name for the source that the user says; Taiwan's where nobody says.
            named = {"traditional": "t2s", "hongkong": "hk2s"}.get(self._source or "", "tw2s")
            return reimplemented("tw2sp" if self._phrases else named)
        from newsclean.script.routes import to_simplified

        return to_simplified(self._phrases).convert

    def _traditional(self, target: str) -> _Convert:
        if self._engine != "newsclean":
            short = {"traditional": "s2t", "taiwan": "s2tw", "hongkong": "s2hk"}[target]
            return reimplemented("s2twp" if self._phrases and short == "s2tw" else short)
        from newsclean.script.routes import to_traditional

        return to_traditional(target, self._phrases)

    def _region(self, source: str, sample: str) -> _Convert:
        """From Traditional to a region's usage."""
        known = source if source != "zh-Hant" else region(sample)
        if known == SCRIPTS[self._target]:
            return _unchanged
        if self._engine != "newsclean":
            return reimplemented("t2tw" if self._target == "taiwan" else "t2hk")
        if known == "zh-Hant" and through_simplified(sample):
            back, onward = self._plain_simplified(), self._traditional(self._target)
            return lambda text: onward(back(text.translate(_HIDDEN))).translate(_SHOWN)
        from newsclean.script.routes import region_to_region

        return region_to_region(self._target, self._phrases)

    @staticmethod
    def _plain_simplified() -> _Convert:
        from newsclean.script.routes import to_simplified

        return to_simplified(False).convert

    def _by_line(self, sample: str, verdict: str) -> _Convert:
        """Each line by its own script; what shows none goes with the text."""
        major = verdict
        if verdict not in ("zh-Hans", "zh-Hant"):
            whole = evidence(sample)
            major = "zh-Hans" if whole.simplified >= whole.traditional else "zh-Hant"
        # What a region writes shows in the Traditional parts: 后面 is no mistake in the others.
        parts = [part for tag, part in by_script(sample, major) if tag == "zh-Hant"]
        samples = {"zh-Hans": sample, "zh-Hant": "".join(parts)}
        routes = {tag: self._from(tag, own) for tag, own in samples.items()}

        def converted(text: str) -> str:
            out: list[str] = []
            for tag, part in by_script(text, major):
                out.append(routes[tag](part))
            return "".join(out)

        return converted


#: Both 台 and 臺 stay as they are written, on the way through Simplified too; private characters of
#: a plane that no text uses stand for them.
_HIDDEN = str.maketrans("台臺", "\U00100001\U00100002")
_SHOWN = str.maketrans("\U00100001\U00100002", "台臺")


@cache
def _phrasal() -> frozenset[str]:
    from newsclean.script.chains import configurations

    return frozenset(name for name in configurations() if name.endswith("p"))


def converter(
    to: str,
    *,
    from_: str | None = None,
    phrases: bool = False,
    engine: str = "newsclean",
    dicts: Sequence[str] = (),
) -> Converter:
    """A converter to a script.

    Args:
        to: ``simplified``, ``traditional``, ``taiwan``, ``hongkong`` or ``keep``; a BCP 47 tag
            (``zh-TW``); or a name of OpenCC's (``s2twp``), which gives OpenCC's own result.
        from_: The script that texts are in; None finds it out.
        phrases: Regional vocabulary too (信息, 資訊).
        engine: ``newsclean``, or ``opencc-python-reimplemented`` for that package's output.
        dicts: Paths of dictionaries in OpenCC's text format, which win over everything.

    Raises:
        UsageError: no such script or engine (with the nearest), or a dictionary that is missing
            or broken (with the line).

    >>> converter("simplified").convert("著力於網絡建設")
    '着力于网络建设'
    """
    check_engine(engine)
    target, source = target_script(to), source_script(from_)
    if engine != "newsclean" and target not in SCRIPTS and target != KEEP:
        reimplemented(target)  # a configuration that it lacks is wrong usage, said at once
    return Converter(target, source, phrases, engine, user_dictionaries(dicts))
