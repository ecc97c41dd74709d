"""What descriptions stand for: "the group", "the ministry", "the city", "the country", "the spokesman"."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from spacy.tokens import Doc, Token

from contested.extract.lexicon import lexicon
from contested.extract.numbers.units import singular
from contested.extract.references.mentions import COUNTRIES, GROUP_MEMBERS, GROUPS, PERSONS, Mentions, Named
from contested.extract.references.names import BODIES, PLACES
from contested.extract.references.salience import Salience, as_ground, is_in_title, own_subject
from contested.extract.syntax import oblique

_DATA = lexicon("coreference")
_BY_KIND: dict[str, list[str]] = _DATA["bodies_by_kind"]
_GOVERNMENTS = frozenset(_DATA["governments"])
_GENERIC = frozenset(_DATA["generic"])
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OF_TWO = frozenset({"former", "latter"})
_PLAIN = frozenset({"fighter", "gunman", "militant"})
_GROUPED = frozenset({"armed group", "other", "organisation", "coalition", "people"})
_ARMED = _GROUPED - {"organisation"}

# How far back a description reaches, in sentences; a body's own noun reaches over the whole report.
_REACH, _ANYWHERE = 12, 10_000
_LEAD_SENTENCES = 6
_SETTLED = frozenset({"city", "admin1", "admin2", "area", "region"})
# "The area" is the one just spoken of, or nobody knows which.
_WIDE = frozenset(_DATA["wide"])
_NEAR = 2


class Descriptions:
    """Resolves the definite descriptions of one report, and unnamed places that are named later."""

    def __init__(self, doc: Doc, mentions: Mentions, salience: Salience) -> None:
        self._doc = doc
        self._mentions = mentions
        self._salience = salience

    def resolve(self, token: Token) -> Named | None:
        """What a definite description headed by a noun stands for, or None."""
        word = singular(token)
        if word in _OF_TWO:
            return self._of_two(token, first=word == "former")
        if word in PLACES and not is_plural(token):
            return self.own_place(token) or self._place(token, word)
        if self._mentions.own_name(token):
            return None
        if word in COUNTRIES:
            return self._country
        if word in GROUPS or word in GROUP_MEMBERS:
            return self._group(token, word)
        if word in BODIES or any(word in nouns for nouns in _BY_KIND.values()):
            return self._body(token, word)
        if word in PERSONS:
            return self._salience.best(
                token, lambda m: m.kind == "person" and self._has_office(m, word), _REACH
            )
        return None

    def later(self, token: Token) -> Named | None:
        """The one place of a noun's kind that is named after it, if it stands in the title or lead."""
        features = frozenset(PLACES.get(singular(token), ()))
        if not features or singular(token) in _GENERIC or is_plural(token) or not self._in_lead(token):
            return None
        if self.own_place(token):
            return None
        named = [m for m in self._mentions.all if m.kind == "place" and not m.described and m.start > token.i]
        fitting = [m for m in named if m.features & features]
        told = [m for m in fitting if m.of.told]
        for found in (told, [m for m in told if m.sentence in self._lead]):
            if len({m.key for m in found}) == 1:
                return found[0]
        if told or not fitting:
            return None
        if len({m.key for m in fitting}) == 1 and fitting[0].features <= features:
            return fitting[0]
        return self._called(token, {m.key for m in fitting})

    def _called(self, token: Token, keys: set[str]) -> Named | None:
        """The first name that the report itself takes up by the same noun: "a town ... X ... the town"."""
        word = singular(token)
        again = (t for t in self._doc[token.i + 1 :] if singular(t) == word and is_definite(t))
        for other in again:
            found = self.own_place(other) or self._place(other, word)
            if found is not None and found.key in keys and found.start > token.i:
                return found
        return None

    def own_place(self, token: Token) -> Named | None:
        """The name that a place noun has beside itself: "the X district", "the province of Y"."""
        before = self._mentions.at.get(token.i - 1)
        if before is not None and before.kind == "place" and not before.described:
            return before
        for child in token.children:
            if child.dep_.startswith(("nmod", "appos", "flat")) and child.i > token.i:
                linked = any(c.lower_ == "of" for c in child.children if c.dep_ == "case")
                named = self._mentions.at.get(child.i)
                if named is not None and named.kind == "place" and not named.described and linked:
                    return named
        return None

    def _of_two(self, token: Token, *, first: bool) -> Named | None:
        """ "The former", "the latter": of the two that were last named side by side, of one kind."""
        number = self._mentions.sentence_of[token.i]
        for later in reversed(self._doc[: token.i]):
            if number - self._mentions.sentence_of[later.i] > 1:
                return None
            if later.dep_ != "conj" or any(c.dep_ == "conj" for c in (*later.children,)):
                continue
            pair = [self._mentions.at.get(t.i) for t in (later.head, later)]
            if later.head.dep_ != "conj" and pair[0] and pair[1] and _alike(pair[0], pair[1]):
                return pair[0] if first else pair[1]
        return None

    def _in_lead(self, token: Token) -> bool:
        """Within the first sentences that are no furniture."""
        return self._mentions.sentence_of[token.i] in self._lead

    @cached_property
    def _lead(self) -> frozenset[int]:
        told = [t.i for t in self._doc if not self._mentions.is_furniture(t) and t.is_alpha]
        numbers = sorted({self._mentions.sentence_of[i] for i in told})
        return frozenset(numbers[:_LEAD_SENTENCES])

    def _group(self, token: Token, word: str) -> Named | None:
        """A party under arms; the one that the report calls by this very word comes first."""
        barred = own_subject(token)

        def fits(m: Named) -> bool:
            if any(m.start <= i < m.end for i in barred) or self._called_otherwise(m, word):
                return False
            return _is_group(m, word)

        def bonus(m: Named) -> float:
            return 1.0 if word in self._salience.called[m.key] else 0.0

        return self._salience.best(token, fits, _REACH, bonus)

    def _called_otherwise(self, m: Named, word: str) -> bool:
        """ "Kurdish fighters" have no other name: "the rebels" are others unless the report calls them so."""
        own = singular(self._doc[m.end - 1])
        people = own in GROUP_MEMBERS and own != word
        return people and word in GROUP_MEMBERS - _PLAIN and word not in self._salience.called[m.key]

    @cached_property
    def _country(self) -> Named | None:
        """The country that most places of the report lie in, where the report names it."""
        places = [m for m in self._mentions.all if m.kind == "place" and m.of.country and not m.described]
        counts = Counter(m.of.country for m in places).most_common(2)
        if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
            return None
        return next((m for m in places if m.of.country == counts[0][0] and m.features == {"country"}), None)

    def _place(self, token: Token, word: str) -> Named | None:
        """A place of the noun's kind; those said to be of just that kind come first."""
        features = frozenset(PLACES[word])

        def fits(m: Named) -> bool:
            if m.kind != "place" or m.described or not m.features & features:
                return False
            return m.features <= features or not is_in_title(m, self._doc)

        def bonus(m: Named) -> float:
            called = 0.6 if word in self._nouns_beside(m) else 0.0
            return (1.5 if m.features <= features else 0.0) + called + as_ground(m, self._doc)

        if word in _GENERIC and (same := self._told_before(token, word)):
            return same
        found = self._salience.best(token, fits, _NEAR if word in _WIDE else _REACH, bonus)
        # "An army camp in X ... the camp": a site is told by its town.
        return found or (self._told_before(token, word) if not features & _SETTLED else None)

    def _nouns_beside(self, m: Named) -> set[str]:
        """The common nouns that tell what a name is: "the city of X", "X city", "X, a city"."""
        around = (*range(max(0, m.start - 2), m.start), *range(m.end - 1, min(len(self._doc), m.end + 2)))
        beside = {singular(self._doc[i]) for i in around} if m.of.told else set()
        named = [self._doc[i] for i in range(m.start, m.end)]
        return beside | {singular(c) for t in named for c in t.children if c.dep_ == "appos"}

    def _told_before(self, token: Token, word: str) -> Named | None:
        """ "An enclave in Daraa province ... the enclave": where the same noun was said to lie."""
        for before in reversed(self._doc[: token.i]):
            if singular(before) != word or before.tag_ == "NNS":
                continue
            around = [before.head] if before.dep_ in ("obj", "nsubj", "nsubj:pass") else []
            for nominal in [
                *oblique(before, "in", "of", "around"),
                *(n for v in around for n in oblique(v, "in")),
            ]:
                found = self.own_place(nominal) or self._mentions.at.get(nominal.i)
                if found is not None and found.kind == "place" and not found.described:
                    return found
        return None

    def _body(self, token: Token, word: str) -> Named | None:
        """A body whose name has the noun in it; else one of the noun's kind."""
        named = self._salience.best(token, lambda m: _is_body(m) and has_words(m, [word]), _ANYWHERE)
        if named is not None:
            return named
        if word in _GOVERNMENTS:
            return self._government(token)
        kinds = {kind for kind, nouns in _BY_KIND.items() if word in nouns}
        return self._salience.best(token, lambda m: not m.described and m.party_kind in kinds, _REACH)

    def _government(self, token: Token) -> Named | None:
        """A body named as a government by any word for one, else the country of the report."""
        named = self._salience.best(
            token, lambda m: _is_body(m) and any(has_words(m, [w]) for w in _GOVERNMENTS), _ANYWHERE
        )
        return named or self._country

    def _has_office(self, m: Named, word: str) -> bool:
        """Whether a named person's office stands beside the name."""
        if m.described:
            return False
        beside = range(max(0, m.start - 4), min(len(self._doc), m.end + 5))
        return any(singular(self._doc[i]) == word for i in beside)


def is_definite(token: Token) -> bool:
    """Whether "the", "this" or "that" introduces a noun, at most a few words before it."""
    if token.doc.has_annotation("DEP"):
        return any(c.lower_ in _DEFINITE for c in token.children if c.dep_ in ("det", "det:predet"))
    return any(token.doc[i].lower_ in _DEFINITE for i in range(max(0, token.i - 4), token.i))


def is_plural(token: Token) -> bool:
    """ "The cities" is no one city; "citys" is one that lost its apostrophe."""
    lost = token.lower_.endswith("ys") and token.lower_[-3:-2] not in "aeou"
    return bool(token.tag_ == "NNS" and not lost)


def has_words(m: Named, words: list[str]) -> bool:
    """Whether all words stand in a name, plural endings aside."""
    own = {w.lower().rstrip("s") for w in m.text.split()}
    return all(w.rstrip("s") in own for w in words)


def _alike(a: Named, b: Named) -> bool:
    """Whether two can stand side by side: both places, both persons, or both somebody who acts."""
    return a.kind == b.kind or not {a.kind, b.kind} & {"place", "person"}


def _is_body(m: Named) -> bool:
    return not m.described and m.kind in ("party", "body")


def _is_group(m: Named, word: str) -> bool:
    """ "The group" is no state and no monitor unless that is what it calls itself; "rebels" bear arms."""
    fitting = _ARMED if word in GROUP_MEMBERS else _GROUPED
    return _is_body(m) and (m.party_kind in fitting or has_words(m, [word]))
