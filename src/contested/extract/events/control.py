"""Control claims: who holds, gains, loses, fights for, besieges or leaves which place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, actor_of, evidence_of, used
from contested.extract.events.matching import Match, cues
from contested.extract.events.placenames import PlacePhrase, name_within
from contested.extract.events.places import place, places
from contested.extract.events.reading import Reading
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import case_of, children, conjuncts, is_passive, oblique
from contested.extract.voices.attribution import modality as mood
from contested.model import Change, Control, Figure, Mention, Modality

_HELD = frozenset({"held", "controlled", "occupied", "ruled", "dominated", "besieged"})
_FRIENDLY = frozenset(lexicon("control")["friendly"])
_NO_FORCES = frozenset({"media", "monitor", "organisation", "people"})
_SHARES = ("percent",)
_HAVING = ("took", "retook", "holds")


def control(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of control (and of counted totals) at one head."""
    held = list(_compound(reading, token))
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
        holder = _first_armed(reading, match)
    if not _roles_fit(reading, match, holder, loser):
        return
    holder = holder or _own_deed(reading, match)
    named = False
    for heads in match.readings("place", reading.is_party):
        found = [
            (head, phrase)
            for head in heads
            for phrase in places(reading, head, bool(match.cue.flag("sure_place")))
        ]
        named = named or bool(found)
        found = [(head, phrase) for head, phrase in found if _place_fits(reading, match, head, phrase)]
        for _, phrase in found:
            for own in _holders(reading, match, phrase, holder):
                yield from _draft(reading, match, phrase, own, loser)
        if found:
            return
    if not named:
        _note_no_place(reading, match)


def _note_no_place(reading: Reading, match: Match) -> None:
    if reading.trace is not None:
        heads = [t for found in match.readings("place", reading.is_party) for t in found]
        reading.drop(match, "this names no place" if heads else "nothing stands where a place is due", *heads)


def _own_deed(reading: Reading, match: Match) -> Mention | None:
    """ "The army said the town had been liberated": what a side under arms praises is its own deed."""
    verb = match.head
    if match.cue.values["change"] not in ("took", "retook") or verb.lemma_.lower() not in _FRIENDLY:
        return None
    voice = reading.voices.at(verb.i)
    who = (voice.speaker.affiliation or voice.speaker.mention) if voice is not None else None
    side = reading.party(who.words) if who is not None and is_passive(verb) else None
    return who if side is not None and side.side and side.kind not in _NO_FORCES else None


def _roles_fit(reading: Reading, match: Match, holder: Mention | None, loser: Mention | None) -> bool:
    why = _miscast(reading, match, holder, loser)
    if why:
        reading.drop(match, why)
    return not why


def _miscast(reading: Reading, match: Match, holder: Mention | None, loser: Mention | None) -> str:
    """Why those named cannot be holder or loser of this cue; empty where they can."""
    roles = {"holder": holder, "loser": loser}
    cue = match.cue
    missing = next((name for name in cue.flag("require_one") or () if roles[name] is None), "")
    if missing:
        return "nobody who can act is named as holder" if missing == "holder" else "nobody is named as loser"
    if cue.values["change"] == "contests" and _unarmed(reading, match):
        return "those who do it bear no arms"
    if cue.flag("armed_agent") and not _armed(reading, match, "loser"):
        return "no side under arms does it"
    if cue.roles.get("holder", "").startswith("agent") and holder is None and _has_doer(reading, match):
        return "who does it cannot hold a place"
    if cue.values["change"] == "holds" and holder is None and loser is None:
        return "nobody who can act is named as holder"
    return ""


def _holders(
    reading: Reading, match: Match, phrase: PlacePhrase, holder: Mention | None
) -> list[Mention | None]:
    """ "parts are held by X, Y and Z": each holds its own; several who take a place take it together."""
    own = _own_taker(reading, match, phrase)
    if own is not None or match.cue.values["change"] != "holds" or phrase.extent != "part":
        return [own or holder]
    members = [t for head in match.tokens("holder", reading.is_party) for t in conjuncts(head)]
    return [reading.actor(t) for t in members if reading.is_actor(t)] if len(members) > 1 else [holder]


def _own_taker(reading: Reading, match: Match, phrase: PlacePhrase) -> Mention | None:
    """ "lost A to X and B to Y": each place has its own taker."""
    if match.cue.roles.get("holder") != "to" or phrase.head < 0:
        return None
    return reading.actors(oblique(match.head.doc[phrase.head], "to"))


def _has_doer(reading: Reading, match: Match) -> bool:
    """A passive without an agent names nobody; a subject that cannot act makes it some other matter."""
    return any(t.pos_ != "PRON" for t in match.tokens("holder", reading.is_party))


def _first_armed(reading: Reading, match: Match) -> Mention | None:
    """ "the group's capital of X": the first place to look where a side stands, not the place's name."""
    for tokens in match.readings("holder", reading.is_party):
        fit = [t for t in tokens if _is_armed_side(reading, t)]
        if fit:
            return reading.actors([m for t in fit for m in conjuncts(t)])
    return None


def _is_armed_side(reading: Reading, token: Token) -> bool:
    """A side, or a word that stands for one; "capital of the province" names a place, not its holder."""
    if token.pos_ == "PRON":
        return _stands_for_party(reading, token)
    if case_of(token) == "of" and reading.is_place_name(token):
        return False
    return reading.is_party(token) and not name_within(reading, token, lambda _: None)


def _unarmed(reading: Reading, match: Match) -> bool:
    """ "journalists entered the town", "protesters stormed the square": no fight for a place."""
    doers = [m for t in match.tokens("holder", reading.is_party) for m in conjuncts(t)]
    civil = reading.nouns.people - reading.nouns.forces
    return bool(doers) and all(t.lemma_.lower() in civil and not reading.is_party(t) for t in doers)


def _armed(reading: Reading, match: Match, role: str) -> bool:
    tokens = match.tokens(role, reading.is_party)
    return any(reading.is_party(t) or (t.pos_ == "PRON" and _stands_for_party(reading, t)) for t in tokens)


def _stands_for_party(reading: Reading, token: Token) -> bool:
    found = reading.coref.antecedent(token)
    return found is not None and reading.party(found.text) is not None


def _place_fits(reading: Reading, match: Match, head: Token, phrase: PlacePhrase) -> bool:
    why = _misplaced(reading, match, head, phrase)
    if why:
        reading.drop(match, why, head)
    return not why


def _misplaced(reading: Reading, match: Match, head: Token, phrase: PlacePhrase) -> str:
    """Why a place is none that this cue can be about; empty where it is."""
    cue = match.cue
    if phrase.implied and (cue.flag("passing") or cue.flag("modifier_only")):
        return False
    if cue.flag("place_units") and head.lemma_.lower() not in cue.flag("place_units"):
        return "no unit of land that this cue counts"
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
    if change == "lost" and (gainer := _gainer(reading, match)) is not None:
        holder, change = (
            gainer,
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


def _gainer(reading: Reading, match: Match) -> Mention | None:
    """Who drove the loser out: by that the place is theirs, or will be."""
    return actor_of(reading, match, "gainer") if _armed(reading, match, "gainer") else None


def _attempted(head: Token) -> bool:
    return head.dep_ == "xcomp" and head.head.lemma_.lower() in lexicon("control")["attempts"]


def _is_country(reading: Reading, name: str) -> bool:
    found = reading.place(name)
    return found is not None and found.feature == "country"


def _compound(reading: Reading, token: Token) -> Iterator[Draft]:
    """ "rebel-held Aleppo", "rebel- and regime-held districts": a modifier in the report's own voice."""
    if (
        token.lower_ not in _HELD
        or token.i == 0
        or token.dep_ not in ("amod", "compound", "acl", "nmod", "conj")
    ):
        return
    holders = _before_hyphen(token)
    if not holders or not any(reading.is_party(t) for t in holders):
        return
    noun = token.head if token.dep_ != "conj" else token.head.head
    found = place(reading, noun)
    if found is None or not found.named or found.implied:
        return
    besieged = token.lower_ == "besieged"
    for holder in holders:
        start = _name_start(holder)
        text = text_of((start, holder.i + 1), token)
        known = reading.actor(holder)
        mention = Mention(text, char_span((start, holder.i + 1), token), antecedent=known.antecedent)
        bounds = without_determiner(noun_phrase(noun), noun)
        bounds = (min(bounds[0], start), max(bounds[1], noun.i + 1))
        matter = Control(
            "surrounds" if besieged else "holds",
            mention,
            None,
            "part" if found.extent == "count" and found.count.low != 1 else found.extent,
            unit=found.unit,
            passing=True,
        )
        yield Draft(token, bounds, matter, "X-held Y", found.mention, "actual", frozenset({token.i}))


def _name_start(token: Token) -> int:
    """Where the name that ends at a token begins: "Islamic State-held"."""
    start = token.i
    while start > token.sent.start and token.pos_ == "PROPN" and token.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return start


def _before_hyphen(token: Token) -> list[Token]:
    """The words that a hyphen ties to "held", each the head of its name."""
    doc, i = token.doc, token.i - 1
    if doc[i].text not in ("-", "‑", "–"):
        loose = [
            c for c in children(token, "compound", "obl:unmarked", "nmod:unmarked", "nsubj") if c.i < token.i
        ]
        return loose[-1:] if token.dep_ == "amod" else []
    found = [doc[i - 1]] if i > 0 else []
    while found and i >= 4 and doc[i - 2].lower_ in ("and", "or") and doc[i - 3].text in ("-", "‑", "–"):
        found.append(doc[i - 4])
        i -= 3
    return list(reversed(found))
