"""From bytes to text, untouched: no newline translated, no mark dropped, so that offsets hold."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was read in. `refused` says why there is none, `warning` what was lost."""

    text: str = ""
    encoding: str = "utf-8"
    refused: str = ""
    warning: str = ""


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of a file. Empty and binary data are refused; what is not UTF-8 is read with a warning."""
    if not data.strip():
        return Decoded(refused="is empty")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return Decoded(refused=f"is {kind}, not a text")
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _marked(data, encoding)
    if _is_binary(data):
        return Decoded(refused="holds binary data, not a text")
    try:
        return _kept(Decoded(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _kept(_not_utf8(data, declared, error))


def declared_charset(data: bytes) -> str:
    """The encoding that a page declares in its first bytes, or an empty string."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii").lower() if match else ""


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return _kept(Decoded(data.decode(encoding), encoding))
    except UnicodeDecodeError:
        return Decoded(refused=f"begins as {encoding.upper()} but is broken")


def _kept(decoded: Decoded) -> Decoded:
    return decoded if decoded.text.strip("\ufeff \t\r\n\f\v\xa0\u200b") else Decoded(refused="is empty")


def _is_binary(data: bytes) -> bool:
    return b"\x00" in data or len(_CONTROL.findall(data[:65_536])) > 0.02 * min(len(data), 65_536)


def _not_utf8(data: bytes, declared: str, error: UnicodeDecodeError) -> Decoded:
    if declared and declared not in ("utf-8", "utf8"):
        try:
            return Decoded(data.decode(declared), codecs.lookup(declared).name)
        except (LookupError, UnicodeDecodeError):
            pass
    where = f"is not valid UTF-8 (byte 0x{data[error.start]:02x} at {error.start})"
    good = sum(len(m) for m in _MULTIBYTE.findall(data))
    high = sum(byte > 127 for byte in data)
    if good >= high / 2:
        return Decoded(
            data.decode("utf-8", "replace"), warning=f"{where}; the broken characters are shown as \ufffd"
        )
    if high > 0.3 * len(data):
        return Decoded(refused=f"{where} and no text in a Western encoding")
    try:
        return Decoded(data.decode("cp1252"), "cp1252", warning=f"{where}; read as Windows-1252")
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", warning=f"{where}; read as Latin-1")
