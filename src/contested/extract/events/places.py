"""What a nominal says of a place: which, how much of it, or how many unnamed ones within it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from contested.extract.events.bearings import (
    directed,
    side_after,
    side_of,
    side_word,
)
from contested.extract.events.containers import lying_in, side_within
from contested.extract.events.placenames import (
    PlacePhrase,
    definite,
    has_container,
    name_before,
    name_within,
    named,
    run_together,
    setting,
)
from contested.extract.events.reading import Reading
from contested.extract.numbers.counts import Count, count_of
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import (
    children,
    conjuncts,
    oblique,
    relative_of,
)
from contested.model import Bounds, Extent, Mention, Relation

_WITHIN = (
    *("of", "in", "across", "around", "within", "inside", "throughout", "near"),
    *("outside", "on", "along", "at", "from", "bordering"),
)

_OF_TWO = ("former", "latter")


def places(reading: Reading, token: Token, sure: bool = False) -> list[PlacePhrase]:
    """Every place that a nominal and its coordinates name, one each; none when it is no place."""
    found: list[PlacePhrase] = []
    members = _members(relative_of(token))
    # "Nyala, the capital of the state and the country's second city": the second is still the first.
    described = members[0].pos_ == "PROPN" and any(c.dep_ == "appos" for c in members[0].children)
    for member in members:
        if _is_torn(member):
            continue
        if (
            described
            and found
            and member.pos_ == "NOUN"
            and not name_within(reading, member, _descending(reading))
        ):
            continue
        phrase = place(reading, member, sure=sure)
        if phrase is not None and found and found[0].count and _of_one_count(member):
            continue
        if phrase is not None:
            listed = run_together(reading, member) or _listed(reading, member)
            listed = listed or [phrase, *_beside(reading, member, phrase)]
            found += [replace(one, head=member.i) for one in listed]
    return found or run_together(reading, token)


def _is_torn(token: Token) -> bool:
    """ "The border post", read as two objects: the second is the noun."""
    doc, after = token.doc, token.i + 1
    return (
        token.dep_ == "obj"
        and after < len(doc)
        and doc[after].dep_ == "obj"
        and doc[after].head == token.head
        and doc[after].pos_ == "NOUN"
    )


def _members(token: Token) -> list[Token]:
    """A nominal and what is named beside it: coordinates, also of the last word of a name."""
    found = conjuncts(token)
    for word in children(token, "flat"):
        found += [m for m in conjuncts(word)[1:] if m not in found]
    return found


def _of_one_count(member: Token) -> bool:
    """ "a dozen towns and villages": the number counts both, the second is no other place."""
    bare = not any(c.dep_ in ("det", "nummod", "nmod", "nmod:poss") for c in member.children)
    return member.dep_ == "conj" and member.pos_ == "NOUN" and bare and count_of(member) is None


def _listed(reading: Reading, token: Token) -> list[PlacePhrase]:
    """ "the cities of Mopti, Gao and Kidal": each name of the list is a place."""
    if token.tag_ not in ("NNS", "NNPS") or count_of(token) is not None:
        return []
    if token.lemma_.lower() not in reading.nouns.administrative:
        return []
    for head in [*oblique(token, "of"), *children(token, "appos", "flat", "nmod:desc")]:
        names = [
            n for n in (named(reading, m) for m in conjuncts(head) if m.pos_ == "PROPN") if n is not None
        ]
        if len(names) > 1:
            return names
    return []


def _beside(reading: Reading, token: Token, phrase: PlacePhrase) -> list[PlacePhrase]:
    """ "large areas of Mali and Niger": the same part of each container."""
    if phrase.mention.relation != "part of" or phrase.extent == "count":
        return []
    for container in oblique(token, *_WITHIN):
        others = [named(reading, m) for m in conjuncts(container)[1:] if m.pos_ == "PROPN"]
        return [
            replace(phrase, mention=replace(phrase.mention, antecedent=o.mention.words)) for o in others if o
        ]
    return []


def place(reading: Reading, token: Token, depth: int = 0, sure: bool = False) -> PlacePhrase | None:
    """The place that one nominal names or describes, or None."""
    token = relative_of(token)
    if depth > 3:
        return None
    if token.pos_ == "PRON" or token.lower_ in ("there", *_OF_TWO):
        return _referred(reading, token)
    if side_of(token) and definite(token) and token.text.islower():
        side = side_within(reading, token, _descending(reading, depth))
        if side is not None:
            return side
    if token.pos_ == "PROPN" or token.ent_type_ == "LOC":
        if token.lemma_.lower() in reading.nouns.administrative and not children(token, "flat"):
            return _described(reading, token, depth)
        return named(reading, token, sure)
    if token.pos_ in ("NOUN", "NUM", "ADJ", "DET", "SYM"):
        return _described(reading, token, depth)
    return None


def _descending(reading: Reading, depth: int = 1) -> Callable[[Token], PlacePhrase | None]:
    return lambda token: place(reading, token, depth + 1)


def _referred(reading: Reading, token: Token) -> PlacePhrase | None:
    if token.lower_ not in ("it", "there", "this", "that", "here", "which", "its", "itself", *_OF_TWO):
        return None
    found = reading.coref.antecedent(token)
    if found is None or not _names_place(reading, found.text):
        return None
    return PlacePhrase(Mention(token.text, char_span((token.i, token.i + 1), token), antecedent=found.text))


def _names_place(reading: Reading, text: str) -> bool:
    return reading.place(text) is not None or reading.party(text) is None


def _described(reading: Reading, token: Token, depth: int) -> PlacePhrase | None:
    nouns, lemma = reading.nouns, token.lemma_.lower()
    inner = next((t for t in oblique(token, "of") if _placelike(reading, t)), None)
    counted = count_of(token)
    # "The Mandera district of Garissa" is no part of Garissa left open.
    own = lemma in nouns.administrative and bool(name_before(reading, token))
    if inner is not None and (lemma in nouns.most or lemma in nouns.part or _is_share(counted)) and not own:
        return _portion(reading, token, inner, depth)
    if (
        token.pos_ in ("NUM", "DET")
        and counted is not None
        and inner is not None
        and counted.unit in nouns.places
        and not _is_rank(reading, inner)
    ):
        return _number_of(reading, token, inner, depth)
    if lemma not in nouns.places or (_is_rank(reading, token) and inner is None):
        return None
    whole = without_determiner(noun_phrase(token, whole=True), token)
    words = Mention(text_of(whole, token), char_span(whole, token))
    side = side_within(reading, side_after(token) or token, _descending(reading, depth))
    if side is not None:
        return side
    many = token.tag_ == "NNS" or (counted is not None and counted.bounds.low not in (None, 1))
    landscape = lemma in nouns.landscapes and counted is None
    name = name_within(reading, token, _descending(reading)) if not many or landscape else None
    if name:
        relation: Relation = "near" if lemma in nouns.vicinity else "at"
        return PlacePhrase(
            replace(words, antecedent=name, relation=relation), "part" if relation == "near" else "all"
        )
    if not many and definite(token) and not has_container(reading, token, _descending(reading)):
        found = reading.coref.antecedent(token)
        if found is not None and found.text.lower() != words.text.lower():
            return PlacePhrase(replace(words, antecedent=found.text), _direct_part(token, nouns.vicinity))
    if not many and not definite(token):
        later = reading.coref.named_later(token)
        if later is not None:
            return PlacePhrase(replace(words, antecedent=later.text))
    return _counted(reading, token, words, depth)


def _counted(reading: Reading, token: Token, words: Mention, depth: int) -> PlacePhrase | None:
    """Unnamed units within something named: "five districts of Herat", "several southern towns"."""
    counted = count_of(token)
    container = lying_in(reading, token, _descending(reading, depth))
    unit = " ".join(
        [*(c.lemma_.lower() for c in children(token, "compound") if c.pos_ == "NOUN"), token.lemma_.lower()]
    )
    if counted is not None:
        count, of = counted.bounds, counted.of
    else:
        lemma = token.lemma_.lower()
        # "the palace" is one known part of its town; "a district" is one of several, not told which.
        mass = token.tag_ == "NNS" or lemma in reading.nouns.expanses or definite(token)
        count, of = (Bounds() if mass else Bounds.exactly(1)), Bounds()
    extent: Extent = "count" if count else "part"
    loose = token.tag_ == "NNS" or token.lemma_.lower() in reading.nouns.expanses | reading.nouns.facilities
    if container is None and counted is None and extent == "part" and loose:
        container = setting(reading, token)
    if container is None:
        if counted is None:
            return None
        return PlacePhrase(words, extent, count, of, unit, named=False)
    mention = replace(words, antecedent=container.mention.words, relation="part of")
    return PlacePhrase(mention, extent, count, of, unit, implied=container.implied)


def _is_rank(reading: Reading, token: Token) -> bool:
    """ "A position of power" is none on the map; one of the army's is."""
    return token.lemma_.lower() == "position" and any(not reading.is_party(t) for t in oblique(token, "of"))


def _number_of(reading: Reading, token: Token, inner: Token, depth: int) -> PlacePhrase | None:
    """ "some 30 of Darfur's 64 localities": the number is the head, the units hang on it."""
    counted = count_of(token)
    assert counted is not None
    whole = without_determiner(noun_phrase(token, whole=True), token)
    words = Mention(text_of(whole, token), char_span(whole, token))
    container = lying_in(reading, inner, _descending(reading, depth))
    if container is not None:
        words = replace(words, antecedent=container.mention.words, relation="part of")
    return PlacePhrase(words, "count", counted.bounds, counted.of, counted.unit, named=container is not None)


def _portion(reading: Reading, token: Token, inner: Token, depth: int) -> PlacePhrase | None:
    """ "most of X", "60 percent of X", "parts of X", "the outskirts of X"."""
    within = place(reading, inner, depth + 1)
    if within is None:
        return None
    nouns, lemma = reading.nouns, token.lemma_.lower()
    whole = without_determiner(noun_phrase(token, whole=True), token)
    counted = count_of(token)
    share = counted.bounds if counted is not None and counted.unit == "percent" else Bounds()
    extent: Extent = "part"
    if lemma in nouns.most or (share.low is not None and share.low > 50):
        extent = "most"
    mention = Mention(
        text_of(whole, token),
        char_span(whole, token),
        antecedent=directed(side_word(token) if not share else token, within.mention.words),
        relation="near" if lemma in nouns.vicinity else "part of",
    )
    if counted is not None and not share and token.tag_ in ("NNS", "NN") and lemma in nouns.places:
        return PlacePhrase(mention, "count", counted.bounds, counted.of, lemma)
    return PlacePhrase(mention, extent, share, unit="percent" if share else "", named=within.named)


def _direct_part(token: Token, vicinity: frozenset[str]) -> Extent:
    return "part" if token.lemma_.lower() in vicinity else "all"


def _is_share(counted: Count | None) -> bool:
    return counted is not None and counted.unit == "percent"


def _placelike(reading: Reading, token: Token) -> bool:
    return (
        token.lemma_.lower() in reading.nouns.places
        or token.pos_ == "PRON"
        or reading.is_place_name(token)
        or token.ent_type_ == "LOC"
    )
