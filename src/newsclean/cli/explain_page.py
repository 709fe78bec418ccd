"""``explain -f html``: one page that a person would send to a colleague.

Raw lines beside the clean article; labels coloured, counted and named; no script, nothing
fetched; wide and narrow, light and dark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from newsclean.formats._plain import one_line
from newsclean.model import BODY_KINDS, Article, LabelledLine

__all__ = ["CLOSING", "OPENING", "section"]

_STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1c2024, #e6e8eb);
  --paper: light-dark(#ffffff, #15181b); --soft: light-dark(#f3f5f7, #1e2226);
  --dim: light-dark(#687078, #9aa3ab); --line: light-dark(#dfe3e7, #30363b);
  --story: light-dark(#1a7f4b, #5fd395); --title: light-dark(#0b62c4, #78b4ff);
  --meta: light-dark(#8a5a00, #f0b95c); --furniture: light-dark(#6b5b95, #b9a8e6);
  --people: light-dark(#b0305c, #ff8fb3); --blank: light-dark(#8a929a, #7b848c); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 100rem; padding: 1.5rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.7 system-ui, "PingFang SC", "PingFang TC",
  "Noto Sans CJK SC", "Noto Sans CJK TC", "Microsoft YaHei", "Microsoft JhengHei", sans-serif; }
h1 { font-size: 1.1rem; overflow-wrap: anywhere; margin: 0 0 .5rem; }
h2 { font-size: .85rem; color: var(--dim); font-weight: 600; margin: 0 0 .5rem; }
section { margin-bottom: 3rem; }
.facts, .counts { display: flex; flex-wrap: wrap; gap: .35rem .75rem; margin: 0 0 1rem;
  padding: 0; list-style: none; font-size: .85rem; color: var(--dim); }
.facts b { color: var(--ink); font-weight: 600; }
.warning { border-left: .25rem solid var(--meta); padding: .1rem .75rem; margin: .5rem 0;
  background: var(--soft); font-size: .9rem; }
.sides { display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); gap: 2rem; }
@media (max-width: 60rem) { body { padding: 1rem; } .sides { grid-template-columns: 1fr; } }
ol { list-style: none; margin: 0; padding: 0; font-size: .9rem; }
ol li { display: grid; grid-template-columns: 3rem 7.5rem minmax(0, 1fr); gap: .5rem;
  padding: .15rem .25rem; border-bottom: 1px solid var(--line); }
@media (max-width: 36rem) { ol li { grid-template-columns: 2.5rem minmax(0, 1fr); }
  ol li .text { grid-column: 1 / -1; } }
.n { color: var(--dim); text-align: right; font-variant-numeric: tabular-nums; }
.chip { color: var(--c); font-size: .75rem; line-height: 1.4; padding-top: .2rem; }
.chip small { display: block; color: var(--dim); overflow-wrap: anywhere; }
.counts .chip { border: 1px solid var(--c); border-radius: 1rem; padding: 0 .6rem; }
.text { overflow-wrap: anywhere; border-left: .2rem solid var(--c); padding-left: .5rem; }
.cut .text, del { color: var(--dim); text-decoration: line-through;
  text-decoration-color: var(--c); }
del { background: var(--soft); }
.story { --c: var(--story); } .title { --c: var(--title); } .meta { --c: var(--meta); }
.furniture { --c: var(--furniture); } .people { --c: var(--people); } .blank { --c: var(--blank); }
article { background: var(--soft); padding: 1rem 1.25rem; border-radius: .5rem;
  overflow-wrap: anywhere; align-self: start; }
article h3 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.4; }
article h4 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
article p, article blockquote { margin: 0 0 .85rem; }
article .caption { color: var(--dim); font-size: .9rem; }
article .list_item::before { content: "• "; color: var(--dim); }
"""

OPENING = (
    '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    f"<title>newsclean explain</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
)
CLOSING = "</body>\n</html>\n"

_GROUPS = {
    "title": "title",
    **dict.fromkeys(BODY_KINDS, "story"),
    **dict.fromkeys(("byline", "credit", "breadcrumb", "annotation"), "meta"),
    **dict.fromkeys(("comment", "share", "promo", "ad"), "people"),
    **dict.fromkeys(("blank", "separator"), "blank"),
}


def section(lines: Iterable[LabelledLine], article: Article) -> Iterator[str]:
    """One document: its facts, its counts, the raw lines beside the clean article."""
    yield f"<section>\n<h1>{_text(article.source.path)}</h1>\n"
    yield from _facts(article)
    yield from _counts(lines)
    yield '<div class="sides">\n<div>\n<h2>What came in</h2>\n<ol>\n'
    for line in lines:
        yield _row(line)
    yield "</ol>\n</div>\n<div>\n<h2>What comes out</h2>\n"
    yield from _article(article)
    yield "</div>\n</div>\n</section>\n"


def _facts(article: Article) -> Iterator[str]:
    facts = {
        "encoding": article.source.encoding,
        "language": article.language,
        "site": article.site,
        "section": " / ".join(article.section),
        "origin": article.origin,
        "published": article.published,
        "authors": "、".join(article.authors),
        "credits": "、".join(f"{c.role} {c.name}" for c in article.credits),
        "confidence": f"{article.confidence:.2f}",
    }
    yield '<ul class="facts">\n'
    for name, value in facts.items():
        if value:
            yield f"<li>{name} <b>{_text(value)}</b></li>\n"
    yield "</ul>\n"
    for warning in article.warnings:
        yield f'<p class="warning">{_text(warning)}</p>\n'


def _counts(lines: Iterable[LabelledLine]) -> Iterator[str]:
    yield '<ul class="counts">\n'
    for label, count in Counter(line.label for line in lines).most_common():
        yield f'<li class="chip {_group(label)}">{escape(label)} {count}</li>\n'
    yield "</ul>\n"


def _row(line: LabelledLine) -> str:
    stays = line.label == "title" or line.label in BODY_KINDS
    return (
        f'<li class="{_group(line.label)}{"" if stays else " cut"}">'
        f'<span class="n">{line.line}</span>'
        f'<span class="chip">{escape(line.label)} {line.score:.2f}'
        f"<small>{_text(line.rule)}</small></span>"
        f'<span class="text">{_marked(line)}</span></li>\n'
    )


def _marked(line: LabelledLine) -> str:
    """The line's text with what is cut out of it struck through."""
    pieces = []
    at = 0
    for span in line.spans:
        pieces.append(_text(line.text[at : span.start]))
        why = _text(f"{span.label}: {span.rule}")
        pieces.append(f'<del title="{why}">{_text(line.text[span.start : span.end])}</del>')
        at = span.end
    pieces.append(_text(line.text[at:]))
    return "".join(pieces)


def _article(article: Article) -> Iterator[str]:
    yield "<article>\n"
    if article.title:
        yield f"<h3>{_text(article.title)}</h3>\n"
    for block in article.body:
        tag = {"heading": "h4", "quote": "blockquote"}.get(block.kind, "p")
        yield f'<{tag} class="{block.kind}">{_text(block.text)}</{tag}>\n'
    yield "</article>\n"


def _group(label: str) -> str:
    return _GROUPS.get(label, "furniture")


def _text(text: str) -> str:
    return escape(one_line(text))
