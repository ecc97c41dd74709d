"""Who is the subject of a verb of saying: by the tree, else by what stands right beside the verb."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from contested.extract.syntax import case_of, is_verb, relative_of, subject
from contested.extract.voices.naming import role_start
from contested.extract.voices.words import Words, words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SKIPPED = frozenset({"AUX", "ADV", "PART"})
_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "X", "PART"})
_TO_SOMEBODY = frozenset({"tell", "inform", "notify", "brief"})
_NO_SAYER = frozenset({"that", "there", "this", "these", "those", "no", "any", "what"})


def sayer(verb: Token) -> Token | None:
    """The nominal that says; None when nobody is named ("it was reported that")."""
    if passive(verb):
        return _agent(verb) or (_own(verb) if verb.lemma_.lower() in ("quote", "cite") else None)
    named = _named_at_last(verb) or _described(verb)
    if named is not None:
        return named
    own = _own(verb)
    near = _beside(verb, own)
    if own is not None and _fits(own, verb) and (near is None or _reaches(own, verb, near)):
        return named_before(relative_of(own))
    if near is not None:
        return named_before(near)
    lent = _lent(verb)
    return lent if lent is not None and lent.pos_ in _NOMINAL | {"ADJ", "NUM", "DET"} else None


def _named_at_last(verb: Token) -> Token | None:
    """ "A doctor from Y, X, said": the name between two commas right before the verb."""
    doc = verb.doc
    if verb.i - verb.sent.start < 4 or doc[verb.i - 1].text != ",":
        return None
    for name in doc.ents:
        if name.label_ in ("PER", "PERSON") and name.end == verb.i - 1 and name.start - 1 > verb.sent.start:
            before = doc[role_start(name) : name.start]
            if doc[name.start - 1].text == "," and is_role_word(before, words()):
                return name.root
    return None


def _described(verb: Token) -> Token | None:
    """A person described up to the verb: "X, an adviser to the Y, said", with or without its commas."""
    doc, lexicon = verb.doc, words()
    first = verb.sent.start
    for name in doc.ents:
        if name.label_ not in ("PER", "PERSON") or name.start < first or not 2 <= verb.i - name.end <= 18:
            continue
        between = doc[name.end : verb.i]
        if not (between[0].text == "," or between[0].lower_ in ("a", "an", "the")) or len(name) < 2:
            continue
        relative = between[1:2].text.lower() in ("who", "whose") and between[-1].text == ","
        told = [
            t for t in between if t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ not in ("aux", "aux:pass")
        ]
        others = [
            t for t in between if t.ent_type_ in ("PER", "PERSON") or t.text in (":", ";", '"', "”", "and")
        ]
        told = [] if relative else told
        if not told and not others and (relative or is_role_word(between[:8], lexicon)):
            return name.root
    return None


def is_role_word(tokens: Iterable[Token], lexicon: Words) -> bool:
    """Whether a role ("spokesman", "adviser") is among the words."""
    groups = ("spokes", "offices", "people")
    return any(lexicon.has(g, t.lemma_.lower()) or lexicon.has(g, t.lower_) for t in tokens for g in groups)


def _lent(verb: Token) -> Token | None:
    """A subject lent by the clause around: "prompted X to accuse", "X stated this, adding that"."""
    head = verb.head
    moved = verb.dep_ == "advcl" and head.lemma_.lower() in (
        "prompt",
        "lead",
        "force",
        "cause",
        "push",
        "spur",
        "drive",
    )
    if (verb.dep_ == "xcomp" or moved) and verb.tag_ == "VB":
        patients = [c for c in head.children if c.dep_ in ("obj", "iobj")]
        if patients:
            return patients[0]
    if (
        verb.tag_ == "VBG"
        and verb.dep_ in ("advcl", "ccomp", "conj", "xcomp", "acl", "parataxis")
        and is_verb(head)
    ):
        teller: Token = head
        for _ in range(4):
            if any(c.dep_.startswith("nsubj") for c in teller.children) and not is_verb(teller.head):
                break
            up = is_verb(teller.head) and teller.dep_ in (
                "ccomp",
                "xcomp",
                "conj",
                "advcl",
                "parataxis",
            )
            if not up or teller.head == teller:
                break
            teller = teller.head
        found = sayer(teller) if teller != verb else None
        if found is not None:
            return found
    return subject(verb)


def _reaches(own: Token, verb: Token, near: Token) -> bool:
    """The tree's subject stands; unless it is far off and hung on a preposition, so that it cannot be one."""
    if any(c.dep_ == "case" and c.i < own.i and c.text not in ("'s", "’s") for c in own.children):
        return False
    if own.i > verb.i:
        return True
    return near in set(own.subtree) or near == own or near.pos_ == "PRON" or not _weekday_gap(own, verb)


def _weekday_gap(own: Token, verb: Token) -> bool:
    """A finite verb between subject and verb that is not the subject's own clause."""
    inner = set(own.subtree)
    return any(t.tag_ in ("VBD", "VBZ", "VBP") and t not in inner for t in verb.doc[own.i : verb.i])


def named_before(head: Token) -> Token:
    """The name in "X a monitoring group said", where the commas around the description are lost."""
    start = head.left_edge.i
    inside = {t.i for t in head.subtree}
    start = head.i
    while (
        start - 1 in inside
        and head.doc[start - 1].pos_ in _INSIDE | {"PUNCT"}
        and head.doc[start - 1].text != ","
    ):
        start -= 1
        if head.doc[start].pos_ == "DET":
            break
    if start == 0 or head.doc[start].lower_ not in ("a", "an", "the") or head.sent.start == start:
        return head
    before = head.doc[start - 1]
    if before.pos_ != "PROPN" or before.ent_type_ not in ("ORG", "PER", "MISC", "LOC"):
        return head
    name = next((e for e in head.doc.ents if e.start <= before.i < e.end), None)
    if name is None:
        return head
    first = name.start
    while first > head.sent.start and head.doc[first - 1].pos_ in ("DET", "ADJ", "PROPN"):
        first -= 1
    opens = first == head.sent.start or head.doc[first - 1].pos_ in ("PUNCT", "SCONJ", "CCONJ")
    if name.label_ == "LOC" and not opens:
        return head
    return name.root if opens else head


def passive(verb: Token) -> bool:
    """Passive by its auxiliary; a bare participle with a subject is a past tense that the tagger missed."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux:pass" for c in verb.children)


def _own(verb: Token) -> Token | None:
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer")]
    return min(subjects, key=lambda t: abs(t.i - verb.i)) if subjects else None


def _fits(own: Token, verb: Token) -> bool:
    """A subject far behind the verb is the content's, not the speaker's; behind "told" stands the hearer."""
    if verb.lemma_.lower() in _TO_SOMEBODY and own.i > verb.i:
        return False
    return own.i < verb.i or own.left_edge.i - verb.i <= 4


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("obl:agent", "obl") and case_of(child) == "by":
            return child
    return None


def _beside(verb: Token, own: Token | None) -> Token | None:
    """Inverted "said X" after a pause, or "X said" whose X the parser hung elsewhere."""
    doc, sent = verb.doc, verb.sent
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    at = verb.i + 1
    after = doc[at] if at < sent.end else None
    if after is not None and verb.lemma_.lower() not in _TO_SOMEBODY:
        before = doc[verb.i - 1] if verb.i > sent.start else None
        paused = (
            before is None
            or before.pos_ == "PUNCT"
            or (own is None and before.pos_ in ("VERB", "ADP", "ADV"))
        )
        person = own is None and after.ent_type_ == "PER"
        if (paused or person) and after.pos_ in _INSIDE | {"PRON"} and after.lower_ not in _NO_SAYER:
            return _top(after, verb, +1)
    at = verb.i - 1
    while at > sent.start and (
        doc[at].pos_ in _SKIPPED or doc[at].text == "," or _tells_time(doc[at]) or _is_age(doc[at])
    ):
        at -= 1
    if at >= sent.start and doc[at].pos_ in _NOMINAL:
        return _top(doc[at], verb, -1)
    return None


def _part_of(token: Token, head: Token) -> bool:
    """Whether both are of one noun phrase; an apposition without a comma is more often a parser's slip."""
    if head.pos_ == "ADJ":
        return token.dep_ in ("obl", "nmod") and head.dep_ == "amod" and head.head.i < head.i
    if head.pos_ not in _NOMINAL and not (head.pos_ in ("NUM", "DET") and token.dep_ == "nmod"):
        return False
    if token.dep_ == "conj" and _is_oblique(head) and not _is_oblique(token):
        return False
    if token.dep_ == "appos":
        between = {t.text for t in token.doc[min(token.i, head.i) : max(token.i, head.i)]}
        return bool(between & {",", "(", "–", "—"}) or token.ent_type_ == "PER"
    return token.dep_ in _OF_A_PHRASE


def _starts_anew(token: Token, verb: Token, head: Token) -> bool:
    """ "X claims capture of Y, Z denies it": an apposition that no comma closes is the verb's subject."""
    of_content = head.dep_.startswith("nsubj") and head.head.dep_ == "ccomp" and head.head.head == verb
    if of_content and head.i < token.i and "," in {t.text for t in token.doc[head.i : token.i]}:
        # "The town, two residents told Reuters, is lost".
        return True
    named = token.ent_type_ in ("LOC", "ORG") and head.ent_type_ != "PER"
    return token.dep_ == "appos" and named and token.i == verb.i - 1


_OF_A_PHRASE = frozenset(
    [
        "compound",
        "flat",
        "conj",
        "nmod",
        "nmod:desc",
        "nmod:poss",
        "nmod:unmarked",
        "amod",
        "det",
        "nummod",
        "case",
        "punct",
        "cc",
        "goeswith",
        "obl",
    ]
)


def _is_oblique(token: Token) -> bool:
    return any(c.dep_ == "case" and c.i < token.i and c.text not in ("'s", "’s") for c in token.children)


def _is_age(token: Token) -> bool:
    """ "Amina, 32, said"."""
    alone = 0 < token.i < len(token.doc) - 1 and token.nbor(-1).text == "," == token.nbor().text
    return token.pos_ == "NUM" and alone


def _tells_time(token: Token) -> bool:
    """ "X this week said": the time between a speaker and the verb."""
    times = words().groups["weekdays"]
    return token.lower_ in times or (token.lower_ in ("this", "last") and token.nbor().lower_ in times)


def _top(token: Token, verb: Token, side: int) -> Token | None:
    """The head of the noun phrase around a token, staying on its side of the verb."""
    for _ in range(6):
        head: Token = token.head
        near = (head.i - verb.i) * side > 0 and abs(head.i - token.i) <= 8
        if head == token or not near or not _part_of(token, head) or _starts_anew(token, verb, head):
            break
        token = head
    return token if token.pos_ in _NOMINAL | {"NUM", "DET"} else None
