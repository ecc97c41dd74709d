"""Who gains, holds or loses a place by a cue of control: sides under arms, by what the cue asks for."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.events.drafts import actor_of
from contested.extract.events.matching import Match
from contested.extract.events.placenames import PlacePhrase, name_within
from contested.extract.events.reading import Reading
from contested.extract.lexicon import lexicon
from contested.extract.syntax import agent, case_of, conjuncts, is_passive, oblique
from contested.model import Mention

_FRIENDLY = frozenset(lexicon("control")["friendly"])
_CARRYING = frozenset(lexicon("control")["carrying"])
_NO_FORCES = frozenset({"media", "monitor", "organisation", "people"})


def own_deed(reading: Reading, match: Match) -> Mention | None:
    """ "The army said the town had been liberated": what a side under arms praises is its own deed."""
    verb = match.head
    if match.cue.values["change"] not in ("took", "retook") or verb.lemma_.lower() not in _FRIENDLY:
        return None
    voice = reading.voices.at(verb.i)
    who = (voice.speaker.affiliation or voice.speaker.mention) if voice is not None else None
    side = reading.party(who.words) if who is not None and is_passive(verb) else None
    return who if side is not None and side.side and side.kind not in _NO_FORCES else None


def carried(reading: Reading, match: Match) -> Mention | None:
    """ "X tightens its siege", "X began the assault": whose the verb is that a noun of attack hangs on."""
    noun, verb = match.head, match.head.head
    if match.cue.pos != "noun" or match.cue.values["change"] not in ("contests", "surrounds"):
        return None
    if noun.dep_ != "obj" or verb.lemma_.lower() not in _CARRYING:
        return None
    doers = [t for t in agent(verb) if reading.is_party(t) or t.pos_ == "PRON"]
    return reading.actors([m for t in doers for m in conjuncts(t)])


def miscast(reading: Reading, match: Match, holder: Mention | None, loser: Mention | None) -> str:
    """Why those named cannot be holder or loser of this cue; empty where they can."""
    roles = {"holder": holder, "loser": loser}
    cue = match.cue
    missing = next((name for name in cue.flag("require_one") or () if roles[name] is None), "")
    if missing:
        return "nobody who can act is named as holder" if missing == "holder" else "nobody is named as loser"
    if cue.values["change"] == "contests" and _unarmed(reading, match):
        return "those who do it bear no arms"
    if cue.flag("armed_sides") and not (_armed(reading, match, "holder") or _armed(reading, match, "loser")):
        return "no side under arms does it"
    if cue.flag("armed_agent") and not _armed(reading, match, "loser"):
        return "no side under arms does it"
    if cue.roles.get("holder", "").startswith("agent") and holder is None and _has_doer(reading, match):
        return "who does it cannot hold a place"
    if cue.values["change"] == "holds" and holder is None and loser is None:
        return "nobody who can act is named as holder"
    return ""


def holders(
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


def first_armed(reading: Reading, match: Match) -> Mention | None:
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
    if token.lemma_.lower() in reading.nouns.forces - reading.nouns.administrative:
        return True
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


def gainer(reading: Reading, match: Match) -> Mention | None:
    """Who drove the loser out: by that the place is theirs, or will be."""
    return actor_of(reading, match, "gainer") if _armed(reading, match, "gainer") else None
