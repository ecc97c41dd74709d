"""What pronouns and descriptions stand for in a report, or nothing where two answers are equally good."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.extract.lexicon import lexicon
from contested.extract.numbers.units import singular
from contested.extract.references.descriptions import Descriptions, has_words, is_definite
from contested.extract.references.mentions import Mentions, Named
from contested.extract.references.names import FORCES, PLACES
from contested.extract.references.salience import Fits, Salience, as_ground, own_subject
from contested.extract.syntax import case_of, oblique
from contested.model import Document, World

_DATA = lexicon("coreference")
_TAKING = frozenset(_DATA["taking"])
_OF_BOTH = frozenset(_DATA["done_to_places_or_people"])
_LOSSES = frozenset(_DATA["losses"])
_BELONGINGS = frozenset(_DATA["belongings"])
_SAYING = frozenset(_DATA["saying"])
_EMPTY = frozenset(_DATA["empty_it"])
_SEEMING = frozenset(_DATA["seeming"])
_GOING = frozenset(_DATA["going"])
_COPULAS = frozenset(_DATA["copulas"])
# What an "it" is or does that makes it a place.
_PLACE_HEADS = frozenset([*_DATA["fallen"], *_DATA["standing"], *PLACES])

_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_FROM_OR_INTO = frozenset(
    {"from", "into", "out of", "out", "towards", "toward", "through", "around", "inside"}
)
_OBJECTS = frozenset({"obj", "iobj", "obl"})
_COMMANDED = FORCES | frozenset(_DATA["commanded"])
_NO_THEY = frozenset({"media", "monitor"})
_REACH = 3


def _none(_: Named) -> bool:
    return False


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
        self._world = world
        self._mentions = Mentions(doc, document, world)
        self._salience = Salience(self._mentions)
        self._descriptions = Descriptions(doc, self._mentions, self._salience)
        self._answers: dict[int, Antecedent | None] = {}

    def antecedent(self, token: Token) -> Antecedent | None:
        """What a pronoun, "the group", "the city" or a surname stands for; None when unsure."""
        if token.i not in self._answers:
            # Set first, so that two descriptions cannot ask each other without end.
            self._answers[token.i] = None
            self._answers[token.i] = self._resolve(token)
        return self._answers[token.i]

    def named_later(self, token: Token) -> Antecedent | None:
        """The name that an unnamed place of the title or lead ("a key crossing") gets later on.

        Only where exactly one place of its kind is named in the rest of the report.
        """
        found = None if is_definite(token) else self._descriptions.later(token)
        return _answer(found) if found else None

    def _resolve(self, token: Token) -> Antecedent | None:
        lower = token.lower_
        if lower in _RELATIVE and token.tag_ in ("WDT", "WP", "WP$"):
            return self._relative(token)
        if lower in _HE:
            return self._pronoun(token, lambda m: m.kind == "person", plural=False, wanted=self._leads(token))
        if lower in _IT:
            if self._is_empty(token):
                return None
            main = self._main_subject(token)
            return _answer(main) if main else self._pronoun(token, self._it_fits(token), plural=False)
        if lower in _THEY:
            near = self._within(token)
            return self._name_of(near) if near else self._pronoun(token, _can_be_they, plural=True)
        if lower == "there" and token.dep_ != "expl":
            return self._name_of(
                self._salience.best(
                    token,
                    lambda m: m.kind == "place" and not m.described,
                    _REACH,
                    lambda m: as_ground(m, self._doc),
                )
            )
        if token.ent_type_ or token.pos_ == "PROPN":
            return self._shortened(token)
        return self._name_of(self._descriptions.resolve(token)) if is_definite(token) else None

    def _relative(self, token: Token) -> Antecedent | None:
        for above in token.ancestors:
            if above.dep_ in ("acl:relcl", "advcl:relcl"):
                head = above.head
                inside = self._mentions.at.get(head.i)
                return _answer(inside) if inside else Antecedent(head.text, head.i, head.i + 1)
        return None

    def _is_empty(self, token: Token) -> bool:
        """An "it" that stands for nothing: "it was not immediately clear"."""
        if token.dep_ == "expl":
            return True
        following = [self._doc[i].lower_ for i in range(token.i + 1, min(token.i + 5, len(self._doc)))]
        if not following:
            return False
        if following[0] in _SEEMING:
            return "that" in following[:2]
        return following[0] in _COPULAS and any(w in _EMPTY for w in following[1:4])

    def _main_subject(self, token: Token) -> Named | None:
        """ "X remains with the army, though rebels surround it": the place that the main clause is about."""
        if token.dep_ not in _OBJECTS or token.head.lemma_.lower() not in _TAKING:
            return None
        clause = token.head
        if clause.dep_ != "advcl" or not any(c.dep_ == "mark" for c in clause.children):
            return None
        subject = next((c for c in clause.head.children if c.dep_.startswith("nsubj")), None)
        found = self._mentions.at.get(subject.i) if subject is not None else None
        if found is None or found.described:
            return None
        # A town that the tagger takes for a body is no party that the world knows.
        unknown = found.kind == "body" and not found.party_kind and clause.head.lemma_.lower() not in _SAYING
        return found if found.kind == "place" or unknown else None

    def _it_fits(self, token: Token) -> Fits:
        """What an "it" can be by its verb or noun: a place that is taken, a body that says, or either."""
        head = token.head.lemma_.lower() if token.head != token else ""
        if token.lower_ == "its":
            owned = singular(token.head) if token.head != token else ""
            if head in _LOSSES or owned in _LOSSES:
                return _is_place
            if owned in _BELONGINGS:
                return _is_actor
        elif head in _PLACE_HEADS or (token.dep_ in _OBJECTS and head in _TAKING) or _is_way(token):
            return _is_place
        elif head in _SAYING or head in _TAKING:
            return _is_actor
        return lambda m: m.kind in ("place", "party", "body")

    def _within(self, token: Token) -> Named | None:
        """ "the retreat of the rebels to their bases": the rebels', not those of the clause around it."""
        if token.dep_ != "nmod:poss":
            return None
        deed = token.head
        while deed.dep_ == "nmod" and deed.head.pos_ == "NOUN":
            deed = deed.head
            for child in oblique(deed, "of"):
                names = [self._mentions.at.get(i) for i in (child.i, child.i - 1)]
                doer = next((m for m in names if m is not None and _can_be_they(m)), None)
                if doer is not None and child.i < token.i:
                    return doer
        return None

    def _leads(self, token: Token) -> Fits:
        """ "His forces": rather those of a person who is known to lead a side."""
        if token.dep_ != "nmod:poss" or singular(token.head) not in _COMMANDED:
            return _none
        return lambda m: (side := self._world.party(m.text)) is not None and side.kind not in _NO_THEY

    def _pronoun(self, token: Token, fits: Fits, *, plural: bool, wanted: Fits = _none) -> Antecedent | None:
        barred = own_subject(token)
        speaker = _speaker_above(token)

        def allowed(m: Named) -> bool:
            agrees = m.plural is None or m.plural == plural
            return fits(m) and agrees and not any(m.start <= b < m.end for b in barred)

        def bonus(m: Named) -> float:
            is_speaker = speaker is not None and m.start <= speaker.i < m.end
            subjects = 0.4 if m.subject and token.dep_.startswith("nsubj") else 0.0
            ground = as_ground(m, self._doc) if fits is _is_place else 0.0
            return (1.0 if is_speaker else 0.0) + subjects + (1.0 if wanted(m) else 0.0) + ground

        # What can be left, held or lost is seldom a place: only one just spoken of.
        loosely = fits is _is_place and token.head.lemma_.lower() in _OF_BOTH
        return self._name_of(self._salience.best(token, allowed, 1 if loosely else _REACH, bonus))

    def _shortened(self, token: Token) -> Antecedent | None:
        """A surname or a short name, after the fuller one: "Farouk" after "Ali Farouk", "the Institute"."""
        this = self._mentions.at.get(token.i)
        words = [w.lower() for w in (this.text if this else token.text).split()]
        if this is not None and this.party_kind == "state":
            return None  # "Syria" is no short name of the "Syria Civil Defence"

        def is_fuller(m: Named) -> bool:
            if (
                m.start >= (this.start if this else token.i)
                or m.described
                or len(m.text.split()) <= len(words)
            ):
                return False
            if this is not None and this.key and m.kind != this.kind:
                return False
            ends = m.text.lower().split()[-len(words) :] == words
            return ends or (m.kind != "person" and has_words(m, words))

        fuller = [m for m in self._mentions.all if is_fuller(m)]
        return _answer(fuller[-1]) if len({m.text.lower() for m in fuller}) == 1 else None

    def _name_of(self, found: Named | None) -> Antecedent | None:
        """The name behind a description, if it has one."""
        if found is None:
            return None
        if not found.described:
            return _answer(self._salience.name(found))
        return self.antecedent(self._doc[found.end - 1]) or _answer(found)


def _answer(m: Named) -> Antecedent:
    return Antecedent(m.text, m.start, m.end)


def _speaker_above(token: Token) -> Token | None:
    """ "The group said it had ...": the subject of the verb of saying over a subject pronoun."""
    for above in token.ancestors:
        if above.dep_ == "ccomp" and above.head.lemma_.lower() in _SAYING:
            return next((c for c in above.head.children if c.dep_.startswith("nsubj")), None)
    return None


def _is_way(token: Token) -> bool:
    """ "Withdrew from it", "pushed into it": where somebody goes."""
    going = token.dep_ == "obl" and token.head.lemma_.lower() in _GOING
    return going and case_of(token) in _FROM_OR_INTO


def _is_place(m: Named) -> bool:
    return m.kind == "place"


def _is_actor(m: Named) -> bool:
    return m.kind in ("party", "body") or "country" in m.features


def _can_be_they(m: Named) -> bool:
    return m.kind in ("party", "people", "body") and m.party_kind not in _NO_THEY
