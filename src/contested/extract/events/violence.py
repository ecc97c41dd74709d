"""Violence claims: attacks and fights that nobody said were for ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, actor_of, evidence_of, used, where
from contested.extract.events.matching import Match, cues
from contested.extract.events.places import places
from contested.extract.events.reading import Reading
from contested.extract.syntax import children, conjuncts, is_verb
from contested.model import Act, Mention, Violence


def violence(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of violence at one head."""
    for match in cues("violence").matches(token):
        draft = _draft(reading, match)
        if draft is not None:
            yield draft
            return


def _draft(reading: Reading, match: Match) -> Draft | None:
    cue = match.cue
    wanted = cue.flag("mods_of_object")
    if wanted and match.companion is not None and not _is_or_has(match.companion, wanted):
        return None
    by, against = actor_of(reading, match, "by"), actor_of(reading, match, "against")
    if cue.flag("forces") and by is None:
        return None
    if cue.pos == "verb" and by is None and _acts_by_itself(reading, match):
        return None
    if cue.flag("person_against") and not _harms_people(reading, match):
        return None
    own = _own_place(reading, match)
    if by is None and against is None and own is None and not _goes_on(match.head):
        return None
    sides = [t for role in ("by", "against") for t in match.tokens(role, reading.is_party)]
    spot = own or where(reading, match.head, *(m for t in sides for m in conjuncts(t)))
    if by is None and against is None and spot is None:
        return None
    by, against = _both_sides(by, against, match)
    matter = Violence(_act(reading, match), by, against)
    return Draft(match.head, evidence_of(match.head), matter, cue.name, spot, None, used(match))


def _is_or_has(token: Token, words: list[str]) -> bool:
    near = [token, *children(token, "compound", "amod", "nmod:desc")]
    return any(t.lemma_.lower() in words for t in near)


def _acts_by_itself(reading: Reading, match: Match) -> bool:
    """A verb whose subject is no actor is no attack ("prices hit a record")."""
    doers = match.tokens("by", reading.is_party)
    strikes = reading.nouns.strikes
    return bool(doers) and not any(t.lemma_.lower() in strikes or t.pos_ == "PRON" for t in doers)


def _both_sides(
    by: Mention | None, against: Mention | None, match: Match
) -> tuple[Mention | None, Mention | None]:
    """ "fighting between A and B": the first named is `by`, the other `against`."""
    if by is None or against is not None or " and " not in by.text or match.cue.values["act"] != "clash":
        return by, against
    first, _, second = by.text.partition(" and ")
    return Mention(first, by.span), Mention(second, by.span)


def _own_place(reading: Reading, match: Match) -> Mention | None:
    for token in match.tokens("place", reading.is_party):
        for phrase in places(reading, token):
            return phrase.mention
    return None


def _goes_on(head: Token) -> bool:
    """ "fighting continued", "shelling was reported": the noun is what its clause tells of."""
    return head.dep_ in ("nsubj", "nsubj:pass") and is_verb(head.head)


def _harms_people(reading: Reading, match: Match) -> bool:
    words = reading.nouns.people | reading.nouns.forces
    found = match.tokens("against", reading.is_party)
    return any(t.lemma_.lower() in words or t.ent_type_ == "PER" or t.pos_ in ("PRON", "NUM") for t in found)


def _act(reading: Reading, match: Match) -> Act:
    """An attack by aircraft, or by an air strike, is an air strike; one by shells is shelling."""
    act = cast(Act, match.cue.values["act"])
    if act not in ("attack", "shelling"):
        return act
    doers = [*match.tokens("by", reading.is_party), *children(match.head, "compound", "amod")]
    words = {t.lemma_.lower() for t in doers} | {
        c.lemma_.lower() for t in doers for c in children(t, "compound")
    }
    if words & reading.nouns.aircraft or any(word.startswith(("air", "drone")) for word in words):
        return "air strike"
    return act
