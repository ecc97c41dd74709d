"""Accounts that are said to be false: "reports that it fell are untrue", "no truth in claims that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from contested.extract.syntax import case_of, is_passive
from contested.extract.voices.content import is_clause, subtree
from contested.extract.voices.cues import Cue
from contested.extract.voices.doubts import said_by_noun
from contested.extract.voices.moods import modality
from contested.extract.voices.sayers import sayer
from contested.extract.voices.verb_force import is_negated
from contested.extract.voices.words import Words

_DEFINITE = frozenset({"the", "these", "those", "this", "that", "such"})
_NO = frozenset({"no", "little", "without"})


def falsehood_cues(sent: Span, words: Words) -> list[Cue]:
    """What is told of an account is denied where the account is judged false: by whoever judges it.

    An account without content of its own ("the claim was false") points back to the matter before it.
    """
    found = []
    for noun in sent:
        if noun.pos_ == "NOUN" and _is_account(noun, words):
            judged = next(_judgements(noun, words), None)
            if judged is not None:
                cue = _cue(noun, judged, words)
                found += [cue] if cue is not None else []
        elif _says_false(noun, words):
            clauses = [
                c for c in noun.children if c.dep_ in ("csubj", "csubj:pass", "ccomp") and is_clause(c)
            ]
            inside = {i for c in clauses if c.i > noun.i for i in subtree(c)}
            if inside and any(c.dep_ == "expl" or c.lower_ == "it" for c in noun.children):
                found.append(Cue(noun.i, None, frozenset(inside), "denies", how="clause"))
    return found


def _is_account(noun: Token, words: Words) -> bool:
    lemma = noun.lemma_.lower()
    return words.has("denied_things", lemma) or words.has("accounts", lemma)


def _cue(noun: Token, judged: Token, words: Words) -> Cue | None:
    inside = said_by_noun(noun) - {judged.i}
    if judged.head == noun and not inside:
        return None
    denier = _agent(judged) if is_passive(judged) else None
    if inside:
        return Cue(judged.i, denier, frozenset(inside), "denies", how="clause")
    teller = judged.head if judged.dep_ in ("ccomp", "parataxis") else None
    if teller is None or teller.lemma_.lower() not in words.verbs or noun.dep_ != "nsubj":
        return None
    if not any(c.lower_ in _DEFINITE for c in noun.children):
        return None
    return Cue(judged.i, sayer(teller), frozenset(), "denies", back=True, how="clause")


def _judgements(noun: Token, words: Words) -> Iterator[Token]:
    """The words that call an account false."""
    for predicate in _predicates(noun):
        if _says_false(predicate, words) or _is_denied(predicate, words):
            yield predicate
    above = noun.head
    if noun.dep_ == "nmod" and case_of(noun) in ("in", "to", "behind", "for") and _lacks(above, words):
        yield above
    if noun.dep_ == "nsubj" and above.lemma_.lower() == "have":
        yield from (c for c in above.children if c.dep_ == "obj" and _lacks(c, words))
    if _denial(above, words):
        # "Denied false reports that" denies once.
        return
    yield from (c for c in noun.children if c.dep_ == "amod" and words.has("false", c.lower_))
    if noun.dep_ in ("obj", "obl"):
        beside = [c for c in above.children if c.i > above.i and c != noun]
        yield from (
            c
            for c in beside
            if words.has("false", c.lower_)
            and (c.dep_ == "xcomp" or case_of(c) == "as" or case_of(noun) == "as")
        )


def _predicates(noun: Token) -> Iterator[Token]:
    """What is said of a noun, also where the tree hangs the two side by side."""
    head = noun.head
    if noun.dep_ in ("nsubj", "nsubj:pass"):
        yield head
    for beside in head.children:
        own = any(c.dep_.startswith(("nsubj", "expl")) for c in beside.children)
        if beside.i > noun.i and not own and any(c.dep_ == "cop" for c in beside.children):
            yield beside


def _says_false(predicate: Token, words: Words) -> bool:
    """ "False", "a lie", "not true", "without foundation"; not where it only may be so."""
    if not any(c.dep_ in ("cop", "aux:pass") for c in predicate.children):
        return False
    if modality(predicate) not in ("actual", "ongoing"):
        return False
    low, no = predicate.lower_, is_negated(predicate)
    false = words.has("false", low) or any(
        words.has("false", c.lower_) for c in predicate.children if c.dep_ in ("amod", "compound")
    )
    if false or _lacks(predicate, words):
        return not no
    return words.has("true", low) and no


def _is_denied(verb: Token, words: Words) -> bool:
    """ "Were denied by the army", "were dismissed as propaganda"."""
    return _denial(verb, words) and is_passive(verb) and not is_negated(verb) and modality(verb) == "actual"


def _denial(verb: Token, words: Words) -> bool:
    saying = words.verbs.get(verb.lemma_.lower())
    return verb.pos_ == "VERB" and saying is not None and saying.stance == "denies"


def _lacks(noun: Token, words: Words) -> bool:
    """ "No truth", "without foundation"."""
    marks = {c.lower_ for c in noun.children if c.dep_ in ("det", "case", "amod")}
    return words.has("substance", noun.lower_) and bool(marks & _NO)


def _agent(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_.startswith("obl") and case_of(c) == "by"), None)
