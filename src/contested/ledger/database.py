"""Opening the database, transactions, and the few things that SQLite and PostgreSQL do differently."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, exc, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import StaticPool

from contested.errors import (
    LedgerBusyError,
    LedgerError,
    LedgerReadOnlyError,
    LedgerVersionError,
    NoLedgerError,
    NotALedgerError,
)
from contested.ledger import schema

WAIT = 30.0
"""Seconds to wait for another program that is writing."""
WRITES = "contested_writes"


def connect(address: str | Path, create: bool, wait: float) -> Engine:
    """An engine for a path or a database address; with `create` a missing ledger is made.

    Raises NoLedgerError, NotALedgerError, LedgerVersionError, LedgerBusyError, LedgerReadOnlyError.
    """
    url = _url(address)
    name = url.render_as_string(hide_password=True) if url.host else url.database or "the ledger in memory"
    engine = _sqlite(url, create, wait) if url.get_backend_name() == "sqlite" else _server(url)
    try:
        with plain_errors(name):
            _check_or_make(engine, name, create)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def transaction(engine: Engine, name: str) -> Iterator[Connection]:
    """One writer at a time: all that is written inside becomes visible together, or not at all."""
    writes = engine.connect().execution_options(**{WRITES: True})
    with plain_errors(name), writes as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            # Row numbers must become visible in their order, or a view at a head could change later.
            connection.execute(text(f"LOCK TABLE {schema.writes.name} IN EXCLUSIVE MODE"))
        yield connection


@contextmanager
def plain_errors(name: str) -> Iterator[None]:
    """Turn what the database says into one clear sentence about the ledger `name`."""
    try:
        yield
    except (exc.OperationalError, exc.DatabaseError) as error:
        said = str(error.orig).strip()
        low = said.casefold()
        if "locked" in low or "busy" in low:
            raise LedgerBusyError(
                f"{name} is in use by another program; try again when it is done"
            ) from error
        if "readonly" in low or "read-only" in low:
            raise LedgerReadOnlyError(f"{name} can be read but not written to") from error
        if "not a database" in low or "malformed" in low:
            raise NotALedgerError(f"{name} is not a ledger, or is damaged: {error.orig}") from error
        if isinstance(error, exc.OperationalError):
            raise LedgerError(f"{name} cannot be used: {said.partition(chr(10))[0]}") from error
        raise


def _url(address: str | Path) -> URL:
    if isinstance(address, str) and "://" in address:
        try:
            url = make_url(address)
            # The driver that the `postgresql` extra installs, unless another one is named.
            return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
        except exc.ArgumentError as error:
            raise NoLedgerError(f"{address!r} is no address of a database") from error
    return URL.create("sqlite", database=str(address))


def _server(url: URL) -> Engine:
    try:
        return create_engine(url)
    except (exc.NoSuchModuleError, ModuleNotFoundError) as error:
        raise LedgerError(f"no driver installed for {url.drivername}: {error}") from error


def _sqlite(url: URL, create: bool, wait: float) -> Engine:
    """SQLite through its URI form, which is the only way to ask it not to make a missing file."""
    if url.database in (None, "", ":memory:"):
        opened = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        return _listen(opened)
    path = Path(str(url.database)).absolute()
    if path.is_dir():
        raise NotALedgerError(f"{path} is a folder, not a ledger")
    if not path.exists() and not create:
        raise NoLedgerError(f"there is no ledger at {path}; `contested read` makes one")
    if not path.parent.is_dir():
        raise NoLedgerError(f"there is no folder {path.parent} for the ledger")
    uri = f"file:{quote(str(path))}?mode={'rwc' if create else 'rw'}"
    return _listen(create_engine("sqlite://", creator=lambda: _open(uri, wait)))


def _open(uri: str, wait: float) -> sqlite3.Connection:
    """A connection; a ledger in a place where nothing may be written is opened as it lies."""
    connection = sqlite3.connect(uri, uri=True, timeout=wait, check_same_thread=False)
    try:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,) and "=rwc" in uri:
            # Readers go on while somebody writes. Kept in the file; another program's file is left as it is.
            connection.execute("PRAGMA journal_mode = WAL")
        return connection
    except sqlite3.OperationalError as error:
        connection.close()
        if "readonly" not in str(error) and "unable to open" not in str(error):
            raise
        as_it_lies = uri.partition("?")[0] + "?mode=ro&immutable=1"
        return sqlite3.connect(as_it_lies, uri=True, timeout=wait, check_same_thread=False)


def _listen(engine: Engine) -> Engine:
    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # Transactions are begun below; the driver's own guesses would break the snapshot of a view.
        connection.isolation_level = None
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _check_or_make(engine: Engine, name: str, create: bool) -> None:
    tables = set(inspect(engine).get_table_names())
    if not tables and create:
        _make(engine)
    elif schema.about.name not in tables:
        what = "is empty" if not tables else "holds other tables"
        raise NotALedgerError(f"{name} is not a ledger: it {what}")
    with engine.connect() as connection:
        try:
            found = connection.execute(select(schema.about.c.format, schema.about.c.schema)).first()
        except exc.DatabaseError as error:
            raise NotALedgerError(f"{name} is not a ledger: its tables are others") from error
    if found is None or found.format != schema.FORMAT:
        raise NotALedgerError(f"{name} is not a ledger: it does not say that it is one")
    if found.schema != schema.SCHEMA:
        newer = "a newer" if found.schema > schema.SCHEMA else "an older"
        raise LedgerVersionError(
            f"{name} was made by {newer} version of contested (layout {found.schema}, "
            f"this version reads {schema.SCHEMA})"
        )


def _make(engine: Engine) -> None:
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        # Another program may have made it while we waited for our turn.
        if schema.about.name not in inspect(connection).get_table_names():
            schema.metadata.create_all(connection)
            connection.execute(
                schema.about.insert().values(format=schema.FORMAT, schema=schema.SCHEMA, made=_program())
            )


def _program() -> str:
    from contested import __version__

    return f"contested {__version__}"
