"""newsclean turns raw dumps of Chinese news pages into clean articles.

>>> import newsclean
>>> dump = "晨光小学开学\\n晨光小学昨天开学，三百名新生走进校园。"
>>> article = newsclean.clean(dump.encode("gb18030"))
>>> article.title
'晨光小学开学'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.errors import InputError, NewscleanError, OutputError, UsageError
    from newsclean.library import clean, convert, detect, explain, run
    from newsclean.model import Article, Detection, Failure, LabelledLine

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Detection",
    "Failure",
    "InputError",
    "LabelledLine",
    "NewscleanError",
    "OutputError",
    "UsageError",
    "__version__",
    "clean",
    "convert",
    "detect",
    "explain",
    "run",
]

_HOMES = {
    "library": ("clean", "convert", "detect", "explain", "run"),
    "model": ("Article", "Detection", "Failure", "LabelledLine"),
    "errors": ("InputError", "NewscleanError", "OutputError", "UsageError"),
}


def __getattr__(name: str) -> object:
    # Loaded when first used, so that `import newsclean` (and the command's start) is quick.
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            value: object = getattr(import_module(f"newsclean.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
