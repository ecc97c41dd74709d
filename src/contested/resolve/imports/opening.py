"""Opening files of places: plain, gzip, xz or in a zip archive, as bytes that are never held whole."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from contested.errors import PlacesError

BLOCK = 1 << 20
LARGEST = 40 << 30
"""Bytes that a file may unpack to: more than the whole of GeoNames, less than what a bomb makes."""
PASSED = ("readme", "license", "licence", "citation")
"""Members of archives that hold words about the data."""
BROKEN = (
    OSError,
    EOFError,
    lzma.LZMAError,
    zlib.error,
    zipfile.BadZipFile,
    RuntimeError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a member of an archive, that holds places."""

    path: Path
    member: str = ""
    size: int = 0

    @property
    def name(self) -> str:
        return f"{self.path.name}: {self.member}" if self.member else self.path.name

    @property
    def inner(self) -> str:
        """The name of the data themselves: without the folder and the ending of the packing."""
        name = Path(self.member or self.path.name).name
        return name.removesuffix(".xz").removesuffix(".gz")


def sources(path: Path) -> list[Source]:
    """What a file holds: itself, or the data of a zip archive. Raises PlacesError."""
    try:
        if not path.exists():
            raise PlacesError(f"{path}: there is no such file")
        if path.is_dir():
            raise PlacesError(f"{path} is a folder: name its files")
        if path.stat().st_size == 0:
            raise PlacesError(f"{path} is empty")
        with path.open("rb") as file:
            zipped = file.read(4) == b"PK\x03\x04"
        if not zipped:
            return [Source(path, size=path.stat().st_size)]
        return _members(path)
    except BROKEN as error:
        raise PlacesError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error


def _members(path: Path) -> list[Source]:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if "[Content_Types].xml" in names:
            return [Source(path, size=path.stat().st_size)]  # a spreadsheet
        found = [i for i in archive.infolist() if not i.is_dir() and i.file_size and _data(i.filename)]
    if not found:
        raise PlacesError(f"{path}: the archive holds no data")
    return [Source(path, info.filename, info.file_size) for info in found]


def _data(name: str) -> bool:
    file = Path(name).name.lower()
    kinds = (".txt", ".csv", ".tsv", ".json", ".geojson", ".xlsx", ".gz", ".xz")
    return file.endswith(kinds) and not file.startswith((*PASSED, "."))


Watch = Callable[[IO[bytes]], None]
"""Told the file as it lies on the disk, whose position says how far reading is."""


def nobody(_: IO[bytes]) -> None:
    """Nobody watches."""


@contextmanager
def opened(source: Source, watch: Watch = nobody) -> Iterator[IO[bytes]]:
    """The bytes of a source, unpacked. Raises PlacesError, while reading too, where they are damaged."""
    try:
        if source.member:
            with (
                zipfile.ZipFile(source.path) as archive,
                archive.open(source.member) as packed,
                _unpacked(packed) as plain,
            ):
                watch(packed)
                yield plain
        else:
            with source.path.open("rb") as packed, _unpacked(packed) as plain:
                watch(packed)
                yield plain
    except BROKEN as error:
        raise PlacesError(f"cannot read {source.name}: {_words(error)}") from error


def _words(error: BaseException) -> str:
    if isinstance(error, EOFError | lzma.LZMAError | zlib.error | zipfile.BadZipFile):
        return "it is damaged or cut short"
    return getattr(error, "strerror", None) or str(error)


@contextmanager
def _unpacked(packed: IO[bytes]) -> Iterator[IO[bytes]]:
    head = packed.read(6)
    packed.seek(0)
    if head.startswith(b"\x1f\x8b"):
        with gzip.open(packed) as plain:
            yield plain  # type: ignore[misc]
    elif head.startswith(b"\xfd7zXZ"):
        with lzma.open(packed) as plain:
            yield plain
    else:
        yield packed


def digest(source: Source) -> str:
    """The SHA-256 of the bytes as unpacked: one file in two packings is one file. Raises PlacesError."""
    found, size = sha256(), 0
    with opened(source) as file:
        while block := file.read(BLOCK):
            size += len(block)
            if size > LARGEST:
                raise PlacesError(f"{source.name} unpacks to more than {LARGEST >> 30} GB")
            found.update(block)
    return found.hexdigest()


def head(source: Source, size: int = 64_000) -> bytes:
    """The first bytes."""
    with opened(source) as file:
        return file.read(size)


@contextmanager
def text(source: Source, watch: Watch = nobody) -> Iterator[IO[str]]:
    """The source as text: UTF-8 with or without its mark, or UTF-16 with one."""
    wide = head(source, 2) in (b"\xff\xfe", b"\xfe\xff")
    with opened(source, watch) as file:
        reader = io.TextIOWrapper(file, "utf-16" if wide else "utf-8-sig", errors="replace", newline="")
        try:
            yield reader
        finally:
            reader.detach()
