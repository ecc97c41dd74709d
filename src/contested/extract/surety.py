"""How surely a matter is told: its stance and modality by its own words, its governors and its speaker."""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Token

from contested.extract.events.drafts import Draft
from contested.extract.syntax import ancestors, is_verb
from contested.extract.times.words import TimeExpression
from contested.extract.voices.attribution import Attribution, modality, negated
from contested.extract.voices.mood_words import moods_of
from contested.model import Control, Diplomacy, Harm, Modality, Period, Stance

_SPOKEN = frozenset(
    {"warns", "urges", "condemns", "accuses", "offers", "agrees", "rejects", "announces", "sanctions"}
)
_LONG_AGO = timedelta(days=31)


def is_statement(draft: Draft, voice: Attribution | None) -> bool:
    """Diplomacy that is done in saying it: however open its content, the words were said."""
    return isinstance(draft.matter, Diplomacy) and draft.matter.act in _SPOKEN and voice is not None


def stance_of(draft: Draft, voice: Attribution | None) -> Stance:
    """Asserted, denied or left open, a denial of a negation being an assertion."""
    if (isinstance(draft.matter, Control) and draft.matter.passing) or is_statement(draft, voice):
        return "asserts"
    said: Stance = voice.stance if voice else "asserts"
    if negated(draft.head):
        return "denies" if said == "asserts" else "asserts" if said == "denies" else said
    return said


def mood_of(draft: Draft, voice: Attribution | None, when: Period | None, now: Period | None) -> Modality:
    """The modality of a draft: its builder's, else that of its words, else that of the saying around it."""
    if draft.modality is not None:
        return draft.modality
    if is_statement(draft, voice):
        return "actual"
    own = _own_mood(draft.head)
    if own == "actual" and voice is not None and voice.modality is not None:
        own = voice.modality
    harmed = isinstance(draft.matter, Harm)
    return "actual" if own == "ongoing" and (harmed or _is_over(when, now)) else own


def is_of_its_plan(head: Token, mood: Modality, time: TimeExpression) -> bool:
    """ "Is now seeking leave to strike", "on Monday defended the decision to leave": not the deed's time."""
    if mood not in ("intended", "demanded", "possible"):
        return False
    own = any(time.start <= t.i < time.end for t in head.subtree)
    above = head.head.lemma_.lower()
    planned = (moods_of("governors").get(above), moods_of("nouns").get(above))
    return time.kind == "now" or (not own and bool({"intended", "demanded"} & set(planned)))


def _is_over(when: Period | None, now: Period | None) -> bool:
    """ "Began bombing in 2015", told in 2016: what was under way then is not so any more."""
    last: date | None = when.last if when else None
    return last is not None and now is not None and now.first is not None and last < now.first - _LONG_AGO


def _own_mood(head: Token) -> Modality:
    own = modality(head)
    governor = _governing_verb(head)
    if own == "actual" and governor is not None:
        return modality(governor)
    return own


def _governing_verb(head: Token) -> Token | None:
    """The verb whose mood a nominal event shares: "its capture would be a blow"."""
    if is_verb(head) and head.dep_ != "csubj":
        return None
    for above in ancestors(head, 3):
        if is_verb(above) or any(c.dep_ == "cop" for c in above.children):
            future = any(c.dep_ == "aux" and c.tag_ == "MD" for c in above.children)
            return above if future else None
    return None
