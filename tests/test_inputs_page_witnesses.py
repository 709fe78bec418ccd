"""What a page's head says of its story."""

from __future__ import annotations

import json

import pytest

from newsclean.inputs.page.titles import site_in
from newsclean.inputs.pages import render
from newsclean.model import Witnesses


def witnesses(html: str) -> Witnesses:
    return render(html, str.lower).witnesses


def linked(thing: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(thing, ensure_ascii=False)}</script>"


def test_json_ld_says_all() -> None:
    story = {
        "@context": "https://schema.org",
        "@type": ["NewsArticle"],
        "headline": "河边集市清晨开张",
        "datePublished": "2031-05-06T08:15:00+08:00",
        "author": [{"@type": "Person", "name": "甄水"}, {"@type": "Organization", "name": "晨报"}],
        "publisher": {"@type": "Organization", "name": "山谷晨报"},
        "articleSection": "地方",
    }
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"name": "首页"}, {"item": {"name": "地方"}}, {"name": "河边集市"}],
    }
    page = (
        "<html lang='zh-Hant'><link rel=canonical href='https://a.example/1'>"
        f"{linked([story, crumbs])}"
    )
    assert witnesses(page) == Witnesses(
        title=("河边集市清晨开张",),
        site="山谷晨报",
        section=("首页", "地方"),
        published=("2031-05-06T08:15:00+08:00",),
        authors=("甄水",),
        language="zh-Hant",
        url="https://a.example/1",
    )


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "晨风掠过山谷"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "晨风掠过山谷"}\n//]]>',
        '{"@graph": [{"@type": "NewsArticle", "headline": "晨风掠过山谷",}]}',
        '{"@type": "NewsArticle",\n"headline": "晨风掠过山谷", "description": "一\n二"}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "晨风掠过山谷"}}',
    ],
)
def test_careless_json_ld_is_read(script: str) -> None:
    page = f"<script type='application/ld+json'>{script}</script>"
    assert witnesses(page).title == ("晨风掠过山谷",)


@pytest.mark.parametrize("script", ["", "{", "[1, 2", "null", '"text"', "[" * 5000])
def test_json_ld_that_makes_no_sense_says_nothing(script: str) -> None:
    page = f"<script type='application/ld+json'>{script}</script>"
    assert witnesses(page) == Witnesses()


def test_meta_tags() -> None:
    page = (
        "<meta property='og:title' content='晨风掠过山谷'>"
        "<meta property=og:site_name content=山谷晨报>"
        "<meta name=PubDate content='2031-05-06 08:15'><meta name=author content='甄水、白渡'>"
        "<meta property='article:section' content='要闻'>"
        "<meta property=og:url content='https://a.example/2'>"
    )
    said = witnesses(page)
    assert said.title == ("晨风掠过山谷",)
    assert said.site == "山谷晨报"
    assert said.published == ("2031-05-06 08:15",)
    assert said.authors == ("甄水", "白渡")
    assert said.section == ("要闻",)
    assert said.url == "https://a.example/2"


@pytest.mark.parametrize(
    "name", ["山谷晨报社", "某某网", "https://a.example/u/1", "editor", "12345"]
)
def test_accounts_and_publishers_are_no_authors(name: str) -> None:
    assert witnesses(f"<meta name=author content='{name}'>").authors == ()


def test_local_times_come_before_times_at_greenwich() -> None:
    page = (
        "<meta property='article:published_time' content='2031-05-05T20:00:00Z'>"
        "<time datetime='2031-05-06T04:00'>今天</time>"
    )
    assert witnesses(page).published == ("2031-05-06T04:00", "2031-05-05T20:00:00Z")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "晨风掠过山谷 集市开张_要闻_山谷晨报",
            "<h1>晨风掠过山谷 集市开张</h1>",
            "晨风掠过山谷 集市开张",
        ),
        ("晨风掠过山谷 集市开张_要闻_山谷晨报", "", "晨风掠过山谷 集市开张"),
        (
            "晨风掠过山谷集市开张 | 山谷晨报",
            "<div>晨风掠过山谷集市开张 | 山谷晨报</div>",
            "晨风掠过山谷集市开张",
        ),
        ("晨风掠过山谷集市开张-山谷网", "<p>别的文字</p>", "晨风掠过山谷集市开张"),
        (
            "晨风掠过山谷，集市开张",
            "<h1>晨风掠过山谷，<br>集市开张</h1>",
            "晨风掠过山谷， 集市开张",
        ),
    ],
)
def test_the_title_is_what_readers_see_without_the_sites_name(
    head: str, body: str, title: str
) -> None:
    assert witnesses(f"<title>{head}</title>{body}").title[0] == title


def test_a_short_title_for_sharing_comes_after_the_storys_own() -> None:
    page = (
        "<title>晨风掠过山谷，河边集市开张 | 要闻 | 山谷晨报</title>"
        "<meta property=og:title content='山谷集市开张了'>"
    )
    assert witnesses(page).title[0] == "晨风掠过山谷，河边集市开张"


def test_the_sites_name_stands_at_the_end_of_a_title() -> None:
    assert site_in("晨风掠过山谷_要闻_山谷晨报") == "山谷晨报"
    assert site_in("晨风掠过山谷") == ""


def test_titles_that_were_escaped_twice_are_read_to_the_end() -> None:
    html = """<meta property="og:title" content="&amp;quot;晨风&amp;quot;掠过山谷">
    <meta property="og:url" content="https://e.example/?a=1&copy=2">
    <script type="application/ld+json">{"@type": "Article", "headline": "晨 &amp; 风"}</script>"""
    witnesses = render(html, str.lower).witnesses
    assert witnesses.title[:2] == ("晨 & 风", '"晨风"掠过山谷')
