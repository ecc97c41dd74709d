"""The names of one report, one sense for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from contested.model import (
    Claim,
    Control,
    Feature,
    Harm,
    Mention,
    PartyRef,
    PlaceRef,
    Span,
    Speaker,
    Violence,
)
from contested.resolve import claims as roles
from contested.resolve.context import Context
from contested.resolve.parties import PartyResolver
from contested.resolve.people import looks_personal, only_first_word, owner_of, same_person, side_of
from contested.resolve.phrases import PlacePhrase, read
from contested.resolve.places import PlaceResolver, Sense
from contested.resolve.precision import coded
from contested.resolve.ranking import OWN
from contested.resolve.words import split

MILITARY = (":armed-forces", ":defence-ministry")
"""Ends of the ids of organs that speak for a state's own forces."""
NEAR, BACK = 300, 1200
"""How many characters before a claim its words may point back to a group, and how many more where none is
named there."""


def _full(mention: Mention) -> str:
    """ "the base" that stands for "Bagram" is the base there, "the province" the province of that name."""
    if not mention.antecedent:
        return ""
    told, named = read(mention.text), read(mention.antecedent)
    kinds = set(told.features) & (OWN | {"admin1"})
    if told.name or told.within or not kinds or not named.name or named.features or named.directions:
        return ""
    return f"{mention.antecedent} {told.kind}"


def _kind(said: PlacePhrase, ref: PlaceRef) -> Feature:
    """The kind that the report's words give a place, where the gazetteer has a town of that name."""
    return said.features[0] if said.features and ref.feature in ("city", "other") else ref.feature


@dataclass(slots=True)
class ReportNames:
    """Resolves the mentions of one report, each name once."""

    parties: PartyResolver
    places: PlaceResolver
    context: Context
    text: str = ""
    named_places: list[PlaceRef] = field(default_factory=list)
    _places: dict[str, Sense] = field(default_factory=dict)
    groups: tuple[tuple[int, str], ...] = ()
    _people: dict[str, PartyRef | None] = field(default_factory=dict)
    _own: PartyRef | None = None
    _at: Span = field(default_factory=lambda: Span(0, 0))
    _where: str = ""
    _body: bool = False
    _parties: dict[tuple[str, tuple[str, ...], str], PartyRef | None] = field(default_factory=dict)

    def resolve(self, claim: Claim) -> Claim:
        self._at = claim.evidence
        self._own, self._where = None, ""
        self._body = claim.speaker.kind == "institution"
        if not self.context.country and isinstance(claim.matter, (Control, Harm, Violence)):
            mention = self.place(claim.place)
            self._where = mention.place.country if mention and mention.place else ""
        self._own = self.speaker(claim.speaker).party
        return roles.fill(claim, self.place, self.party, self.speaker, self.named)

    def place(self, mention: Mention | None) -> Mention | None:
        """The mention with its place, and its relation where the words tell one and the mention none."""
        if mention is None:
            return None
        sense = self._place(_full(mention) or mention.words)
        if mention.antecedent and sense.relation == "at":
            told = self._place(mention.text).relation if mention.text else "at"
            sense = replace(sense, relation=told)
        elif sense.ref is None and mention.antecedent:
            sense = self._place(mention.text)
        relation = sense.relation if mention.relation == "at" else mention.relation
        ref = coded(sense.ref, relation, mention.text, sense.apart) if sense.ref else None
        return replace(mention, place=ref, relation=relation)

    def _place(self, phrase: str) -> Sense:
        if phrase not in self._places:
            sense = self.places.place(phrase, self.context)
            thing = self._thing(phrase, sense)
            self._places[phrase] = Sense(thing) if thing else sense
        return self._places[phrase]

    def _thing(self, phrase: str, sense: Sense) -> PlaceRef | None:
        """ "the base", "a crossing in the west": the one named place of that kind in the report."""
        said = read(phrase)
        kinds = set(said.thing)
        if not kinds or ("city" in kinds and not said.definite):
            return None
        fits = {ref.id: ref for ref in self.named_places if kinds & self._kinds(ref)}
        if len(fits) != 1:
            return None
        ref = next(iter(fits.values()))
        country = sense.ref.country if sense.ref else ""
        if country and country != ref.country:
            return None
        return replace(ref, reasons=(*ref.reasons, f"the only {min(kinds)} that the report names"))

    def _kinds(self, ref: PlaceRef) -> set[str]:
        return {ref.feature} | ({"base"} if ref.feature == "airport" else set())

    def learn(self, claims: Sequence[Claim]) -> None:
        """Note the places that the report names, so that descriptions of them can be told."""
        for claim in claims:
            self._meet(claim.speaker)
            for mention in roles.places(claim):
                said = read(mention.words)
                if said.name and not said.thing and not said.directions:
                    ref = self.places.place(mention.words, self.context).ref
                    if ref and ref.id:
                        self.named_places.append(replace(ref, feature=_kind(said, ref)))

    def _meet(self, speaker: Speaker) -> None:
        """Note whose side a named speaker is on, so that his troops and his later words are of that side."""
        if speaker.kind != "named" or not looks_personal(speaker.name, self.parties):
            return
        found = self.speaker(speaker)
        of = found.affiliation.party if found.affiliation else None
        ref = of or (found.mention.party if found.mention else None)
        self._people[speaker.name] = self._people.get(speaker.name) or ref

    def party(self, mention: Mention | None) -> Mention | None:
        """The mention with its party."""
        if mention is None:
            return None
        owner = owner_of(mention)
        if (person := self._person(mention.words)) or (owner and self._personal(owner)):
            return replace(mention, party=self._side(person or owner))
        ref = self._speakers(mention) or self.named(mention.words)
        if ref is not None and not ref.known and only_first_word(ref.name, mention, self.text):
            ref = None
        if owner and (of := self.named(owner)) and (ref is None or ref.side_id != of.side_id):
            ref = of
        if ref is None and mention.antecedent:
            ref = self.named(mention.text)
        return replace(mention, party=ref)

    def _person(self, words: str) -> str:
        """The speaker of the report whose name words begin with, or empty."""
        return next((name for name in self._people if same_person(name, words)), "")

    def _personal(self, name: str) -> bool:
        return looks_personal(name, self.parties) and not self.parties.country_of(name, self.context)

    def _side(self, person: str) -> PartyRef | None:
        return self._people.get(person) or side_of(person, self.text, self.parties, self.context)

    def _speakers(self, mention: Mention) -> PartyRef | None:
        """ "our ships" are the speaker's, "its ships" those of the body that speaks, and the bare "troops" of
        a statement of a foreign army are that army's."""
        own = self._own
        if own is None or not own.side or mention.antecedent:
            return None
        labels = self.parties.lexicon.labels(split(mention.text))
        sorts = {b.sort for b in labels}
        before = self.text[max(0, mention.span.start - 5) : mention.span.start] if mention.span else ""
        own_words = (" our ", '"our ', "“our ", "‘our ", *([" its "] if self._body else ()))
        ours = mention.text.lower().startswith("our ") or before.lower().endswith(own_words)
        if ours and sorts & {"organ", "strong", "weak", "armed"}:
            return self.parties.ref(own.side_id, "the speaker's own") if own.known else own
        bare = sorts <= {"organ", "weak", "determiner"} and any(b.value == "armed forces" for b in labels)
        if bare and own.id.endswith(MILITARY) and own.side_id != f"state:{self.context.country}":
            return replace(own, reasons=(*own.reasons, "the speaker's own forces"))
        return None

    def named(self, phrase: str) -> PartyRef | None:
        near, before, where = self._near(), self._before(), self._where
        key = (phrase, near + before, where)
        if key not in self._parties:
            # In a report on several countries, "the rebels" of a place are those of its country.
            countries = {where: 1.0} if where else self.context.countries
            about = replace(self.context, near=near, before=before, countries=countries)
            self._parties[key] = self.parties.party(phrase, about)
        return self._parties[key]

    def _near(self) -> tuple[str, ...]:
        """The armed groups named within the claim or shortly before it."""
        since = self._at.start - NEAR
        named = (party for start, party in self.groups if since <= start < self._at.end)
        return tuple(dict.fromkeys(named))

    def _before(self) -> tuple[str, ...]:
        """The armed groups named further back, the last one first."""
        since = self._at.start - NEAR
        named = [party for start, party in self.groups if since - BACK <= start < since]
        return tuple(dict.fromkeys(reversed(named)))

    def speaker(self, speaker: Speaker) -> Speaker:
        """A speaker's side follows from the affiliation, else from the name, else from the role."""
        mention, affiliation = self.party(speaker.mention), self.party(speaker.affiliation)
        told = any(m is not None and m.party is not None for m in (mention, affiliation))
        if not told and mention is not None and speaker.role:
            mention = replace(mention, party=self.named(speaker.role))
            told = mention.party is not None
        if not told and mention is not None and speaker.kind == "named":
            mention = replace(mention, party=self._side(speaker.name or mention.words))
        return replace(speaker, mention=mention, affiliation=affiliation)
