"""Short ways to write what reports say, for tests: `said("t1", "Reds took Ford", by="Ann Lee of Blues")`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from contested.assess import status
from contested.model import (
    Appearance,
    AsOf,
    Bounds,
    Claim,
    Control,
    Credit,
    Entry,
    KnownDate,
    Link,
    Mention,
    Modality,
    Party,
    PartyBook,
    PartyRef,
    Period,
    PlaceRef,
    PlaceStatus,
    Publication,
    Span,
    Speaker,
    Stance,
    Tie,
    Violence,
)

REDS, BLUES, GREENS = "Reds", "Blues", "Greens"
"""Reds and Blues fight; the Greens are allies of the Reds."""
BOOK = PartyBook.of(
    [
        Party("reds", REDS, "armed group"),
        Party("blues", BLUES, "state", country="XX"),
        Party("greens", GREENS, "armed group", ties=(Tie("ally", "reds"),)),
        Party("blue-ministry", "Blue Ministry", "organ", ties=(Tie("member", "blues"),)),
        Party("blue-tv", "Blue TV", "media", ties=(Tie("owned", "blues"),)),
        Party("red-radio", "Red Radio", "media", ties=(Tie("owned", "reds"),)),
        Party("watch", "War Watch", "monitor"),
        Party("wire", "Steppe Wire", "media"),
        Party("post", "Hill Post", "media"),
    ]
)
FORD = PlaceRef("ford", "Ford", feature="city", country="XX", within=("shire", "xx"))
SHIRE = PlaceRef("shire", "Shire", feature="admin1", country="XX", within=("xx",))
GATE = PlaceRef("gate", "Gate", feature="crossing", country="XX", within=("shire", "xx"))
EAST_FORD = PlaceRef("east-ford", "East Ford", feature="area", country="XX")
PLACES = {p.name: p for p in (FORD, SHIRE, GATE, EAST_FORD)}
_SAID = re.compile(
    r"(?P<holder>\w+) (?P<change>took|retook|holds|lost|left|contests|surrounds|clash) "
    r"(?:(?P<extent>most|part|\d+ \w+) of )?(?P<place>East Ford|\w+)(?: from (?P<loser>\w+))?$"
)
_NUMBERS = count(1)


def ref(name: str) -> PartyRef:
    """A party of the book by name; other names stand for themselves."""
    party = next((p for p in BOOK if p.name == name), None)
    if party is None:
        return PartyRef(f"name:{name.lower()}", name, f"name:{name.lower()}", name, known=False)
    side = BOOK.get(BOOK.side(party.id)) or party
    return PartyRef(party.id, party.name, side.id, side.name, party.kind)


def actor(name: str | None) -> Mention | None:
    return Mention(name, party=ref(name)) if name else None


def day(text: str) -> date:
    """`3` is 3 March 2020; otherwise an ISO date."""
    return date(2020, 3, int(text)) if text.isdigit() else date.fromisoformat(text)


def speaker(by: str) -> Speaker:
    """`""`: own voice; `Ann Lee of Blues`: named; `2 officials of Blues`, `an officer of Blues`: unnamed;
    a party of the book: an institution or medium."""
    if not by:
        return Speaker("report", count=Bounds())
    name, _, side = by.partition(" of ")
    belongs = actor(side) if side else None
    party = next((p for p in BOOK if p.name == name), None)
    if party is not None and not side:
        kind = "media" if party.kind == "media" else "institution"
        return Speaker(kind, actor(name), name)
    if name[:1].isupper():
        return Speaker("named", Mention(name), name, affiliation=belongs)
    number = re.match(r"\d+", name)
    told = Bounds.exactly(int(number[0])) if number else Bounds.exactly(1)
    if not number and name.endswith("s"):
        told = Bounds(2, None)
    return Speaker("anonymous", Mention(name), name, affiliation=belongs, count=told)


def published(
    on: str, outlet: str = "Hill Post", document: str = "", credit: str = "", text_date: str | None = None
) -> Appearance:
    """An appearance of a document on a day; `text_date` when the text speaks from another day."""
    known = KnownDate(Period.day(day(on)), "given")
    text = KnownDate(Period.day(day(text_date)), "text") if text_date else known
    document = document or f"{outlet} {on}"
    return Appearance(
        Publication(
            f"{document}@{outlet}@{on}", document, document, outlet,
            credits=(Credit(credit, "dateline"),) if credit else (), text_date=text, published=known,
        ),
        day(on), 0,
    )  # fmt: skip


def said(
    on: str | Appearance | Sequence[Appearance],
    what: str,
    by: str = "",
    *,
    when: str = "",
    stance: Stance = "asserts",
    modality: Modality = "actual",
    via: str = "",
    passing: bool = False,
    ended: bool = False,
    text: str = "",
    relation: str = "at",
) -> Entry:
    """One claim of a report: `on` is the day of a report in Hill Post, or its appearances."""
    seen = [published(on)] if isinstance(on, str) else [on] if isinstance(on, Appearance) else list(on)
    match = _SAID.match(what)
    assert match, what
    place = PLACES[match["place"]]
    number = next(_NUMBERS)
    document = seen[0].publication.document_id
    holder, other = actor(match["holder"] if match["holder"] != "Somebody" else None), actor(match["loser"])
    if match["change"] == "clash":
        matter: Control | Violence = Violence("clash", by=holder, against=other)
    else:
        matter = control(match, holder, other, passing, ended)
    claim = Claim(
        f"c{number:04}", document, document, Span(0, len(text)), matter, Span(0, len(text)), speaker(by),
        (Link(via, party=ref(via) if via[:1].isupper() else None),) if via else (), stance, modality,
        Period.parse(_iso(when)) if when else None,
        place=Mention(place.name, place=place, relation=relation),  # type: ignore[arg-type]
    )  # fmt: skip
    return Entry(claim, tuple(seen), text, number)


def control(
    match: re.Match[str], holder: Mention | None, loser: Mention | None, passing: bool, ended: bool
) -> Control:
    change, extent = match["change"], match["extent"] or "all"
    if change in ("lost", "left"):
        holder, loser = None, holder
    made = Control(change, holder, loser, passing=passing, ended=ended)  # type: ignore[arg-type]
    if extent[0].isdigit():
        number, unit = extent.split()
        return replace(made, extent="count", count=Bounds.exactly(int(number)), unit=unit.rstrip("s"))
    return replace(made, extent=extent)  # type: ignore[arg-type]


def _iso(when: str) -> str:
    return "/".join(day(part).isoformat() if part.isdigit() else part for part in when.split("/"))


def ask(entries: Sequence[Entry], on: str, known: str = "2030-01-01", place: PlaceRef = FORD) -> PlaceStatus:
    return status(place, entries, BOOK, AsOf(day(on), day(known)))


def gist(view: PlaceStatus) -> str:
    """A status in one short line: `held Reds reported 1-1 fought besieged:Blues`."""
    who = view.holder or "/".join(r.party for r in view.rivals)
    who = who or "+".join(p.holder or "?" for p in view.parts)
    count = f"{view.origins.low}-{view.origins.high}" if view.origins else ""
    fought = "fought" if view.fought_over else ""
    siege = f"besieged:{view.besieged_by}" if view.besieged_by else ""
    return " ".join(filter(None, (view.state, who, view.basis or "", count, fought, siege)))
