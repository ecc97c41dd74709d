"""One open transaction: values of the model become rows, each with the next row number of the ledger."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, func, select

from contested.ledger import codec, schema
from contested.ledger.mentions import Resolved, place_keys, split
from contested.model import Claim, Decision, Document, Extraction, Period, Problem, Publication

Roles = Mapping[str, Resolved]


class Writer:
    """Appends records inside a transaction that the caller has opened and will end."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        last = connection.execute(select(func.max(schema.writes.c.last))).scalar() or 0
        self._first = self._next = last + 1

    def finish(self) -> None:
        """Say which row numbers this transaction took, if any; to be called last."""
        if self._next > self._first:
            at = self.now.isoformat()
            row = {"first": self._first, "last": self._next - 1, "at": at}
            self.connection.execute(schema.writes.insert(), [row])

    def has(self, table: Table, key: str) -> bool:
        """Whether a record with this id is there, in this transaction or before it."""
        return self.connection.execute(select(table.c.row).where(table.c.id == key)).first() is not None

    def document(self, document: Document) -> None:
        self._append(
            schema.documents,
            id=document.id,
            media_type=document.media_type,
            encoding=document.encoding,
            language=document.language,
            blocks=codec.dumps(document.blocks),
            characters=len(document.text),
            text=document.text,
            data=zlib.compress(document.data),
        )

    def publication(self, publication: Publication) -> None:
        """An appearance counts as known from the latest day of its publication, else from today."""
        published = publication.published.period.last if publication.published else None
        self._append(
            schema.publications,
            id=publication.id,
            document_id=publication.document_id,
            report=codec.storable(publication.report),
            known=published or self.now.date(),
            text_date=codec.dumps(text_date(publication)),
            body=codec.dumps(publication),
        )

    def extraction(self, extraction: Extraction, claims: Sequence[Claim], resolver: str) -> None:
        """An extraction with its resolved claims. The extraction has the last number, so that no head lies
        between it and its claims."""
        self._check(extraction, claims)
        found = []
        for claim in claims:
            bare, roles = split(claim)
            found.append((self._claim(bare), roles))
        self.resolution(extraction.id, resolver, found)
        self._append(
            schema.extractions,
            id=extraction.id,
            document_id=extraction.document_id,
            extractor=extraction.extractor,
            text_date=codec.dumps(extraction.text_date),
        )

    def resolution(self, extraction_id: str, resolver: str, found: Sequence[tuple[int, Roles]]) -> None:
        """What a resolver makes of the names in claims, given by their rows."""
        run = self._append(schema.resolutions, extraction_id=extraction_id, resolver=resolver)
        self._places(found)
        names = [_mention(run, claim, role, r) for claim, roles in found for role, r in roles.items()]
        places = [
            {"resolution": run, "claim": claim, "key": key, "around": around}
            for claim, roles in found
            for key, around in place_keys(roles).items()
        ]
        for table, rows in ((schema.mentions, names), (schema.claim_places, places)):
            if rows:
                self.connection.execute(table.insert(), rows)

    def _places(self, found: Sequence[tuple[int, Roles]]) -> None:
        """Places that the ledger meets for the first time, without why a mention was taken for them."""
        met = {r.place.id: r.place for _, roles in found for r in roles.values() if r.place}
        places = schema.places.c.id
        known = set(self.connection.scalars(select(places).where(places.in_(met))))
        for key in sorted(met.keys() - known):
            place = replace(met[key], reasons=(), candidates=())
            self._append(schema.places, id=key, body=codec.dumps(place))

    def problem(self, problem: Problem) -> bool:
        """False when it is there already, word for word."""
        body = codec.dumps(problem)
        key = sha256(body.encode()).hexdigest()
        if self.has(schema.problems, key):
            return False
        document = problem.document_id
        self._append(schema.problems, id=key, stage=problem.stage, document_id=document, body=body)
        return True

    def decision(self, decision: Decision) -> None:
        self._append(schema.decisions, id=decision.id, body=codec.dumps(decision))

    def _claim(self, claim: Claim) -> int:
        return self._append(
            schema.claims,
            id=claim.id,
            extraction_id=claim.extraction_id,
            kind=claim.kind,
            counted=getattr(claim.matter, "extent", "") == "count",
            body=codec.dumps(claim),
        )

    def _append(self, table: Table, **values: Any) -> int:
        row = self._next
        self._next += 1
        self.connection.execute(table.insert(), [{"row": row} | values])
        return row

    def _check(self, extraction: Extraction, claims: Sequence[Claim]) -> None:
        """Law 1 and the identity of claims are kept at the door. Raises ValueError."""
        document = schema.documents.c
        asked = select(document.characters).where(document.id == extraction.document_id)
        length = self.connection.execute(asked).scalar()
        if length is None:
            raise ValueError(f"document {extraction.document_id} is not in the ledger")
        ids = Counter(claim.id for claim in claims)
        taken = select(schema.claims.c.id).where(schema.claims.c.id.in_(ids))
        ids.update(self.connection.scalars(taken))
        for claim in claims:
            if (claim.extraction_id, claim.document_id) != (extraction.id, extraction.document_id):
                raise ValueError(f"claim {claim.id} belongs to another extraction")
            if ids[claim.id] > 1:
                raise ValueError(f"two claims with the id {claim.id}")
            if claim.evidence.end > length:
                raise ValueError(f"the evidence of claim {claim.id} lies outside the text")


def text_date(publication: Publication) -> Period | None:
    """The day or days that relative dates of this appearance are reckoned from."""
    return publication.text_date.period if publication.text_date else None


def _mention(run: int, claim: int, role: str, resolved: Resolved) -> dict[str, Any]:
    place, party = resolved.place, resolved.party
    return {
        "resolution": run,
        "claim": claim,
        "role": role,
        "place_id": place.id if place else "",
        "party_id": party.id if party else "",
        "side_id": party.side_id if party else "",
        "body": codec.dumps(resolved),
    }
