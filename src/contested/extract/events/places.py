"""What a nominal says of a place: which, how much of it, or how many unnamed ones within it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from contested.extract.events.reading import Reading
from contested.extract.numbers.counts import count_of
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import case_of, children, conjuncts, is_verb, oblique, relative_of, subject
from contested.model import Bounds, Extent, Mention, Relation

_WITHIN = (
    "of",
    "in",
    "across",
    "around",
    "within",
    "inside",
    "throughout",
    "near",
    "outside",
    "on",
    "along",
    "at",
    "from",
    "bordering",
)
UNTOLD = Bounds()
_BESIDE = frozenset({"appos", "dep", "list", "parataxis", "nmod:unmarked"})
_DIRECTIONS = frozenset({"north", "south", "east", "west"})


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place mention with its extent; `count` and `unit` where several unnamed units are meant."""

    mention: Mention
    extent: Extent = "all"
    count: Bounds = UNTOLD
    of: Bounds = UNTOLD
    unit: str = ""
    named: bool = True
    head: int = -1


def places(reading: Reading, token: Token, sure: bool = False) -> list[PlacePhrase]:
    """Every place that a nominal and its coordinates name, one each; none when it is no place."""
    found = []
    for member in conjuncts(relative_of(token)):
        phrase = place(reading, member, sure=sure)
        if phrase is not None:
            listed = _listed(reading, member) or [phrase, *_beside(reading, member, phrase)]
            found += [replace(one, head=member.i) for one in listed]
    return found


def _listed(reading: Reading, token: Token) -> list[PlacePhrase]:
    """ "the cities of Mopti, Gao and Kidal": each name of the list is a place."""
    if token.tag_ not in ("NNS", "NNPS") or count_of(token) is not None:
        return []
    if token.lemma_.lower() not in reading.nouns.administrative:
        return []
    for head in [*oblique(token, "of"), *children(token, "appos", "flat", "nmod:desc")]:
        names = [
            n for n in (_named(reading, m) for m in conjuncts(head) if m.pos_ == "PROPN") if n is not None
        ]
        if len(names) > 1:
            return names
    return []


def _beside(reading: Reading, token: Token, phrase: PlacePhrase) -> list[PlacePhrase]:
    """ "large areas of Mali and Niger": the same part of each container."""
    if phrase.mention.relation != "part of" or phrase.extent == "count":
        return []
    for container in oblique(token, *_WITHIN):
        others = [_named(reading, m) for m in conjuncts(container)[1:] if m.pos_ == "PROPN"]
        return [
            replace(phrase, mention=replace(phrase.mention, antecedent=o.mention.words)) for o in others if o
        ]
    return []


def place(reading: Reading, token: Token, depth: int = 0, sure: bool = False) -> PlacePhrase | None:
    """The place that one nominal names or describes, or None."""
    token = relative_of(token)
    if depth > 3:
        return None
    if token.pos_ == "PRON" or token.lower_ == "there":
        return _referred(reading, token)
    if token.pos_ == "PROPN" or token.ent_type_ == "LOC":
        if token.lemma_.lower() in reading.nouns.administrative:
            return _described(reading, token, depth)
        return _named(reading, token, sure)
    if token.pos_ in ("NOUN", "NUM", "ADJ", "DET", "SYM"):
        return _described(reading, token, depth)
    return None


def _referred(reading: Reading, token: Token) -> PlacePhrase | None:
    if token.lower_ not in ("it", "there", "this", "that", "here", "which", "its", "itself"):
        return None
    found = reading.coref.antecedent(token)
    if found is None or not _names_place(reading, found.text):
        return None
    return PlacePhrase(Mention(token.text, char_span((token.i, token.i + 1), token), antecedent=found.text))


def _referred_as(reading: Reading, token: Token) -> PlacePhrase | None:
    found = reading.coref.antecedent(token)
    return PlacePhrase(Mention(token.text, antecedent=found.text)) if found is not None else None


def _names_place(reading: Reading, text: str) -> bool:
    return reading.place(text) is not None or reading.party(text) is None


def _named(reading: Reading, token: Token, sure: bool = False) -> PlacePhrase | None:
    if not reading.may_be_place(token, sure) or (_directed(token, "") and token.n_lefts == 0):
        return None
    bounds = without_determiner(noun_phrase(token), token)
    start, end = bounds
    # "the northern Balkh province": an adjective of direction belongs to the name only right before it.
    while start < token.i and not (_proper(token.doc[start]) or _direction(token.doc[start])):
        start += 1
    text = text_of((start, end), token)
    return PlacePhrase(Mention(text, char_span((start, end), token)))


def _proper(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.ent_type_ == "LOC" and token.text[:1].isupper())


def _direction(token: Token) -> bool:
    word = token.lower_.replace("-", "").removesuffix("ern")
    return any(word.startswith(d) for d in _DIRECTIONS) or word in ("central", "centr")


def _described(reading: Reading, token: Token, depth: int) -> PlacePhrase | None:
    nouns, lemma = reading.nouns, token.lemma_.lower()
    inner = next((t for t in oblique(token, "of") if _placelike(reading, t)), None)
    counted = count_of(token)
    if inner is not None and (lemma in nouns.most or lemma in nouns.part or _is_share(counted)):
        return _portion(reading, token, inner, depth)
    if (
        token.pos_ in ("NUM", "DET")
        and counted is not None
        and inner is not None
        and counted.unit in nouns.places
    ):
        return _number_of(reading, token, inner, depth)
    if lemma not in nouns.places:
        return None
    whole = without_determiner(noun_phrase(token, whole=True), token)
    words = Mention(text_of(whole, token), char_span(whole, token))
    side = _side_of_something(reading, token, words, depth)
    if side is not None:
        return side
    many = token.tag_ == "NNS" or (counted is not None and counted.bounds.low not in (None, 1))
    landscape = lemma in nouns.landscapes and counted is None
    name = _name_within(reading, token) if not many or landscape else None
    if name:
        relation: Relation = "near" if lemma in nouns.vicinity else "at"
        return PlacePhrase(
            replace(words, antecedent=name, relation=relation), "part" if relation == "near" else "all"
        )
    if not many and _definite(token) and not _has_container(reading, token):
        found = reading.coref.antecedent(token)
        if found is not None and found.text.lower() != words.text.lower():
            return PlacePhrase(replace(words, antecedent=found.text), _direct_part(token, nouns.vicinity))
    if not many and not _definite(token):
        later = reading.coref.named_later(token)
        if later is not None:
            return PlacePhrase(replace(words, antecedent=later.text))
    return _counted(reading, token, words, depth)


def _side_of_something(reading: Reading, token: Token, words: Mention, depth: int) -> PlacePhrase | None:
    """ "the city's east", "the north of the country": a place of its own, "eastern Aleppo"."""
    if _directed(token, "") == "":
        return None
    container = _container(reading, token, depth)
    if container is None:
        return None
    return PlacePhrase(replace(words, antecedent=_directed(token, container.mention.words)))


def _counted(reading: Reading, token: Token, words: Mention, depth: int) -> PlacePhrase | None:
    """Unnamed units within something named: "five districts of Herat", "several southern towns"."""
    counted = count_of(token)
    container = _container(reading, token, depth)
    unit = " ".join(
        [*(c.lemma_.lower() for c in children(token, "compound") if c.pos_ == "NOUN"), token.lemma_.lower()]
    )
    if counted is not None:
        count, of = counted.bounds, counted.of
    else:
        lemma = token.lemma_.lower()
        # "the palace" is one known part of its town; "a district" is one of several, not told which.
        mass = token.tag_ == "NNS" or lemma in reading.nouns.expanses or _definite(token)
        count, of = (Bounds() if mass else Bounds.exactly(1)), Bounds()
    extent: Extent = "count" if count else "part"
    loose = token.tag_ == "NNS" or token.lemma_.lower() in reading.nouns.expanses | reading.nouns.facilities
    if container is None and counted is None and extent == "part" and loose:
        container = _setting(reading, token)
    if container is None:
        if counted is None:
            return None
        return PlacePhrase(words, extent, count, of, unit, named=False)
    mention = replace(words, antecedent=container.mention.words, relation="part of")
    return PlacePhrase(mention, extent, count, of, unit)


def _number_of(reading: Reading, token: Token, inner: Token, depth: int) -> PlacePhrase | None:
    """ "about 250 of the country's nearly 400 districts": the number is the head, the units hang on it."""
    counted = count_of(token)
    assert counted is not None
    whole = without_determiner(noun_phrase(token, whole=True), token)
    words = Mention(text_of(whole, token), char_span(whole, token))
    container = _container(reading, inner, depth)
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
        antecedent=_directed(token, within.mention.words),
        relation="near" if lemma in nouns.vicinity else "part of",
    )
    if counted is not None and not share and token.tag_ in ("NNS", "NN") and lemma in nouns.places:
        return PlacePhrase(mention, "count", counted.bounds, counted.of, lemma)
    return PlacePhrase(mention, extent, share, unit="percent" if share else "", named=within.named)


def _directed(token: Token, name: str) -> str:
    """ "the east of Aleppo" is a place of its own: "eastern Aleppo"."""
    if token.lower_.replace("-", "") in (
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
    ):
        return f"{token.lower_.replace('-', '')}ern {name}"
    return name


def _direct_part(token: Token, vicinity: frozenset[str]) -> Extent:
    return "part" if token.lemma_.lower() in vicinity else "all"


def _is_share(counted: object) -> bool:
    return counted is not None and getattr(counted, "unit", "") == "percent"


def _placelike(reading: Reading, token: Token) -> bool:
    return (
        token.lemma_.lower() in reading.nouns.places
        or token.pos_ == "PRON"
        or reading.is_place_name(token)
        or token.ent_type_ == "LOC"
    )


def _definite(token: Token) -> bool:
    dets = [c.lower_ for c in token.children if c.dep_ in ("det", "nmod:poss")]
    return bool(dets) and dets[0] not in ("a", "an", "another", "some", "any", "no")


def _name_within(reading: Reading, token: Token) -> str:
    """The proper name inside a description: "Torkham border crossing", "the city of Goma"."""
    labels = ("compound", "nmod:desc", "flat", "amod", "nmod:unmarked", "nmod")
    before = [c for c in token.lefts if c.dep_ in labels]
    # "the Torkham border crossing": the name may hang on the noun between.
    before = [c for b in before for c in (*(d for d in b.lefts if d.dep_ in labels), b)]
    for child in reversed(before):
        if (
            child.pos_ == "PROPN"
            and child.tag_ != "JJ"
            and not _is_side(reading, child)
            and child.text[:1].isupper()
        ):
            bounds = _name_bounds(child, token)
            wider = text_of((token.left_edge.i, child.i + 1), token).removeprefix("the ").removeprefix("The ")
            if reading.party(text_of(bounds, token)) is not None or reading.party(wider) is not None:
                continue
            # With its class: the province of a name is not the city of the same name.
            return f"{text_of(bounds, token)} {token.text}"
    if token.dep_ in _BESIDE and token.head.pos_ == "PROPN" and token.head.i < token.i:
        beside = _named(reading, token.head)
        if beside is not None:
            return beside.mention.words
    after = [c for c in token.rights if c.dep_ in ("appos", "flat", "nmod:desc", "compound", "nmod:unmarked")]
    after += [
        t
        for t in oblique(token, "of")
        if token.lemma_.lower()
        in reading.nouns.administrative | reading.nouns.vicinity | reading.nouns.landscapes
    ]
    for child in after:
        if child.pos_ == "PROPN" and not _is_side(reading, child):
            inner = _named(
                reading,
                child,
                sure=token.lemma_.lower() in reading.nouns.administrative | reading.nouns.landscapes,
            )
            if inner is not None or child.dep_ != "nmod":
                return text_of(without_determiner(noun_phrase(child), child), child)
        elif child.dep_ == "nmod" and child.lemma_.lower() in reading.nouns.places:
            nested = place(reading, child, 2)
            if nested is not None and nested.extent == "all":
                return nested.mention.words
    return ""


def _name_bounds(child: Token, token: Token) -> tuple[int, int]:
    """The run of capitalised words that ends at `child`, with its hyphens and particles."""
    start = child.i
    while start > token.left_edge.i:
        before = token.doc[start - 1]
        joined = before.text in ("-", "–", "'", "’") or before.lower_ in (
            "al",
            "el",
            "ez",
            "e",
            "i",
            "de",
            "la",
            "as",
            "ash",
        )
        same = token.doc[start].ent_iob_ == "I" and before.ent_type_ == child.ent_type_ != ""
        if before.pos_ == "PROPN" or same or (joined and start - 1 > token.left_edge.i):
            start -= 1
        else:
            break
    return start, max(
        child.i + 1, max((d.i + 1 for d in child.subtree if child.i < d.i < token.i), default=0)
    )


def _is_side(reading: Reading, token: Token) -> bool:
    """ "the Taliban stronghold", "a Syrian town": a party or its adjective is no name of the place."""
    found = reading.party(token.text)
    return found is not None and (found.kind != "state" or reading.place(token.text) is None)


def _has_container(reading: Reading, token: Token) -> bool:
    return any(
        reading.may_be_place(t) if t.pos_ == "PROPN" else bool(_name_within(reading, t))
        for t in oblique(token, "of", "in", "within", "inside")
    )


def _container(reading: Reading, token: Token, depth: int) -> PlacePhrase | None:
    for candidate in oblique(token, *_WITHIN):
        found = place(reading, candidate, depth + 1)
        if found is not None and found.extent in ("all", "part") and found.named:
            return found
    for owner in children(token, "nmod:poss"):
        if owner.pos_ == "PRON" or _is_side(reading, owner):
            continue
        found = place(reading, owner, depth + 1)
        if found is not None:
            return found
    if case_of(token) == "into" and is_verb(token.head):
        # "the city is split into districts"
        nominal = (t for t in token.head.lefts if t.pos_ in ("NOUN", "PROPN") and not case_of(t))
        divided = subject(token.head) or next(nominal, None)
        found = place(reading, divided, depth + 1) if divided is not None else None
        if found is not None:
            return found
    for modifier in children(token, "compound", "amod", "nmod:desc"):
        name = _demonym(reading, modifier)
        if name:
            return PlacePhrase(Mention(name, char_span((modifier.i, modifier.i + 1), modifier)))
    if token.head != token:
        for candidate in oblique(token.head, "in", "across", "throughout"):
            if candidate != token and case_of(candidate):
                found = place(reading, candidate, depth + 1)
                if found is not None and found.extent == "all":
                    return found
    return None


def _setting(reading: Reading, token: Token) -> PlacePhrase | None:
    """Where "territory" lies when nothing hangs on it: the nearest place named, else the country."""
    for word in token.sent:
        if word.lemma_.lower() in ("country", "nation") and _definite(word):
            found = _referred_as(reading, word)
            if found is not None:
                return found
    inside = {t.i for t in token.subtree}
    entities = [e for e in token.sent.ents if e.label_ == "LOC" and e.root.i not in inside]
    for entity in sorted(entities, key=lambda e: abs(e.root.i - token.i)):
        found = _named(reading, entity.root)
        if found is not None:
            return found
    return PlacePhrase(Mention(reading.country)) if reading.country else None


def _demonym(reading: Reading, token: Token) -> str:
    """ "Syrian", "southern Syrian": the country that an adjective means, with its direction."""
    if not token.text[:1].isupper() or token.pos_ not in ("ADJ", "PROPN"):
        return ""
    found = reading.place(token.text)
    if found is None or found.feature != "country":
        party = reading.party(token.text)
        if party is None or party.kind != "state":
            return ""
        found = reading.place(party.name)
        if found is None:
            return ""
    before = token.nbor(-1) if token.i > 0 else None
    return f"{before.lower_} {found.name}" if before is not None and _direction(before) else found.name
