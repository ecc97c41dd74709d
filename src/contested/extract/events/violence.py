"""Violence claims: attacks and fights that nobody said were for ground."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, evidence_of, used, where
from contested.extract.events.harmless import beside, is_deadly, why_harmless
from contested.extract.events.matching import Match, cues
from contested.extract.events.opponents import (
    Sides,
    is_gerund,
    is_nominal,
    of_noun,
    of_verb,
)
from contested.extract.events.places import places
from contested.extract.events.reading import Reading
from contested.extract.events.sides import apart, named
from contested.extract.events.weapons import act_of, is_weapon, owners
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import (
    children,
    conjuncts,
    oblique,
)
from contested.extract.voices.attribution import modality
from contested.model import Mention, Modality, Violence


def violence(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of violence at one head: one for each named place of a list."""
    for match in _matches(token):
        drafts = list(_drafts(reading, match))
        if drafts:
            yield from drafts
            return


def _matches(token: Token) -> list[Match]:
    """The cues at a head; a gerund in the place of a noun is read as that noun ("after days of fighting")."""
    if is_gerund(token):
        found = cues("violence").by_lemma.get(token.lower_, ())
        nouns = [Match(cue, token) for cue in found if cue.pos == "noun" and not cue.modifiers]
        if nouns:
            return nouns
    return cues("violence").matches(token)


def _drafts(reading: Reading, match: Match) -> Iterator[Draft]:
    wanted = match.cue.flag("mods_of_object")
    if wanted and match.companion is not None and not _is_or_has(match.companion, wanted):
        reading.drop(match, "not said of one of the things that this cue asks for", match.companion)
        return
    sides = of_noun(reading, match) if is_nominal(match) else of_verb(reading, match)
    if sides is None:
        reading.drop(match, "told by its verb, or done by nobody who bears arms")
        return
    if why := why_harmless(reading, match, sides):
        reading.drop(match, why)
        return
    by = named(reading, owners(reading, sides.by))
    against = _target(reading, sides.against)
    spots = _places(reading, match, sides)
    if by is None and against is None and not _stands_alone(reading, match, sides, spots):
        reading.drop(match, "by nobody, against nobody, and nowhere")
        return
    head = sides.verb if sides.verb is not None and sides.verb.head != match.head else match.head
    uses = used(match) | {head.i}
    by, against = apart(reading, by, against), apart(reading, against, by)
    matter = Violence(act_of(reading, match, sides.verb), by, against)
    for spot in spots or [None]:
        yield Draft(head, evidence_of(head), matter, match.cue.name, spot, _course(match, sides), uses)


def _stands_alone(reading: Reading, match: Match, sides: Sides, spots: list[Mention | None]) -> bool:
    """Whether an event of nobody against nobody is one: carried by a verb, deadly, or at a place."""
    head = match.head
    if match.cue.flag("plain") or sides.verb is not None:
        return True
    if is_deadly(head) or sides.against:
        return True
    found = reading.place(spots[0].words) if spots and spots[0] is not None else None
    return bool(spots) and (found is None or found.feature != "country")


def _course(match: Match, sides: Sides) -> Modality | None:
    """ "Fighting continued", "clashes were under way": not finished, unless the clause says otherwise."""
    head = match.head
    told = sides.verb if sides.verb is not None else head.head
    if head == told or match.cue.pos != "noun" or modality(head) != "actual" or modality(told) != "actual":
        return None
    lasting = lexicon("violence")["lasting"]
    return "ongoing" if told.lemma_.lower() in lasting and head.dep_ in ("nsubj", "obj") else None


def _target(reading: Reading, tokens: list[Token]) -> Mention | None:
    """The side that is hit; without one, the thing as written ("a market")."""
    tokens = [t for t in tokens if t.i not in reading.timed and not is_weapon(reading, t)]
    found = named(reading, [t for t in tokens if not _is_place(reading, t)])
    if found is not None or not tokens:
        return found
    thing = tokens[0]
    if thing.pos_ not in ("NOUN", "PROPN") or _is_place(reading, thing) or thing.i in reading.timed:
        return None
    bounds = without_determiner(noun_phrase(thing), thing)
    return Mention(text_of(bounds, thing), char_span(bounds, thing))


def _is_place(reading: Reading, token: Token) -> bool:
    if token.lemma_.lower() in reading.nouns.administrative:
        # "Islamic State" is no state.
        return not (token.text[:1].isupper() and reading.is_party(token))
    return reading.is_place_name(token) and reading.place(token.text) is not None


def _places(reading: Reading, match: Match, sides: Sides) -> list[Mention | None]:
    """The places of the event, each of a list on its own."""
    for token in match.tokens("place", reading.is_party):
        found = [m for t in conjuncts(token) for m in _named_at(reading, t)]
        if found := [m for m in found if m.antecedent or not m.words.islower()]:
            return list(dict.fromkeys(found))
    hung = [t for t in (*sides.against, *sides.by) if t.pos_ in ("NOUN", "PROPN")]
    hung += [inner for t in hung for inner in oblique(t, "of")]
    spot = where(reading, sides.verb or match.head, match.head, *hung)
    if spot is not None:
        return [spot]
    hit = [t for t in (*sides.against, *beside(match.head)) if _is_place(reading, t)]
    return list(dict.fromkeys(m for t in hit for m in _named_at(reading, t)))


def _named_at(reading: Reading, token: Token) -> list[Mention]:
    """The place that a noun names; "the suburbs of A and B" are two."""
    inner = [t for d in oblique(token, "of") for t in conjuncts(d)]
    if token.tag_ == "NNS" and len(inner) > 1:
        return [phrase.mention for t in inner for phrase in places(reading, t)[:1]]
    return [phrase.mention for phrase in places(reading, token)[:1]]


def _is_or_has(token: Token, words: list[str]) -> bool:
    near = [token, *children(token, "compound", "amod", "nmod:desc")]
    return any(t.lemma_.lower() in words for t in near)
