"""Where the configuration file is."""

from __future__ import annotations

import os

__all__ = ["configuration_path"]


def configuration_path() -> str | None:
    """The configuration file: the one that ``NEWSCLEAN_CONFIG`` names (empty: none at all), or
    ``~/.config/newsclean/config.toml`` where there is one.
    """
    named = os.environ.get("NEWSCLEAN_CONFIG")
    if named is not None:
        return named or None  # empty: no file at all
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    path = os.path.join(home, "newsclean", "config.toml")
    return path if os.path.isfile(path) else None
