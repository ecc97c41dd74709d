"""What rules note for those who mend them: candidates given up, and what came of each draft."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate that a rule gave up: the word at which the cue stands, the cue's name, and why."""

    head: int
    cue: str
    why: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft with the words that it stands on; `why` says what spoke against it, empty for a claim."""

    words: frozenset[int]
    kind: str
    cue: str
    why: str = ""


@dataclass(slots=True)
class Trace:
    """The notes on one report, in the order of the rules."""

    dropped: list[Dropped] = field(default_factory=list)
    drafted: list[Drafted] = field(default_factory=list)

    def drop(self, head: Token, cue: str, why: str, about: tuple[Token, ...]) -> None:
        words = ", ".join(f"“{token.text}”" for token in about)
        self.dropped.append(Dropped(head.i, cue, f"{why}: {words}" if words else why))
