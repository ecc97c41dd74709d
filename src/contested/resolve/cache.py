"""The gazetteer's file: built once, found by what it was built from, and built anew when it is broken."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from platformdirs import user_cache_path

from contested.resolve.build import Progress, build
from contested.resolve.gazetteer import Gazetteer
from contested.resolve.placedata import fingerprint

FORMAT = 10
"""Raised when the file's layout or the way names are folded changes."""
STALE = 180.0
"""Seconds after which another process's lock is taken for left behind; a build takes under a minute."""


def gazetteer(cache_dir: Path | None = None, progress: Progress | None = None) -> Gazetteer:
    """Open the gazetteer, building it first where it is not there or not whole.

    `cache_dir` is the user's cache folder when None. Raises OSError where it cannot be written.
    """
    folder = cache_dir or user_cache_path("contested")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"gazetteer-{FORMAT}-{fingerprint()}.sqlite"
    if not whole(path):
        _build_locked(path, progress)
        _sweep(folder, path)
    return Gazetteer(path)


def whole(path: Path) -> bool:
    """Whether the file is a gazetteer built to its end."""
    if not path.exists():
        return False
    try:
        with sqlite3.connect(f"file:{path.as_posix()}?mode=ro&immutable=1", uri=True) as db:
            row = db.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
            db.execute("SELECT place FROM name LIMIT 1").fetchone()
        db.close()
    except sqlite3.Error:
        return False
    return row is not None and row[0] == fingerprint()


def _build_locked(path: Path, progress: Progress | None) -> None:
    lock = path.with_suffix(".lock")
    while not _take(lock):
        if whole(path):
            return
        time.sleep(0.2)
    try:
        if not whole(path):
            _build_atomically(path, progress)
    finally:
        lock.unlink(missing_ok=True)


def _take(lock: Path) -> bool:
    """Make the lock file; a stale one is removed so that the next try succeeds."""
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        with suppress(FileNotFoundError):
            if time.time() - lock.stat().st_mtime > STALE:
                lock.unlink(missing_ok=True)
        return False
    return True


def _build_atomically(path: Path, progress: Progress | None) -> None:
    """Build beside the target and rename, so that nobody ever opens half a file."""
    handle, name = mkstemp(prefix="building-", suffix=".sqlite", dir=path.parent)
    os.close(handle)
    made = Path(name)
    made.unlink()
    try:
        build(made, progress)
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def _sweep(folder: Path, keep: Path) -> None:
    """Remove gazetteers of older data; another process may still read one, so failure is no matter."""
    for old in folder.glob("gazetteer-*.sqlite"):
        if old != keep:
            with suppress(OSError):
                old.unlink()
