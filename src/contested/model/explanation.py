"""How a sentence was read, step by step: what `contested explain` tells coders and maintainers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contested.model.claim import Claim
from contested.model.span import Span

Outcome = Literal["claim", "dropped", "no match"]
"""What came of a cue at a word: a claim, a draft given up, or a cue that its surroundings do not fit."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """One word of the parse: `head` is the index of the word it hangs on (its own at a root), `name` the
    label of the name it is part of ("PER", "LOC", "ORG", "MISC"), empty outside names."""

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    relation: str
    head: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name with what the resolver makes of it as a place and as a party; empty where it is none."""

    text: str
    label: str
    place: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A number or words of time, and what they mean: `value` in bounds or days."""

    text: str
    value: str
    sort: Literal["number", "time"]


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """Who says what: speaker and kind, the cue word, the words covered, and what saying does to them."""

    speaker: str
    kind: str
    cue: str
    content: str
    stance: str
    modality: str = ""


@dataclass(frozen=True, slots=True)
class CueRow:
    """A cue that stands at a word, and what came of it; `why` names the condition that failed."""

    word: str
    index: int
    kind: str
    cue: str
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One text as the extractor reads it; indices are those of the words, spans those of the text."""

    text: str
    words: tuple[WordRow, ...]
    names: tuple[NameRow, ...]
    phrases: tuple[PhraseRow, ...]
    voices: tuple[VoiceRow, ...]
    cues: tuple[CueRow, ...]
    claims: tuple[Claim, ...]
    sentences: tuple[Span, ...] = ()
