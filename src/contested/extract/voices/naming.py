"""The words that name a speaker: the person, the role, and whom the speaker belongs to or speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from contested.extract.voices.words import Words
from contested.model import Mention
from contested.model import Span as TextSpan

_LINKS = frozenset({"of", "for", "at", "with", "to", "in", "from"})
_BEFORE_A_NAME = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "DET", "PART", "X"})
_ON_THE_WAY = frozenset(
    {"appos", "flat", "compound", "nmod:desc", "nmod:unmarked", "nmod", "list", "dep", "goeswith"}
)
_REACH = 12


@dataclass(frozen=True, slots=True)
class Role:
    """A role as written ("spokesman for the Ministry of Defence") and the words of whom it serves."""

    text: str = ""
    affiliation: Mention | None = None


def mention(doc: Doc, start: int, end: int, antecedent: str = "") -> Mention:
    """The words between two token bounds."""
    span = doc[start:end]
    return Mention(span.text, TextSpan(span.start_char, span.end_char), antecedent)


def people(doc: Doc) -> list[Span]:
    """Names of persons in reading order."""
    return [e for e in doc.ents if e.label_ in ("PER", "PERSON")]


def person_of(head: Token) -> Span | None:
    """The person whom a nominal names: itself, or a name beside it ("spokesman X", "the minister, X,")."""
    sentence = head.sent
    first, last = sentence.start, sentence.end
    for name in head.doc.ents:
        if name.label_ not in ("PER", "PERSON") or not first <= name.start < last:
            continue
        if not name[-1].text[:1].isupper():
            continue
        token: Token = name.root
        for _ in range(5):
            if token == head:
                return name
            if token.dep_ not in _ON_THE_WAY or (
                token.dep_ == "nmod" and any(c.dep_ == "case" for c in token.children)
            ):
                break
            token = token.head
        if name.start <= head.i < name.end or _set_beside(head, name):
            return name
    return None


def _set_beside(head: Token, name: Span) -> bool:
    """ "Ministry spokesman X" in a row, where the tree has lost that they belong together."""
    between = head.doc[head.i : name.start]
    return (
        0 < len(between) <= 4
        and all(t.pos_ in ("NOUN", "PROPN", "ADJ") for t in between)
        and between[-1].pos_ == "NOUN"
    )


def is_role(token: Token, words: Words) -> bool:
    word = token.lemma_.lower()
    return any(words.has(g, word) or words.has(g, token.lower_) for g in ("spokes", "offices", "people"))


def role_of_person(name: Span, words: Words) -> Role:
    """The role written before the name or, set apart or not by a comma, after it."""
    before = _role_before(name, words)
    after = _role_after(name, words)
    if before.affiliation is None and after.affiliation is not None:
        return after
    return before if before.text else after


def _role_before(name: Span, words: Words) -> Role:
    doc, end = name.doc, name.start
    if end and doc[end - 1].text == "," and end - 1 > name.sent.start:
        end -= 1
        if name.root.dep_ != "appos" or doc[end - 1].pos_ == "PROPN":
            start = role_start(name)
            noun = next((i for i in range(start, end) if is_role(doc[i], words)), None)
            if noun is None or doc[start].pos_ not in ("DET", "PRON"):
                return Role()
            start += 1
            return Role(doc[start:end].text, affiliation(doc, start, noun, end, words))
    start = end
    while start > name.sent.start and end - start < _REACH and _may_precede(doc[start - 1]):
        start -= 1
        if doc[start].lower_ in ("the", "a", "an") and doc[start - 1].lower_ not in ("of", "for"):
            break
    while start < end and doc[start].pos_ in ("DET", "PART", "PUNCT", "ADP", "NUM"):
        start += 1
    roles = [i for i in range(start, end) if is_role(doc[i], words)]
    if not roles:
        return Role()
    noun = roles[0] if any(doc[i].lower_ in _LINKS for i in range(roles[0] + 1, end)) else roles[-1]
    return Role(doc[start:end].text, affiliation(doc, start, noun, end, words))


def role_start(name: Span) -> int:
    """Where a description set before a name begins ("a doctor from Y, X"); else where the name does."""
    doc, at = name.doc, name.start - 1
    if at <= name.sent.start or doc[at].text != ",":
        return name.start
    while at - 1 >= name.sent.start and name.start - at < _REACH:
        token = doc[at - 1]
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "SPACE") or token.text in (
            ",",
            ";",
            ":",
            "”",
            '"',
            ".",
        ):
            break
        at -= 1
    return at


def _may_precede(token: Token) -> bool:
    if token.pos_ in _BEFORE_A_NAME or token.tag_ == "HYPH" or token.text in (".", "-"):
        return not (token.tag_.startswith("VB") or token.text.endswith("\n"))
    return token.lower_ in ("of", "for") or (token.lower_ == "and" and token.head.pos_ in ("PROPN", "NOUN"))


def _role_after(name: Span, words: Words) -> Role:
    doc, stop = name.doc, name.sent.end
    start = name.end
    if start < stop and doc[start].text == "(":
        start = next((i + 1 for i in range(start, min(start + 8, stop)) if doc[i].text == ")"), start)
    if start < stop and doc[start].text == ",":
        start += 1
    while (
        start < stop
        and doc[start].pos_ in ("DET", "PRON")
        and doc[start].lower_ in ("a", "an", "the", "its", "their")
    ):
        start += 1
    noun = start
    while noun < stop and noun - start < 7 and not is_role(doc[noun], words):
        if doc[noun].pos_ not in ("ADJ", "NOUN", "PROPN", "PART", "ADV", "NUM") and doc[noun].tag_ != "HYPH":
            return Role()
        noun += 1
    if noun >= stop or noun - start >= 7:
        return Role()
    while noun + 1 < stop and is_role(doc[noun + 1], words):
        noun += 1
    end = noun + 1
    while end < stop and end - noun < _REACH and _may_follow(doc[end]):
        end += 1
    while end > noun + 1 and doc[end - 1].pos_ in ("ADP", "DET", "CCONJ", "PUNCT"):
        end -= 1
    return Role(doc[start:end].text, affiliation(doc, start, noun, end, words))


def _may_follow(token: Token) -> bool:
    if token.lower_ in ("its", "their", "his", "her"):
        return True
    if token.text in (",", ";", ":", '"', "”") or token.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "SPACE"):
        return False
    return not (token.pos_ == "CCONJ" and token.head.pos_ == "VERB")


def affiliation(doc: Doc, start: int, noun: int, end: int, words: Words) -> Mention | None:
    """Whom a role serves: what follows "of" or "for", else what stands before the role's noun."""
    after = noun + 1
    if after < end and doc[after].lower_ in _LINKS and not (doc[after].lower_ == "in" and after - start > 2):
        if doc[after + 1 : after + 3].text.lower() == "staff of":
            after += 2
        stop = after + 1
        if doc[after + 1 : after + 2].text.lower() in ("them", "us", "those", "these"):
            return None
        while (
            stop < end
            and doc[stop].text != ","
            and not (doc[stop].lower_ in ("in", "at", "from", "for", "on") and stop > after + 1)
        ):
            stop += 1
        return mention(doc, after + 1, stop) if stop > after + 1 else None
    return _served_before(doc, start, noun, words)


def _is_rank(doc: Doc, i: int, noun: int, words: Words) -> bool:
    """ "Senior", "Foreign" in "Foreign Minister"; but not in "Foreign Office spokesman"."""
    if doc[i].pos_ == "DET" or doc[i].lower_ in ("a", "an", "the"):
        return True
    if doc[i].lower_ not in words.groups["ranks"]:
        return False
    return not (i + 1 < noun and words.has("bodies", doc[i + 1].lemma_.lower()))


def _served_before(doc: Doc, start: int, noun: int, words: Words) -> Mention | None:
    first = next(
        (i for i in range(start, noun) if doc[i].text[:1].isupper() and not _is_rank(doc, i, noun, words)),
        None,
    )
    if first is not None:
        last = noun
        while last > first + 1 and (
            doc[last - 1].lower_ in words.groups["ranks"]
            or doc[last - 1].text in ("'s", "’s", "'", "’")
            or doc[last - 1].tag_ == "HYPH"
        ):
            last -= 1
        return mention(doc, first, last)
    for i in range(start, noun):
        if doc[i].lower_ in words.groups["sides"]:
            return mention(doc, i, i + 1)
    first = next((i for i in range(start, noun) if not _is_rank(doc, i, noun, words)), None)
    if first is not None and words.has("spokes", doc[noun].lemma_.lower()):
        last = noun - 1 if doc[noun - 1].text in ("'s", "’s", "'", "’") else noun
        return mention(doc, first, last) if last > first else None
    return None
