"""Text in one script to text in another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsclean.script.chains import load_chain
from newsclean.script.identification import identify
from newsclean.script.targets import KEEP, SCRIPTS, source_script, target_script, target_tag

__all__ = ["Converter", "converter", "target_tag"]


class Converter:
    """Converts texts to one script; made by ``converter``."""

    __slots__ = ("_phrases", "_source", "_target")

    def __init__(self, target: str, source: str | None, phrases: bool) -> None:
        self._target, self._source, self._phrases = target, source, phrases

    def _chain(self, source: str) -> str | None:
        """The name of OpenCC's configuration from a source script (a tag), or None."""
        target = self._target
        simplified = source in ("simplified", "zh-Hans")
        if target == "simplified":
            return None if simplified else ("tw2sp" if self._phrases else "tw2s")
        short = {"traditional": "t", "taiwan": "tw", "hongkong": "hk"}[target]
        if simplified:
            return f"s2{short}" + ("p" if self._phrases and short != "t" else "")
        return None if short == "t" else f"t2{short}"

    def for_sample(self, sample: str) -> Callable[[str], str]:
        """The conversion for texts that are in the script of this sample."""
        if self._target == KEEP:
            return str
        if self._target not in SCRIPTS:
            return load_chain(self._target).convert
        name = self._chain(self._source or identify(sample))
        return load_chain(name).convert if name else str

    def convert(self, text: str) -> str:
        """The text in the target script; its own script is found out, unless it was given."""
        return self.for_sample(text)(text)


def converter(
    to: str,
    *,
    from_: str | None = None,
    phrases: bool = False,
    engine: str = "newsclean",
    dicts: Sequence[str] = (),
) -> Converter:
    """A converter to a script.

    >>> converter("simplified").convert("著力於網絡建設")
    '着力于网络建设'
    """
    return Converter(target_script(to), source_script(from_), phrases)
