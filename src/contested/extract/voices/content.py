"""What a verb of saying says: its content by the tree and, where that is broken, by the order of words."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from contested.extract.syntax import case_of, is_verb
from contested.extract.voices.words import Saying

How = str
"""clause, quote, noun, of, infinitive: what form the content has; before: the content precedes the verb."""

_ABOUT = frozenset({"of", "for", "against", "over", "about", "on"})
_FRAME = frozenset(
    [
        "nsubj",
        "nsubj:pass",
        "nsubj:outer",
        "aux",
        "aux:pass",
        "punct",
        "mark",
        "cc",
        "case",
        "expl",
        "iobj",
        "obl:unmarked",
        "discourse",
        "vocative",
        "csubj",
    ]
)
_HUNG_ON_MEANS = frozenset({"acl", "ccomp", "acl:relcl"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


def subtree(token: Token) -> set[int]:
    return {t.i for t in token.subtree}


def is_infinitive(token: Token) -> bool:
    """ "To leave", without a subject of its own ("the aim was to leave" is a clause)."""
    if any(c.dep_ in ("nsubj:outer", "cop", "expl") and c.tag_ != "VB" for c in token.children):
        return False
    return any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in token.children)


def is_clause(token: Token) -> bool:
    """A predicate with a subject, or a verb: not a bare nominal."""
    return is_verb(token) or any(c.dep_.startswith(("nsubj", "csubj", "cop", "expl")) for c in token.children)


def complement(verb: Token, saying: Saying) -> tuple[set[int], How]:
    """Content that hangs on the verb in the tree; empty when there is none."""
    found: set[int] = set()
    how = ""
    if "predicate" in saying.content:
        found, how = _verdict(verb)
        if found:
            return found, how
    for child in _candidates(verb):
        kind = _complement_kind(child, verb, saying)
        if not kind:
            continue
        if kind == "clause" and child.i < verb.i:
            kind = "before"
        told = subtree(child) if kind != "target" else _charges(child, verb)
        found |= told
        kind = "of" if kind == "target" and told else kind
        how = how if how in ("clause", "before") or (how and kind == "target") else kind
    if how == "before":
        # "X happened, a spokesman said, a figure that ...": what follows the verb is the report's own.
        first = min(c.i for c in _candidates(verb) if _complement_kind(c, verb, saying) == "clause")
        found = {j for j in found if j < verb.i or first > verb.i}
    if how == "infinitive":
        found |= {i for c in verb.children if c.dep_ in ("obj", "iobj") and c.i > verb.i for i in subtree(c)}
    if how in ("clause", "infinitive", "noun", "of"):
        found |= _trailing(verb, found)
    return found, how


def _verdict(verb: Token) -> tuple[set[int], How]:
    """ "Called it a massacre", "believed the figure to be too high": the thing and what it is said to be."""
    parts = [c for c in verb.children if c.i > verb.i and c.dep_ in ("obj", "xcomp", "ccomp")]
    parts += [c for c in verb.children if c.i > verb.i and c.dep_ == "obl" and case_of(c) == "as"]
    thing = next((c for c in parts if c.dep_ == "obj"), None)
    if any(is_infinitive(c) for c in parts) and verb.lemma_.lower() in (
        "call",
        "declare",
        "brand",
        "label",
        "describe",
    ):
        return set(), ""
    alone = len(parts) == 1 and parts[0].dep_ == "xcomp" and parts[0].pos_ in ("NOUN", "ADJ")
    quoted = thing is not None and any(t.text in ('"', "“") for t in thing.subtree)
    if alone or quoted or (thing is not None and len(parts) > 1):
        return {i for c in parts for i in subtree(c)}, "noun"
    return set(), ""


def _candidates(verb: Token) -> list[Token]:
    """The verb's dependents, and that-clauses hung on the means ("said in a statement that ...")."""
    found = list(verb.children)
    for child in verb.children:
        if child.dep_ in ("obl", "advmod") and child.i > verb.i:
            found += [c for c in child.children if c.dep_ in _HUNG_ON_MEANS and _says_that(c)]
    return found


def _says_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _charges(accused: Token, verb: Token) -> set[int]:
    """ "Accused X of doing", where the tree hangs the deed on the accused."""
    inside: set[int] = set()
    for child in accused.children:
        marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "case")}
        deed = child.dep_ == "acl" or (child.dep_ == "nmod" and verb.lemma_.lower() in ("accuse", "blame"))
        if deed and marks & {"of", "for"}:
            inside |= subtree(child)
    return inside


def _complement_kind(child: Token, verb: Token, saying: Saying) -> How:
    label = child.dep_
    marked = {c.lower_ for c in child.children if c.dep_ == "mark"}
    if "of" in saying.content and marked & _ABOUT:
        return "of" if child.i > verb.i else ""
    if (
        label == "ccomp"
        or (label in ("acl", "acl:relcl") and _says_that(child))
        or (label == "xcomp" and not is_infinitive(child) and is_clause(child) and child.tag_ != "VBG")
    ):
        if is_infinitive(child):
            return "infinitive" if "infinitive" in saying.content else ""
        return "clause"
    if label == "parataxis" and child.i > verb.i and is_clause(child) and child.i - verb.i > 1:
        between = {t.text for t in verb.doc[verb.i : child.i]}
        return "clause" if between & {":", '"', "“", "–", "—"} else ""
    if label in ("xcomp", "advcl", "acl") and is_infinitive(child) and child.i > verb.i:
        return "infinitive" if "infinitive" in saying.content else ""
    if label in ("xcomp", "ccomp") and child.tag_ == "VBG" and "noun" in saying.content and child.i > verb.i:
        return "noun"
    if label == "xcomp" and "scene" in saying.content:
        return "noun"
    bare = label == "obl" and saying.stance == "denies" and not case_of(child) and child.pos_ == "NOUN"
    if (label == "obj" or bare) and "noun" in saying.content:
        # "X claims the capture of Y, Z denies it": what stands before the subject is another's.
        again = child.i < verb.i and any(c.dep_ == "obj" and c.i > verb.i for c in verb.children)
        return "" if again else "noun"
    if label == "obj" and "target" in saying.content:
        return "target"
    if label in ("obl", "advcl", "nmod", "xcomp", "ccomp") and "of" in saying.content and child.i > verb.i:
        marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "case")}
        return "of" if marks & _ABOUT or case_of(child) in _ABOUT else ""
    if label == "obj" and "of" in saying.content and "noun" not in saying.content:
        return "of" if any(c.dep_ == "acl" and is_infinitive(c) for c in child.children) else ""
    return ""


def _trailing(verb: Token, found: set[int]) -> set[int]:
    """What the parser hung on the verb though it goes on with the content after it has begun."""
    first = min(found)
    if first < verb.i:
        return set()
    more: set[int] = set()
    for child in verb.children:
        if child.i < first or child.i in found or child.dep_ in _FRAME:
            continue
        if child.dep_ in ("obl", "nmod", "advmod", "advcl", "ccomp", "xcomp", "obj") and not _reports(child):
            more |= subtree(child)
        if child.dep_ == "conj" and _goes_on(child):
            more |= subtree(child)
    return more


def _goes_on(clause: Token) -> bool:
    """A clause beside the verb of saying that is still told: "... said A had fled and B had come"."""
    if _reports(clause) or not is_verb(clause):
        return False
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "cc")}
    if "that" in marks:
        return True
    own_subject = any(c.dep_.startswith("nsubj") for c in clause.children)
    helpers = {c.lower_ for c in clause.children if c.dep_.startswith("aux")}
    return own_subject and "and" in marks and bool(helpers & {"had", "would", "was", "were", "could"})


def _reports(token: Token) -> bool:
    """A participle or clause that is itself about telling: "adding", "citing", "as X said"."""
    return token.lemma_.lower() in _TELLING or any(
        c.dep_ == "mark" and c.lower_ == "as" for c in token.children
    )


_TELLING = frozenset(
    [
        "add",
        "cite",
        "quote",
        "say",
        "note",
        "refer",
        "use",
        "point",
        "accord",
        "describe",
        "call",
        "explain",
        "stress",
        "insist",
        "warn",
        "report",
        "tell",
        "urge",
        "claim",
        "accuse",
        "argue",
    ]
)


def is_only_held(verb: Token) -> bool:
    """ "Men believed to be deserters": a participle with an infinitive, whose subject believes nothing."""
    infinitives = any(c.dep_ in ("xcomp", "ccomp") and is_infinitive(c) for c in verb.children)
    return infinitives and not any(c.dep_ == "obj" and c.i > verb.i for c in verb.children)


def governing(verb: Token) -> Token | None:
    """The clause that a parenthetic "X said" is hung on, when the tree has it so."""
    head: Token = verb.head
    if head == verb or verb.i < head.i - 40:
        return None
    if verb.dep_ == "parataxis" or (verb.dep_ in ("advcl", "ccomp", "conj", "dep", "appos") and _is_as(verb)):
        return head
    return None


def _is_as(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)


def closes(sent: Span, verb: Token, last_of_speaker: int, inside: Iterable[int]) -> bool:
    """Whether the words after "X said" only place it in time and setting up to the end of its sentence."""
    inside = set(inside)
    rest = [t for t in sent if t.i > max(verb.i, last_of_speaker) and t.pos_ not in ("PUNCT", "SPACE")]
    for token in rest:
        if token.i in inside and token.i < verb.i:
            continue
        if token.tag_ in _TENSED and not _descends_by_relative(token, verb):
            return False
        if token.pos_ == "VERB" and token.tag_ == "VBG" and token.lemma_.lower() not in _TELLING:
            return False
    return len(rest) <= 18


def _descends_by_relative(token: Token, verb: Token) -> bool:
    while token != verb and token.head != token:
        if token.dep_ in ("acl:relcl", "advcl", "acl") and token.i > verb.i:
            return True
        token = token.head
    return False


def after(sent: Span, start: int) -> set[int]:
    return {t.i for t in sent if t.i >= start}


def before(sent: Span, end: int, left: int) -> set[int]:
    return {t.i for t in sent if left <= t.i < end}
