"""The ledger takes in reports and claims once, gives them out at a point of view, and alters nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, exc, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from contested.ledger import Ledger, query, schema
from contested.model import (
    AsOf,
    Block,
    Bounds,
    Claim,
    Control,
    Decision,
    Document,
    Extraction,
    Figure,
    KnownDate,
    Mention,
    Period,
    PlaceRef,
    Problem,
    Publication,
    Report,
    Span,
    Subject,
)
from strategies import COUNTRY, PROVINCE, SIDES, TOWNS

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "The Reds took A on Monday, a shepherd said."


def report(
    outlet: str = "Hill Post", published: str = "2021-07-08", reckoned: str = "", words: str = TEXT
) -> Report:
    data = words.encode()
    document = Document(Document.id_of(data), data, words, (Block("body", Span(0, len(words))),))
    day = KnownDate(Period.parse(published), "given") if published else None
    base = KnownDate(Period.parse(reckoned), "dateline") if reckoned else day
    identity = Publication.id_of(document.id, outlet, "", published)
    publication = Publication(identity, document.id, "r1", outlet, text_date=base, published=day)
    return Report(document, publication)


def took(where: PlaceRef | None, n: int = 0, **fields: object) -> Claim:
    matter = Control("took", Mention("The Reds", party=SIDES[0]))
    place = Mention(where.name, place=where) if where else None
    return replace(Claim(f"c{n}", "", "", Span(0, 15), matter, place=place), **fields)  # type: ignore[arg-type]


def store(
    ledger: Ledger, arrived: Report, *found: Claim, extractor: str = "1.0", resolver: str = "1.0"
) -> bool:
    """Add a report with what was found in it; ids are made to fit."""
    base = arrived.publication.text_date
    extraction = Extraction.of(arrived.document.id, extractor, base.period if base else None)
    fitted = [
        replace(
            c, id=f"{c.id}-{extraction.id[:8]}", document_id=arrived.document.id, extraction_id=extraction.id
        )
        for c in found
    ]
    with ledger.writing(NOW):
        new = ledger.add(arrived, NOW)
        ledger.add_extraction(extraction, fitted, resolver, [], NOW)
    return new


SERVER = "CONTESTED_TEST_SERVER"
"""Address of a PostgreSQL server on which these tests may make databases ("postgresql+psycopg://me@host/")."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.prove)])
def ledger(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Ledger]:
    if request.param == "sqlite":
        address = str(tmp_path / "a.ledger")
    elif SERVER not in os.environ:
        pytest.skip(f"no PostgreSQL server in {SERVER}")
    else:
        address = new_database(os.environ[SERVER])
    with Ledger.open(address) as opened:
        yield opened


def new_database(server: str) -> str:
    name = f"contested_{uuid4().hex}"
    with create_engine(f"{server}postgres", isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return server + name


def test_a_document_comes_out_as_it_went_in(ledger: Ledger) -> None:
    arrived = report()
    assert ledger.add(arrived, NOW)
    assert ledger.document(arrived.document.id) == arrived.document
    assert ledger.document("nothing") is None
    assert ledger.knows(arrived.publication)


def test_the_same_appearance_adds_nothing(ledger: Ledger) -> None:
    assert store(ledger, report(), took(TOWNS[0]))
    head, counts = ledger.head(), ledger.counts()
    assert not store(ledger, report(), took(TOWNS[0]))
    assert (ledger.head(), ledger.counts()) == (head, counts)


def test_a_reprint_is_one_document_with_two_publications(ledger: Ledger) -> None:
    store(ledger, report("Hill Post"), took(TOWNS[0]))
    store(ledger, report("The Daily Ford", "2021-07-09"), took(TOWNS[0]))
    assert ledger.counts() | {"extractions": 0, "claims": 0} == {
        "documents": 1, "publications": 2, "extractions": 0, "claims": 0, "problems": 0, "decisions": 0,
    }  # fmt: skip
    (entry,) = ledger.entries()
    assert [a.publication.outlet for a in entry.appearances] == ["Hill Post", "The Daily Ford"]
    assert entry.text == TEXT
    assert entry.claim.place == Mention("A", place=TOWNS[0])


def test_known_counts_by_the_latest_day_of_publication(ledger: Ledger) -> None:
    store(ledger, report(published="2021-07-08/2021-07-10"), took(TOWNS[0]))
    assert not ledger.entries(known=date(2021, 7, 9))
    assert len(ledger.entries(AsOf(date(2021, 7, 8), date(2021, 7, 10)))) == 1


def test_an_undated_report_is_known_from_the_day_it_was_taken_in(ledger: Ledger) -> None:
    store(ledger, report(published=""), took(TOWNS[0]))
    assert not ledger.entries(known=date(2026, 2, 28))
    assert ledger.entries(known=date(2026, 3, 1))[0].first.known == date(2026, 3, 1)


def test_a_head_shows_the_ledger_as_it_was(ledger: Ledger) -> None:
    store(ledger, report(), took(TOWNS[0]))
    head = ledger.head()
    before = ledger.entries(head=head)
    store(ledger, report("The Daily Ford", "2021-07-01"), took(TOWNS[0]))
    store(ledger, report(), took(TOWNS[0]), took(TOWNS[1], 1), extractor="2.0")
    assert ledger.entries(head=head) == before
    assert ledger.entries() != before
    assert all(not ledger.entries(head=row) for row in range(4))


def test_the_earliest_visible_text_date_decides_what_is_read(ledger: Ledger) -> None:
    late = took(TOWNS[0], when=Period.parse("2021-07-12"))
    early = took(TOWNS[0], when=Period.parse("2021-07-05"))
    store(ledger, report("Hill Post", "2021-07-14"), late)
    assert [e.claim.when for e in ledger.entries()] == [late.when]
    store(ledger, report("The Daily Ford", "2021-07-16", "2021-07-07"), early)
    assert [e.claim.when for e in ledger.entries(known=date(2021, 7, 15))] == [late.when]
    assert [e.claim.when for e in ledger.entries(known=date(2021, 7, 16))] == [early.when]


@pytest.mark.parametrize("order", [("1.0", "1.10", "1.9"), ("1.10", "1.9", "1.0")])
def test_the_newest_extractor_counts_in_whatever_order_they_ran(
    ledger: Ledger, order: tuple[str, ...]
) -> None:
    for extractor in order:
        store(ledger, report(), took(TOWNS[0], int(extractor.partition(".")[2])), extractor=extractor)
    (entry,) = ledger.entries()
    assert entry.claim.id.startswith("c10")
    assert len(ledger.entries(superseded=True)) == 3


def test_a_newer_resolver_takes_the_place_of_an_older_one(ledger: Ledger) -> None:
    store(ledger, report(), took(TOWNS[0]))
    head = ledger.head()
    stored = ledger.entries()[0].claim
    moved = replace(stored, place=Mention("A", place=TOWNS[1]))
    assert ledger.add_resolution(stored.extraction_id, [moved], "1.1", NOW)
    assert not ledger.add_resolution(stored.extraction_id, [moved], "1.1", NOW)
    assert not ledger.entries(place=TOWNS[0])
    assert ledger.entries(place=TOWNS[1])[0].claim.place == moved.place
    assert ledger.entries(place=TOWNS[0], head=head)[0].claim == stored
    unsure = replace(stored, place=Mention("A"))
    assert ledger.add_resolution(stored.extraction_id, [unsure], "1.2", NOW)
    assert not ledger.entries(place=TOWNS[1])
    assert ledger.entries()[0].claim.place == Mention("A")


def counted(where: PlaceRef | None, n: int) -> Claim:
    matter = Control("took", Mention("Reds"), extent="count", count=Bounds(2, 2), unit="crossing")
    return took(where, n, matter=matter)


ABOUT = (
    (TOWNS[0], {"in A", "in Eastmark", "in Norland", "two somewhere", "two in Eastmark"}),
    (PROVINCE, {"in A", "in B", "in Eastmark", "in Norland", "two somewhere", "two in Eastmark"}),
    (PlaceRef("elsewhere", "Elsewhere"), {"two somewhere"}),
    (PlaceRef("far", "Far", country="NO"), {"two somewhere", "two in the west"}),
    (PlaceRef("town", "Ford"), {"two somewhere", "in West Ford"}),
)


@pytest.mark.parametrize(("asked", "expected"), ABOUT)
def test_claims_about_a_place_and_those_that_may_mean_it(
    ledger: Ledger, asked: PlaceRef, expected: set[str]
) -> None:
    claims = {
        "in A": took(TOWNS[0], 0), "in B": took(TOWNS[1], 1), "in Eastmark": took(PROVINCE, 2),
        "in Norland": took(COUNTRY, 3), "two somewhere": counted(None, 4),
        "two in Eastmark": counted(PROVINCE, 5),
        "somewhere": took(None, 6), "two in the west": counted(PlaceRef("w", "the West", country="NO"), 7),
        "in West Ford": took(PlaceRef("wf", "West Ford"), 8),
    }  # fmt: skip
    store(ledger, report(), *claims.values())
    names = {claim.id: name for name, claim in claims.items()}
    found = {names[e.claim.id.partition("-")[0]] for e in ledger.entries(place=asked)}
    assert found == expected


def test_other_filters(ledger: Ledger) -> None:
    figure = took(None, 1, matter=Figure("district", Mention("Blues", party=SIDES[1]), Bounds(3)))
    store(ledger, report(), took(TOWNS[0]), figure)
    by_figure = ledger.entries(kinds=["figure"], texts=False)
    assert [e.claim.kind for e in by_figure] == ["figure"]
    assert by_figure[0].text == ""
    assert ledger.entries(party="blues", texts=False) == by_figure
    assert len(ledger.entries(report="r1")) == 2
    assert not ledger.entries(report="r2")
    identity = by_figure[0].claim.id
    assert ledger.entries(claim_ids=[identity], texts=False) == by_figure
    assert ledger.entries(claim_ids=[identity[:5]], prefix=True, texts=False) == by_figure
    assert not ledger.entries(claim_ids=["%"], prefix=True)
    assert ledger.places() == [TOWNS[0]]


def test_what_is_left_to_extract(ledger: Ledger) -> None:
    store(ledger, report(), took(TOWNS[0]))
    store(ledger, report("The Daily Ford"), took(TOWNS[0]))
    store(ledger, report("Northern Wire", "2021-07-09"), took(TOWNS[0]))
    other = report(words="Nothing happened.")
    ledger.add(other, NOW)
    assert [r.document for r in ledger.documents_to_extract("1.0")] == [other.document]
    again = list(ledger.documents_to_extract("2.0"))
    assert [r.publication.outlet for r in again] == ["Hill Post", "Northern Wire", "Hill Post"]


def test_problems_and_decisions(ledger: Ledger) -> None:
    problem = Problem("read", "this is no text", "a.bin")
    assert ledger.add_problems([problem, problem, replace(problem, stage="extract")], NOW) == 2
    assert ledger.add_problems([problem], NOW) == 0
    assert ledger.problems(stage="read") == [problem]
    head = ledger.head()
    decision = Decision("d1", "reject", (Subject("claim", "c1"),), "an editor", NOW, "misread")
    assert ledger.decide(decision)
    assert not ledger.decide(decision)
    assert ledger.decisions() == [decision]
    assert not ledger.decisions(head=head)


def test_an_id_that_another_extraction_has_is_refused(ledger: Ledger) -> None:
    store(ledger, report(), took(None))
    (stored,) = ledger.entries()
    other = report(words="Another text, as long as the first one at least.")
    extraction = Extraction.of(other.document.id, "1.0", None)
    ledger.add(other, NOW)
    claim = replace(stored.claim, document_id=other.document.id, extraction_id=extraction.id)
    with pytest.raises(ValueError, match="two claims"):
        ledger.add_extraction(extraction, [claim], "1.0", [], NOW)
    assert ledger.entries() == [stored]


REFUSED = (
    ([took(None, 0, evidence=Span(0, 999))], "outside the text"),
    ([took(None, 1), took(None, 1)], "two claims"),
)


@pytest.mark.parametrize(("claims", "said"), REFUSED)
def test_claims_that_break_a_law_are_refused_as_a_whole(
    ledger: Ledger, claims: list[Claim], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        store(ledger, report(), *claims)
    assert sum(ledger.counts().values()) == 0
    assert ledger.head() == 0


def test_nothing_can_be_altered_or_deleted(ledger: Ledger) -> None:
    store(ledger, report(), took(TOWNS[0]))
    ledger.add_problems([Problem("read", "x")], NOW)
    ledger.decide(Decision("d1", "note", (Subject("claim", "c1"),), "an editor", NOW, "seen"))
    for table in schema.metadata.sorted_tables:
        column = next(iter(table.columns)).name
        last = f"INSERT OR REPLACE INTO {table.name} SELECT * FROM {table.name}"
        if ledger._engine.dialect.name == "postgresql":
            last = f"TRUNCATE {table.name}"
        for deed in (f"UPDATE {table.name} SET {column} = {column}", f"DELETE FROM {table.name}", last):
            with ledger._engine.connect() as connection:
                # The triggers speak for each row, so every table must have one.
                assert connection.execute(text(f"SELECT count(*) FROM {table.name}")).scalar()
                with pytest.raises(exc.DatabaseError, match="append-only"):
                    connection.execute(text(deed))


def test_row_numbers_rise_over_all_tables_without_doubles(ledger: Ledger) -> None:
    store(ledger, report(), took(TOWNS[0]), took(TOWNS[1], 1))
    ledger.add_problems([Problem("read", "x")], NOW)
    numbered = [t for t in schema.metadata.sorted_tables if "row" in t.columns]
    with ledger._engine.connect() as connection:
        rows = [r for t in numbered for (r,) in connection.execute(text(f"SELECT row FROM {t.name}"))]
    assert sorted(rows) == list(range(1, ledger.head() + 1))


def test_the_tables_and_questions_are_postgresql_as_well() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in schema.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
    wanted = query.Wanted(place=TOWNS[0], kinds=("control",), party="reds", report="r1", head=7)
    assert "claim_places" in str(query._matching(wanted).compile(dialect=dialect))
