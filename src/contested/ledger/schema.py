"""The tables of the ledger. Rows are only ever added; triggers refuse every change and deletion.

Every record takes the next row number of one sequence over all tables, so that "the ledger up to row n" is a
fixed thing for good. `writes` keeps which numbers one transaction took and when. Details of a record
(`mentions`, `claim_places`) bear the number of the resolution they belong to and of the claim.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

SCHEMA = 1
"""Rises with every change of the tables; a ledger tells which one it was made with."""
FORMAT = "contested ledger"

metadata = MetaData()


def _ddl(statement: str, dialect: str) -> DDL:
    ddl = DDL(statement)  # type: ignore[no-untyped-call]
    return ddl.execute_if(dialect=dialect)


def _row() -> Column[int]:
    return Column("row", Integer, primary_key=True, autoincrement=False)


about = Table(
    "about",
    metadata,
    Column("format", String, primary_key=True),
    Column("schema", Integer, nullable=False),
    Column("made", String, nullable=False),
)
writes = Table(
    "writes",
    metadata,
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False, unique=True),
    Column("at", String, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    _row(),
    Column("id", String, nullable=False, unique=True),
    Column("media_type", String, nullable=False),
    Column("encoding", String, nullable=False),
    Column("language", String, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("text", Text, nullable=False),
    # Last, so that reading the text does not walk over the bytes.
    Column("data", LargeBinary, nullable=False),
)
publications = Table(
    "publications",
    metadata,
    _row(),
    Column("id", String, nullable=False, unique=True),
    Column("document_id", String, nullable=False, index=True),
    Column("report", String, nullable=False, index=True),
    Column("known", Date, nullable=False),
    Column("text_date", String, nullable=False),
    Column("body", Text, nullable=False),
)
extractions = Table(
    "extractions",
    metadata,
    _row(),
    Column("id", String, nullable=False, unique=True),
    Column("document_id", String, nullable=False, index=True),
    Column("extractor", String, nullable=False),
    Column("text_date", String, nullable=False),
)
claims = Table(
    "claims",
    metadata,
    _row(),
    Column("id", String, nullable=False, unique=True),
    Column("extraction_id", String, nullable=False, index=True),
    Column("kind", String, nullable=False, index=True),
    Column("counted", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)
resolutions = Table(
    "resolutions",
    metadata,
    _row(),
    Column("extraction_id", String, nullable=False),
    Column("resolver", String, nullable=False),
    UniqueConstraint("extraction_id", "resolver"),
)
mentions = Table(
    "mentions",
    metadata,
    Column("resolution", Integer, primary_key=True, autoincrement=False),
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("role", String, primary_key=True),
    Column("place_id", String, nullable=False),
    Column("party_id", String, nullable=False, index=True),
    Column("side_id", String, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
places = Table(
    "places",
    metadata,
    _row(),
    Column("id", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
claim_places = Table(
    "claim_places",
    metadata,
    Column("key", String, primary_key=True),
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("resolution", Integer, primary_key=True, autoincrement=False),
    Column("around", Boolean, nullable=False),
)
problems = Table(
    "problems",
    metadata,
    _row(),
    Column("id", String, nullable=False, unique=True),
    Column("stage", String, nullable=False, index=True),
    Column("document_id", String, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
decisions = Table(
    "decisions",
    metadata,
    _row(),
    Column("id", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
Index("counted_claims", claims.c.kind, claims.c.counted)

APPEND_ONLY = "the ledger is append-only"

_FUNCTION = (
    "CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{APPEND_ONLY}'; END $$"
)
_ACTION = {
    "sqlite": f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END",
    "postgresql": "FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()",
}
event.listen(metadata, "before_create", _ddl(_FUNCTION, "postgresql"))
_DEEDS = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}
for _table in metadata.sorted_tables:
    for _dialect, _deeds in _DEEDS.items():
        for _deed in _deeds:
            _trigger = f"CREATE TRIGGER {_table.name}_no_{_deed} BEFORE {_deed} ON {_table.name} "
            event.listen(_table, "after_create", _ddl(_trigger + _ACTION[_dialect], _dialect))
