"""Control claims: who holds, gains, loses, fights for, besieges or leaves which place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, actor_of, evidence_of, used
from contested.extract.events.figurative import why_bloodless
from contested.extract.events.held import held_places
from contested.extract.events.holders import carried, first_armed, gainer, holders, miscast, own_deed
from contested.extract.events.matching import Match, cues
from contested.extract.events.placenames import PlacePhrase
from contested.extract.events.places import place, places
from contested.extract.events.reading import Reading
from contested.extract.lexicon import lexicon
from contested.extract.syntax import children, is_verb, oblique
from contested.extract.voices.attribution import modality as mood
from contested.model import Change, Control, Figure, Mention, Modality

_SHARES = ("percent",)
_ADDING = ("along with", "as well as", "together with", "alongside", "in addition to", "as well as in")
_HAVING = ("took", "retook", "holds")


def control(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of control (and of counted totals) at one head."""
    held = list(held_places(reading, token))
    if held:
        yield from held
        return
    for match in cues("control").matches(token):
        drafts = list(_drafts(reading, match))
        if drafts:
            yield from drafts
            return


def _drafts(reading: Reading, match: Match) -> Iterator[Draft]:
    holder, loser = actor_of(reading, match, "holder"), actor_of(reading, match, "loser")
    if match.cue.flag("armed_holder"):
        holder = first_armed(reading, match)
    if not _roles_fit(reading, match, holder, loser):
        return
    holder = holder or own_deed(reading, match) or carried(reading, match)
    named = False
    for heads in match.readings("place", reading.is_party):
        found = [
            (head, phrase)
            for head in [*(_before_clause(reading, match, t) for t in heads), *_further(match, heads)]
            for phrase in places(reading, head, bool(match.cue.flag("sure_place")))
        ]
        named = named or bool(found)
        found = [(head, phrase) for head, phrase in found if _place_fits(reading, match, head, phrase)]
        for _, phrase in found:
            for own in holders(reading, match, phrase, holder):
                yield from _draft(reading, match, phrase, own, loser)
        if found:
            return
    if not named:
        _note_no_place(reading, match)


def _before_clause(reading: Reading, match: Match, head: Token) -> Token:
    """ "met forces on territory held by X": a participle is about the place right before it."""
    verb = match.head
    nearest = verb.nbor(-1) if verb.i > verb.sent.start else verb
    loose = verb.dep_ == "acl" and head == verb.head and nearest.pos_ in ("NOUN", "PROPN")
    if not loose or place(reading, head) is not None:
        return head
    return nearest if nearest.lemma_.lower() in reading.nouns.places else head


def _further(match: Match, heads: list[Token]) -> list[Token]:
    """ "half of the country, along with the plains of X": what is added to the places of a cue."""
    governors = [*heads, match.head] if is_verb(match.head) else []
    added = [t for g in governors for t in oblique(g, *_ADDING) if t not in heads]
    # "Alongside territory held by others": what has its own holder is not added to anybody's.
    return [t for t in added if t.pos_ in ("NOUN", "PROPN") and not children(t, "acl")]


def _note_no_place(reading: Reading, match: Match) -> None:
    if reading.trace is not None:
        heads = [t for found in match.readings("place", reading.is_party) for t in found]
        reading.drop(match, "this names no place" if heads else "nothing stands where a place is due", *heads)


def _roles_fit(reading: Reading, match: Match, holder: Mention | None, loser: Mention | None) -> bool:
    why = miscast(reading, match, holder, loser)
    if why:
        reading.drop(match, why)
    return not why


def _place_fits(reading: Reading, match: Match, head: Token, phrase: PlacePhrase) -> bool:
    why = _misplaced(reading, match, head, phrase)
    if why:
        reading.drop(match, why, head)
    return not why


def _misplaced(reading: Reading, match: Match, head: Token, phrase: PlacePhrase) -> str:
    """Why a place is none that this cue can be about; empty where it is."""
    cue = match.cue
    doers = match.tokens("holder", reading.is_party) or match.tokens("loser", reading.is_party)
    if why := why_bloodless(reading, match.head, doers, phrase.mention.words):
        return why
    if phrase.implied and (cue.flag("passing") or cue.flag("modifier_only")):
        return "a place that is told only around it"
    if phrase.implied and cue.values["change"] == "holds" and match.head.dep_ == "acl:relcl":
        return "what is spoken of, not who holds it"  # "the territory it controls"
    if cue.flag("place_units") and head.lemma_.lower() not in cue.flag("place_units"):
        return "no unit of land that this cue counts"
    other = cue.flag("not_mods") or ()
    if any(c.is_lower and c.lemma_ in other for c in children(match.head, "amod", "compound")):
        return "a seat of government, not a side's stronghold"
    if head.tag_ == "NNPS" and head.ent_type_ in ("MISC", "NORP"):
        return "a people, no place"
    if any(head == t for t in match.tokens("holder", reading.is_party)):
        return "the same word is the holder"
    if cue.flag("strict") and head.pos_ == "PROPN" and not reading.is_place_name(head):
        return "no known place, and this cue takes no other"
    if cue.flag("named_only") and (not phrase.named or phrase.extent != "all"):
        return "no place by name and as a whole"
    if cue.flag("ground") and _from_afar(reading, match):
        return "a blow from afar, no fight for the ground"
    if cue.flag("strict") and head.pos_ == "NOUN" and head.lemma_.lower() not in reading.nouns.places:
        return "no noun for a place"
    if cue.flag("ground") or (cue.values["change"] == "contests" and not cue.flag("modality")):
        if _is_country(reading, phrase.mention.words) or not phrase.named:
            return "a whole country, or no name: no ground to fight for"
        if (
            cue.flag("ground")
            and head.pos_ == "NOUN"
            and head.lemma_.lower() not in reading.nouns.administrative
        ):
            return "no town or district: nobody is said to fight for it"
    return ""


def _from_afar(reading: Reading, match: Match) -> bool:
    """ "a drone attack on the town", "shelled": no fight for the ground."""
    nouns = [match.head, *([match.companion] if match.companion is not None else [])]
    words = {c.lemma_.lower() for n in nouns for c in children(n, "compound", "amod", "nmod:desc")}
    doers = {t.lemma_.lower() for t in match.tokens("holder", reading.is_party)}
    return bool(words & reading.nouns.remote or doers & (reading.nouns.aircraft | reading.nouns.strikes))


def _draft(
    reading: Reading, match: Match, phrase: PlacePhrase, holder: Mention | None, loser: Mention | None
) -> Iterator[Draft]:
    cue = match.cue
    evidence, uses = evidence_of(match.head), used(match)
    modality = cast("Modality | None", cue.flag("modality"))
    if cue.flag("passing") and phrase.mention.span is not None:
        modality = None
    whole_country = not phrase.named or _is_country(reading, phrase.mention.words)
    figure = _total(reading, match, phrase, holder, whole_country)
    if figure is not None:
        yield Draft(match.head, evidence, figure, cue.name, None, modality, uses)
    if cue.flag("counted_only") or (figure is not None and whole_country):
        reading.drop(match, "a total without a named place: a figure, or nothing")
        return
    if not phrase.named and phrase.count and phrase.count.low != 1 and reading.country:
        phrase = replace(phrase, mention=replace(phrase.mention, antecedent=reading.country), named=True)
    if not phrase.named or _whole_left(cue.values["change"], phrase, whole_country):
        reading.drop(
            match, "a whole country is left: a movement" if phrase.named else "the place has no name"
        )
        return
    change = cast(Change, cue.values["change"])
    if change == "took" and _attempted(match.head):
        # Trying to take a place is fighting for it (codebook rule 16).
        change, modality = "contests", "ongoing"
    if change == "lost" and (winner := gainer(reading, match)) is not None:
        holder, change = (
            winner,
            "retook" if mood(match.head) in ("intended", "ongoing", "demanded") else "took",
        )
    matter = Control(
        change,
        holder,
        loser,
        phrase.extent,
        phrase.count if phrase.extent == "count" else replace(phrase.count, low=None, high=None),
        phrase.unit if phrase.extent in ("count", "part") and phrase.unit not in _SHARES else "",
        passing=bool(cue.flag("passing")),
        ended=bool(cue.flag("ended")),
    )
    yield Draft(match.head, evidence, matter, cue.name, phrase.mention, modality, uses)


def _whole_left(change: str, phrase: PlacePhrase, whole_country: bool) -> bool:
    """Leaving a whole country is a movement; leaving a base or a part of it is a loss of control too."""
    return change == "left" and whole_country and phrase.extent == "all"


def _total(
    reading: Reading, match: Match, phrase: PlacePhrase, holder: Mention | None, whole_country: bool
) -> Figure | None:
    """ "85 percent of the country", "200 districts": a total is a figure (codebook rule 13)."""
    if not phrase.count or phrase.count.low == 1 or match.cue.values["change"] not in _HAVING:
        return None
    unit = phrase.unit.split()[-1] if phrase.unit else ""
    if phrase.unit not in _SHARES and not (whole_country and unit in reading.nouns.subdivisions):
        return None
    scope = Mention(reading.country) if reading.country else None
    if phrase.named:
        scope = replace(phrase.mention, text=phrase.mention.words, antecedent="")
    return Figure(phrase.unit, holder, phrase.count, phrase.of, scope)


def _attempted(head: Token) -> bool:
    return head.dep_ == "xcomp" and head.head.lemma_.lower() in lexicon("control")["attempts"]


def _is_country(reading: Reading, name: str) -> bool:
    """Whether a name is a country's, or that of a wider region ("the Middle East")."""
    found = reading.place(name)
    return found is not None and (
        found.feature == "country" or (found.feature == "region" and not found.country)
    )
