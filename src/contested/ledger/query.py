"""Reading claims out of the ledger at a point of view: which appearances, extraction and resolution count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select

from contested.ledger import codec
from contested.ledger.mentions import NOWHERE, Resolved, country_key, join, place_keys, quarter_key, split
from contested.ledger.schema import (
    claim_places,
    claims,
    documents,
    extractions,
    mentions,
    publications,
    resolutions,
)
from contested.ledger.schema import places as place_rows
from contested.ledger.versions import rank
from contested.model import Appearance, Claim, Entry, Kind, Period, PlaceRef, Publication

read_claim = codec.decoder(Claim)
read_publication = codec.decoder(Publication)


@lru_cache(maxsize=65536)
def read_resolved(body: str) -> Resolved:
    """What a name stands for. The same few places and parties come again and again."""
    return codec.loads(Resolved, body)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for; what is left empty does not narrow the choice.

    `place`: claims about it or a place within it (or named as its quarter), claims about a place around it,
    and control claims on counted, unnamed places of its country or of nowhere told, which may mean it.
    `party`: the id of a party or side. `claim_ids`: those, or those that begin so when `prefix`.
    `superseded` takes in the claims of older extractions. `also` are keys of other places whose claims are
    taken in beside those about `place`, unsifted: whoever asks for them knows which of them mean it.
    """

    known: date | None = None
    head: int | None = None
    place: PlaceRef | None = None
    kinds: tuple[Kind, ...] = ()
    party: str = ""
    report: str = ""
    claim_ids: tuple[str, ...] = ()
    prefix: bool = False
    superseded: bool = False
    texts: bool = True
    also: tuple[str, ...] = ()


def find(connection: Connection, wanted: Wanted) -> list[Entry]:
    """The entries wanted, in an order that does not depend on when they were read: by the day they became
    known, by report, by place in the text."""
    matching = _matching(wanted)
    rows = connection.execute(
        select(claims.c.row, claims.c.id, claims.c.extraction_id, claims.c.body, extractions.c.document_id)
        .join(extractions, extractions.c.id == claims.c.extraction_id)
        .where(claims.c.row.in_(matching))
    ).all()
    if not rows:
        return []
    of_documents = select(extractions.c.document_id).join(
        claims, claims.c.extraction_id == extractions.c.id
    ).where(claims.c.row.in_(matching))  # fmt: skip
    appearances = _appearances(connection, wanted, of_documents)
    counted = _extractions(connection, wanted, of_documents, appearances)
    rows = [
        r for r in rows if r.extraction_id in counted or (wanted.superseded and r.document_id in appearances)
    ]
    resolved = _resolved(connection, wanted, matching)
    texts = _texts(connection, appearances, of_documents) if wanted.texts else {}
    entries = [
        Entry(
            join(read_claim(codec.parse(r.body)), resolved.get(r.row, {})),
            appearances[r.document_id],
            texts.get(r.document_id, ""),
            r.row,
        )
        for r in rows
    ]
    if not wanted.also:
        entries = [e for e in entries if fits(e.claim, wanted.place, wanted.party)]
    return sorted(entries, key=_order)


def places(known: date | None, head: int | None) -> Select[Any]:
    """The bodies of the places that some claim names, reckoned from the text date of a visible appearance."""
    met, named, ran, seen = place_rows.c, claim_places.c, extractions.c, publications.c
    joined = (
        select(named.claim)
        .join(claims, claims.c.row == named.claim)
        .join(extractions, ran.id == claims.c.extraction_id)
        .join(publications, and_(seen.document_id == ran.document_id, seen.text_date == ran.text_date))
        .where(named.key == met.id, named.around.is_(False))
    )
    if known is not None:
        joined = joined.where(seen.known <= known)
    if head is not None:
        joined = joined.where(seen.row <= head, ran.row <= head, named.resolution <= head)
    return select(met.body).where(joined.correlate(place_rows).exists()).order_by(met.id)


def visible_text_date(appearances: Iterable[Appearance]) -> Period | None:
    """The day that a document's "Thursday" is reckoned from: the earliest text date of its appearances.

    Earliest by its last day, then by its first. It depends on the set of appearances alone, not on their
    order of arrival, and an appearance that is not yet known changes nothing.
    """
    periods = [a.publication.text_date.period for a in appearances if a.publication.text_date]
    return min(periods, key=_by_end, default=None)


def _by_end(period: Period) -> tuple[date, date]:
    return period.last or date.max, period.first or date.min


def _order(entry: Entry) -> tuple[date, str, int, int, str]:
    first, evidence = entry.first, entry.claim.evidence
    return first.known, first.publication.id, evidence.start, evidence.end, entry.claim.id


def _matching(wanted: Wanted) -> Select[tuple[int]]:
    """The rows of the claims that may be wanted; whether they count is decided afterwards."""
    query = select(claims.c.row)
    if wanted.head is not None:
        query = query.where(claims.c.row <= wanted.head)
    if wanted.kinds:
        query = query.where(claims.c.kind.in_(wanted.kinds))
    if wanted.claim_ids and wanted.prefix:
        query = query.where(or_(*(claims.c.id.startswith(i, autoescape=True) for i in wanted.claim_ids)))
    elif wanted.claim_ids:
        query = query.where(claims.c.id.in_(wanted.claim_ids))
    if wanted.place is not None:
        query = query.where(claims.c.row.in_(_about(wanted.place, wanted.also)))
    if wanted.party:
        named = or_(mentions.c.party_id == wanted.party, mentions.c.side_id == wanted.party)
        query = query.where(claims.c.row.in_(select(mentions.c.claim).where(named)))
    if wanted.report:
        of_report = (
            select(extractions.c.id)
            .join(publications, publications.c.document_id == extractions.c.document_id)
            .where(publications.c.report == codec.storable(wanted.report))
        )
        query = query.where(claims.c.extraction_id.in_(of_report))
    return query


def _about(place: PlaceRef, also: tuple[str, ...] = ()) -> Select[tuple[int]]:
    """Claims that concern a place, those on the places around it, and those that may mean it."""
    key = claim_places.c.key
    here: ColumnElement[bool] = key.in_((place.id, quarter_key(place.name), *also))
    around = and_(key.in_(place.within), claim_places.c.around.is_(False))
    unnamed = select(claims.c.row).where(claims.c.kind == "control", claims.c.counted.is_(True))
    may_mean = and_(key.in_((NOWHERE, country_key(place))), claim_places.c.claim.in_(unnamed))
    return select(claim_places.c.claim).where(or_(here, around, may_mean))


def _appearances(
    connection: Connection, wanted: Wanted, of_documents: Select[tuple[str]]
) -> dict[str, tuple[Appearance, ...]]:
    """By document, every appearance that counts, earliest first."""
    query = select(
        publications.c.row, publications.c.document_id, publications.c.known, publications.c.body
    ).where(publications.c.document_id.in_(of_documents))
    if wanted.head is not None:
        query = query.where(publications.c.row <= wanted.head)
    if wanted.known is not None:
        query = query.where(publications.c.known <= wanted.known)
    found: dict[str, list[Appearance]] = {}
    for row in connection.execute(query):
        publication = read_publication(codec.parse(row.body))
        found.setdefault(row.document_id, []).append(Appearance(publication, row.known, row.row))
    return {
        document: tuple(sorted(seen, key=lambda a: (a.known, a.publication.id)))
        for document, seen in found.items()
    }


def _extractions(
    connection: Connection,
    wanted: Wanted,
    of_documents: Select[tuple[str]],
    appearances: Mapping[str, tuple[Appearance, ...]],
) -> set[str]:
    """The extraction that counts for each document: that of its text date, by the newest extractor."""
    query = select(extractions).where(extractions.c.document_id.in_(of_documents))
    if wanted.head is not None:
        query = query.where(extractions.c.row <= wanted.head)
    dates = {document: codec.dumps(visible_text_date(seen)) for document, seen in appearances.items()}
    newest: dict[str, Row[Any]] = {}
    for row in connection.execute(query):
        if dates.get(row.document_id) != row.text_date:
            continue
        best = newest.get(row.document_id)
        if best is None or rank(row.extractor) > rank(best.extractor):
            newest[row.document_id] = row
    return {row.id for row in newest.values()}


def _resolved(
    connection: Connection, wanted: Wanted, matching: Select[tuple[int]]
) -> dict[int, dict[str, Resolved]]:
    """By claim row, what its names stand for by the newest resolver that has looked at its extraction."""
    of_extractions = select(claims.c.extraction_id).where(claims.c.row.in_(matching))
    runs = select(resolutions).where(resolutions.c.extraction_id.in_(of_extractions))
    if wanted.head is not None:
        runs = runs.where(resolutions.c.row <= wanted.head)
    newest: dict[str, Row[Any]] = {}
    for run in connection.execute(runs):
        best = newest.get(run.extraction_id)
        if best is None or rank(run.resolver) > rank(best.resolver):
            newest[run.extraction_id] = run
    counted = {run.row for run in newest.values()}
    names = select(mentions).where(mentions.c.claim.in_(matching))
    found: dict[int, dict[str, Resolved]] = {}
    for row in connection.execute(names).all():
        if row.resolution in counted:
            found.setdefault(row.claim, {})[row.role] = read_resolved(row.body)
    return found


def _texts(
    connection: Connection, appearances: Mapping[str, object], of_documents: Select[tuple[str]]
) -> dict[str, str]:
    query = select(documents.c.id, documents.c.text).where(documents.c.id.in_(of_documents))
    return {row.id: row.text for row in connection.execute(query) if row.id in appearances}


def fits(claim: Claim, place: PlaceRef | None, party: str = "") -> bool:
    """Whether a claim is one that is asked for by the resolution that counts: an older resolver may have
    found it by a place or party that the newer one does not see in it, and a decision may say otherwise."""
    if place is None and not party:
        return True
    resolved = split(claim)[1]
    if party:
        ids = {i for r in resolved.values() if r.party for i in (r.party.id, r.party.side_id)}
        if party not in ids:
            return False
    if place is None:
        return True
    keys = place_keys(resolved)
    if place.id in keys or quarter_key(place.name) in keys or any(keys.get(w) is False for w in place.within):
        return True
    counted = claim.kind == "control" and getattr(claim.matter, "extent", "") == "count"
    return counted and (NOWHERE in keys or country_key(place) in keys)
