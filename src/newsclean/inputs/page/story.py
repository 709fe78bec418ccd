"""Where a page keeps its story: in sight, out of sight, in a lazy container, or in its data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsclean.inputs.page.data import passages_of
from newsclean.inputs.page.outline import Elements, Outline
from newsclean.inputs.page.walk import walk
from newsclean.patterns import compiled

__all__ = ["outline_of", "prose_of"]

#: With so many characters of prose in sight, the story is there.
_ENOUGH = 150
#: What is out of sight must hold so many times the prose in sight to be taken for the story.
_TIMES = 2
#: And so many times, where there is prose in sight (notices and forms are hidden on many pages).
_FAR_MORE = 4
#: Less text than this is no story: a notice to switch scripts on.
_LEAST = 60
#: Half as much prose out of sight as in sight is the rest of a story, where the page says so.
_FOLDED = 2
_FOLD = "展[开開]|(?:查看|[阅閱][读讀]|[显顯]示|余下|餘下|剩[余餘])全[文部]"
_LONGEST_FOLD = 12
#: A link with so many sentences is no headline with its summary.
_SENTENCES = 4
# Content that a script puts on the page later: its markup waits in one of these.
_WAITING = (
    "textarea, template, noframes, noembed, xmp, script[type*='template'], script[type*='html']"
)
_FRAMES = "iframe[srcdoc]"


def outline_of(root: Any) -> Outline:
    """The outline of a parsed page that has the story in it.

    What the page shows comes first. Only where that is no story, the rest is looked through:
    hidden elements and ``noscript``, containers that scripts fill in later, and at last the data
    in scripts (JSON-LD, the state of a JavaScript application).

    Args:
        root: The root node of a selectolax (lexbor) tree.
    """
    shown = walk(root)
    prose = prose_of(shown)
    if prose and shown.hidden * _FOLDED >= prose and _is_folded(shown):
        return walk(root, reveal=True)
    if prose >= _ENOUGH:
        return walk(root, reveal=True) if shown.hidden >= _FAR_MORE * prose else shown
    need = max(_TIMES * prose, _LEAST)
    if shown.hidden >= need:
        return walk(root, reveal=True)
    if _without_wrapping_links(root):
        return outline_of(root)
    for passages in (_waiting(root), passages_of(root)):
        best = max(passages, key=prose_of, default=None)
        if best is not None and prose_of(best) >= need:
            return _joined(shown, best)
    return shown


def _is_folded(outline: Outline) -> bool:
    """Whether the page says that the rest of its story is there, to be unfolded."""
    fold = compiled(_FOLD)
    return any(len(line.text) <= _LONGEST_FOLD and fold.search(line.text) for line in outline.lines)


def _without_wrapping_links(root: Any) -> bool:
    """Take the links off that hold a whole story (they open an app); whether there are any."""
    found = [node for node in root.css("a[href]") if node.text().count("。") >= _SENTENCES]
    for node in found:
        del node.attrs["href"]
    return bool(found)


def prose_of(outline: Outline) -> int:
    """How many characters of an outline are sentences, not menus."""
    return sum(
        len(line.text)
        for line in outline.lines
        if 2 * line.linked < len(line.text) and ("，" in line.text or "。" in line.text)
    )


def _waiting(root: Any) -> Iterator[Outline]:
    """The outlines of the markup in lazy containers and frames."""
    from newsclean.inputs.page.parsing import fragment

    for node in root.css(_WAITING):
        # The content of a <template> is no child of it: only its source has it.
        markup = node.html.partition(">")[2] if node.tag == "template" else node.text()
        if markup and len(markup) >= _LEAST:
            yield walk(fragment(markup))
    for node in root.css(_FRAMES):
        markup = node.attributes.get("srcdoc")
        if markup:
            yield walk(fragment(markup))


def _joined(shown: Outline, found: Outline) -> Outline:
    """What the page shows, then what was found, less the lines that it shows as well."""
    known = {line.text for line in shown.lines}
    shift = len(shown.elements.parents)
    parents, tags, depths, words = shown.elements
    elements = Elements(
        parents + [up + shift if up >= 0 else 0 for up in found.elements.parents],
        tags + found.elements.tags,
        depths + found.elements.depths,
        words + found.elements.words,
    )
    lines = shown.lines + [
        line._replace(element=line.element + shift)
        for line in found.lines
        if line.text not in known
    ]
    return Outline(elements, lines, shown.hidden)
