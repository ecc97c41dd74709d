"""TR-News and GeoVirus: texts with their place names, where each stands and where it lies.

TR-News: Kamalloo and Rafiei, "A Coherent Unsupervised Model for Toponym Resolution", 2018. GeoVirus: Gritta,
Pilehvar and Collier, "Which Melbourne? Augmenting Geocoding with Maps", 2018.
"""

from __future__ import annotations

import lzma
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""
FARTHEST_DRIFT = 300
"""How many characters a text may have lost before a place name."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name that people marked in a text: offsets (code points), words, and where it lies if told."""

    start: int
    end: int
    phrase: str
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One article of a corpus with its place names in order. `unplaced` counts names that could not be found
    in it."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]
    title: str = ""
    outlet: str = ""
    published: date | None = None
    unplaced: int = 0


def corpus(path: Path) -> list[Text]:
    """The articles of a file in the form of either corpus (LGL has that of TR-News), XML as it is or in xz.

    Raises OSError where there is no such file, ValueError where it is in no such form.
    """
    try:
        root = _root(path)
        return geovirus(path) if root.find("article/locations") is not None else trnews(path)
    except (ElementTree.ParseError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no corpus in the form of TR-News or GeoVirus: {error}") from error


def trnews(path: Path) -> list[Text]:
    """The articles of TR-News."""
    return [_trnews(article) for article in _root(path)]


def geovirus(path: Path) -> list[Text]:
    """The articles of GeoVirus; its offsets count from 1."""
    found = []
    for number, article in enumerate(_root(path), start=1):
        text = article.findtext("text") or ""
        marks = [
            (int(_text(mark, "start")) - 1, _text(mark, "name"), (_number(mark, "lat"), _number(mark, "lon")))
            for mark in article.iter("location")
        ]
        found.append(_aligned(Text(str(number), text, (), outlet=_host(_text(article, "source"))), marks))
    return found


def _trnews(article: Element) -> Text:
    told = _text(article, "dltime")
    bare = Text(
        article.get("docid") or "",
        article.findtext("text") or "",
        (),
        title=_text(article, "title"),
        outlet=_text(article, "domain"),
        published=_day(told),
    )
    marks = []
    for mark in article.iter("toponym"):
        tag = mark.find("gaztag")
        point = (_number(tag, "lat"), _number(tag, "lon")) if tag is not None else None
        marks.append((int(_text(mark, "start")), _text(mark, "phrase"), point))
    return _aligned(bare, marks)


Mark = tuple[int, str, Point | None]
"""A name as a corpus gives it: its start, its words, its point."""


def _aligned(bare: Text, marks: Iterable[Mark]) -> Text:
    """The text with its names where they stand."""
    found, lost = [], 0
    for toponym in aligned(bare.text, marks):
        if toponym is None:
            lost += 1
        else:
            found.append(toponym)
    return Text(bare.id, bare.text, tuple(found), bare.title, bare.outlet, bare.published, lost)


def aligned(text: str, marks: Iterable[Mark]) -> Iterator[Toponym | None]:
    """Names at the offsets where their words stand; None for one that stands nowhere near.

    TR-News counted its offsets before spaces at the ends of lines were taken out, so that from the first such
    line on each name stands a little earlier than told, never later, and ever more so: of 1,319 names 116.
    The occurrence is taken whose drift is nearest to that of the name before. (One offset pair of the 1,319,
    "Kenyan", ends a letter early; the words decide.)
    """
    drift = 0
    for start, phrase, point in sorted(marks, key=lambda mark: mark[0]):
        fits = [d for d in range(-FARTHEST_DRIFT, 1) if start + d >= 0 and text.startswith(phrase, start + d)]
        if not phrase or not fits:
            yield None
            continue
        drift = min(fits, key=lambda d: abs(d - drift))
        yield Toponym(start + drift, start + drift + len(phrase), phrase, point)


def _root(path: Path) -> Element:
    data = path.read_bytes()
    return ElementTree.fromstring(lzma.decompress(data) if path.suffix == ".xz" else data)


def _text(of: Element, tag: str) -> str:
    return (of.findtext(tag) or "").strip()


def _number(of: Element, tag: str) -> float:
    return float(_text(of, tag))


def _day(told: str) -> date | None:
    """A day in ISO's form; some articles tell theirs in words, which are passed over."""
    try:
        return date.fromisoformat(told[:10])
    except ValueError:
        return None


def _host(address: str) -> str:
    return address.split("/")[2] if address.count("/") > 2 else ""
