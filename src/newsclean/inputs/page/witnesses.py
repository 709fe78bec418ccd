"""What a page's head says of its story: meta tags, OpenGraph, JSON-LD, microdata, <title>."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from newsclean.inputs.page.entities import unescaped
from newsclean.inputs.page.linked_data import (
    breadcrumbs_of,
    names_of,
    objects_of,
    stories_of,
    text_of,
)
from newsclean.inputs.page.titles import site_in, titles_of
from newsclean.model import Line, Witnesses
from newsclean.patterns import compiled

__all__ = ["Head", "head_of", "witnesses_of"]

_SELECTED = (
    "title, meta, link[rel=canonical], time[datetime], [itemprop=headline], "
    "[itemprop=datePublished], [itemprop=author], script[type='application/ld+json']"
)

# Names of meta tags (name, property or itemprop, lower case), the most telling first.
_TITLE = ("og:title", "twitter:title", "articletitle", "title", "dc.title", "dcterms.title")
_SITE = ("og:site_name", "application-name", "sitename", "apple-mobile-web-app-title")
_SECTION = ("article:section", "columnname", "section", "category", "channel")
_PUBLISHED = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publishtime",
    "publish_date", "published_time", "publication_date", "og:published_time", "og:release_date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "parsely-pub-date",
    "weibo:article:create_at", "bytedance:published_time", "sailthru.date", "article.published",
    "date", "createdate", "firstpublishedtime", "ptime",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "dable:author", "parsely-author", "dc.creator", "byl")
_LANGUAGE = ("og:locale", "language", "content-language", "dc.language")
_URL = ("og:url",)
_DESCRIPTION = ("description", "og:description", "twitter:description")
_STORY_TEXTS = ("articleBody", "description")
_SPLIT_NAMES = compiled(r"\s*[、,，;；/|]\s*")
#: Authors are people: accounts and addresses, newsrooms and publishers stand there as well.
_NO_NAME = compiled(
    r"https?:|www\.|@|^[!-~]+$|(?:[网網报報刊社]|集[团團]|公司|中心|[频頻]道|[编編][辑輯]部?)$"
)


class Head(NamedTuple):
    """What a page says of itself, as it was found."""

    meta: dict[str, list[str]]  # by lower-case name
    title: str  # <title>
    canonical: str
    objects: list[dict[str, Any]]  # JSON-LD
    language: str  # <html lang>
    times: list[str]  # <time datetime>
    headlines: list[str]  # itemprop=headline
    authors: list[str]  # itemprop=author

    @property
    def descriptions(self) -> list[str]:
        """What the page says the story is about; many repeat its beginning."""
        stories = stories_of(self.objects)
        said = [text_of(story.get(key)) for story in stories for key in _STORY_TEXTS]
        return [text for text in [*said, *_meta(self, _DESCRIPTION)] if text]


def head_of(root: Any) -> Head:
    """Everything that a parsed page says of itself, wherever in it that stands."""
    attributes = root.attributes if root.tag == "html" else {}
    head = Head(
        {}, "", "", [], attributes.get("lang") or attributes.get("xml:lang") or "", [], [], []
    )
    for node in root.css(_SELECTED):
        head = _with(head, node)
    return head


def _with(head: Head, node: Any) -> Head:
    """The head with what one node adds."""
    tag = node.tag
    said = node.attributes
    if tag == "meta":
        _add_meta(head.meta, said)
    elif tag == "title":
        # The first one: an <svg> further down has a <title> as well.
        return head if head.title else head._replace(title=_plain(node.text()))
    elif tag == "link":
        return head._replace(canonical=head.canonical or (said.get("href") or "").strip())
    elif tag == "script":
        head.objects.extend(objects_of(node.text()))
    elif tag == "time" or said.get("itemprop") == "datePublished":
        head.times.append((said.get("datetime") or said.get("content") or node.text()).strip())
    else:
        named = head.authors if said.get("itemprop") == "author" else head.headlines
        named.append(_plain(said.get("content") or node.text()))
    return head


def _add_meta(meta: dict[str, list[str]], said: dict[str, str | None]) -> None:
    name = (
        said.get("property") or said.get("name") or said.get("itemprop") or said.get("http-equiv")
    )
    content = said.get("content")
    if name and content and not content.isspace():
        meta.setdefault(name.strip().lower(), []).append(_plain(content))


def _plain(text: str) -> str:
    return " ".join(unescaped(text).split())


def witnesses_of(
    head: Head, lines: Sequence[Line], fold: Callable[[str], str], url: str | None = None
) -> Witnesses:
    """What the head says, sorted by what it is about and how far it can be trusted."""
    stories = stories_of(head.objects)
    said = [*_all(stories, "headline"), *_meta(head, _TITLE), *head.headlines]
    site = next(iter(_meta(head, _SITE)), "") or next(_all(stories, "publisher"), "")
    site = site or site_in(head.title)
    section = [*_all(stories, "articleSection"), *_meta(head, _SECTION)][:1]
    return Witnesses(
        title=titles_of(said, head.title, site, lines, fold),
        site=site or None,
        section=tuple(breadcrumbs_of(head.objects) or section),
        published=_dates(stories, head),
        authors=_authors(stories, head, site),
        language=head.language or next(iter(_meta(head, _LANGUAGE)), None),
        url=head.canonical or next(iter(_meta(head, _URL)), url),
    )


def _all(stories: list[dict[str, Any]], key: str) -> Iterator[str]:
    return (text for story in stories if (text := text_of(story.get(key))))


def _meta(head: Head, names: Sequence[str]) -> Iterator[str]:
    return (content for name in names for content in head.meta.get(name, ()))


def _dates(stories: list[dict[str, Any]], head: Head) -> tuple[str, ...]:
    """When the story was published, as printed; local times before times at Greenwich.

    A page for Chinese readers shows its own time: 20:00Z is the next day's morning there.
    """
    found = [*_all(stories, "datePublished"), *_meta(head, _PUBLISHED), *head.times]
    found = [date for date in dict.fromkeys(found) if any(char.isdigit() for char in date)]
    return tuple(sorted(found, key=lambda date: date.endswith("Z") or date.endswith("+00:00")))


def _authors(stories: list[dict[str, Any]], head: Head, site: str) -> tuple[str, ...]:
    """The people who wrote the story, from the most telling place that names any."""
    for said in (
        [name for story in stories for name in names_of(story.get("author"))],
        head.authors,
        list(_meta(head, _AUTHOR)),
    ):
        names = [name for one in said for name in _SPLIT_NAMES.split(one)]
        people = [name for name in names if name and name not in site and not _NO_NAME.search(name)]
        if people:
            return tuple(dict.fromkeys(people))
    return ()
