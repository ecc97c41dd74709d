"""Sayings that are nouns ("X's claim that", "no evidence that"), checks that failed, questions left open."""

from __future__ import annotations

from spacy.tokens import Span, Token

from contested.extract.syntax import case_of, conjuncts, is_passive
from contested.extract.voices.content import subtree
from contested.extract.voices.cues import Cue
from contested.extract.voices.sayers import sayer
from contested.extract.voices.verb_force import conjuncts_of, is_negated
from contested.extract.voices.words import Saying, Words

_UNSURE = frozenset({"unclear", "uncertain", "unknown", "unconfirmed"})
_HARD = frozenset({"possible", "impossible", "difficult", "hard"})
_NO = frozenset({"no", "little", "any", "without"})
_ON = frozenset({"about", "on", "regarding", "concerning"})
_CANNOT = frozenset(
    {"unable", "impossible", "difficult", "hard", "refuse", "decline", "fail", "yet", "unwilling"}
)


def noun_cues(sent: Span, words: Words) -> list[Cue]:
    """Nouns that stand for a saying, with a clause or "of" for what is said."""
    found = []
    for token in sent:
        lemma = token.lemma_.lower()
        known = words.has("knowledge", lemma)
        saying = words.nouns.get(lemma, Saying("unconfirmed") if known else None)
        if saying is None or token.pos_ != "NOUN":
            continue
        negated = any(c.lower_ in _NO and c.dep_ in ("det", "amod", "case") for c in token.children)
        inside = said_by_noun(token) | (_looked_for(token) if negated else set())
        if not inside or (known and not negated):
            continue
        stance = saying.stance if negated else "asserts"
        if any(words.has("unconfirmed_adjectives", c.lemma_.lower()) for c in token.children):
            stance = "unconfirmed"
        source = _source(token, words)
        if source is None and stance == "asserts" and saying.modality is None:
            continue
        found.append(Cue(token.i, source, frozenset(inside), stance, saying.modality, how="clause"))
    return found


def _looked_for(noun: Token) -> set[int]:
    """ "No evidence any attack took place", "no information about the attack": without "that", by "about"."""
    inside: set[int] = set()
    for child in noun.children:
        own = any(c.dep_.startswith("nsubj") and c.tag_ not in ("WDT", "WP") for c in child.children)
        clause = child.dep_ in ("acl", "acl:relcl", "ccomp") and own
        if child.i > noun.i and (clause or (child.dep_ == "nmod" and case_of(child) in _ON)):
            inside |= subtree(child)
    return inside


def said_by_noun(noun: Token) -> set[int]:
    """What a noun of saying tells: its that-clause or "of" phrase, as token indices."""
    inside: set[int] = set()
    holders = [
        noun,
        *(t for c in noun.children if case_of(c) in ("among", "from", "by") for t in conjuncts(c)),
    ]
    for child in (c for h in holders for c in h.children):
        clause = child.dep_ in ("acl", "ccomp", "acl:relcl") and any(
            c.lower_ == "that" and (c.dep_ == "mark" or _fills_no_gap(c)) for c in child.children
        )
        deed = child.dep_ == "acl" and _to_have_done(child)
        if child.i > noun.i and (clause or deed or (child.dep_ in ("nmod", "acl", "advcl") and _of(child))):
            inside |= subtree(child)
    return inside


def _to_have_done(deed: Token) -> bool:
    """ "Its claim to have taken the town"; to a mere infinitive nouns of saying rather promise."""
    words = {c.lower_ for c in deed.children if c.dep_ in ("mark", "aux")}
    return deed.tag_ == "VBN" and {"to", "have"} <= words


def _fills_no_gap(that: Token) -> bool:
    """Taken for an object where the verb has another: "claims that it had captured the town"."""
    return that.dep_ == "obj" and any(c.dep_ == "obj" and c != that for c in that.head.children)


def _of(child: Token) -> bool:
    return case_of(child) == "of" or any(
        c.lower_ == "of" and c.dep_ in ("mark", "case") for c in child.children
    )


def _source(noun: Token, words: Words) -> Token | None:
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return child
        if child.dep_ in ("nmod", "obl") and case_of(child) in words.groups["source_prepositions"] - {"of"}:
            return child
    return None


def check_cues(sent: Span, words: Words) -> list[Cue]:
    """Verbs of checking that are said to have failed; what could not be checked is left unconfirmed."""
    found = []
    for token in sent:
        if not words.has("verification", token.lemma_.lower()) or not token.tag_.startswith("VB"):
            continue
        governor = token.head if token.dep_ in ("xcomp", "csubj", "advcl", "acl", "ccomp") else None
        failed = is_negated(token) or (governor is not None and _fails(governor))
        if not failed:
            continue
        told = any(c.dep_ == "ccomp" for t in conjuncts_of(token) for c in t.children)
        who = None if is_passive(token) else sayer(token)
        hard = governor is not None and governor.pos_ == "ADJ" and governor.lemma_ in _HARD
        if who is not None and who.lower_ in ("it", "there") and hard:
            who = None
        if who is not None and who.lower_ == "which":
            who = None
        inside = subtree(token) | ({governor.i} if governor is not None else set())
        found.append(Cue(token.i, who, frozenset(inside), "unconfirmed", back=not told, how="clause"))
    return found


def open_questions(sent: Span, words: Words) -> list[Cue]:
    """ "It was unclear whether", "has yet to say whether": what follows is left unconfirmed."""
    found = []
    for token in sent:
        if not any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in token.children):
            continue
        above = [token, *token.ancestors][1:4]
        weighed = any(c.lower_ == "whether" for c in token.children)
        unsure = any(t.lemma_.lower() in _UNSURE for t in above)
        unsaid = weighed and any(c.lower_ in ("not", "n't", "n’t", "yet") for t in above for c in t.children)
        pending = weighed and any(t.lemma_.lower() == "yet" for t in above)
        if (
            above
            and (unsure or unsaid or pending)
            and token.dep_ in ("ccomp", "csubj", "acl", "advcl", "xcomp", "obl")
        ):
            found.append(Cue(above[0].i, None, frozenset(subtree(token)), "unconfirmed", how="clause"))
    return found


def _fails(governor: Token) -> bool:
    lemma = governor.lemma_.lower()
    if lemma in _CANNOT:
        return True
    able = lemma in ("possible", "able", "manage")
    return able and any(c.lower_ in ("not", "n't", "n’t", "never") for c in governor.children)
