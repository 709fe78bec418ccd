"""Which script a text is in, and the same text in another.

The public names load their module when first used: a command that folds lines must not pay for
the dictionaries of conversion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.script.conversion import Converter, converter, target_tag
    from newsclean.script.folding import fold
    from newsclean.script.identification import identify

__all__ = ["Converter", "converter", "fold", "identify", "target_tag"]

_HOME = {
    "Converter": "conversion",
    "converter": "conversion",
    "fold": "folding",
    "identify": "identification",
    "target_tag": "conversion",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # already loaded by Python's own start

    value: object = getattr(import_module(f"newsclean.script.{_HOME[name]}"), name)
    globals()[name] = value
    return value
