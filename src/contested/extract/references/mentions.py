"""Everything in a report that later words can stand for: names, and descriptions ("a border crossing")."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from contested.extract.lexicon import lexicon
from contested.extract.numbers.units import singular
from contested.extract.references.names import BODIES, FORCES, PLACES, MentionKind, NameClass, Names
from contested.model import Document, Feature, World

_DATA = lexicon("coreference")
GROUPS = frozenset(_DATA["groups"]["singular"])
GROUP_MEMBERS = frozenset(_DATA["groups"]["plural"])
COUNTRIES = frozenset(_DATA["countries"])
PERSONS = frozenset(_DATA["persons"])
PEOPLE = frozenset(_DATA["people"])
_NO_SIDES = frozenset(_DATA["no_sides"])
_MODIFYING = frozenset({"compound", "amod", "nmod:unmarked", "nmod:desc"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


@dataclass(frozen=True, slots=True)
class Named:
    """One mention: tokens [start, end), the class of its name, and how prominent it stands.

    `described` marks a description without a name, which may itself stand for a name. `plural` is None where
    both numbers go ("the junta say", "the junta says").
    """

    start: int
    end: int
    text: str
    of: NameClass
    sentence: int
    paragraph: int
    subject: bool
    plural: bool | None = None
    described: bool = False

    @property
    def kind(self) -> MentionKind:
        return self.of.kind

    @property
    def key(self) -> str:
        return self.of.key

    @property
    def features(self) -> frozenset[Feature]:
        return self.of.features

    @property
    def party_kind(self) -> str:
        return self.of.party_kind


class Mentions:
    """All mentions of one report in order; furniture is passed over."""

    def __init__(self, doc: Doc, document: Document, world: World) -> None:
        self.doc = doc
        self._furniture = [b.span for b in document.blocks if b.kind == "furniture"]
        self._names = Names(doc, world)
        self._parsed = doc.has_annotation("DEP")

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
        breaks = [m.start() for m in re.finditer("\n+", self.doc.text)]
        return [bisect_left(breaks, token.idx) for token in self.doc]

    @cached_property
    def all(self) -> list[Named]:
        """All mentions in reading order."""
        names: dict[int, tuple[int, int]] = {}
        for start, end in self._names.spans():
            names.update(dict.fromkeys(range(start, end), (start, end)))
        described = [m for t in self.doc if t.i not in names and (m := self._described(t, names))]
        within = {i for m in described if not m.described for i in range(m.start, m.end)}
        named = [
            m for span in sorted(set(names.values())) if span[0] not in within and (m := self._named(*span))
        ]
        found = [m for m in (*named, *described) if not self.is_furniture(self.doc[m.start])]
        return sorted(found, key=lambda m: (m.start, m.end))

    @cached_property
    def at(self) -> dict[int, Named]:
        """The mention that covers a token."""
        return {i: m for m in self.all for i in range(m.start, m.end)}

    def own_name(self, token: Token) -> str:
        """Capitalised words before a noun that make a name of it: "the Ruritanian army"; empty if none."""
        start = self._phrase_start(token)
        words = [self.doc[i] for i in range(start, token.i)]
        capital = [w for w in words if w.text[:1].isupper() and (not w.is_sent_start or self._is_name(w))]
        names = [w for w in capital if w.lower_ not in _NO_SIDES]
        # "Ruritania-based" and the like only say where from.
        names = [w for w in names if w.whitespace_ or self.doc[w.i + 1].text not in "-–"]
        return str(self.doc[start : token.i + 1].text) if names else ""

    @staticmethod
    def _is_name(token: Token) -> bool:
        """A capital that opens a sentence says nothing: the tagger must have seen a name."""
        return bool(token.ent_type_) and token.pos_ in ("PROPN", "ADJ")

    def is_furniture(self, token: Token) -> bool:
        """Whether a word stands in an advertisement, a share line and the like."""
        return any(s.start <= token.idx < s.end for s in self._furniture)

    def _named(self, start: int, end: int) -> Named | None:
        if end - start == 1 and self.doc[start].pos_ == "ADJ":
            return None
        text = self.doc[start:end].text
        found = self._names.classify(start, end, text)
        plural = None if found.kind in ("party", "body") else False
        return self._mention(start, end, found, plural) if found.key else None

    def _described(self, token: Token, names: dict[int, tuple[int, int]]) -> Named | None:
        """A description as a mention of its own; one with a side's name before it is a name too."""
        if token.pos_ not in ("NOUN", "") or (token.dep_ in _MODIFYING and token.head.i > token.i):
            return None
        word = singular(token)
        plural = token.tag_ == "NNS" or (not token.tag_ and word != token.lower_)
        start = self._phrase_start(token)
        if word in BODIES or word in FORCES:
            start = self._owner_start(token, start, names)
            if start < self._phrase_start(token) or self.own_name(token):
                return self._mention(
                    start, token.i + 1, self._names.party(self.doc[start : token.i + 1].text), None
                )
        if word in PLACES and (plural or token.i - 1 in names or token.i + 1 in names):
            return None
        if word in PLACES and self._tells_its_name(token, names):
            return None
        kind = _kind_of(word, plural=plural)
        if kind is None or (kind == "person" and (token.i + 1 in names or token.head.i in names)):
            return None
        features = frozenset(PLACES[word]) if kind == "place" else frozenset()
        party_kind = "armed group" if kind == "party" else ""
        found = NameClass(kind, f"described:{token.i}", features, party_kind)
        both = None if word in ("police", "military", "army") else plural or word == "people"
        return self._mention(start, token.i + 1, found, both, described=True)

    def _owner_start(self, token: Token, start: int, names: dict[int, tuple[int, int]]) -> int:
        """Where a phrase begins with the name of its owner: "Ruritania's defence ministry"."""
        owner = next((c for c in token.children if c.dep_ == "nmod:poss" and c.i in names), None)
        return names[owner.i][0] if owner is not None and owner.i < start else start

    def _tells_its_name(self, token: Token, names: dict[int, tuple[int, int]]) -> bool:
        """ "The town of X": the name is the mention."""
        after = token.i + 1
        return after + 1 in names and self.doc[after].lower_ == "of"

    def _phrase_start(self, token: Token) -> int:
        """Adjectives and compounds before a noun belong to its phrase; articles do not."""
        start = token.i
        while start > 0 and self.sentence_of[start - 1] == self.sentence_of[token.i]:
            before = self.doc[start - 1]
            inner = before.text in "-–" and start > 1 and not before.whitespace_
            if not inner and before.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB"):
                break
            if before.pos_ == "VERB" and not (before.head.i == token.i and before.dep_ == "amod"):
                break
            if self._parsed and not inner and before.pos_ == "NOUN" and before.dep_ != "compound":
                break
            start -= 1
        return start

    def _mention(
        self, start: int, end: int, of: NameClass, plural: bool | None, *, described: bool = False
    ) -> Named:
        return Named(
            start,
            end,
            self.doc[start:end].text,
            of,
            self.sentence_of[start],
            self.paragraph_of[start],
            self._is_subject(start, end),
            plural,
            described,
        )

    def _is_subject(self, start: int, end: int) -> bool:
        """By the parse; without one, what opens its sentence."""
        if self._parsed:
            return any(self.doc[i].dep_ in _SUBJECTS for i in range(start, end))
        sentence, first = self.sentence_of, start
        while first and sentence[first - 1] == sentence[start]:
            first -= 1
        return start - first <= 2


def _kind_of(word: str, *, plural: bool) -> MentionKind | None:
    """What a common noun can describe; None when nothing that is referred back to here."""
    if word in PLACES:
        return "place"
    if word in GROUPS or word in GROUP_MEMBERS:
        return "party"
    if word in PERSONS and not plural:
        return "person"
    if word in BODIES and not plural:
        return "body"
    return "people" if word in PEOPLE else None
