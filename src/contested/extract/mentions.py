"""Everything in a report that later words can stand for: names, and descriptions ("a border crossing")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from spacy.tokens import Doc, Token

from contested.extract.lexicon import lexicon
from contested.extract.number_units import singular
from contested.model import Document, Feature, World

_DATA = lexicon("coreference")
PLACES: dict[str, list[Feature]] = _DATA["places"]
GROUPS = frozenset(_DATA["groups"]["singular"])
GROUP_MEMBERS = frozenset(_DATA["groups"]["plural"])
BODIES = frozenset(_DATA["bodies"])
COUNTRIES = frozenset(_DATA["countries"])
PERSONS = frozenset(_DATA["persons"])
PEOPLE = frozenset(_DATA["people"])
_PERSON_LABELS = frozenset({"PER", "PERSON"})
_PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})

MentionKind = Literal["person", "place", "party", "body", "people"]
ALL_FEATURES: frozenset[Feature] = frozenset(f for features in PLACES.values() for f in features) | {
    "country"
}


@dataclass(frozen=True, slots=True)
class Named:
    """One mention: tokens [start, end) and what is known of it.

    `key` is the same for mentions of one thing; `features` are the kinds of place that it can be; `described`
    marks a description without a name, which itself may stand for a name. `party_kind` as in the party book.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    key: str
    sentence: int
    paragraph: int
    subject: bool
    features: frozenset[Feature] = frozenset()
    party_kind: str = ""
    plural: bool | None = None
    described: bool = False
    told: bool = False


@dataclass
class Mentions:
    """All mentions of one report in order; furniture is passed over. Look-ups of names are remembered."""

    doc: Doc
    document: Document
    world: World
    _known: dict[str, tuple[MentionKind, str, frozenset[Feature], str]] = field(default_factory=dict)

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of the sentence of each token."""
        numbers, number = [], 0
        marked = self.doc.has_annotation("SENT_START")
        for token in self.doc:
            if token.i and (token.is_sent_start if marked else self.doc[token.i - 1].text in (".", "!", "?")):
                number += 1
            numbers.append(number)
        return numbers

    @cached_property
    def paragraph_of(self) -> list[int]:
        """The number of the paragraph of each token: line breaks between tokens part them."""
        numbers, number, last = [], 0, 0
        for token in self.doc:
            if "\n" in self.doc.text[last : token.idx] or (token.i and "\n" in self.doc[token.i - 1].text):
                number += 1
            numbers.append(number)
            last = token.idx + len(token)
        return numbers

    @cached_property
    def all(self) -> list[Named]:
        furniture = [b.span for b in self.document.blocks if b.kind == "furniture"]
        names = [m for m in (self._named(start, end) for start, end in self._names()) if m]
        covered = {i for m in names for i in range(m.start, m.end)}
        found = names + [m for t in self.doc if t.i not in covered and (m := self._described(t, covered))]
        found = [m for m in found if not any(s.start <= self.doc[m.start].idx < s.end for s in furniture)]
        return sorted(found, key=lambda m: (m.start, m.end))

    def _names(self) -> Iterator[tuple[int, int]]:
        """Entities, and runs of proper names that no entity covers."""
        covered: set[int] = set()
        for entity in self.doc.ents:
            covered.update(range(entity.start, entity.end))
            yield entity.start, entity.end
        start = None
        for token in [*self.doc, None]:
            proper = token is not None and token.pos_ == "PROPN" and token.i not in covered
            if proper and start is None and token is not None:
                start = token.i
            elif not proper and start is not None:
                yield start, token.i if token is not None else len(self.doc)
                start = None

    def _named(self, start: int, end: int) -> Named | None:
        if self.doc[start].lower_ == "the" and end - start > 1:
            start += 1
        if self.doc[end - 1].text in ("'s", "’s", "'", "’") and end - start > 1:
            end -= 1
        text = self.doc[start:end].text
        label = self.doc[start].ent_type_
        noun = self._class_noun(start, end)
        known = self._known.get(f"{label}|{noun}|{text}")
        if known is None:
            known = self._known[f"{label}|{noun}|{text}"] = self._classify(text, label, noun)
        kind, key, features, party_kind = known
        if not key:
            return None
        plural = None if kind in ("party", "body") else False
        return self._mention(start, end, text, kind, key, features, party_kind, plural, told=bool(noun))

    def _class_noun(self, start: int, end: int) -> str:
        """The noun of a place beside its name: "X province", "the city of X", "X border crossing"."""
        for i in range(end - 1, min(end + 3, len(self.doc))):
            word = singular(self.doc[i])
            if i >= end and word in PLACES and self.doc[i].text != self.doc[i].text.upper():
                return word
            if i >= end and word not in (
                "border",
                "air",
                "military",
                "gas",
                "oil",
                "international",
                "refugee",
            ):
                break
        inside = singular(self.doc[end - 1])
        if end - start > 1 and inside in PLACES:
            return inside
        before = [self.doc[i].lower_ for i in range(max(0, start - 2), start)]
        if before[-1:] == ["of"] and len(before) == 2 and singular(self.doc[start - 2]) in PLACES:
            return singular(self.doc[start - 2])
        return singular(self.doc[start - 1]) if start and self.doc[start - 1].lower_ in PLACES else ""

    def _classify(self, text: str, label: str, noun: str) -> tuple[MentionKind, str, frozenset[Feature], str]:
        """Kind, key, features and party kind of a name; an empty key means that nothing is known of it."""
        if label in _PERSON_LABELS:
            return "person", "person:" + text.split()[-1].lower(), frozenset(), ""
        if noun or label in _PLACE_LABELS:
            place = self.world.place(text)
            key = "place:" + (place.id if place and place.known else text.lower())
            features = frozenset(PLACES.get(noun, ())) or (
                frozenset({place.feature})
                if place and place.feature != "other"
                else ALL_FEATURES - {"country"}
            )
            party = self.world.party(text) if place and place.feature == "country" else None
            return "place", key, features, party.kind if party else ""
        party = self.world.party(text)
        if party is not None:
            return "party", "party:" + party.id, frozenset(), party.kind
        if label == "ORG":
            return "body", "body:" + text.lower(), frozenset(), ""
        place = self.world.place(text) if not label else None
        if place is not None and place.known:
            features = frozenset({place.feature}) if place.feature != "other" else ALL_FEATURES - {"country"}
            return "place", "place:" + place.id, features, ""
        return "body", "", frozenset(), ""

    def _described(self, token: Token, covered: set[int]) -> Named | None:
        """A description as a mention of its own: a place, a group, people, a person by office."""
        if token.pos_ not in ("NOUN", "") or (token.dep_ == "compound"):
            return None
        word = singular(token)
        plural = (
            token.tag_ == "NNS" or (not token.tag_ and word != token.lower_) or word in ("people", "police")
        )
        start = self._phrase_start(token, covered)
        if token.i + 1 < len(self.doc) and token.i + 1 in covered and word in PLACES:
            return None
        kind: MentionKind
        if word in PLACES and not plural:
            if token.i - 1 in covered or start - 1 in covered:
                return None
            kind, features = "place", frozenset(PLACES[word])
        elif word in GROUPS or word in GROUP_MEMBERS:
            kind, features = "party", frozenset()
        elif word in PERSONS and not plural:
            kind, features = "person", frozenset()
        elif word in BODIES and not plural:
            kind, features = "body", frozenset()
        elif word in PEOPLE:
            kind, features = "people", frozenset()
        else:
            return None
        text = self.doc[start : token.i + 1].text
        party_kind = "armed group" if kind == "party" else ""
        return self._mention(
            start,
            token.i + 1,
            text,
            kind,
            f"described:{token.i}",
            features,
            party_kind,
            plural,
            described=True,
        )

    def _phrase_start(self, token: Token, covered: set[int]) -> int:
        """Adjectives and compounds before a noun belong to its description; articles do not."""
        start = token.i
        while start > 0:
            before = self.doc[start - 1]
            if before.i in covered or before.pos_ not in ("ADJ", "NOUN", "PROPN") or before.is_punct:
                break
            start -= 1
        return start

    def _mention(
        self,
        start: int,
        end: int,
        text: str,
        kind: MentionKind,
        key: str,
        features: frozenset[Feature],
        party_kind: str,
        plural: bool | None,
        *,
        described: bool = False,
        told: bool = False,
    ) -> Named:
        sentence = self.sentence_of[start]
        return Named(
            start,
            end,
            text,
            kind,
            key,
            sentence,
            self.paragraph_of[start],
            self._is_subject(start, end),
            features,
            party_kind,
            plural,
            described,
            told,
        )

    def _is_subject(self, start: int, end: int) -> bool:
        """By the parse; without one, what opens its sentence."""
        if self.doc.has_annotation("DEP"):
            return any(self.doc[i].dep_ in _SUBJECTS for i in range(start, end))
        first = next(
            (i for i in range(start, -1, -1) if i == 0 or self.sentence_of[i - 1] != self.sentence_of[i]), 0
        )
        return start - first <= 2
