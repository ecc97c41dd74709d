"""The names in descriptions of places: proper names, adjectives of country, directions, settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from contested.extract.events.bearings import directed, direction
from contested.extract.events.reading import Reading
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import ancestors, children, oblique
from contested.model import Bounds, Extent, Mention

UNTOLD = Bounds()
Descend = Callable[[Token], "PlacePhrase | None"]
_BESIDE = frozenset({"appos", "dep", "list", "parataxis", "nmod:unmarked"})
_SHIPS = frozenset(lexicon("coreference")["ship_prefixes"])
_PARTICLES = frozenset({"al", "el", "ez", "e", "i", "de", "la", "as", "ash"})
_HYPHENS = frozenset({"-", "–", "'", "’"})


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
    implied: bool = False
    """Where it lies is told around it, not in it: "territory", "major cities"."""


def named(reading: Reading, token: Token, sure: bool = False) -> PlacePhrase | None:
    """The place that a proper name is; `sure` when nothing but a place can stand there."""
    if not reading.may_be_place(token, sure) or (directed(token, "") and token.n_lefts == 0):
        return None
    bounds = without_determiner(noun_phrase(token), token)
    start, end = bounds
    if token.doc[start].text in _SHIPS:
        return None
    # "the northern Balkh province": an adjective of direction belongs to the name only right before it.
    while start < token.i and not (_proper(token.doc[start]) or direction(token.doc[start])):
        start += 1
    text = text_of((start, end), token)
    return PlacePhrase(Mention(text, char_span((start, end), token)))


def run_together(reading: Reading, token: Token) -> list[PlacePhrase]:
    """ "Bama Gwoza and Damboa": names that lost the comma between them; none where they are one name.

    Every word must be a place by itself, all in one country, and the whole none.
    """
    if token.pos_ != "PROPN" or token.ent_type_ != "LOC":
        return []
    words = [token, *(c for c in children(token, "flat") if c.i > token.i)]
    if len(words) < 2 or words[-1].i - token.i != len(words) - 1:
        return []
    whole = reading.place(text_of((token.i, words[-1].i + 1), token))
    if whole is not None and whole.known:
        return []
    parts = [reading.place(w.text) for w in words]
    if any(p is None or not p.known or p.feature == "country" for p in parts):
        return []
    if len({p.country for p in parts if p is not None}) != 1:
        return []
    return [PlacePhrase(Mention(w.text, char_span((w.i, w.i + 1), w))) for w in words]


def _proper(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.ent_type_ == "LOC" and token.text[:1].isupper())


def definite(token: Token) -> bool:
    """Whether a nominal is one already known: with an article that says so, or an owner."""
    dets = [c.lower_ for c in token.children if c.dep_ in ("det", "nmod:poss")]
    return bool(dets) and dets[0] not in ("a", "an", "another", "some", "any", "no")


def name_before(reading: Reading, token: Token) -> str:
    """The proper name that a noun closes: "Torkham border crossing", "the Mandera district"."""
    labels = ("compound", "nmod:desc", "flat", "amod", "nmod:unmarked", "nmod")
    before = [c for c in token.lefts if c.dep_ in labels]
    # "the Torkham border crossing": the name may hang on the noun between.
    before = [c for b in before for c in (*(d for d in b.lefts if d.dep_ in labels), b)]
    for child in reversed(before):
        if (
            child.pos_ == "PROPN"
            and child.tag_ != "JJ"
            and not is_side(reading, child)
            and child.text[:1].isupper()
        ):
            bounds = _name_bounds(child, token)
            wider = text_of((token.left_edge.i, child.i + 1), token).removeprefix("the ").removeprefix("The ")
            if reading.party(text_of(bounds, token)) is not None or reading.party(wider) is not None:
                continue
            if _is_country(reading, text_of(bounds, token)):
                # "Syria town", in a headline: a town of Syria's, not its name.
                continue
            # With its class: the province of a name is not the city of the same name.
            return f"{text_of(bounds, token)} {token.text}"
    return ""


def name_within(reading: Reading, token: Token, descend: Descend) -> str:
    """The proper name inside a description: "Torkham border crossing", "the city of Goma".

    `descend` reads a nominal inside it as a place ("the capital of the province of Zabul").
    """
    if name := name_before(reading, token):
        return name
    if name := _loosely_beside(reading, token):
        return name
    if token.dep_ in _BESIDE and token.head.pos_ == "PROPN" and token.head.i < token.i:
        beside = named(reading, token.head)
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
        if child.pos_ == "PROPN" and not is_side(reading, child):
            inner = named(
                reading,
                child,
                sure=token.lemma_.lower() in reading.nouns.administrative | reading.nouns.landscapes,
            )
            if inner is not None or child.dep_ != "nmod":
                return text_of(without_determiner(noun_phrase(child), child), child)
        elif child.dep_ == "nmod" and child.lemma_.lower() in reading.nouns.places:
            nested = descend(child)
            if nested is not None and nested.extent == "all":
                return nested.mention.words
    return ""


def _loosely_beside(reading: Reading, token: Token) -> str:
    """ "On Sake a town held by rebels": a text that lost its commas has the name right before its noun."""
    first = token.left_edge
    if first.i == 0 or first.lower_ not in ("a", "an") or first.head != token:
        return ""
    name = token.doc[first.i - 1]
    if name.ent_type_ != "LOC" or name.pos_ != "PROPN":
        return ""
    found = named(reading, _head_of_name(name))
    return found.mention.words if found is not None else ""


def _head_of_name(last: Token) -> Token:
    head = last
    while (
        head.dep_ in ("flat", "compound")
        and head.head.ent_type_ == last.ent_type_
        and head.head.i < last.i + 1
    ):
        head = head.head
    return head


def _is_country(reading: Reading, name: str) -> bool:
    found = reading.place(name)
    return found is not None and found.feature == "country"


def _name_bounds(child: Token, token: Token) -> tuple[int, int]:
    """The run of capitalised words that ends at `child`, with its hyphens and particles."""
    start = child.i
    while start > token.left_edge.i:
        before = token.doc[start - 1]
        joined = before.text in _HYPHENS or before.lower_ in _PARTICLES
        same = token.doc[start].ent_iob_ == "I" and before.ent_type_ == child.ent_type_ != ""
        if before.pos_ == "PROPN" or same or (joined and start - 1 > token.left_edge.i):
            start -= 1
        else:
            break
    return start, max(
        child.i + 1, max((d.i + 1 for d in child.subtree if child.i < d.i < token.i), default=0)
    )


def is_side(reading: Reading, token: Token) -> bool:
    """ "the Taliban stronghold", "a Syrian town": a party or its adjective is no name of the place."""
    found = reading.party(token.text)
    return found is not None and (found.kind != "state" or reading.place(token.text) is None)


def has_container(reading: Reading, token: Token, descend: Descend) -> bool:
    """Whether the place that a description lies in hangs on it."""
    return any(
        reading.may_be_place(t) if t.pos_ == "PROPN" else bool(name_within(reading, t, descend))
        for t in oblique(token, "of", "in", "within", "inside")
    )


def _referred_as(reading: Reading, token: Token) -> PlacePhrase | None:
    found = reading.coref.antecedent(token)
    return PlacePhrase(Mention(token.text, antecedent=found.text)) if found is not None else None


def setting(reading: Reading, token: Token) -> PlacePhrase | None:
    """Where "territory" or "major cities" lie when nothing hangs on them: the clauses around them say it.

    Towns and districts of nobody's in particular lie in the report's country; "areas" may lie anywhere.
    """
    for word in token.sent:
        if word.lemma_.lower() in ("country", "nation") and definite(word):
            found = _referred_as(reading, word)
            if found is not None:
                return replace(found, implied=True)
    for above in (*children(token, "nmod", "acl"), *ancestors(token)):
        around = [
            *oblique(above, "in", "across", "throughout"),
            *([above] if above.ent_type_ == "LOC" else _where(above)),
            # "Made gains in X by seizing territory"
            *(n for o in children(above, "obj") if o != token for n in oblique(o, "in", "across")),
        ]
        for nominal in around:
            found = _around(reading, nominal, token)
            if found is not None:
                return replace(found, implied=True)
    if token.lemma_.lower() not in reading.nouns.subdivisions - {"area"} or not reading.country:
        return None
    return PlacePhrase(Mention(reading.country), implied=True)


def _where(clause: Token) -> list[Token]:
    """ "Weapons from X, where it took areas": the name right before "where", whatever the clause hangs on."""
    for where in (c for c in clause.children if c.lower_ == "where" and c.i > 1):
        before = where.nbor(-1) if where.nbor(-1).text != "," else where.nbor(-2)
        if before.ent_type_ == "LOC":
            return [_head_of_name(before)]
    return []


def _around(reading: Reading, nominal: Token, token: Token) -> PlacePhrase | None:
    """A place named around another; "in the hills" is near the place that the sentence names."""
    if nominal.i == token.i:
        return None
    if nominal.pos_ == "PROPN":
        return named(reading, nominal)
    if nominal.lemma_.lower() not in reading.nouns.landscapes | reading.nouns.expanses:
        return None
    inside = {t.i for t in token.subtree}
    entities = [e for e in token.sent.ents if e.label_ == "LOC" and e.root.i not in inside]
    entities.sort(key=lambda e: abs(e.root.i - token.i))
    return next((n for n in (named(reading, e.root) for e in entities) if n is not None), None)


def demonym(reading: Reading, token: Token) -> str:
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
    return f"{before.lower_} {found.name}" if before is not None and direction(before) else found.name
