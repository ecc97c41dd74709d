"""Settings: the only place that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from contested.errors import ContestedError

LEDGER = "CONTESTED_LEDGER"
PIPELINE = "CONTESTED_PIPELINE"
CACHE = "CONTESTED_CACHE"
PLACES = "CONTESTED_PLACES"
PARTIES = "CONTESTED_PARTIES"
BATCH = "CONTESTED_BATCH"
USER = "CONTESTED_USER"
ACCOUNT = ("LOGNAME", "USER", "USERNAME")
"""Where systems keep the name of the account."""

DEFAULT_LEDGER = "contested.ledger"
DEFAULT_PIPELINE = "contested_ud"


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run. `ledger` is a path or a database address; `pipeline` the name of a spaCy pipeline in
    Universal Dependencies; `cache` the folder of the place index (None: the user's cache folder);
    `batch` how many reports are parsed together; `places` the file of the user's own places (None: in the
    user's data folder); `parties` a file or folder of the user's own parties (None: in the user's data
    folder); `user` who decides, as decisions name them."""

    ledger: str = DEFAULT_LEDGER
    pipeline: str = DEFAULT_PIPELINE
    cache: Path | None = None
    batch: int = 16
    places: Path | None = None
    parties: Path | None = None
    user: str = ""

    @staticmethod
    def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
        """The settings that the environment asks for; what it leaves out has the default.

        Raises ContestedError for a value that makes no sense.
        """
        given = os.environ if environ is None else environ
        cache, places, parties = (given.get(key, "") for key in (CACHE, PLACES, PARTIES))
        return Settings(
            ledger=given.get(LEDGER) or DEFAULT_LEDGER,
            pipeline=given.get(PIPELINE) or DEFAULT_PIPELINE,
            cache=Path(cache).expanduser() if cache else None,
            places=Path(places).expanduser() if places else None,
            parties=Path(parties).expanduser() if parties else None,
            batch=_whole_number(BATCH, given.get(BATCH, ""), Settings().batch),
            user=next((name for key in (USER, *ACCOUNT) if (name := given.get(key, "").strip())), ""),
        )


def _whole_number(name: str, text: str, default: int) -> int:
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ContestedError(f"{name} must be a whole number from 1 up, not {text!r}")
    return int(text)
