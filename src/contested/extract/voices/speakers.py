"""A nominal that says something, as a Speaker: kind, name, role, side words and how many."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from contested.extract.phrases import noun_phrase
from contested.extract.syntax import conjuncts
from contested.extract.voices.naming import affiliation, mention, person_of, role_of_person
from contested.extract.voices.words import Words
from contested.extract.voices.words import words as lexicon
from contested.model import Bounds, Speaker, SpeakerKind, World

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
            "ten": 10, "both": 2}  # fmt: skip
_NOUN_PLACES = frozenset({"nmod", "obl", "obl:agent", "nsubj"})
_SEVERAL = {"several": (3, 9), "few": (3, 9), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999)}


def bounds_of(head: Token) -> tuple[int, int]:
    """Token bounds of a speaker's words, coordinates included ("residents and rescue workers")."""
    parts = [noun_phrase(t) for t in conjuncts(head) if t == head or _joined(t)]
    start, end = parts[0]
    while (start < head.i and head.doc[start].pos_ in ("ADP", "SCONJ", "PUNCT")) or head.doc[
        start
    ].lower_ == "according":
        start += 1
    for other in parts[1:]:
        if other[0] - end <= 3:
            end = max(end, other[1])
    start = _with_coordinate(head, _from_its_beginning(head, start))
    end = _with_members(head, end)
    while end - 1 > head.i and head.doc[end - 1].pos_ in ("ADJ", "ADV") and head.ent_type_ == "":
        end -= 1
    named = head.doc.ents if head.ent_type_ == "ORG" else ()
    whole = next((e for e in named if e.start <= head.i < e.end), None)
    if whole is not None and not any(t.pos_ in ("VERB", "AUX", "PUNCT") and t.tag_ != "HYPH" for t in whole):
        start, end = min(start, whole.start), max(end, whole.end)
    return _without_scraps(head, start), end


def _without_scraps(head: Token, start: int) -> int:
    """Cut what stands before an article: no noun phrase has one in its middle."""
    for i in range(head.i - 1, start - 1, -1):
        if (
            head.doc[i].text in ("-", "–", "—")
            and i
            and head.doc[i - 1].whitespace_
            and head.doc[i].whitespace_
        ):
            return i + 1
        if (i > start and head.doc[i].lower_ in ("a", "an")) or (
            head.doc[i].lower_ == "the" and head.doc[i - 1].pos_ in ("ADJ", "NOUN", "PROPN")
        ):
            return i
    return start


def _proper_name(head: Token, end: int) -> Span | None:
    """The name set right beside a common noun: "the website X News"."""
    for name in head.doc.ents:
        if (
            name.label_ in ("ORG", "MISC")
            and name.start == head.i + 1
            and name.start <= end
            and name.root.dep_ in ("appos", "flat")
        ):
            return name
    return None


def _with_coordinate(head: Token, start: int) -> int:
    """Take in "residents and" before "an officer" where the tree has hung it elsewhere."""
    doc = head.doc
    at = start - 1
    if at <= head.sent.start or doc[at].lower_ != "and" or doc[at].head != head:
        return start
    other = doc[at - 1]
    speaks = lexicon().has("people", other.lemma_.lower()) or lexicon().has("bodies", other.lemma_.lower())
    return noun_phrase(other)[0] if speaks and other.pos_ == "NOUN" else start


def _with_members(head: Token, end: int) -> int:
    """ "A member [of the council]", whose description the tree has hung on the council."""
    for child in head.children:
        if child.dep_ == "nmod" and child.i > head.i and end == head.i + 1 and child.left_edge.lower_ == "of":
            return max(end, noun_phrase(child)[1])
    return end


def _joined(token: Token) -> bool:
    """Coordinated by a word or a comma, not merely by a parser at a loss for punctuation."""
    return any(c.dep_ in ("cc", "punct") for c in token.children)


def _from_its_beginning(head: Token, start: int) -> int:
    """Take in the beginning that a broken tree cut off: "[The Centre for] Civil Rights", "[US-]backed"."""
    doc, first = head.doc, head.sent.start
    while start - 2 >= first and doc[start].pos_ != "DET":
        hyphen = doc[start - 1].tag_ == "HYPH" and not doc[start - 1].whitespace_
        bound = (
            doc[start - 1].lower_ in ("for", "of")
            and doc[start - 2].pos_ == "PROPN"
            and doc[start].text[:1].isupper()
        )
        if not (hyphen or bound):
            break
        start -= 2
        while (
            start - 1 >= first and doc[start - 1].pos_ in ("PROPN", "ADJ", "DET") and doc[start].pos_ != "DET"
        ):
            start -= 1
    return start


def speaker_of(head: Token, words: Words, world: World | None = None, alone: bool = False) -> Speaker:
    """The speaker that a nominal stands for, by its own words (pronouns are resolved by the caller)."""
    doc = head.doc
    name = person_of(head)
    if name is not None and not _is_body(name, head, words, world):
        return person(name, words)
    giver = given_by(head, words)
    if giver is not None:
        return speaker_of(giver, words, world, alone)
    start, end = noun_phrase(head) if alone else bounds_of(head)
    kind = kind_of(head, words, world)
    said = mention(doc, start, end)
    names = doc.ents if head.ent_type_ == "ORG" else ()
    backed = next((e for e in names if start < e.start <= head.i < e.end == end), None)
    if backed is not None and any(t.tag_ in ("VBN", "VBG") for t in doc[start : backed.start]):
        said = mention(doc, backed.start, end)
    proper = _proper_name(head, end) if head.pos_ == "NOUN" and kind in ("media", "institution") else None
    if proper is not None:
        if is_medium(proper.text, words) or words.has("media", proper[-1].lower_):
            kind = "media"
        return Speaker(kind, mention(doc, proper.start, proper.end), proper.text, doc[start:end].text)
    role, served = "", None
    if kind in ("named", "anonymous") or _is_spokes(head, words) or is_medium_person(head):
        role = doc[start:end].text
        served = affiliation(doc, start, min(head.i, end), end, words)
    elif words.has("statements", head.lemma_.lower()):
        served = affiliation(doc, start, min(head.i, end), end, words)
    count = count_of(head) if kind == "anonymous" else Bounds(1, 1)
    return Speaker(kind, said, said.text, role, served, count)


def given_by(head: Token, words: Words) -> Token | None:
    """Who gave out a statement: "a statement by X", "a message from X"."""
    if not words.has("statements", head.lemma_.lower()) or head.i + 2 >= head.sent.end:
        return None
    if head.nbor().lower_ not in ("by", "from"):
        return None
    heads = [
        t
        for t in head.doc[head.i + 2 : head.sent.end]
        if t.pos_ in ("NOUN", "PROPN") and t.dep_ in _NOUN_PLACES
    ]
    return heads[0] if heads and heads[0].i - head.i < 6 else None


def person(name: Span, words: Words, alone: bool = False) -> Speaker:
    """A named person with the role written beside the name."""
    others = (
        []
        if alone
        else [t for t in conjuncts(name.root) if t != name.root and t.ent_type_ in ("PER", "PERSON")]
    )
    role = role_of_person(name, words)
    text, end = name.text, name.end
    for other in others:
        span = next(e for e in name.doc.ents if e.start <= other.i < e.end)
        text, end = f"{text} and {span.text}", span.end
    count = 1 + len(others)
    return Speaker(
        "named", mention(name.doc, name.start, end), text, role.text, role.affiliation, Bounds(count, count)
    )


def _is_body(name: Span, head: Token, words: Words, world: World | None) -> bool:
    """A name that the model takes for a person's, though it is a party's, a place's or a medium's."""
    if is_medium(name.text, words):
        return True
    if len(name) > 1 or head not in list(name):
        return False
    party = world.party(name.text) if world else None
    return party is not None and party.known


def is_medium(text: str, words: Words) -> bool:
    bare = text.removeprefix("the ").removeprefix("The ").removesuffix(".")
    return bare in words.media_names or text in words.media_names


def is_medium_person(head: Token) -> bool:
    return head.lemma_.lower() in ("reporter", "correspondent", "journalist", "photographer")


def _is_spokes(head: Token, words: Words) -> bool:
    return words.has("spokes", head.lower_) or words.has("spokes", head.lemma_.lower())


def kind_of(head: Token, words: Words, world: World | None = None) -> SpeakerKind:
    """Which kind of speaker a nominal without a person's name is; an office held by one man is on record."""
    noun, plural = head.lemma_.lower(), head.tag_ in ("NNS", "NNPS")
    start, end = bounds_of(head)
    text = head.doc[start:end].text
    if is_medium(text, words) or is_medium(head.text, words):
        return "media"
    if _is_spokes(head, words):
        return "anonymous" if plural else "institution"
    if words.has("media", noun) and not (noun == "agency" and "news" not in text.lower()):
        return "media"
    if noun == "report" and plural:
        return "media"
    if words.has("statements", noun) and not words.has("documents", noun):
        return "institution"
    if words.has("documents", noun) and head.pos_ != "PROPN":
        return "document"
    if words.has("offices", noun) and not plural:
        return "named" if _definite(head) or head.pos_ == "PROPN" else "anonymous"
    if head.pos_ == "PROPN" and words.has("bodies", noun):
        return "institution"
    if words.has("monitors", noun) and not plural:
        return "institution"
    if words.has("people", noun) or words.has("offices", noun):
        body = noun == "investigator" and any(c.text[:1].isupper() for c in head.children)
        return "institution" if body else "anonymous"
    party = world.party(text) if world and head.pos_ == "PROPN" else None
    if party is not None and party.kind == "media":
        return "media"
    if head.pos_ in ("NUM", "DET") or head.tag_ in ("CD", "DT"):
        return "anonymous"
    return "institution"


def _definite(head: Token) -> bool:
    return any(
        c.lower_ in ("the", "its", "their", "his", "her") or c.dep_ == "nmod:poss" for c in head.children
    )


def count_of(head: Token) -> Bounds:
    """How many unnamed people speak: exact, a range for "several", at least two for a bare plural."""
    if head.lower_ in _NUMBERS:
        return Bounds(_NUMBERS[head.lower_], _NUMBERS[head.lower_])
    for child in head.children:
        word = child.lower_
        if word in _NUMBERS and child.dep_ in ("nummod", "det", "det:predet", "amod"):
            return Bounds(_NUMBERS[word], _NUMBERS[word])
        if word in _SEVERAL:
            return Bounds(*_SEVERAL[word])
        if child.dep_ == "nummod" and word.isdigit():
            return Bounds(int(word), int(word))
    collective = head.lower_ in ("personnel", "brass", "people", "staff", "police")
    many = collective or head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children)
    return Bounds(2, None) if many else Bounds(1, 1)


def full_names(doc: Doc) -> dict[str, Span]:
    """Last words of persons' names to their first full mention ("Okello" to "Nadia Okello")."""
    found: dict[str, Span] = {}
    for name in doc.ents:
        if name.label_ in ("PER", "PERSON") and len(name) > 1 and name[-1].text[:1].isupper():
            found.setdefault(name[-1].text.removesuffix("’s").removesuffix("'s"), name)
    return found
