"""What a rule of time may know beside the words it reads, and the form of its answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from contested.extract.times.words import TimeKind
from contested.model import Period

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its words.

    `anchor` is the day last spoken of, `year` the year last named, `ahead` whether the sentence looks ahead;
    `prep` and `mod` are the words before ("since", "early"), `first` the first token as written.
    """

    base: Period | None
    anchor: Period | None
    year: int | None
    ahead: bool
    prep: str
    mod: str
    first: str


Reckoned = tuple[Period, TimeKind] | None
Rule = Callable[[Match, Context], Reckoned]


def reckoned(kind: TimeKind, period: Period | None) -> Reckoned:
    return (period, kind) if period else None


def one_day(day: date | None) -> Period | None:
    return Period.day(day) if day else None
