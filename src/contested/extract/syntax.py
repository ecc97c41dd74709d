"""Who does what to whom in a Universal Dependencies tree: subjects, objects, agents and obliques of a head.

Nominal heads ("the capture of the town by rebels") answer the same questions as verbs. Relative pronouns give
way to what they stand for, and a missing subject is looked for where English grammar lends it (coordination,
control, participles). Labels: https://universaldependencies.org/u/dep/
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

from contested.extract.lexicon import lexicon

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:unmarked", "nmod", "obl:arg"})
RELATIVES = frozenset({"which", "that", "who", "whom", "whose", "where"})
_BENDING = frozenset({"about", "around", "over", "under", "between"})
_DATA = lexicon("verbs")
OBJECT_CONTROL = frozenset(_DATA["object_control"])
PREVENTION = frozenset(_DATA["prevention"])
TALK = frozenset(_DATA["talk"])
VERBAL = frozenset({"VERB", "AUX"})


def children(token: Token, *labels: str) -> list[Token]:
    """Direct dependents with one of the labels; a label also stands for its subtypes."""
    return [c for c in token.children if c.dep_ in labels or c.dep_.split(":")[0] in labels]


def is_verb(token: Token) -> bool:
    if token.pos_ in VERBAL:
        return True
    # "12 were killed and 30 wounded": a participle with a subject of its own, taken for an adjective.
    return token.tag_ in ("VBN", "VBD") and any(c.dep_ in SUBJECTS for c in token.children)


def case_of(token: Token) -> str:
    """The preposition(s) that mark a nominal, in lower case: "from", "out of", "into"; "" for none."""
    marks = [
        c
        for part in (token, *(f for f in token.children if f.dep_ == "flat"))  # "in Port-au-Prince"
        for c in part.children
        if c.dep_ == "case" and c.i < token.i and c.text not in ("'s", "’s", "s")
    ]
    # Only the run nearest to the noun: a stray word that was taken for a preposition says nothing.
    while len(marks) > 1 and marks[-1].i - marks[0].i >= len(marks):
        marks = marks[1:]
    words = []
    for mark in marks:
        words += [mark, *(c for c in mark.children if c.dep_ == "fixed")]
    return " ".join(w.lower_ for w in sorted(words, key=lambda t: t.i))


def is_passive(verb: Token) -> bool:
    """Passive by its auxiliary or subject, or a bare past participle that modifies a noun."""
    if any(c.dep_ == "aux:pass" for c in verb.children):
        return True
    if any(c.dep_ in ("nsubj:pass", "csubj:pass") for c in verb.children):
        # "had retaken the town" has an object: its subject was given the wrong label.
        return not any(c.dep_ == "obj" for c in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl", "xcomp"):
        return not any(c.dep_ in ("aux", "obj") for c in verb.children)
    # A participle coordinated with a passive one goes on being passive unless it has an object of its own.
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and is_verb(verb.head)
        and not children(verb, "obj", "aux", "nsubj")
    ):
        return is_passive(verb.head)
    return False


def relative_of(token: Token) -> Token:
    """What a relative pronoun stands for; any other token is itself."""
    if token.lower_ not in RELATIVES or token.tag_ not in ("WDT", "WP", "WP$", "WRB", "IN", "DT"):
        return token
    clause = token.head if token.dep_ != "case" else token
    for _ in range(4):
        if clause.dep_ in ("acl:relcl", "advcl:relcl", "acl"):
            return _before_apposition(clause.head, clause)
        if clause.head == clause:
            break
        clause = clause.head
    return token


def _before_apposition(noun: Token, clause: Token) -> Token:
    """ "Goma, the capital of North Kivu, which fell": a clause after an apposition is on its head."""
    start = clause.left_edge.i
    if "," not in (clause.doc[start].text, clause.doc[start - 1].text if start else ""):
        return noun
    top = noun
    while top.dep_ == "nmod":
        top = top.head
    return top.head if top.dep_ == "appos" and noun.pos_ != "PRON" else noun


def subject(head: Token, depth: int = 0) -> Token | None:
    """The grammatical subject, lent where it is left out; None when there is none to be had."""
    own = [c for c in head.children if c.dep_ in SUBJECTS]
    own = own or _headline_subject(head)
    if own:
        return relative_of(own[0])
    if depth > 4:
        return None
    governor, label = head.head, head.dep_
    if label == "conj" and governor != head:
        return subject(governor, depth + 1)
    if label in ("xcomp", "advcl", "ccomp") and _kept_from(head):
        return relative_of(children(governor, "obj")[0])
    if label in ("xcomp", "advcl") and governor.lemma_.lower() in ("call", "appeal"):
        # "called on the rebels to leave": those who are called on are to do it.
        addressed = oblique(governor, "on", "upon", "to")
        if addressed:
            return addressed[0]
    if label == "xcomp":
        patient = children(governor, "obj", "iobj")
        if patient and governor.lemma_.lower() in OBJECT_CONTROL:
            return relative_of(patient[0])
        if is_passive(governor) and governor.lemma_.lower() in OBJECT_CONTROL:
            return subject(governor, depth + 1)
        return subject(governor, depth + 1)
    if label == "acl":
        # "Its claim to have taken the town": an infinitive's doer owns the noun.
        infinitive = any(c.lower_ == "to" and c.dep_ == "mark" for c in head.children)
        if is_verb(head) and head.tag_ in ("VBG", "VBN") and not infinitive:
            return governor
        told = governor.head == governor or governor.head.lemma_.lower() in TALK
        lent = _owner(governor) or (None if told else subject(governor.head, depth + 1))
        # "Efforts to retake it have begun": the efforts themselves retake nothing.
        return lent if lent != governor else None
    if label == "acl:relcl":
        taken = any(c.dep_ in SUBJECTS for c in head.children)
        return None if taken else governor
    if label in ("csubj", "csubj:outer"):
        return _gainer_of(governor) if not _is_finite(head) else None
    if label in ("advcl", "ccomp") and is_verb(governor):
        # "Fighters withdrew, leaving the town": the clause has the subject of the clause it hangs on.
        return None if _is_finite(head) and _has_conjunction(head) else subject(governor, depth + 1)
    return None


def _headline_subject(verb: Token) -> list[Token]:
    """ "Sudan army retakes market": the name right before a verb with an object, taken for a part of it."""
    if verb.tag_ not in ("VBZ", "VBD", "VBP", "NNS") or not any(c.dep_ == "obj" for c in verb.children):
        return []
    return [c for c in verb.lefts if c.dep_ in ("compound", "nmod:desc") and c.pos_ in ("NOUN", "PROPN")][-1:]


def _gainer_of(predicate: Token) -> Token | None:
    """ "Taking the town would be a victory for X", "would give X the road": whose deed it would be."""
    given = children(predicate, "iobj")
    if predicate.lemma_.lower() in OBJECT_CONTROL:
        given = given or children(predicate, "obj")
    goods = [predicate, *children(predicate, "obj", "xcomp")]
    return next(iter(given), None) or next((t for g in goods for t in oblique(g, "for")), None)


def _kept_from(deed: Token) -> bool:
    marks = {c.lower_ for c in deed.children if c.dep_ in ("mark", "case")}
    governor = deed.head
    return "from" in marks and governor.lemma_.lower() in PREVENTION and bool(children(governor, "obj"))


def _is_finite(verb: Token) -> bool:
    finite = ("VBD", "VBZ", "VBP", "MD")
    return verb.tag_ in finite or any(
        c.tag_ in finite for c in verb.children if c.dep_.startswith(("aux", "cop"))
    )


def _has_conjunction(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("that", "because", "while", "as") for c in verb.children)


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and case_of(child) in ("of", "by")):
            return child
    return None


def agent(head: Token) -> list[Token]:
    """Who does it: the subject of an active verb, "by X" of a passive one or of a noun, a noun's owner."""
    by = [c for c in head.children if c.dep_ in OBLIQUES and case_of(c) == "by"]
    if is_verb(head):
        if is_passive(head):
            return [relative_of(t) for t in by]
        found = subject(head)
        return [found] if found is not None else []
    return by or [relative_of(t) for t in children(head, "nmod:poss")]


def patient(head: Token) -> list[Token]:
    """To whom it is done: the object of an active verb, the subject of a passive one, "of X" of a noun."""
    if not is_verb(head):
        return oblique(head, "of")
    if is_passive(head):
        found = subject(head)
        return [found] if found is not None else []
    objects = [relative_of(t) for t in children(head, "obj")] or _numbered_objects(head)
    if objects:
        return objects
    if head.dep_ == "acl:relcl" and _lacks_object(head):
        return [head.head]
    if head.dep_ == "conj" and is_verb(head.head) and not children(head, "obl", "ccomp", "xcomp"):
        return []
    return []


def _numbered_objects(verb: Token) -> list[Token]:
    """ "controls around 30 percent": the word that bends a number, taken for a preposition."""
    found = [c for c in verb.children if c.dep_ in OBLIQUES and case_of(c) in _BENDING]
    marks = [(c, next(m for m in c.children if m.dep_ == "case")) for c in found]
    return [c for c, m in marks if m.i + 1 < len(m.doc) and m.nbor().pos_ == "NUM"]


def _lacks_object(clause: Token) -> bool:
    """A relative clause whose gap is its object: "the towns they captured"."""
    subjects = [c for c in clause.children if c.dep_ in SUBJECTS]
    return bool(subjects) and subjects[0].lower_ not in RELATIVES


def oblique(head: Token, *prepositions: str) -> list[Token]:
    """Nominals hung on a head by one of the prepositions, in reading order."""
    found = [c for c in head.children if c.dep_ in OBLIQUES and case_of(c) in prepositions]
    found += [
        relative_of(c.head)
        for c in head.children
        if c.dep_ in OBLIQUES and c.lower_ in RELATIVES and case_of(c) in prepositions
    ]
    return [relative_of(t) for t in found]


def conjuncts(token: Token) -> list[Token]:
    """The token and the nominals coordinated with it, in reading order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and not is_verb(child):
            found += conjuncts(child)
    return found


def ancestors(token: Token, limit: int = 20) -> Iterable[Token]:
    while token.head != token and limit:
        token, limit = token.head, limit - 1
        yield token


def extent(head: Token, skip: Callable[[Token], bool]) -> tuple[int, int]:
    """Token bounds `[start, end)` of a head's subtree without the branches that `skip` cuts, in one piece.

    Pieces that a cut branch separates from the head are dropped, so the bounds are always one stretch.
    """
    kept = {head.i}
    todo = [head]
    while todo:
        token = todo.pop()
        for child in token.children:
            if not skip(child):
                kept.add(child.i)
                todo.append(child)
    start = end = head.i
    doc: Doc = head.doc
    while start - 1 in kept or (start - 2 in kept and _bridge(doc[start - 1])):
        start -= 1
    while end + 1 in kept or (end + 2 in kept and _bridge(doc[end + 1])):
        end += 1
    while (
        start < head.i
        and doc[start].pos_ in ("PUNCT", "CCONJ", "SPACE")
        and doc[start].text not in ('"', "“", "(")
    ):
        start += 1
    while end > head.i and doc[end].pos_ in ("PUNCT", "CCONJ", "SPACE") and doc[end].text not in ("”", ")"):
        end -= 1
    return start, end + 1


def _bridge(token: Token) -> bool:
    return token.pos_ in ("PUNCT", "SPACE", "ADV", "PART") and token.text not in (".", ";")
