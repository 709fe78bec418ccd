"""A text of very many lines, decided on part by part: memory is for one part, not for all.

A page is a few hundred lines. A file of a hundred thousand is a book, a heap of pages, or an
attack; a label, a line and a cut for each of its lines would take 700 bytes a line.
"""

from __future__ import annotations

from newsclean.parts.deciding import decided
from newsclean.parts.rows import Rows
from newsclean.parts.whole import Whole, sample_of

__all__ = ["Rows", "Whole", "decided", "sample_of"]
