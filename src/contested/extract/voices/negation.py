"""Whether a matter is said not to be, by the words around its head (`data/extract/modality.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.extract.voices.content import is_infinitive
from contested.extract.voices.mood_words import marked, word_set

_PLACES = frozenset({"advmod", "det", "mark", "case", "cc:preconj", "nsubj", "nsubj:pass", "obj"})


def negated(token: Token) -> bool:
    """Whether a matter is said not to be: "not", "no longer", "failed to", "had yet to", "never"."""
    return len(list(_negations(token))) % 2 == 1


def _negations(token: Token) -> Iterator[Token]:
    words = word_set("negations")
    for child in token.children:
        low = child.lower_
        said = low in words - {"nor"} and child.dep_ in _PLACES and not _not_only(child)
        said = said or (low == "yet" and child.dep_ == "advmod" and is_infinitive(token))
        if said or _no_longer(child) or (child.dep_ in ("nsubj", "nsubj:pass", "obj") and _none_of(child)):
            yield child
    head = token.head
    if head == token:
        return
    if token.dep_ in ("xcomp", "ccomp", "advcl", "acl", "csubj") and token.tag_ != "VBN":
        governs = token.dep_ == "xcomp" or is_infinitive(token) or marked(token, frozenset({"from"}))
        if still_to_come(token):
            yield head
        undoing = word_set("negative_governors") | word_set("negative_predicates")
        if governs and head.lemma_.lower() in undoing:
            yield head
        if token.dep_ == "xcomp" and any(c.lower_ in words and c.dep_ == "advmod" for c in head.children):
            yield head
    own = any(c.dep_.startswith(("nsubj", "aux")) for c in token.children)
    if token.dep_ == "conj" and token.tag_ in ("VB", "VBN") and not own:
        yield from (n for n in _negations(head) if n.dep_ == "advmod")


def _no_longer(adverb: Token) -> bool:
    """ "No longer" is one word in two: it hangs on the verb, its "no" on it."""
    return adverb.lower_ == "longer" and any(c.lower_ == "no" for c in adverb.children)


def still_to_come(token: Token) -> bool:
    """ "Had yet to take it", "is still to be taken", "remains to be taken": not so far."""
    if not is_infinitive(token):
        return False
    head = token.head
    if head.lower_ == "yet":
        return True
    waits = any(c.lower_ in ("yet", "still") and c.i < token.i for c in head.children if c.dep_ == "advmod")
    return waits and head.lemma_.lower() in ("have", "be")


def _none_of(noun: Token) -> bool:
    return any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "cc:preconj") for c in noun.children)


def _not_only(token: Token) -> bool:
    at = token.i + 1
    return at < len(token.doc) and token.doc[at].lower_ in ("only", "just", "least")
