"""How things look in a terminal: consoles and the colours of parties. Rich honours NO_COLOR itself."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from contested.model import Basis, State

THEME = Theme(
    {
        "heading": "bold",
        "label": "dim",
        "quote": "italic",
        "evidence": "bold reverse",
        "id": "dim",
        "held": "bold",
        "divided": "bold magenta",
        "fought": "bold red",
        "unknown": "dim",
        "denies": "red",
        "unconfirmed": "yellow",
        "asserts": "default",
        "warning": "yellow",
    }
)
STATE_STYLE: dict[State, str] = {
    "held": "held",
    "divided": "divided",
    "fought over": "fought",
    "unknown": "unknown",
}
BASIS_STYLE: dict[Basis, str] = {
    "conceded": "bold green",
    "disputed": "bold yellow",
    "corroborated": "green",
    "reported": "cyan",
    "claimed": "magenta",
}
PARTY_COLOURS = ("dark_orange3", "dodger_blue2", "green4", "medium_purple3", "deep_pink3", "gold3")


def console(*, stderr: bool = False, width: int | None = None, record: bool = False) -> Console:
    """A console in the house's theme; 80 columns where the terminal does not tell its width."""
    return Console(theme=THEME, stderr=stderr, width=width, record=record, highlight=False)


class Palette:
    """A colour for each party: the same name gets the same; no two share one while colours last."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._colours: dict[str, str] = {}
        for name in sorted(set(names)):
            self.colour(name)

    def colour(self, name: str) -> str:
        if not name:
            return "dim"
        if name not in self._colours:
            start, taken = crc32(name.encode()) % len(PARTY_COLOURS), set(self._colours.values())
            turns = [PARTY_COLOURS[(start + i) % len(PARTY_COLOURS)] for i in range(len(PARTY_COLOURS))]
            self._colours[name] = next((c for c in turns if c not in taken), turns[0])
        return self._colours[name]

    def text(self, name: str) -> Text:
        return Text(name or "nobody named", style=self.colour(name))


def short(claim_id: str) -> str:
    """The beginning of a claim's id: enough to hand to `contested show`."""
    return claim_id[:10]


def one_line(text: str, limit: int = 0) -> str:
    """Line breaks and runs of blanks as one blank; cut at `limit` characters when given."""
    flat = " ".join(text.split())
    return flat if not limit or len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
