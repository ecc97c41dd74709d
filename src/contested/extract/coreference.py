"""What pronouns and descriptions stand for in a report, or nothing where two answers are equally good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.extract.lexicon import lexicon
from contested.extract.mentions import (
    BODIES,
    COUNTRIES,
    GROUP_MEMBERS,
    GROUPS,
    PERSONS,
    PLACES,
    Mentions,
    Named,
)
from contested.extract.number_units import singular
from contested.model import Document, World

_DATA = lexicon("coreference")
_BY_KIND: dict[str, list[str]] = _DATA["bodies_by_kind"]
_TAKING = frozenset(_DATA["taking"])
_FALLEN = frozenset(_DATA["fallen"])
_LOSSES = frozenset(_DATA["losses"])
_BELONGINGS = frozenset(_DATA["belongings"])
_SAYING = frozenset(_DATA["saying"])
_EMPTY = frozenset(_DATA["empty_it"])

_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_OBJECTS = frozenset({"obj", "iobj", "obl"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ARMED = frozenset({"armed group", "other", "organisation", "coalition", "people"})

# How far back a pronoun and a description reach, in sentences, and how much better the best must be.
_PRONOUN_REACH, _NOUN_REACH, _MARGIN = 3, 12, 0.2
_LEAD_SENTENCES = 6

Fits = Callable[[Named], bool]


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The name, or the fuller description, that words stand for: its text and tokens [start, end)."""

    text: str
    start: int
    end: int


class Coreference:
    """What the pronouns and descriptions of one report stand for. Deterministic; abstains when unsure."""

    def __init__(self, doc: Doc, document: Document, world: World) -> None:
        self._doc = doc
        self._mentions = Mentions(doc, document, world)
        self._answers: dict[int, Antecedent | None] = {}

    def antecedent(self, token: Token) -> Antecedent | None:
        """What a pronoun, "the group", "the city" or a surname stands for; None when unsure."""
        if token.i not in self._answers:
            self._answers[token.i] = None
            self._answers[token.i] = self._resolve(token)
        return self._answers[token.i]

    def named_later(self, token: Token) -> Antecedent | None:
        """The name that an unnamed place of the title or lead ("a key crossing") gets later on.

        Only where exactly one place of its kind is named in the rest of the report.
        """
        features = frozenset(PLACES.get(singular(token), ()))
        if not features or self._mentions.sentence_of[token.i] >= _LEAD_SENTENCES or self._definite(token):
            return None
        later = [m for m in self._mentions.all if m.kind == "place" and not m.described and m.start > token.i]
        exact = [m for m in later if m.features <= features and (m.told or len(m.features) == 1)]
        return _answer(exact[0]) if len({m.key for m in exact}) == 1 else None

    def _resolve(self, token: Token) -> Antecedent | None:
        lower = token.lower_
        if lower in ("who", "which", "that", "whom", "whose") and token.tag_ in ("WDT", "WP", "WP$"):
            return self._relative(token)
        if lower in _HE:
            return self._pronoun(token, lambda m: m.kind == "person", plural=False)
        if lower in _IT:
            return None if self._is_empty(token) else self._pronoun(token, self._it_fits(token), plural=False)
        if lower in _THEY:
            return self._pronoun(token, _can_be_they, plural=True)
        if lower == "there" and token.dep_ != "expl":
            return self._best(token, lambda m: m.kind == "place" and not m.described, _PRONOUN_REACH)
        if token.ent_type_ or token.pos_ == "PROPN":
            return self._shortened(token)
        return self._description(token) if self._definite(token) else None

    def _definite(self, token: Token) -> bool:
        """Whether "the", "this" or "that" introduces a noun, at most a few words before it."""
        if self._doc.has_annotation("DEP"):
            return any(c.lower_ in _DEFINITE for c in token.children if c.dep_ in ("det", "det:predet"))
        before = [self._doc[i].lower_ for i in range(max(0, token.i - 4), token.i)]
        return any(w in _DEFINITE for w in before)

    def _relative(self, token: Token) -> Antecedent | None:
        for above in token.ancestors:
            if above.dep_ in ("acl:relcl", "advcl:relcl"):
                head = above.head
                inside = next((m for m in self._mentions.all if m.start <= head.i < m.end), None)
                return _answer(inside) if inside else Antecedent(head.text, head.i, head.i + 1)
        return None

    def _is_empty(self, token: Token) -> bool:
        """An "it" that stands for nothing: "it was not immediately clear"."""
        if token.dep_ == "expl":
            return True
        following = [self._doc[i].lower_ for i in range(token.i + 1, min(token.i + 5, len(self._doc)))]
        if following[:1] and following[0] in ("seems", "seemed", "appears", "appeared", "emerged"):
            return "that" in following[:2]
        copula = following[:1] and following[0] in (
            "is",
            "was",
            "’s",
            "'s",
            "remains",
            "remained",
            "became",
            "will",
        )
        return bool(copula) and any(w in _EMPTY for w in following[1:4])

    def _it_fits(self, token: Token) -> Fits:
        """What an "it" can be by its verb or noun: a place that is taken, a body that says, or either."""
        head = token.head.lemma_.lower() if token.head != token else ""
        if token.lower_ == "its":
            owned = singular(token.head) if token.head != token else ""
            if head in _LOSSES or owned in _LOSSES:
                return _is_place
            if owned in _BELONGINGS:
                return _is_actor
        elif (token.dep_ in _OBJECTS and head in _TAKING) or head in _FALLEN:
            return _is_place
        elif head in _SAYING or head in _TAKING:
            return _is_actor
        return lambda m: m.kind in ("place", "party", "body")

    def _pronoun(self, token: Token, fits: Fits, *, plural: bool) -> Antecedent | None:
        barred = self._own_subject(token)
        speaker = self._speaker_above(token)

        def allowed(m: Named) -> bool:
            agrees = m.plural is None or m.plural == plural
            return fits(m) and agrees and not any(m.start <= b < m.end for b in barred)

        def bonus(m: Named) -> float:
            is_speaker = speaker is not None and m.start <= speaker.i < m.end
            return (1.0 if is_speaker else 0.0) + (
                0.4 if m.subject and token.dep_.startswith("nsubj") else 0.0
            )

        return self._best(token, allowed, _PRONOUN_REACH, bonus)

    def _own_subject(self, token: Token) -> list[int]:
        """The subject of the verb whose object a pronoun is cannot be what it stands for."""
        if token.dep_ not in _OBJECTS or token.lower_.endswith(("self", "selves")):
            return []
        return [c.i for c in token.head.children if c.dep_.startswith("nsubj")]

    def _speaker_above(self, token: Token) -> Token | None:
        """ "The group said it had ...": the subject of the verb of saying over a subject pronoun."""
        for above in token.ancestors:
            if above.dep_ == "ccomp" and above.head.lemma_.lower() in _SAYING:
                return next((c for c in above.head.children if c.dep_.startswith("nsubj")), None)
        return None

    def _shortened(self, token: Token) -> Antecedent | None:
        """A surname or a short name, after the fuller one: "Farouk" after "Ali Farouk", "the Observatory"."""
        this = next((m for m in self._mentions.all if m.start <= token.i < m.end), None)
        words = [w.lower() for w in (this.text if this else token.text).split()]
        fuller = [
            m
            for m in self._mentions.all
            if m.start < token.i
            and not m.described
            and (this is None or m.start != this.start)
            and len(m.text.split()) > len(words)
            and (m.text.lower().split()[-len(words) :] == words or (m.kind != "person" and _has(m, words)))
            and (this is None or m.kind == this.kind or not this.key)
        ]
        return _answer(fuller[-1]) if len({m.text.lower() for m in fuller}) == 1 else None

    def _description(self, token: Token) -> Antecedent | None:
        word = singular(token)
        if word in COUNTRIES:
            return self._country(token)
        if word in GROUPS or word in GROUP_MEMBERS:
            return self._best(token, lambda m: _is_group(m, word), _NOUN_REACH)
        if word in PLACES:
            return self._place(token, word)
        if word in BODIES or any(word in nouns for nouns in _BY_KIND.values()):
            return self._body(token, word)
        if word in PERSONS:
            return self._best(token, lambda m: m.kind == "person" and self._has_office(m, word), _NOUN_REACH)
        return None

    def _country(self, token: Token) -> Antecedent | None:
        """ "The country": the country most named in the report, unless two are named equally often."""
        named = [m for m in self._mentions.all if m.kind == "place" and m.features == {"country"}]
        counts = Counter(m.key for m in named).most_common(2)
        if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
            return None
        return _answer(next(m for m in named if m.key == counts[0][0]))

    def _place(self, token: Token, word: str) -> Antecedent | None:
        """A place of the noun's kind; those said to be of just that kind come first."""
        features = frozenset(PLACES[word])

        def fits(m: Named) -> bool:
            return m.kind == "place" and not m.described and bool(m.features & features)

        def bonus(m: Named) -> float:
            return 1.5 if m.features <= features else 0.0

        return self._best(token, fits, _NOUN_REACH, bonus)

    def _body(self, token: Token, word: str) -> Antecedent | None:
        """A body whose name has the noun in it; else one of the noun's kind."""
        named = self._best(
            token, lambda m: not m.described and m.kind in ("party", "body") and _has(m, [word]), 99
        )
        if named is not None:
            return named
        kinds = {kind for kind, nouns in _BY_KIND.items() if word in nouns}
        return self._best(token, lambda m: not m.described and m.party_kind in kinds, _NOUN_REACH)

    def _has_office(self, m: Named, word: str) -> bool:
        """Whether a named person's office stands beside the name."""
        if m.described:
            return False
        beside = range(max(0, m.start - 4), min(len(self._doc), m.end + 5))
        return any(singular(self._doc[i]) == word for i in beside)

    def _best(
        self, token: Token, fits: Fits, reach: int, bonus: Callable[[Named], float] = lambda m: 0.0
    ) -> Antecedent | None:
        """The most salient fitting mention before a token, or None when another is as good."""
        sentence = self._mentions.sentence_of[token.i]
        paragraph = self._mentions.paragraph_of[token.i]
        before = [
            m for m in self._mentions.all if m.end <= token.i and sentence - m.sentence <= reach and fits(m)
        ]
        counts = Counter(m.key for m in before)
        best: dict[str, tuple[float, Named]] = {}
        for m in before:
            score = (
                -0.6 * (sentence - m.sentence) + (0.7 if m.subject else 0.0) + 0.08 * min(counts[m.key], 5)
            )
            score += (0.2 if m.paragraph == paragraph else 0.0) - 0.004 * min(token.i - m.end, 50) + bonus(m)
            if m.key not in best or score >= best[m.key][0]:
                best[m.key] = (score, m)
        return self._name_of(self._clear_winner(best.values()))

    def _clear_winner(self, ranked: Iterable[tuple[float, Named]]) -> Named | None:
        order = sorted(ranked, key=lambda r: (-r[0], -r[1].start))
        if not order or (len(order) > 1 and order[0][0] - order[1][0] < _MARGIN):
            return None
        return order[0][1]

    def _name_of(self, found: Named | None) -> Antecedent | None:
        """The name behind a description, if it has one."""
        if found is None:
            return None
        if not found.described:
            return _answer(found)
        named = self.antecedent(self._doc[found.end - 1])
        return named or _answer(found)


def _answer(m: Named) -> Antecedent:
    return Antecedent(m.text, m.start, m.end)


def _has(m: Named, words: list[str]) -> bool:
    """Whether all words stand in a name, plural endings aside."""
    own = {w.lower().rstrip("s") for w in m.text.split()}
    return all(w.rstrip("s") in own for w in words)


def _is_place(m: Named) -> bool:
    return m.kind == "place"


def _is_actor(m: Named) -> bool:
    return m.kind in ("party", "body") or "country" in m.features


def _can_be_they(m: Named) -> bool:
    return m.kind in ("party", "people", "body")


def _is_group(m: Named, word: str) -> bool:
    """ "The group" is no state and no monitor unless that is what it calls itself."""
    if m.described or m.kind not in ("party", "body"):
        return False
    return m.party_kind in _ARMED or _has(m, [word])
