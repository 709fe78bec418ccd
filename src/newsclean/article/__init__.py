"""Labelled lines to an article: body, title, dates, names, and the account of every line."""

from __future__ import annotations

from newsclean.article.assembly import build

__all__ = ["build"]
