"""Public files of places from the network: politely, over https, with limits; or a sentence why not."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from importlib import resources
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import yaml

from contested.errors import PlacesError

WAIT = 30.0
"""Seconds without an answer after which a host is given up."""
LARGEST = 600 << 20
"""Bytes of one file: the largest country of GeoNames has less than a quarter of it."""
ANSWER = 4 << 20
"""Bytes of an answer that only says where a file is."""
PIECE = 1 << 16
AGENT = "contested (places fetch; one request at a time)"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched, with its source and licence in words."""

    path: Path
    source: str


@cache
def addresses() -> Any:
    """data/imports/addresses.yaml."""
    text = (resources.files("contested") / "data" / "imports" / "addresses.yaml").read_text("utf-8")
    return yaml.safe_load(text)


def fetch(
    iso2: str, iso3: str, folder: Path, progress: Progress, mirror: str = ""
) -> list[Fetched | PlacesError]:
    """Download the boundaries of a country's divisions and its GeoNames file into a folder.

    `mirror` is the address of a host that serves the same paths. What cannot be had is the error that says
    why; where there is no network at all, PlacesError is raised.
    """
    found: list[Fetched | PlacesError] = []
    for level in (*addresses()["levels"], ""):
        try:
            if level:
                found.append(_boundaries(iso3, level, folder, progress, mirror))
            else:
                found.append(_geonames(iso2, folder, progress, mirror))
        except NoNetworkError:
            raise
        except PlacesError as error:
            found.append(error)
    return found


class NoNetworkError(PlacesError):
    """No host can be reached at all."""


def _boundaries(iso3: str, level: str, folder: Path, progress: Progress, mirror: str) -> Fetched:
    address = addresses()["boundaries"].format(iso3=iso3, level=level)
    with _opened(address, mirror) as answer:
        text = answer.read(ANSWER)
    try:
        told = json.loads(text)
        told = told[0] if isinstance(told, list) else told
        link, licence = str(told["gjDownloadURL"]), str(told.get("boundaryLicense") or "")
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise PlacesError(f"{_host(address)} does not say where the {level} of {iso3} is") from error
    path = folder / f"geoBoundaries-{iso3}-{level}.geojson"
    _download(link, path, progress, mirror)
    maker = ", ".join(part for part in (str(told.get("boundarySource") or ""), licence) if part)
    return Fetched(path, f"geoBoundaries {iso3} {level}" + (f" ({maker})" if maker else ""))


def _geonames(iso2: str, folder: Path, progress: Progress, mirror: str) -> Fetched:
    path = folder / f"{iso2}.zip"
    _download(addresses()["geonames"].format(iso2=iso2), path, progress, mirror)
    return Fetched(path, "")


def _download(address: str, path: Path, progress: Progress, mirror: str) -> None:
    """A file, whole or not at all."""
    part = path.with_suffix(path.suffix + ".part")
    try:
        with _opened(address, mirror) as answer, part.open("wb") as file:
            size = int(answer.headers.get("Content-Length") or 0)  # type: ignore[attr-defined]
            if size > LARGEST:
                raise PlacesError(f"{address} is larger than {LARGEST >> 20} MB and was not fetched")
            done = _copy(answer, file, address, size, progress)
        if size and done < size:
            raise PlacesError(f"{address} broke off after {done:,} of {size:,} bytes")
        part.replace(path)
    except (OSError, HTTPException) as error:
        raise PlacesError(f"{address} broke off: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _copy(answer: IO[bytes], file: IO[bytes], address: str, size: int, progress: Progress) -> int:
    done = 0
    while piece := answer.read(PIECE):
        done += len(piece)
        if done > LARGEST:
            raise PlacesError(f"{address} is larger than {LARGEST >> 20} MB and was not fetched")
        file.write(piece)
        progress(address.rsplit("/", 1)[-1], done, size)
    return done


class _Guarded(HTTPRedirectHandler):
    """Follows only to where we may go."""

    def __init__(self, mirror: str) -> None:
        self.mirror = mirror

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        _allowed(newurl, self.mirror)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opened(address: str, mirror: str) -> IO[bytes]:
    """The answer of a host. Raises PlacesError; NoNetworkError where it cannot be reached."""
    target = _mirrored(address, mirror)
    _allowed(target, mirror)
    request = Request(target, headers={"User-Agent": AGENT})
    try:
        return build_opener(_Guarded(mirror)).open(request, timeout=WAIT)  # type: ignore[no-any-return]
    except HTTPError as error:
        raise PlacesError(
            f"{_host(target)} has no {urlsplit(target).path} (it answers {error.code})"
        ) from error
    except (URLError, TimeoutError, OSError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        words = "its name is not known" if isinstance(reason, socket.gaierror) else _reason(reason)
        raise NoNetworkError(f"no network: {_host(target)} cannot be reached ({words})") from error


def _reason(reason: object) -> str:
    return (
        "no answer in time"
        if isinstance(reason, TimeoutError)
        else getattr(reason, "strerror", None) or str(reason)
    )


def _mirrored(address: str, mirror: str) -> str:
    """The same path on the mirror: what geoBoundaries leads on to is asked of the mirror too."""
    if not mirror:
        return address
    parts, base = urlsplit(address), urlsplit(mirror)
    return urlunsplit((base.scheme, base.netloc, base.path.rstrip("/") + parts.path, parts.query, ""))


def _allowed(address: str, mirror: str) -> None:
    """https alone, and only known hosts or the mirror; plain http is for a mirror on this very machine."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if mirror and parts.netloc == urlsplit(mirror).netloc:
        if parts.scheme == "https" or (
            parts.scheme == "http" and re.fullmatch(r"127(\.\d+){3}|localhost|::1", host)
        ):
            return
        raise PlacesError(f"{address} is not fetched: only https is")
    if parts.scheme != "https":
        raise PlacesError(f"{address} is not fetched: only https is")
    if mirror or host not in addresses()["hosts"]:
        raise PlacesError(f"{address} is not fetched: {host} is none of the hosts that are known")


def _host(address: str) -> str:
    return urlsplit(address).netloc
