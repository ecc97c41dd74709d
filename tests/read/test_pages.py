"""Saved web pages: the article, what stands twice in it, and what the page tells of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from contested.model import Report
from contested.read import read
from contested.read.page import is_page, without_repeats

HEAD = """<meta property="og:site_name" content="Harbour Times">
<meta property="og:title" content="Militia seizes oil port in eastern Libya">
<link rel="canonical" href="https://www.harbour.example/africa/port">
<meta property="article:published_time" content="2018-06-15T09:30:00+02:00">
<meta name="author" content="Jane Roe">"""
BODY = """<nav><a href="/">Home</a> <a href="/africa">Africa</a></nav>
<article><h1>Militia seizes oil port in eastern Libya</h1>
<figure><img src="x.jpg"><figcaption>
Smoke rises over tanks at the port on June 14, 2018. (Photo by AFP)</figcaption></figure>
<p>BENGHAZI, Libya (Reuters) - A militia seized the port of Ras Lanuf on Thursday, two
officials told the agency.</p>
<p>The army said that its soldiers had left before dawn and that
they would return with more forces within days.</p>
<h2>What the militia says</h2>
<blockquote><p>We hold every gate of the port and all of its tanks,
and nobody will drive us out again.</p></blockquote>
<p>A militia seized the port of Ras Lanuf on Thursday, two officials told the agency.</p>
<p>Oil exports from the area fell by half in the following days,
according to the company that runs the port.</p>
<div class="share">Share this article</div></article>
<footer>© 2018 Harbour Times. All rights reserved.</footer>"""


def page(head: str = HEAD, body: str = BODY) -> str:
    return f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def report(folder: Path, source: str | bytes, name: str = "port.html") -> Report:
    path = folder / name
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    (found,) = read([path])
    assert isinstance(found, Report)
    return found


def test_a_page_becomes_a_report(tmp_path: Path) -> None:
    source = page()
    found = report(tmp_path, source)
    told, document = found.publication, found.document
    assert (told.outlet, told.byline, told.dateline) == ("Harbour Times", "Jane Roe", "BENGHAZI, Libya")
    assert told.url == "https://www.harbour.example/africa/port"
    assert told.title == "Militia seizes oil port in eastern Libya"
    assert told.published and (str(told.published.period), told.published.how) == ("2018-06-15", "metadata")
    assert [(c.name, c.how) for c in told.credits] == [("Reuters", "dateline")]
    assert document.data == source.encode() and document.media_type == "text/html"
    assert "<" not in document.text


def test_the_blocks_of_a_page(tmp_path: Path) -> None:
    document = report(tmp_path, page()).document
    assert [(b.kind, b.span.of(document.text)[:24]) for b in document.blocks] == [
        ("title", "Militia seizes oil port "),
        ("caption", "Smoke rises over tanks a"),
        ("furniture", "BENGHAZI, Libya (Reuters"),
        ("body", "A militia seized the por"),
        ("body", "The army said that its s"),
        ("heading", "What the militia says"),
        ("quotation", "We hold every gate of th"),
        ("body", "Oil exports from the are"),
    ]
    caption = document.blocks[1]
    assert caption.credit == "AFP" and caption.date and str(caption.date.period) == "2018-06-14"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="Harbour Times">', "Harbour Times"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
            ' "publisher": {"name": "Harbour Times"}}]}</script>',
            "Harbour Times",
        ),
        ('<link rel="canonical" href="https://www.harbour.example/a">', "harbour.example"),
        ('<script type="application/ld+json">{broken</script>', ""),
        ("", ""),
    ],
)
def test_where_the_outlet_is_known_from(tmp_path: Path, head: str, outlet: str) -> None:
    assert report(tmp_path, page(head, BODY.split("<footer>")[0])).publication.outlet == outlet


def test_the_address_of_a_saved_page_is_in_its_comment(tmp_path: Path) -> None:
    source = "<!-- saved from url=(0041)https://www.harbour.example/2018/06/16/port -->\n" + page("")
    told = report(tmp_path, source).publication
    assert told.url == "https://www.harbour.example/2018/06/16/port"
    assert told.published and str(told.published.period) == "2018-06-16"


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    source = page().replace("utf-8", "iso-8859-1").replace("two officials", "two café owners")
    document = report(tmp_path, source.replace("© ", "").encode("iso-8859-1")).document
    assert "two café owners told" in document.text
    assert document.encoding == "iso8859-1"


def test_a_page_is_known_by_its_words_too(tmp_path: Path) -> None:
    assert report(tmp_path, page(), "port").document.media_type == "text/html"
    assert is_page("  <!-- a --> <!DOCTYPE HTML>") and not is_page("The <html> tag")


def test_sentences_that_stand_twice_are_kept_once() -> None:
    text = (
        "Rebels took the port at noon. They left.\nThey left.\nBOR (AFP) - Rebels took the port at noon. So."
    )
    kept = "Rebels took the port at noon. They left.\n\nThey left.\n\nSo."
    assert without_repeats(text) == kept
