"""The file of a place: what is known of it at one `known`, made once and asked for any day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contested.assess.areas import may_include, quarter_of, same_place
from contested.assess.fights import Fight, fights, siege_ends, sieges
from contested.assess.known import visible
from contested.assess.names import Sides, place_of
from contested.assess.origins import Voice, side_behind, trace
from contested.assess.propositions import Statement, statements
from contested.assess.tenures import Tenure, tenures
from contested.model import Entry, PartyBook, PlaceRef


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """A place with its entries, accounts, origins by claim id, fights and sieges, as known on one day."""

    place: PlaceRef
    sides: Sides
    entries: tuple[Entry, ...]
    accounts: tuple[Tenure, ...]
    voices: dict[str, Voice | None]
    fights: tuple[Fight, ...]
    sieges: tuple[Fight, ...]
    lifted: tuple[tuple[date, Entry], ...]
    may_include: tuple[Entry, ...]
    within: tuple[Entry, ...]


def open_file(
    place: PlaceRef,
    entries: Iterable[Entry],
    book: PartyBook,
    known: date | None = None,
    head: int | None = None,
) -> PlaceFile:
    """Gather what concerns a place from the entries visible at `known` and `head`."""
    sides = Sides(book)
    here: list[Entry] = []
    inside: list[Entry] = []
    around: list[Entry] = []
    for entry in entries:
        mention = entry.claim.place
        at = place_of(mention)
        if mention is None or at is None:
            continue
        if same_place(at, place) and mention.relation in ("at", "part of"):
            here.append(entry)
        elif place.id in at.within or quarter_of(at, place):
            inside.append(entry)
        elif may_include(place, entry):
            around.append(entry)
    mine = visible(here, known, head)
    said = [s for e in mine for s in statements(e)]
    fought = fights(mine)
    voices = trace(said, sides)

    def behind(s: Statement) -> str:
        return side_behind(s, voices, sides)

    contained = visible(inside, known, head)
    besieged = [*mine, *(e for e in contained if _of_quarter(e, place))]
    return PlaceFile(
        place, sides, tuple(mine), tuple(tenures(said, fought, sides, behind)), voices,
        tuple(fought), tuple(sieges(besieged)), tuple(siege_ends(besieged)),
        tuple(visible(around, known, head)), tuple(contained),
    )  # fmt: skip


def _of_quarter(entry: Entry, place: PlaceRef) -> bool:
    at = place_of(entry.claim.place)
    return at is not None and quarter_of(at, place)
