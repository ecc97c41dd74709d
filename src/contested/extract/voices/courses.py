"""What is said to be going on: the fighting that "continued", the battle that "is under way"."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.voices.mood_words import moods_of, word_set
from contested.model import Modality


def goes_on(token: Token) -> bool:
    """A verb whose subject is going on."""
    return token.lemma_.lower() in word_set("going_on") and token.pos_ == "VERB"


def goes_on_as_subject(event: Token) -> Modality | None:
    """An event as the subject of what goes on, also where the parser hung the two otherwise."""
    said = _of_gerund(event) or _after_description(event) or _before_predicate(event)
    return "ongoing" if said else None


def _of_gerund(event: Token) -> bool:
    """ "Fighting for the town continued"."""
    above = event.head
    if event.tag_ != "VBG" or above == event or event.i > above.i:
        return False
    alone = event.dep_ == "advcl" and not _has_subject(above)
    return (alone or event.dep_ in ("nsubj", "csubj")) and (goes_on(above) or _is_ongoing(above))


def _after_description(event: Token) -> bool:
    """ "Fighting, which began in May, continued": the verb taken for a second description."""
    clauses = [c for c in event.children if c.dep_ == "acl:relcl" and goes_on(c)]
    return any(not any(t.tag_ in ("WDT", "WP") for t in c.children) for c in clauses)


def _before_predicate(event: Token) -> bool:
    """ "In X, which borders Y, fighting is under way": a predicate whose subject the description took."""
    if event.dep_ != "obj" or event.head.dep_ != "acl:relcl":
        return False
    above = event.head.head
    while above.head != above and above.dep_ != "ROOT":
        above = above.head
    copula = any(c.dep_ == "cop" and c.i > event.i for c in above.children)
    return _is_ongoing(above) and above.i > event.i and copula and not _has_subject(above)


def _is_ongoing(predicate: Token) -> bool:
    return moods_of("predicates").get(predicate.lower_) == "ongoing"


def _has_subject(verb: Token) -> bool:
    return any(c.dep_.startswith("nsubj") for c in verb.children)
