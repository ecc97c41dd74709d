"""What a reading brought, counted as it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from contested.model import Claim, Kind, Problem


@dataclass
class Summary:
    """What a reading brought: appearances new and known before, claims of each kind, problems.

    Claims are those that views use: of a document under two text dates, those reckoned from the earlier.
    """

    documents: int = 0
    names: int = 0
    """Reports whose names were looked up again in claims that were read before."""
    new: int = 0
    known: int = 0
    claims: Counter[Kind] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    _of: dict[str, Counter[Kind]] = field(default_factory=dict, repr=False, compare=False)

    def count(self, document_id: str, claims: Iterable[Claim]) -> None:
        """Count the claims of a document, in the place of those counted for it before."""
        kinds = Counter(claim.kind for claim in claims)
        self.claims = self.claims - self._of.get(document_id, Counter()) + kinds
        self._of[document_id] = kinds
