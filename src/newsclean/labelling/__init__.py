"""Which line of a page is what: split it, then decide on all of it at once.

>>> from newsclean.labelling import decide, split
>>> page = split("大桥昨日通车，市民都来看。\\n", str.lower)
>>> decide(page, {}).labels[0].label
'paragraph'
"""

from __future__ import annotations

from newsclean.labelling.decision import decide
from newsclean.labelling.lines import split

__all__ = ["decide", "split"]
