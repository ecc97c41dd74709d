"""The ledger: an append-only store of reports, claims, resolutions, problems and decisions."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, func, select

from contested.ledger import codec, database, query, schema
from contested.ledger.mentions import split
from contested.ledger.writer import Writer
from contested.model import (
    AsOf,
    Block,
    Claim,
    Decision,
    Document,
    Entry,
    Extraction,
    Kind,
    PlaceRef,
    Problem,
    Publication,
    Report,
)

COUNTED = ("documents", "publications", "extractions", "claims", "problems", "decisions")


class Ledger:
    """Append-only store, and a context manager. What it raises is a LedgerError with one clear sentence.

    Every method that writes takes the clock's time. Writes inside `with ledger.writing(now):` become visible
    together or not at all; a write outside of it is a transaction of its own.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._writer: Writer | None = None
        self.name = name

    @staticmethod
    def open(address: str | Path, create: bool = True, wait: float = database.WAIT) -> Ledger:
        """The ledger at a path or a database address ("postgresql://..."); ":memory:" is a passing one.

        `wait` is how many seconds to wait for another program that is writing. Raises NoLedgerError,
        NotALedgerError, LedgerVersionError, LedgerBusyError, LedgerReadOnlyError.
        """
        return Ledger(database.connect(address, create, wait), str(address))

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    # Writing

    @contextmanager
    def writing(self, now: datetime) -> Iterator[Writer]:
        """One transaction for all that is written inside; joined when one is open already."""
        if self._writer is not None:
            yield self._writer
            return
        with database.transaction(self._engine, self.name) as connection:
            self._writer = Writer(connection, now)
            try:
                yield self._writer
                self._writer.finish()
            finally:
                self._writer = None

    def add(self, report: Report, now: datetime) -> bool:
        """Take in one appearance of a document; False when it was there already, and then nothing is added.

        An undated appearance counts as known from the day of `now`.
        """
        with self.writing(now) as writer:
            if writer.has(schema.publications, report.publication.id):
                return False
            if not writer.has(schema.documents, report.document.id):
                writer.document(report.document)
            writer.publication(report.publication)
            return True

    def add_extraction(
        self,
        extraction: Extraction,
        claims: Sequence[Claim],
        resolver: str,
        problems: Iterable[Problem],
        now: datetime,
    ) -> bool:
        """Store one extraction with its resolved claims; False when it was there already.

        Raises ValueError for claims of another extraction, two of one id, or evidence outside the text.
        """
        with self.writing(now) as writer:
            for problem in problems:
                writer.problem(problem)
            if writer.has(schema.extractions, extraction.id):
                return False
            writer.extraction(extraction, claims, resolver)
            return True

    def add_resolution(
        self, extraction_id: str, claims: Sequence[Claim], resolver: str, now: datetime
    ) -> bool:
        """Store what another resolver makes of the names in stored claims; False when it was there."""
        runs, stored = schema.resolutions.c, schema.claims.c
        known = select(runs.row).where(runs.extraction_id == extraction_id, runs.resolver == resolver)
        with self.writing(now) as writer:
            if writer.connection.execute(known).first():
                return False
            asked = select(stored.id, stored.row).where(stored.extraction_id == extraction_id)
            rows = {row.id: row.row for row in writer.connection.execute(asked)}
            writer.resolution(extraction_id, resolver, [(rows[c.id], split(c)[1]) for c in claims])
            return True

    def add_problems(self, problems: Iterable[Problem], now: datetime) -> int:
        """Store problems that are not there already, word for word. Returns how many were new."""
        with self.writing(now) as writer:
            return sum(writer.problem(problem) for problem in problems)

    def decide(self, decision: Decision) -> bool:
        """Append a decision; False when one with its id was there already."""
        with self.writing(decision.at) as writer:
            if writer.has(schema.decisions, decision.id):
                return False
            writer.decision(decision)
            return True

    # Reading

    def head(self) -> int:
        """The number of the last row."""
        with self._reading() as connection:
            return connection.execute(select(func.max(schema.writes.c.last))).scalar() or 0

    def entries(
        self,
        asof: AsOf | None = None,
        *,
        known: date | None = None,
        head: int | None = None,
        place: PlaceRef | None = None,
        kinds: Collection[Kind] = (),
        party: str = "",
        report: str = "",
        claim_ids: Collection[str] = (),
        prefix: bool = False,
        superseded: bool = False,
        texts: bool = True,
        also: Collection[str] = (),
    ) -> list[Entry]:
        """Resolved claims with all their visible appearances; `query.Wanted` says what the filters mean.

        Under `known` only what was published by then counts, and only rows up to `head`. The claims are those
        of the newest extractor for the earliest visible text date of each document, so neither the order of
        arrival nor later publications change what an earlier point of view sees.
        """
        if asof is not None:
            known = known if known is not None else asof.known
            head = head if head is not None else asof.head
        wanted = query.Wanted(
            known, head, place, tuple(kinds), party, report, tuple(claim_ids), prefix, superseded, texts,
            tuple(also),
        )  # fmt: skip
        with self._reading() as connection:
            return query.find(connection, wanted)

    def documents_to_extract(self, extractor: str) -> Iterator[Report]:
        """Documents that this extractor has not read, one report for each text date to reckon from."""
        appeared, read = schema.publications.c, schema.extractions.c
        done = select(read.row).where(
            read.extractor == extractor,
            read.document_id == appeared.document_id,
            read.text_date == appeared.text_date,
        )
        todo = select(appeared.document_id, appeared.text_date, appeared.body).where(~done.exists())
        with self._reading() as connection:
            rows = connection.execute(todo.order_by(appeared.row)).all()
        seen: set[tuple[str, str]] = set()
        for row in rows:
            document = self.document(row.document_id) if (row[0], row[1]) not in seen else None
            seen.add((row.document_id, row.text_date))
            if document is not None:
                yield Report(document, codec.loads(Publication, row.body))

    def claims_to_resolve(self, extractor: str, resolver: str) -> Iterator[tuple[Report, list[Claim]]]:
        """Claims of an extractor, names as written, that a resolver has not looked at: one list, never empty,
        for each extraction, with the first appearance that it was made for."""
        done, read, stored = schema.resolutions.c, schema.extractions.c, schema.claims.c
        seen = select(done.row).where(done.extraction_id == read.id, done.resolver == resolver).exists()
        todo = select(read.id, read.document_id, read.text_date).where(read.extractor == extractor, ~seen)
        with self._reading() as connection:
            runs = connection.execute(todo.order_by(read.row)).all()
        for run in runs:
            asked = select(stored.body).where(stored.extraction_id == run.id).order_by(stored.row)
            with self._reading() as connection:
                bodies = [row.body for row in connection.execute(asked)]
            document = self.document(run.document_id) if bodies else None
            publication = self._first_publication(run.document_id, run.text_date)
            if document is not None and publication is not None:
                yield Report(document, publication), [codec.loads(Claim, body) for body in bodies]

    def knows(self, publication: Publication) -> bool:
        """Whether this appearance is in the ledger."""
        return self._has(schema.publications, publication.id)

    def has_extraction(self, extraction: Extraction) -> bool:
        """Whether this extractor has read this document with this text date."""
        return self._has(schema.extractions, extraction.id)

    def document(self, document_id: str) -> Document | None:
        """A document as it was read, bytes and text."""
        with self._reading() as connection:
            asked = select(schema.documents).where(schema.documents.c.id == document_id)
            row = connection.execute(asked).first()
        if row is None:
            return None
        blocks: tuple[Block, ...] = codec.decoder(tuple[Block, ...])(codec.parse(row.blocks))
        data = zlib.decompress(row.data)
        return Document(row.id, data, row.text, blocks, row.media_type, row.encoding, row.language)

    def places(self, known: date | None = None, head: int | None = None) -> list[PlaceRef]:
        """The places that claims visible at `known` and `head` were resolved to, by id."""
        with self._reading() as connection:
            return [codec.loads(PlaceRef, body) for body in connection.scalars(query.places(known, head))]

    def problems(self, document_id: str = "", stage: str = "", head: int | None = None) -> list[Problem]:
        """Problems in the order in which they were met."""
        rows = schema.problems.c
        asked = select(rows.body)
        if document_id:
            asked = asked.where(rows.document_id == document_id)
        if stage:
            asked = asked.where(rows.stage == stage)
        return [codec.loads(Problem, body) for body in self._bodies(asked, schema.problems, head)]

    def decisions(self, head: int | None = None) -> list[Decision]:
        """Decisions in the order in which they were made, those that were taken back as well."""
        asked = select(schema.decisions.c.body)
        return [codec.loads(Decision, body) for body in self._bodies(asked, schema.decisions, head)]

    def counts(self) -> dict[str, int]:
        """How many rows there are of each sort in `COUNTED`."""
        with self._reading() as connection:
            tables = ((name, schema.metadata.tables[name]) for name in COUNTED)
            asked = ((name, select(func.count()).select_from(table)) for name, table in tables)
            return {name: connection.execute(query).scalar_one() for name, query in asked}

    # Inside

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._writer is not None:
            yield self._writer.connection
            return
        with database.plain_errors(self.name), self._engine.connect() as connection, connection.begin():
            yield connection

    def _has(self, table: Table, key: str) -> bool:
        with self._reading() as connection:
            return connection.execute(select(table.c.row).where(table.c.id == key)).first() is not None

    def _first_publication(self, document_id: str, text_date: str) -> Publication | None:
        appeared = schema.publications.c
        asked = select(appeared.body).where(
            appeared.document_id == document_id, appeared.text_date == text_date
        )
        with self._reading() as connection:
            row = connection.execute(asked.order_by(appeared.row)).first()
        return codec.loads(Publication, row.body) if row else None

    def _bodies(self, asked: Select[Any], table: Table, head: int | None) -> list[str]:
        limited = asked if head is None else asked.where(table.c.row <= head)
        with self._reading() as connection:
            return [row.body for row in connection.execute(limited.order_by(table.c.row))]
