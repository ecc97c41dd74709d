"""Whom harm befell: who stands where a cue looks for victims, who can suffer it, how they are told."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.events.allegiance import bond, bound_phrase
from contested.extract.events.casualties import before, count, inner_of, is_nobody
from contested.extract.events.matching import Match, cues
from contested.extract.events.reading import Reading
from contested.extract.lexicon import lexicon
from contested.extract.numbers.counts import count_of
from contested.extract.phrases import char_span, noun_phrase, text_of
from contested.extract.syntax import agent, children, conjuncts, is_verb, oblique
from contested.model import Mention

_REMAINS = frozenset({"body", "bodies", "corpse", "corpses", "remains"})
_PERSON_ENDINGS = tuple(lexicon("harm")["person_endings"])
_OTHER_SENSES = frozenset(
    {"back", "accountable", "responsible", "hostile", "in", "part", "liable", "contempt", "esteem", "regard"}
)
_NONE_OF = frozenset({"no", "any", "more", "further"})
_ARTICLES = frozenset({"a", "an", "another", "each", "every"})


def hit(reading: Reading, match: Match) -> list[Token]:
    """Those whom it befell, at the first place that the cue says to look where people are."""
    if is_other_sense(match):
        return []
    for heads in _places(reading, match):
        heads = heads + oblique(match.head, "along with", "together with", "as well as")
        found = [v for t in heads for v in conjuncts(t) if can_suffer(reading, match, v)]
        found = [v for v in found if not has_own_fate(v, match) and not _is_of_the_place(reading, match, v)]
        if found and not (
            match.cue.flag("counted") and not any(count(match, v) or is_nobody(v) for v in found)
        ):
            return found
    return []


def _places(reading: Reading, match: Match) -> list[list[Token]]:
    head = match.head
    places = [*match.readings("victims", reading.is_party)]
    if is_active_after_all(match):
        places.insert(0, children(head, "obj"))
    if match.cue.roles.get("victims") == "patient" and not any(places):
        # "killed and wounded dozens": the first verb shares the object of the second.
        places += [children(c, "obj") for c in children(head, "conj") if is_verb(c)]
        if head.dep_ == "conj" and is_verb(head.head) and head.i - head.head.i == 2:
            places.append(children(head.head, "obj"))
    subjects = [c for c in head.children if c.dep_ == "nsubj:pass" and c.i < head.i and c.tag_ == "NNS"]
    if match.cue.roles.get("victims") == "patient" and len(children(head, "nsubj:pass")) > 1:
        # "The group estimated 2,000 women were held": of two subjects the nearer is the verb's own.
        places.insert(0, subjects[-1:])
    if head.dep_ == "amod" and head.tag_ == "VBN" and head.i and head.nbor(-1).dep_ == "cc":
        # "killed 35 and injured scores of others", taken for scores that are injured.
        places.insert(0, [head.head])
    if match.cue.pos == "adjective" and head.head.pos_ == "NUM":
        places.append([head.head])
    if head.dep_ in ("orphan", "dep") and head.head.pos_ == "NUM":
        places.insert(0, [head.head])
    if match.cue.pos != "noun" and (number := before(head)) is not None and number.head != head:
        places.insert(0, [number])
    return places


def has_own_fate(victim: Token, match: Match) -> bool:
    """ "12 dead and 20 wounded", "three deaths and 22 injuries": the others are not dead."""
    head = match.head
    if any(c.dep_ in ("orphan", "dep") and c != head and is_verb(c) for c in victim.children):
        return True
    if victim.pos_ == "NUM" and victim.i + 1 < len(victim.doc):
        behind = victim.doc[victim.i + 1]
        if behind != head and before(behind) == victim and cues("harm").matches(behind):
            return True
    if victim.dep_ != "conj":
        return False
    fates = {m.cue.values["harm"] for m in cues("harm").matches(victim)}
    if victim != head and fates and match.cue.values["harm"] not in fates:
        return True
    # "killed 35 and injured scores of others", taken for scores that are injured.
    own = [c for c in children(victim, "amod") if c.tag_ in ("VBN", "VBD", "JJ") and c != head]
    return any(cues("harm").matches(c) for c in own)


def _is_of_the_place(reading: Reading, match: Match, victim: Token) -> bool:
    """ "killed in a town recently captured by rebels": the town was captured, not those killed in it."""
    head = match.head
    bare = head.tag_ == "VBN" and head.dep_ in ("acl", "advcl", "acl:relcl", "conj")
    if not (match.cue.flag("person_victims") and bare) or children(head, "aux", "nsubj", "obj"):
        return False
    last = head.i - 1
    while last > 0 and head.doc[last].pos_ == "ADV":
        last -= 1
    noun = head.doc[last]
    place = noun.lemma_.lower() in reading.nouns.places or reading.is_place_name(noun)
    return victim.i < last and place


def is_active_after_all(match: Match) -> bool:
    """Taken for a passive, but with an object of its own and no auxiliary: "air raids killed 15"."""
    head = match.head
    return match.cue.roles.get("victims") == "patient" and bool(
        children(head, "obj") and children(head, "nsubj:pass") and not children(head, "aux:pass")
    )


def is_other_sense(match: Match) -> bool:
    """ "take back", "hold accountable" capture nobody."""
    head = match.head
    if not match.cue.flag("person_victims"):
        return False
    if head.dep_ == "compound" and match.cue.pos == "noun":
        return True  # "the prison system"
    near = children(head, "compound:prt", "advmod", "xcomp", "obj")
    near += [a for o in children(head, "obj") for a in children(o, "amod")]
    if head.lemma_.lower() == "hold":
        # "held to a standard", "held in contempt", "held himself up".
        near += [t for t in oblique(head, "in") if t.lemma_.lower() in ("contempt", "esteem", "regard")]
        if oblique(head, "to") or any(t.lower_.endswith(("self", "selves")) for t in children(head, "obj")):
            return True
    return any(c.lower_ in _OTHER_SENSES for c in near)


def can_suffer(reading: Reading, match: Match, token: Token) -> bool:
    """Whether a word names people, or counts them."""
    lemma, cue = token.lemma_.lower(), match.cue
    if cue.flag("noun_count") and token == match.head:
        return bool(count(match, token)) or bool(cue.modifiers)
    counted = lemma in reading.nouns.quantities or token.pos_ in ("NUM", "DET")
    if counted and (inner := inner_of(token)) is not None:
        return can_suffer(reading, match, inner)
    if any(c.lemma_.lower() in ("displaced", "displace") for c in children(token, "amod")):
        return False
    if cue.flag("only"):
        return lemma in cue.flag("only") and (lemma != "life")
    if is_of_a_people(token) and token.i not in reading.timed:
        return True
    taken = cue.pos == "verb" and bool(cue.flag("person_victims"))
    if taken and (
        lemma in reading.nouns.equipment or (token.pos_ == "PROPN" and _may_be_place(reading, token))
    ):
        return False
    return _is_people(reading, match, token)


def _is_people(reading: Reading, match: Match, token: Token) -> bool:
    lemma, cue = token.lemma_.lower(), match.cue
    if lemma in reading.nouns.people or token.ent_type_ == "PER" or token.pos_ == "NUM":
        return not (token.pos_ == "NUM" and cue.flag("person_victims") and not count_of(token))
    if lemma in reading.nouns.officials or (token.pos_ == "NOUN" and lemma.endswith(_PERSON_ENDINGS)):
        return True
    if token.pos_ == "PRON":
        return token.lower_ not in ("it", "this", "that", "what", "itself")
    if lemma in reading.nouns.places and lemma not in reading.nouns.forces:
        return False
    if token.pos_ == "PROPN" and reading.is_place_name(token):
        return False
    if reading.is_party(token):
        return True
    counted = (cue.flag("counted") and cue.pos == "noun") or (
        not cue.flag("person_victims") and _is_numbered(token)
    )
    return bool(counted) and token.pos_ in ("NOUN", "ADJ") and lemma not in reading.nouns.equipment


def is_of_a_people(token: Token) -> bool:
    """ "15 Palestinians", "Yazidis": a name in the plural that is no place's is a people's."""
    plural = token.text.endswith("s")
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.tag_ not in ("NNPS", "NNS"):
        return False
    # The tagger knows "Rohingya" and "Tutsi" for plurals; "United States" and "Netherlands" are places.
    return token.ent_type_ in ("", "MISC", "NORP") or (token.ent_type_ == "LOC" and not plural)


def _is_numbered(token: Token) -> bool:
    """Counted by a number: "an operation" is not."""
    number = count_of(token)
    return number is not None and any(t.lower_ not in _ARTICLES for t in token.doc[number.start : number.end])


def _may_be_place(reading: Reading, token: Token) -> bool:
    """A name that the gazetteer knows and no title or first name goes with: "captured Goma"."""
    alone = not any(c.dep_ in ("flat", "compound", "nmod:desc", "appos") for c in token.children)
    return alone and reading.party(token.text) is None and reading.place(token.text) is not None


def told(reading: Reading, match: Match, victim: Token, together: list[Token]) -> Mention | None:
    """The shortest form of who was hit: without numbers, determiners and clauses."""
    counted = victim.pos_ in ("NUM", "DET") or victim.lemma_.lower() in reading.nouns.quantities | _REMAINS
    if counted and (inner := inner_of(victim)) is not None:
        return told(reading, match, inner, [])
    if victim.pos_ == "NUM":
        # "killing 45 and wounding 90": nobody is named.
        return None
    start, end = bound_phrase(victim)
    number = count_of(victim)
    if number is not None and number.start <= start <= number.end:
        start = max(start, min(number.end, victim.i))
    while (
        start < victim.i
        and victim.doc[start + 1].text != "-"
        and (victim.doc[start].tag_ == "CD" or victim.doc[start].lower_ in _NONE_OF)
    ):
        start += 1
    if not together:
        end = _before_place(reading, victim, end)
    if together:
        end = max(end, max(noun_phrase(t)[1] for t in together))
    text = text_of((start, end), victim)
    meant = _meant(reading, victim, text) or _of_the_loser(reading, match, victim, text)
    return Mention(text, char_span((start, end), victim), antecedent=meant)


def _meant(reading: Reading, victim: Token, text: str) -> str:
    """Whom a pronoun means, and the name of the group that "links to the group" means."""
    if (to := bond(victim)) is not None:
        return reading.bound(to, text)
    found = reading.coref.antecedent(victim) if victim.pos_ == "PRON" else None
    return found.text if found else ""


def _of_the_loser(reading: Reading, match: Match, victim: Token, text: str) -> str:
    """ "The army lost 12 men": men of the army; "and the rebels 20": of the rebels."""
    losers = children(victim, "nsubj") or agent(match.head)
    loser = reading.actors(losers) if match.cue.flag("own") else None
    return loser.words if loser is not None and text == text.lower() else ""


def _before_place(reading: Reading, victim: Token, end: int) -> int:
    """ "protesters in Khartoum": where they were is no part of who they were."""
    cuts = [
        c.left_edge.i
        for c in oblique(victim, "in", "at", "near", "from")
        if c.i > victim.i and reading.is_place_name(c)
    ]
    return min([end, *cuts])
