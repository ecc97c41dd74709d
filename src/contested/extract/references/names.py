"""What a proper name in a report is the name of: a person, a place of some kind, a party, a body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc

from contested.extract.lexicon import lexicon
from contested.extract.numbers.units import singular
from contested.model import Feature, World

_DATA = lexicon("coreference")
_TIMES = lexicon("times")
PLACES: dict[str, list[Feature]] = _DATA["places"]
BODIES = frozenset(_DATA["bodies"])
FORCES = frozenset(_DATA["forces"])
_CALENDAR = frozenset(_TIMES["months"]) | frozenset(_TIMES["weekdays"])
_BEFORE_CLASS = frozenset(_DATA["before_class_nouns"])
_SITES = frozenset(_DATA["sites"])
_PERSON_LABELS = frozenset({"PER", "PERSON"})
_PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})
_SURE: frozenset[Feature] = frozenset({"country", "admin1", "region"})
_SIGNS = frozenset("'’`")

MentionKind = Literal["person", "place", "party", "body", "people"]
ALL_FEATURES: frozenset[Feature] = frozenset(f for features in PLACES.values() for f in features)


def _untold(feature: Feature) -> frozenset[Feature]:
    """What a name without a noun beside it can be: a division mostly has the name of its seat."""
    if feature == "other":
        return ALL_FEATURES
    return frozenset({feature, "city"}) if feature in ("admin1", "admin2") else frozenset({feature})


@dataclass(frozen=True, slots=True)
class NameClass:
    """What a name stands for; `key` is shared by all names of one thing, empty when nothing is known.

    `features` are the kinds of place that it can be, `told` whether a noun beside it says so; `country` is
    ISO 3166 alpha-2; `party_kind` as in the party book.
    """

    kind: MentionKind
    key: str = ""
    features: frozenset[Feature] = frozenset()
    party_kind: str = ""
    country: str = ""
    told: bool = False


@dataclass
class Names:
    """The proper names of one report and their classes; look-ups are remembered."""

    doc: Doc
    world: World
    _known: dict[tuple[str, str, str], NameClass] = field(default_factory=dict)

    def spans(self) -> Iterator[tuple[int, int]]:
        """Entities, and runs of proper names that no entity covers, each grown to whole words."""
        last = 0
        for start, end in sorted(self._raw()):
            start, end = self._whole(start, end)
            if start < last:
                continue
            last = end
            yield start, end

    def classify(self, start: int, end: int, text: str) -> NameClass:
        """The class of the name at tokens [start, end)."""
        label = self.doc[start].ent_type_ or self.doc[end - 1].ent_type_
        noun = self._class_noun(start, end)
        key = (label, noun, text)
        if key not in self._known:
            self._known[key] = self._class_of(text, label, noun)
        return self._known[key]

    def party(self, text: str) -> NameClass:
        """The class of a body named by its side: "the Ruritanian army"."""
        key = ("", "body", text)
        if key not in self._known:
            party = self.world.party(text)
            self._known[key] = (
                NameClass("party", "party:" + party.id, party_kind=party.kind)
                if party
                else NameClass("body", "body:" + text.lower())
            )
        return self._known[key]

    def _raw(self) -> Iterator[tuple[int, int]]:
        covered: set[int] = set()
        for entity in self.doc.ents:
            covered.update(range(entity.start, entity.end))
            yield entity.start, entity.end
        start = None
        for token in self.doc:
            proper = token.pos_ == "PROPN" and token.i not in covered and token.lower_ not in _CALENDAR
            if proper and start is None:
                start = token.i
            elif not proper and start is not None:
                yield start, token.i
                start = None
        if start is not None:
            yield start, len(self.doc)

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """Grow a name over the hyphens that tie it to what stands beside it: "Tel - e - Nur"."""
        doc, size = self.doc, len(self.doc)
        while start > 1 and doc[start - 1].text in "-–" and not doc[start - 1].whitespace_:
            if doc[start - 2].whitespace_ or not doc[start - 2].text[:1].isupper():
                break
            start -= 2
        while (
            end + 1 < size
            and doc[end].text in "-–"
            and not doc[end - 1].whitespace_
            and not doc[end].whitespace_
        ):
            if not (doc[end + 1].text[:1].isupper() or len(doc[end + 1]) <= 2):
                break
            end += 2
        if doc[start].lower_ == "the" and end - start > 1:
            start += 1
        while end - start > 1 and (doc[end - 1].text[0] in _SIGNS or doc[end - 1].is_punct):
            end -= 1
        return start, end

    def _class_noun(self, start: int, end: int) -> str:
        """The noun of a place beside its name: "X province", "the city of X", "X border crossing"."""
        for i in range(end, min(end + 3, len(self.doc))):
            word = singular(self.doc[i])
            if word in PLACES and self.doc[i].tag_ != "NNS":
                return word
            if word not in _BEFORE_CLASS:
                break
        inside = singular(self.doc[end - 1])
        if end - start > 1 and inside in PLACES:
            return inside
        if start > 1 and self.doc[start - 1].lower_ == "of":
            before = singular(self.doc[start - 2])
            return before if before in PLACES and self.doc[start - 2].tag_ != "NNS" else ""
        before = self.doc[start - 1].lower_ if start else ""
        return before if before in PLACES else ""

    def _class_of(self, text: str, label: str, noun: str) -> NameClass:
        if text.isupper() and len(text.split()) > 1:
            # A heading in capitals.
            return NameClass("body")
        if label in _PERSON_LABELS and noun not in _SITES:
            return NameClass("person", "person:" + text.split()[-1].lower())
        party = self.world.party(text)
        if party is not None and party.kind != "state" and not (noun and label in _PLACE_LABELS):
            return NameClass("party", "party:" + party.id, party_kind=party.kind)
        if noun or label in _PLACE_LABELS or not label:
            found = self._place(text, label, noun, party.kind if party else "")
            if found is not None:
                return found
        if party is not None:
            return NameClass("party", "party:" + party.id, party_kind=party.kind)
        return NameClass("body", "body:" + text.lower()) if label == "ORG" else NameClass("body")

    def _place(self, text: str, label: str, noun: str, party_kind: str) -> NameClass | None:
        place = self.world.place(text)
        known = place is not None and place.known
        if not noun and label not in _PLACE_LABELS and not (known and place and place.feature in _SURE):
            return None
        features = frozenset(PLACES.get(noun, ()))
        if place is not None and known:
            if not features:
                features = _untold(place.feature)
            kind = party_kind if place.feature == "country" else ""
            return NameClass("place", "place:" + place.id, features, kind, place.country, bool(noun))
        return NameClass("place", "place:" + text.lower(), features or ALL_FEATURES, told=bool(noun))
