"""A user's own parties: YAML files in one folder, or one file, in the form of the built-in ones."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import yaml
from platformdirs import user_data_path

from contested.errors import ContestedError, PartiesError
from contested.model import PartyBook
from contested.resolve.partydata import forgotten, party_data
from contested.resolve.partyrows import merged
from contested.resolve.partyschema import checked
from contested.resolve.placedata import Row

ADDED = "added.yaml"
"""The file of the folder to which parties told one by one are written."""
ENDINGS = (".yaml", ".yml")


def usual() -> Path:
    """The folder that counts when none is named."""
    return user_data_path("contested") / "parties"


def own_files(where: Path | None = None) -> tuple[Path, ...]:
    """The files of a folder by name, or the one file; the usual folder when None, which need not be there.

    Raises PartiesError when what is named is not there.
    """
    place = where or usual()
    if place.is_file():
        return (place,)
    if place.is_dir():
        return tuple(sorted(f for f in place.iterdir() if f.suffix in ENDINGS and not f.name.startswith(".")))
    if where is not None and where.suffix in ENDINGS:
        raise PartiesError(f"there is no party file {where}")
    return ()


def own_version(where: Path | None = None) -> str:
    """When the user's parties were last changed and a hash of them; empty where there never were any.

    It begins with a number that rises, so that resolutions follow changes, an import taken back included.
    """
    place, found = where or usual(), own_files(where)
    if not place.exists():
        return ""
    digest = sha256()
    for file in found:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    changed = max(path.stat().st_mtime_ns for path in (place, *found))
    return f"{changed}-{digest.hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class PartyFile:
    """One of the user's files: its name and how many parties it brings or adds to."""

    path: Path
    new: tuple[str, ...]
    added_to: tuple[str, ...]


def listed(where: Path | None = None) -> list[PartyFile]:
    """The user's files with the ids of the parties that each brings and of those that it adds to."""
    known = set(party_data().book.parties)
    found = []
    for path in own_files(where):
        ids = [row["id"] for row in checked(path)["parties"]]
        new = tuple(i for i in ids if i not in known)
        found.append(PartyFile(path, new, tuple(i for i in ids if i not in new)))
        known |= set(ids)
    return found


def bring(file: Path, where: Path | None = None) -> PartyFile:
    """Copy a party file into the folder, in the place of one of its name, once it is known to be right.

    Raises PartiesError, or ContestedError with the lines that break the form.
    """
    folder = _folder(where)
    if file.suffix not in ENDINGS:
        raise PartiesError(f"{file}: a party file ends in .yaml")
    checked(file)
    return _put(folder / file.name, file.read_bytes(), where)


def add(row: Row, where: Path | None = None) -> PartyFile:
    """Write one party, or what is said anew of a known one, to the folder. Raises as `bring`."""
    folder = _folder(where)
    path = folder / ADDED
    rows: list[Row] = checked(path)["parties"] if path.exists() else []
    before = next((r for r in rows if r["id"] == row["id"]), {})
    rows = [*(r for r in rows if r["id"] != row["id"]), merged(before, row)]
    text = yaml.safe_dump({"parties": rows}, allow_unicode=True, sort_keys=False, width=110)
    return _put(path, text.encode(), where)


def forget(name: str, where: Path | None = None) -> Path:
    """Take back a file of the folder by its name. Raises PartiesError when another of its files needs it."""
    folder = _folder(where)
    path = next((f for f in own_files(folder) if name in (f.name, f.stem)), None)
    if path is None:
        told = ", ".join(f.name for f in own_files(folder)) or "none"
        raise PartiesError(f"no file {name!r} among your parties ({folder}): {told}")
    party_data(tuple(f for f in own_files(folder) if f != path))
    path.unlink()
    return path


def book(where: Path | None = None) -> PartyBook:
    """The parties of the built-in files and of the user's."""
    return party_data(own_files(where)).book


def _folder(where: Path | None) -> Path:
    folder = where or usual()
    if folder.is_file() or folder.suffix in ENDINGS:
        raise PartiesError(f"{folder} is a file of your own: change it there; only a folder can be added to")
    return folder


def _put(path: Path, content: bytes, where: Path | None) -> PartyFile:
    """Write a file whole or not at all, if the book can be read with it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(prefix=".", suffix=".yaml", dir=path.parent)
    except OSError as error:
        raise PartiesError(f"cannot write {path}: {error.strerror}") from error
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        _try(new, path, own_files(path.parent))
        new.replace(path)
    except OSError as error:
        raise PartiesError(f"cannot write {path}: {error.strerror}") from error
    finally:
        new.unlink(missing_ok=True)
    forgotten()
    return next(file for file in listed(where) if file.path == path)


def _try(new: Path, path: Path, others: Sequence[Path]) -> None:
    """Read the book as it will be. Raises ContestedError, told of the file by its own name."""
    try:
        party_data((*(f for f in others if f != path), new))
    except ContestedError as error:
        raise PartiesError(str(error).replace(str(new), path.name)) from error


def row_of(party_id: str, told: dict[str, Any]) -> Row:
    """A row of what was told on a command line, empty values left out."""
    return {"id": party_id} | {key: value for key, value in told.items() if value}
