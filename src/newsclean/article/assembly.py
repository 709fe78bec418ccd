"""``build``: a labelled page becomes an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from newsclean.article.authors import authors_of
from newsclean.article.bylines import bylines
from newsclean.article.credits import credits_of
from newsclean.article.origin import origin_of
from newsclean.article.paragraphs import blocks_and_cuts
from newsclean.article.site import site_and_section
from newsclean.article.storydate import published_on
from newsclean.article.titles import titled
from newsclean.article.zones import zones
from newsclean.model import Article, Labelling, Page, Provenance

__all__ = ["build"]

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def build(
    page: Page,
    labelling: Labelling,
    *,
    id: str,
    source: Provenance,
    language: str,
    extra: Mapping[str, Any] = _NOTHING,
    ledger: Mapping[str, Any] | None = None,
    warnings: Sequence[str] = (),
) -> Article:
    """The article of a page.

    Args:
        page: The lines, and what an HTML head said of them.
        labelling: A label for each line, in order.
        id: The record's name.
        source: Where the page came from.
        language: The script of the page, as a BCP 47 tag.
        extra: Carried through to the record.
        ledger: What ``restore`` needs, if asked for.
        warnings: What earlier stages had to say; the labelling's own follow.

    Every line of the page is in the title, in a block of the body (its first line, or joined to
    it), or in the cuts.

    Raises:
        ValueError: there is not one label for each line.
    """
    blocks, cuts = blocks_and_cuts(page.lines, labelling.labels)
    zone = zones(page, labelling.labels)
    site, section = site_and_section(page, labelling.labels, zone)
    title, original, more_cuts = titled(page, labelling.labels, zone, site)
    if more_cuts:
        cuts = sorted([*cuts, *more_cuts], key=itemgetter(0))
    near = bylines(page.lines, labelling.labels, zone)
    return Article(
        id=id,
        source=source,
        language=language,
        title=title,
        body=tuple(blocks),
        cuts=tuple(cuts),
        original_title=original,
        site=site,
        section=section,
        origin=origin_of(page, labelling.labels, zone),
        published=published_on(page, labelling.labels, zone, language, source.url),
        authors=authors_of(page, labelling.labels, zone, near),
        credits=credits_of(page.lines, labelling.labels, zone, near),
        confidence=labelling.confidence,
        warnings=(*warnings, *labelling.warnings),
        extra=extra,
        ledger=ledger,
    )
