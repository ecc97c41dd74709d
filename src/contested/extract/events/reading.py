"""One report as the builders of claims see it: its parse, and what is known of the names in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token

from contested.extract.events.allegiance import CALLING, bond, bound_phrase
from contested.extract.events.matching import Match
from contested.extract.events.nouns import Nouns, nouns
from contested.extract.events.trace import Trace
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.references.coreference import Antecedent, Coreference
from contested.extract.syntax import children, oblique
from contested.extract.times.finding import TimeExpression
from contested.extract.voices.attribution import Attribution, Voices
from contested.model import Block, Document, Mention, PartyRef, Period, PlaceRef, Publication, World

_PLACE_ENTS = frozenset({"LOC", "GPE", "FAC"})
_PEOPLES = frozenset({"MISC", "NORP"})
# Tokens up to which a text says too little of its subject.
_SHORT = 120
# In so many tokens at least one word of war or of states stands in a report about them.
_RARE = 120
_FIRST_PERSON = frozenset({"we", "our", "us", "ours", "i", "my"})
_ACTOR_ENTS = frozenset({"ORG", "PER", "MISC", "NORP", "PERSON"})


@dataclass
class Reading:
    """A parsed report with its voices, times and references; look-ups of names are remembered."""

    doc: Doc
    document: Document
    publication: Publication
    world: World
    coref: Coreference
    sayings: list[Attribution]
    voices: Voices
    times: list[TimeExpression]
    base: Period | None
    nouns: Nouns = field(default_factory=nouns)
    trace: Trace | None = None
    """Where rules note what they give up, when somebody asks for an explanation."""
    _parties: dict[str, PartyRef | None] = field(default_factory=dict)
    _places: dict[str, PlaceRef | None] = field(default_factory=dict)

    def drop(self, match: Match, why: str, *about: Token) -> None:
        """Note that a matched cue leads to no claim, and the words that the reason is about."""
        if self.trace is not None:
            self.trace.drop(match.head, match.cue.name, why, about)

    def drop_at(self, head: Token, cue: str, why: str, *about: Token) -> None:
        """The same for a rule that has a name, and no cue in a list."""
        if self.trace is not None:
            self.trace.drop(head, cue, why, about)

    def party(self, text: str) -> PartyRef | None:
        if text not in self._parties:
            self._parties[text] = self.world.party(text, self.context)
        return self._parties[text]

    def place(self, text: str) -> PlaceRef | None:
        if text not in self._places:
            self._places[text] = self.world.place(text, self.context)
        return self._places[text]

    @cached_property
    def context(self) -> tuple[str, ...]:
        """Names of places in the report, most named first: what breaks ties between namesakes."""
        counts: dict[str, int] = {}
        for entity in self.doc.ents:
            if entity.label_ in _PLACE_ENTS:
                counts[entity.text] = counts.get(entity.text, 0) + 1
        dateline = (self.publication.dateline,) if self.publication.dateline else ()
        return (*dateline, *sorted(counts, key=lambda name: -counts[name])[:8])

    @cached_property
    def country(self) -> str:
        """The country that the report names most, by its name or its people's; empty when none stands out."""
        counts: dict[str, int] = {}
        names: dict[str, str] = {}
        for entity in self.doc.ents:
            place = self.place(entity.text) if entity.label_ in _PLACE_ENTS else None
            party = self.party(entity.text) if entity.label_ in ("MISC", "NORP") else None
            code = place.country if place is not None else party.country if party is not None else ""
            if place is not None and place.feature == "country":
                names[code] = place.name
            if code:
                counts[code] = counts.get(code, 0) + 1
        ranked = sorted(((n, code) for code, n in counts.items()), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return ""
        return names.get(ranked[0][1], "")

    @cached_property
    def lemmas(self) -> Counter[str]:
        """How often each lemma stands in the report, in lower case."""
        return Counter(token.lemma_.lower() for token in self.doc)

    @cached_property
    def tells_of_states(self) -> bool:
        """Whether the report tells of war or of states: in other news no statement and no talk is diplomacy.

        A short text is taken for what its words say.
        """
        signs = lexicon("diplomacy")["signs"]
        found = sum(1 for t in self.doc if t.lemma_.lower() in signs)
        return len(self.doc) < _SHORT or found * _RARE >= len(self.doc)

    @cached_property
    def timed(self) -> frozenset[int]:
        """Tokens of time expressions: "Monday" is nobody and nowhere."""
        return frozenset(i for time in self.times for i in range(time.start, time.end))

    def block_of(self, token: Token) -> Block | None:
        return next((b for b in self.document.blocks if b.span.start <= token.idx < b.span.end), None)

    @cached_property
    def people(self) -> frozenset[str]:
        """Words of the full names of people: "Amin" alone is nobody's town where "Farid Amin" is named."""
        full = (e for e in self.doc.ents if e.label_ in ("PER", "PERSON") and len(e) > 1)
        return frozenset(t.text for e in full for t in e)

    def is_place_name(self, token: Token) -> bool:
        """Whether a proper name is the name of a place: the parser's entity, else the gazetteer."""
        if token.i in self.timed:
            return False
        if token.ent_type_ in _PLACE_ENTS:
            return True
        if token.pos_ not in ("PROPN", "X") or token.ent_type_ == "PER":
            return False
        bounds = without_determiner(noun_phrase(token), token)
        text = text_of(bounds, token)
        return self.party(text) is None and self.place(text) is not None

    def may_be_place(self, token: Token, sure: bool = False) -> bool:
        """Whether a proper name where a place is due can be one, though no gazetteer knows it.

        `sure`: nothing but a place can stand there ("control over X"), whatever the parser took it for.
        """
        if token.i in self.timed:
            return False
        if token.ent_type_ in ("PER", "PERSON") and not sure:
            name = next((e.text for e in self.doc.ents if e.start <= token.i < e.end), token.text)
            return (name != token.text or name not in self.people) and self.place(name) is not None
        if self.is_place_name(token):
            return True
        if token.pos_ != "PROPN" or (token.ent_type_ == "ORG" and not sure):
            return False
        if token.ent_type_ in _PEOPLES or token.tag_ == "NNPS":
            # "Attacking Latinos", "the siege of the Yazidis": peoples, titles and events are no ground.
            return False
        return self.party(text_of(without_determiner(noun_phrase(token), token), token)) is None

    def is_party(self, token: Token) -> bool:
        """Whether a word names a side: a party, its adjective, or a word for people under arms."""
        if token.lemma_.lower() in self.nouns.forces:
            return True
        if (
            token.pos_ not in ("PROPN", "ADJ", "NOUN")
            or not token.text[:1].isupper()
            or token.i in self.timed
        ):
            return False
        text = text_of(without_determiner(noun_phrase(token), token), token)
        return self.party(text) is not None or bool(self._people_of(token))

    def _people_of(self, token: Token) -> str:
        """ "Israeli-occupied": an adjective before a deed stands for the forces of that state."""
        doer = (
            token.dep_ in ("amod", "compound", "obl:unmarked")
            and token.head.lemma_.lower() in self.nouns.deeds
        )
        words = f"{token.text} forces"
        named = token.text[:1].isupper() and bool(token.ent_type_)
        return words if doer and named and self.party(words) is not None else ""

    def is_actor(self, token: Token) -> bool:
        """Whether a nominal can act: a pronoun for people, a force, a body, a state, a person."""
        if token.pos_ == "PRON":
            return (
                token.lower_ not in ("it", "this", "that", "there", "what")
                or self.coref.antecedent(token) is not None
            )
        if token.lemma_.lower() in self.nouns.forces or token.lemma_.lower() in self.nouns.people:
            return True
        if token.lower_ in ("former", "latter"):
            return self.coref.antecedent(token) is not None
        if token.ent_type_ in _ACTOR_ENTS or token.ent_type_ in _PLACE_ENTS:
            return True
        return self.is_party(token)

    def actor(self, token: Token) -> Mention:
        """The words that name an actor, with what a pronoun or description stands for."""
        bounds = bound_phrase(token)
        text = text_of(bounds, token)
        first = token.lower_ in _FIRST_PERSON and token.text not in ("US", "WE")
        if first and (speaker := self._speaker_at(token)):
            return Mention(text, char_span(bounds, token), antecedent=speaker)
        if self.party(text) is None and (people := self._people_of(token)):
            return Mention(text, char_span(bounds, token), antecedent=people)
        if (to := bond(token)) is not None:
            return Mention(text, char_span(bounds, token), antecedent=self.bound(to, text))
        if name := self._called(token):
            return Mention(text, char_span(bounds, token), antecedent=name)
        found = self.coref.antecedent(token) or self._owned(token, text)
        if found is None or found.text == text:
            return Mention(text, char_span(bounds, token))
        return Mention(text, char_span(bounds, token), antecedent=found.text)

    def bound(self, to: Token, text: str) -> str:
        """ "women with ties to the group": the same words with the name of the group; empty if it has one."""
        found = self.coref.antecedent(to)
        return text.replace(text_of(noun_phrase(to), to), found.text) if found is not None else ""

    def _called(self, token: Token) -> str:
        """ "an alliance of groups known as X": the name that the phrase itself gives, where X is a party."""
        nouns = [token, *oblique(token, "of")]
        for verb in (c for n in nouns for c in children(n, "acl") if c.lemma_.lower() in CALLING):
            below = [*oblique(verb, "as"), *children(verb, "obj", "xcomp", "obl:unmarked")]
            names = (text_of(without_determiner(noun_phrase(t), t), t) for t in below)
            if name := next((n for n in names if self.party(n) is not None), ""):
                return name
        return ""

    def _owned(self, token: Token, text: str) -> Antecedent | None:
        """ "its troops": the troops of whomever "its" means."""
        for owner in children(token, "nmod:poss"):
            found = self.coref.antecedent(owner) if owner.pos_ == "PRON" else None
            if found is not None:
                return Antecedent(f"{found.text} {text}", found.start, found.end)
        return None

    def _speaker_at(self, token: Token) -> str:
        """Whom "we" and "our" mean inside a quotation: the body or side that the speaker speaks for."""
        voice = self.voices.at(token.i)
        if voice is None or voice.speaker.mention is None:
            return ""
        affiliation = voice.speaker.affiliation
        return affiliation.words if affiliation is not None else voice.speaker.mention.words

    def actors(self, tokens: list[Token]) -> Mention | None:
        """Several actors as one mention, joined by "and" as the codebook joins them."""
        # A pronoun that nobody could be found for names nobody.
        named = [(t, self.actor(t)) for t in tokens if self.is_actor(t)]
        mentions = [m for t, m in named if m.antecedent or t.pos_ != "PRON"]
        if not mentions:
            return None
        if len(mentions) == 1:
            return mentions[0]
        words = " and ".join(m.words for m in mentions)
        return Mention(
            words, mentions[0].span, antecedent=words if any(m.antecedent for m in mentions) else ""
        )
