"""What a stage may ask about names without importing the stage that knows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from contested.model.place import PartyRef, PlaceRef


class World(Protocol):
    """Knowledge of names, handed in by the flow. `context` (countries, sides of the report) breaks ties."""

    def party(self, text: str, context: Sequence[str] = ()) -> PartyRef | None:
        """The party that a phrase names ("the Afghan interior ministry"), or None."""

    def place(self, text: str, context: Sequence[str] = ()) -> PlaceRef | None:
        """The place that a phrase names, or None when no gazetteer entry is near enough."""
