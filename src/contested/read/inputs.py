"""The inputs behind paths: files, folders and JSONL indexes, each once, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from contested.model import Problem
from contested.read import record
from contested.read.limits import MAX_TEXT_BYTES
from contested.read.record import Record, RecordError

TEXT = {".txt", ".text", ""}
PAGE = {".html", ".htm", ".xhtml"}
LINES = {".jsonl", ".ndjson"}


@dataclass(frozen=True, slots=True)
class Input:
    """One report to be read: what is told of it, and its file (None: the words stand in the record).

    `source` names it in messages: a path, or a path with the number of the line.
    """

    record: Record
    source: str
    file: Path | None = None


def each_input(paths: Iterable[Path]) -> Iterator[Input | Problem]:
    """Every input behind the paths; folders are walked in the order of names, hidden entries left out.

    A file that a JSONL index names is read through the index alone, and no file is read twice by its name.
    """
    found = [entry for path in paths for entry in _files(Path(path))]
    named = {
        file
        for entry in found
        if isinstance(entry, Path) and entry.suffix.lower() in LINES
        for file in _named(entry)
    }
    seen: set[str] = set()
    for entry in found:
        if isinstance(entry, Problem):
            yield entry
            continue
        real = os.path.realpath(entry)
        if real in seen or real in named:
            continue
        seen.add(real)
        if entry.suffix.lower() == ".json":
            yield problem(entry, "is JSON; of JSON only lines are read, one record a line (.jsonl)")
        elif entry.suffix.lower() in LINES:
            yield from _records(entry)
        else:
            yield Input(Record(shown(entry.stem)), shown(entry), entry)


def discover(paths: Iterable[Path]) -> int:
    """How many reports and problems `read` will go through at most: the total of a progress bar."""
    return sum(1 for _ in each_input(paths))


def problem(source: str | Path, message: str) -> Problem:
    """What is wrong with an input; the message goes on after the source's name ("a.txt: is empty")."""
    return Problem("read", message, shown(source))


def shown(path: str | Path) -> str:
    """A path as text that can be printed and stored: bytes of a name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _files(path: Path) -> Iterator[Path | Problem]:
    try:
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path
        elif os.path.lexists(path):
            yield problem(path, "leads nowhere" if path.is_symlink() else "is not a regular file")
        else:
            yield problem(path, "does not exist")
    except (OSError, ValueError) as error:
        yield problem(path, _reason(error))


def _walk(root: Path) -> Iterator[Path | Problem]:
    """Files below a folder. A link to a folder is followed unless it leads back into itself."""
    stack: list[tuple[Path, tuple[str, ...]]] = [(root, ())]
    while stack:
        path, above = stack.pop()
        if path.is_dir():
            real = os.path.realpath(path)
            if real in above:
                yield problem(path, "is a link that leads back into its own folder")
                continue
            try:
                below = sorted(path.iterdir(), reverse=True)
            except OSError as error:
                yield problem(path, _reason(error))
                continue
            stack += [(entry, (*above, real)) for entry in below if not _skipped(entry.name)]
        elif path.suffix.lower() in TEXT | PAGE | LINES:
            yield from _files(path)
        else:
            yield problem(path, f"is of a kind that is not read ({path.suffix})")


def _skipped(name: str) -> bool:
    # Browsers keep a saved page's pictures and scripts in "<name>_files".
    return name.startswith(".") or name.endswith("_files") or name == "__MACOSX"


def _named(index: Path) -> Iterator[str]:
    """The real paths of the files that a JSONL index names."""
    for line in _lines(index):
        if isinstance(line, bytes) and b'"file"' in line:
            try:
                file = record.parse(line, "").file
            except RecordError:
                continue
            if file:
                yield os.path.realpath(index.parent / file)


def _records(index: Path) -> Iterator[Input | Problem]:
    number = 0
    empty = True
    for line in _lines(index):
        number += 1
        source = f"{shown(index)}:{number}"
        if isinstance(line, Problem):
            yield line
            empty = False
            continue
        if not line.strip():
            continue
        empty = False
        try:
            told = record.parse(line, f"{shown(index.stem)}:{number}")
        except RecordError as error:
            yield problem(source, str(error))
            continue
        yield _input(told, source, index) if told.file else Input(told, source)
    if empty:
        yield problem(index, "is empty")


def _input(told: Record, source: str, index: Path) -> Input | Problem:
    """The input of a record that names a file: only files below the index's own folder are opened."""
    try:
        folder = os.path.realpath(index.parent)
        real = os.path.realpath(index.parent / told.file)
        if os.path.commonpath((folder, real)) != folder:
            return problem(source, f"names a file outside its folder ({told.file})")
        if not Path(real).is_file():
            return problem(source, f"names a file that does not exist ({told.file})")
    except (OSError, ValueError) as error:
        return problem(source, f"names a file that cannot be opened ({_reason(error)})")
    return Input(told, source, index.parent / told.file)


def _lines(index: Path) -> Iterator[bytes | Problem]:
    """The lines of a JSONL file in bounded memory; a line beyond the limit is a problem, not a crash."""
    number = 0
    try:
        with index.open("rb") as handle:
            while line := handle.readline(MAX_TEXT_BYTES + 1):
                number += 1
                if len(line) <= MAX_TEXT_BYTES:
                    yield line
                    continue
                while line and not line.endswith(b"\n"):
                    line = handle.readline(MAX_TEXT_BYTES)
                yield problem(f"{shown(index)}:{number}", f"is longer than {MAX_TEXT_BYTES // 1_000_000} MB")
    except OSError as error:
        yield problem(index, _reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    return str(getattr(error, "strerror", "") or error)
