"""Saved web pages: the article's text, and what the page tells about itself."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from contested.model import BlockKind, How
from contested.read import datelines
from contested.read.lines import lines, sentences

_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|(?m:^\s*url:\s*(https?://\S+))")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS: dict[str, BlockKind] = {"figcaption": "caption", "blockquote": "quotation"}
_TAGS |= dict.fromkeys(("h2", "h3", "h4"), "heading")


@dataclass(frozen=True, slots=True)
class Page:
    """An article taken out of a page; empty where the page is silent. `how`: how `published` is known.

    `marked` are the lines that the markup calls captions, headings and quotations.
    """

    text: str = ""
    title: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    how: How = "metadata"
    marked: Mapping[str, BlockKind] = field(default_factory=dict)


def is_page(text: str) -> bool:
    """Whether a text is HTML by its beginning."""
    return bool(_HTML.match(text[:5000]))


def article(source: str, url: str = "") -> Page | None:
    """The article of a page, its title as first line, or None when trafilatura finds no text in it.

    Sentences that stand twice (teasers, pulled quotes) are kept once.
    """
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan"):
        # Their warnings go to stderr where nobody has set up logging; a page's faults are told as Problems.
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        tree = trafilatura.load_html(source)
        if tree is None:
            return None
        told = _metadata(source, tree, url)
        marked = _marked(tree)
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None  # trafilatura and lxml raise these on pages that are broken beyond reading
    words = "" if found is None else getattr(found, "text", "") or ""
    text = without_repeats(words)
    if not text.strip():
        return None
    title = told.title
    if title and not _same(title, next(iter(text.splitlines()), "")):
        text = f"{title}\n\n{text}"
    return replace(told, text=text, marked=marked)


def _marked(tree: Any) -> dict[str, BlockKind]:
    """What the markup says of lines. Captions become paragraphs, since trafilatura drops them otherwise."""
    marked: dict[str, BlockKind] = {}
    for tag in _TAGS:
        for element in list(tree.iter(tag)):
            for part in element.findall(".//p") or [element]:
                words = " ".join(part.text_content().split())
                if words:
                    marked.setdefault(words, _TAGS[tag])
            if tag == "figcaption":
                _set_as_paragraph(element)
    return marked


def _set_as_paragraph(caption: Any) -> None:
    figure = next((a for a in caption.iterancestors("figure")), caption)
    words = " ".join(caption.text_content().split())
    if figure.getparent() is None or words.count(" ") < 3:
        return
    tail = figure.tail
    figure.clear()
    figure.tag, figure.text, figure.tail = "p", words, tail


def without_repeats(text: str) -> str:
    """The text in paragraphs, each sentence of five words or more kept only where it first stands."""
    seen: set[str] = set()
    kept = []
    for line in lines(text):
        said = []
        for sentence in sentences(text, line.start, line.end):
            words = sentence.of(text)
            opened = datelines.leading(text, sentence.start, sentence.end)
            said_only = text[opened.end : sentence.end] if opened else words
            key = re.sub(r"\W+", " ", said_only).casefold().strip()
            if key.count(" ") >= 4 and key in seen:
                continue
            seen.add(key)
            said.append(words)
        if said:
            kept.append(" ".join(said))
    return "\n\n".join(kept)


def _metadata(source: str, tree: Any, url: str) -> Page:
    import trafilatura

    meta = trafilatura.extract_metadata(tree, default_url=url or None)
    linked = list(_linked_data(tree))
    address = url or _address(tree, source)
    outlet = _content(tree, "og:site_name") or _publisher(linked) or _host(address)
    published, how = _published(source, address)
    title = " ".join((_content(tree, "og:title") or getattr(meta, "title", "") or "").split())
    if outlet and title.endswith(outlet):
        title = re.sub(r"\s*[|–—-]\s*$", "", title[: -len(outlet)]).strip() or title
    byline = "; ".join(
        part.strip() for part in (getattr(meta, "author", "") or "").split(";") if part.strip()
    )
    return Page("", title, byline, outlet, address, published, how)


def _published(source: str, url: str) -> tuple[str, How]:
    """The page's date: told by its metadata, else by its address, else found by htmldate's wider search."""
    from htmldate import find_date

    # The latest day allowed is fixed, so that what is read does not hang on the day of reading.
    find = partial(find_date, source, min_date="1990-01-01", max_date="2099-12-31", original_date=True)
    told = find(extensive_search=False)
    if told:
        return str(told), "metadata"
    from contested.read.dating import url_date

    if by_url := url_date(url):
        return str(by_url.period), "url"
    guessed = find(extensive_search=True)
    return (str(guessed), "inferred") if guessed else ("", "metadata")


def _content(tree: Any, name: str) -> str:
    for element in tree.iter("meta"):
        if name in (element.get("property"), element.get("name")):
            return " ".join((element.get("content") or "").split())
    return ""


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page, those in a graph too."""
    for element in tree.iter("script"):
        if element.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        todo = data if isinstance(data, list) else [data]
        for item in todo:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                yield from (i for i in (graph if isinstance(graph, list) else ()) if isinstance(i, dict))


def _publisher(linked: list[dict[str, Any]]) -> str:
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return " ".join(publisher["name"].split())
    return ""


def _address(tree: Any, source: str) -> str:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith(
            "http"
        ):
            return str(element.get("href")).strip()
    if (told := _content(tree, "og:url")).startswith("http"):
        return told
    match = _SAVED.search(source[:4000])
    return (match[1] or match[2] or "") if match else ""


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _same(title: str, line: str) -> bool:
    fold = re.compile(r"\W+")
    return fold.sub("", title).casefold() == fold.sub("", line).casefold()
