"""Speakers who were asked and said nothing: "declined to comment", "calls to it went unanswered"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.extract.phrases import char_span
from contested.extract.syntax import case_of, conjuncts, is_passive
from contested.extract.voices.content import subtree
from contested.extract.voices.negation import negated, still_to_come
from contested.extract.voices.register import Register
from contested.extract.voices.sayers import sayer
from contested.extract.voices.words import Words, words
from contested.model import Document, Publication, Span, Speaker, World

_NO = frozenset({"not", "n't", "n’t", "never", "nt"})
_AT_ONCE = frozenset({"immediately", "reply", "response", "respond"})


def no_comments(
    doc: Doc, document: Document, publication: Publication, world: World | None = None
) -> list[tuple[Speaker, Span]]:
    """Each silent speaker with the clause that says so, in reading order."""
    lexicon = words()
    register = Register(doc, lexicon, world)
    found: list[tuple[Speaker, Span]] = []
    for token in doc:
        for silent in [] if _is_not_said(token) else _silent(token, lexicon):
            speaker, _ = register.resolve(silent, alone=True)
            if speaker.kind != "report" and not _is_asker(silent):
                found.append((speaker, _clause(token)))
    return found


def _is_asker(token: Token) -> bool:
    return token.lower_ in ("i", "we", "you")


def _clause(token: Token) -> Span:
    head = token
    while head.head != head and head.dep_ in ("xcomp", "advmod", "ccomp", "acl") and head.head.pos_ != "NOUN":
        head = head.head
    inside = sorted(i for i in subtree(head) if head.doc[i].pos_ not in ("PUNCT", "SPACE"))
    return char_span((inside[0], inside[-1] + 1), token)


def _silent(token: Token, lexicon: Words) -> list[Token]:
    """The heads of those who kept silent by this word."""
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "ADJ", "NOUN"):
        return []
    if lexicon.has("silence decline", lemma) and token.pos_ == "VERB":
        kept = any(
            lexicon.has("silence decline_to", c.lemma_.lower()) or _whether(c, lexicon)
            for c in token.children
        )
        return _all(sayer(token)) if kept and not negated(token) else []
    if (
        lexicon.has("silence respond", lemma)
        and token.tag_.startswith("VB")
        and _negated(token)
        and not is_passive(token)
    ):
        return _all(_own_subject(token)) if not any(c.dep_ == "ccomp" for c in token.children) else []
    if lexicon.has("silence reach", lemma) and is_passive(token) and _negated(token):
        subjects = [c for c in token.children if c.dep_.startswith("nsubj")]
        return _all(subjects[0]) if subjects else []
    mute = _without_words(token, lexicon)
    if mute is not None:
        return _all(mute)
    if lexicon.has("silence unanswered", token.lower_) or _not_answered(token, lexicon):
        return _called(token, lexicon)
    return []


def _whether(told: Token, lexicon: Words) -> bool:
    """ "Declined to say whether it had fallen"."""
    asked = any(m.lower_ in ("whether", "how", "if") for c in told.children for m in c.children)
    return lexicon.has("silence tell", told.lemma_.lower()) and asked


def _without_words(token: Token, lexicon: Words) -> Token | None:
    """ "Had no comment", "no comment from X", "has yet to comment", "would not say whether"."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN" and lexicon.has("silence remark", lemma):
        if not any(c.lower_ == "no" and c.dep_ == "det" for c in token.children):
            return None
        giver = next((c for c in token.children if c.dep_ == "nmod" and case_of(c) == "from"), None)
        beside = [c for c in token.head.children if c.dep_ in ("obl", "nmod") and case_of(c) == "from"]
        had = token.dep_ == "obj" and token.head.lemma_.lower() in lexicon.groups["silence give"]
        return giver or next(iter(beside), None) or (sayer(token.head) if had else None)
    waits = lexicon.has("silence decline_to", lemma) and token.dep_ == "xcomp" and still_to_come(token)
    if waits:
        return sayer(token.head)
    helpers = {c.lower_ for c in token.children if c.dep_ == "aux"}
    kept = lemma == "comment" or _whether(token, lexicon)
    return _own_subject(token) if kept and helpers & {"would", "will", "could"} and _negated(token) else None


def _own_subject(token: Token) -> Token | None:
    found = sayer(token)
    if found is not None and found.lower_ in ("who", "which"):
        return None
    return found


def _is_not_said(token: Token) -> bool:
    """Inside a clause that is said not to be so: "it has not been said that the two refused to answer"."""
    clause = token
    for _ in range(4):
        told = clause.dep_.split(":")[0] in ("ccomp", "csubj", "conj", "xcomp")
        if not told or any(c.tag_ == "WRB" for c in clause.children):
            return False
        if clause.dep_ not in ("conj", "xcomp") and negated(clause.head):
            return True
        clause = clause.head
    return False


def _negated(token: Token) -> bool:
    return any(c.lower_ in _NO for c in token.children)


def _not_answered(token: Token, lexicon: Words) -> bool:
    return lexicon.has("silence answered", token.lemma_.lower()) and is_passive(token) and _negated(token)


def _called(token: Token, lexicon: Words) -> list[Token]:
    """Whom the calls went to: "calls to X", or the nouns beside "calls" where the preposition is lost."""
    verb = token if token.dep_ not in ("xcomp", "advmod", "acl", "amod", "obj") else token.head
    subjects = [c for t in (verb, token) for c in t.children if c.dep_.startswith("nsubj")]
    asked = [t for t in token.sent if t.i < token.i and lexicon.has("silence requests", t.lemma_.lower())]
    if not asked:
        return []
    inside = set(subjects[0].subtree) if subjects else set()
    goals = [t for t in inside if t.dep_ in ("nmod", "obl", "obj") and case_of(t) in ("to", "with", "at")
             and t.i > asked[0].i and not lexicon.has("silence requests", t.lemma_.lower())]  # fmt: skip
    if goals:
        return conjuncts(min(goals, key=lambda t: t.i))
    nouns = [t for t in token.sent if asked[-1].i < t.i < token.i and t.pos_ in ("NOUN", "PROPN")]
    return [t for t in nouns if t.head not in nouns or t.dep_ == "conj"]


def _all(head: Token | None) -> list[Token]:
    return conjuncts(head) if head is not None else []
