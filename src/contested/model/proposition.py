"""What a control claim says of a place: who has, or has not, which part of it over which period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contested.model.claim import Extent
from contested.model.place import PartyRef
from contested.model.time import Period

Nature = Literal["event", "state"]


@dataclass(frozen=True, slots=True)
class Proposition:
    """`party` has (or has not) `extent` of `place_id`.

    An `event` happened within `period`; a `state` holds throughout it. `party` None: nobody named.
    """

    claim_id: str
    place_id: str
    party: PartyRef | None
    has: bool
    period: Period
    nature: Nature
    extent: Extent = "all"
