"""An article in another script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.model import Article, Block, Credit
from newsclean.script.targets import target_tag

if TYPE_CHECKING:
    from newsclean.script.conversion import Converter

__all__ = ["converted", "sample_of"]


def converted(article: Article, converter: Converter, to: str) -> Article:
    """The article in another script; cuts, ledger, paths and hashes are evidence and stay."""
    sample = sample_of(article)
    take = converter.for_sample(sample)

    def maybe(text: str | None) -> str | None:
        return None if text is None else take(text)

    tag = target_tag(to)
    return article._replace(
        language=article.language if tag is None or article.language == "und" else tag,
        title=maybe(article.title),
        original_title=maybe(article.original_title),
        site=maybe(article.site),
        section=tuple(map(take, article.section)),
        origin=maybe(article.origin),
        authors=tuple(map(take, article.authors)),
        credits=tuple(Credit(take(c.role), take(c.name)) for c in article.credits),
        body=tuple(Block(b.kind, take(b.text), b.line) for b in article.body),
    )


def sample_of(article: Article) -> str:
    """The text by which an article's script is told: title and body."""
    return "\n".join([article.title or "", *(block.text for block in article.body)])
