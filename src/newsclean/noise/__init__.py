"""Noise rules: what the furniture of a news page looks like, as data with examples.

Every ``*.toml`` file in this folder is a file of rules; a new one is found by its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.noise.book import RuleBook, load

if TYPE_CHECKING:
    from newsclean.noise.catalogue import listing, show
    from newsclean.noise.examples import ExampleResult, check
    from newsclean.noise.learning import learn

__all__ = ["ExampleResult", "RuleBook", "check", "learn", "listing", "load", "show"]

_LATER = {
    "ExampleResult": "examples",
    "check": "examples",
    "learn": "learning",
    "listing": "catalogue",
    "show": "catalogue",
}


def __getattr__(name: str) -> Any:
    """What only the ``rules`` commands need, loaded when it is used."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
