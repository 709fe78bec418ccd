"""What the HTML elements mean to a reader: which break a line, which hold no text.

The lists follow the rendering section of the HTML standard
(https://html.spec.whatwg.org/multipage/rendering.html).
"""

from __future__ import annotations

__all__ = ["BLOCKS", "CLOSED", "FURNITURE", "KINDS", "UNSHOWN"]


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Elements that start on a line of their own (``display: block``, list items, table parts).
BLOCKS = _names("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li
    listing main menu multicol nav noscript ol optgroup option p plaintext pre search section
    select summary table tbody td tfoot th thead tr ul xmp
""")

#: Elements whose content is never text on the page.
UNSHOWN = _names("""
    head title script style template svg math object embed applet audio video canvas map iframe
    noembed noframes textarea datalist input button select
""")

#: Elements whose text is shown only where scripts do not run, or when something is opened.
CLOSED = frozenset(("noscript", "dialog"))

#: Elements that say what a line is; a <p> or <div> inside one does not say otherwise.
KINDS = _names("""
    h1 h2 h3 h4 h5 h6 li dt dd blockquote figcaption caption pre
""")

#: Elements that by their name are not the story.
FURNITURE = _names("""
    nav footer aside form menu
""")
