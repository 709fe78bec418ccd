"""Noise rules: what the furniture of a news page looks like, as data with examples.

Every ``*.toml`` file in this folder is a file of rules; a new one is found by its place.
"""

from __future__ import annotations

from newsclean.noise.book import RuleBook, load

__all__ = ["RuleBook", "load"]
