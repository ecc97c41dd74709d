"""Movement claims: people or forces going somewhere, with where from, where to and how many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from spacy.tokens import Token

from contested.extract.events.allegiance import bound_phrase
from contested.extract.events.drafts import Draft, evidence_of, used
from contested.extract.events.matching import Match, cues
from contested.extract.events.reading import Reading
from contested.extract.events.ways import goal_of, is_abroad, is_aim, origin_of
from contested.extract.lexicon import lexicon
from contested.extract.numbers.counts import count_of
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import agent, children, conjuncts, is_passive, is_verb, oblique, subject
from contested.extract.voices.attribution import modality as mood
from contested.model import Bounds, Figure, Mention, Modality, Move, Movement

_NOBODY = frozenset({"nobody", "none", "no-one", "nothing"})
_FLEEING = frozenset(lexicon("movement")["fleeing"])
_REFUGEES = frozenset(lexicon("movement")["refugees"])
_MOVED = frozenset([*lexicon("movement")["vehicles"], *lexicon("movement")["contingents"]])
_REMAINING = frozenset(lexicon("coreference")["remaining"])


def movement(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of movement (and of shares of a force that moved) at one head."""
    for match in cues("movement").matches(token):
        drafts = list(_drafts(reading, match))
        if drafts:
            yield from drafts
            return


def _drafts(reading: Reading, match: Match) -> Iterator[Draft]:
    cue, head = match.cue, match.head
    if why := _other_sense(reading, match):
        reading.drop(match, why)
        return
    movers = _movers(reading, match)
    origin, goal = origin_of(reading, match, movers), goal_of(reading, match)
    if why := _unfit(reading, match, movers, origin, goal):
        reading.drop(match, why, *movers)
        return
    modality = cast("Modality | None", cue.flag("modality"))
    # "aid workers and some 1,200 soldiers": those with a number of their own are counted for themselves.
    apart = len(movers) > 1 and any(count_of(m) is not None for m in movers)
    for group in [[m] for m in movers] if apart else [movers]:
        count, unit = _count(group)
        who = _sent_by(reading, head, _who(reading, group)) or _ordered_by(reading, head)
        matter = Movement(cast(Move, cue.values["move"]), who, origin, goal, count, unit)
        yield Draft(head, evidence_of(head), matter, cue.name, None, modality, used(match))
    if unit == "percent" and who is not None:
        whole = without_determiner(noun_phrase(movers[0], whole=True), movers[0])
        yield Draft(
            head, whole, Figure("percent", who, count, scope=who), cue.name, None, modality, used(match)
        )


def _movers(reading: Reading, match: Match) -> list[Token]:
    """Who moves: as the cue says; a verb of motion without an object has its subject move, passive or not."""
    head, doer = match.head, subject(match.head) if is_verb(match.head) else None
    by_itself = bool(match.cue.flag("intransitive")) or match.cue.values["move"] == "fled"
    if doer is not None and by_itself and match.cue.roles.get("who") == "agent" and is_passive(head):
        return conjuncts(doer)
    heads = match.tokens("who", reading.is_party)
    if len(heads) > 1 and all(t.head == head and t.dep_ in ("amod", "compound", "nmod:desc") for t in heads):
        heads = heads[-1:]  # "Iranian military presence": the words before a noun are one name
    return [m for t in heads for m in conjuncts(t)]


def _other_sense(reading: Reading, match: Match) -> str:
    """Why the words around a cue give it another sense; empty where they do not."""
    cue, head = match.cue, match.head
    if cue.flag("only_modality") and mood(head) not in cue.flag("only_modality"):
        return "only plans and demands are told by this cue"
    if cue.flag("intransitive") and children(head, "obj"):
        return "it has an object: another sense of the word"
    if cue.flag("not_made_to") and children(head, "xcomp"):
        return "what they are made to do is told by its own verb"
    if cue.flag("place_patient") and not origin_of(reading, match, []):
        return "what is left is no place"
    if cue.flag("not_aim") and is_aim(head):
        return "the aim of another movement"
    return ""


def _unfit(
    reading: Reading, match: Match, movers: list[Token], origin: Mention | None, goal: Mention | None
) -> str:
    """Why those named and their ways make no movement of this cue; empty where they do."""
    cue, somewhere = match.cue, bool(origin or goal)
    if cue.flag("object_is_place") and children(match.head, "obj") and not origin_of(reading, match, []):
        return "its object is no place"
    if cue.flag("flight") and not (goal and is_abroad(reading, goal)):
        return "not into another country: no flight"
    if cue.flag("flight") and any(_sent_abroad(reading, match.head, m) for m in movers):
        return "troops abroad: no flight"
    if cue.flag("needs_place") and not somewhere:
        return "no place where from or where to"
    if cue.flag("needs_both") and not (origin and goal):
        return "not told where from and where to"
    if cue.flag("finite") and match.head.dep_ in ("acl", "acl:relcl", "amod"):
        return "it only describes"
    if not somewhere and any(m.lemma_.lower() in reading.nouns.aircraft for m in movers):
        return "a flight that is told without a place"
    if any(m.lower_ in _NOBODY for m in movers):
        return "nobody moves"
    if movers and not _movers_fit(reading, match, movers):
        return "not the people or forces that this cue is about"
    if not movers and (cue.pos == "verb" or not somewhere):
        return "nobody stands where those are due who move"
    if cue.flag("force_who") and cue.pos == "noun" and not movers:
        return "no force is named, and this cue asks for one"
    return ""


def _sent_abroad(reading: Reading, verb: Token, mover: Token) -> bool:
    """ "US troops crossed into X" do not flee, unless it is said, or soldiers leave their own country."""
    number = count_of(mover)
    if number is not None and number.bounds.low != 1:
        return False
    side = reading.party(reading.actor(mover).words)
    if mover.lemma_.lower() not in reading.nouns.forces and side is None:
        return False
    around = [verb.head, *(t for t in verb.subtree if is_verb(t))]
    home = reading.place(reading.country) if reading.country else None
    own = side is not None and home is not None and side.country == home.country
    return not own and not any(t.lemma_.lower() in _FLEEING for t in around)


def _movers_fit(reading: Reading, match: Match, movers: list[Token]) -> bool:
    first = movers[0]
    lemma = first.lemma_.lower()
    civil = lemma in reading.nouns.people or first.ent_type_ == "PER"
    inner = next(iter(oblique(first, "of")), None)
    if inner is not None and (first.pos_ == "NUM" or count_of(first) is not None):
        lemma = inner.lemma_.lower()
        civil = civil or lemma in reading.nouns.people
    force = lemma in reading.nouns.forces or (not civil and reading.is_party(first))
    pronoun = first.pos_ == "PRON" and first.lower_ not in ("it", "this", "that", "what", "there")
    if first.pos_ == "PRON" and not pronoun:
        pronoun = reading.coref.antecedent(first) is not None
    cue = match.cue
    if cue.flag("refugee_who"):
        return lemma in _REFUGEES
    if cue.flag("force_who"):
        kinds = {lemma, *(c.lemma_.lower() for c in children(first, "appos"))}
        return force or pronoun or bool(kinds & _MOVED)
    if cue.flag("civil_who"):
        meant = reading.coref.antecedent(first) if pronoun else None
        return civil or (pronoun and (meant is None or reading.party(meant.text) is None))
    return force or civil or pronoun or reading.is_actor(first) or first.pos_ == "NUM"


def _who(reading: Reading, movers: list[Token]) -> Mention | None:
    if not movers:
        return None
    if len(movers) == 1:
        mention = _name_before(reading, movers[0]) or reading.actor(movers[0])
        if mention.text != text_of((movers[0].i, movers[0].i + 1), movers[0]) and _modifies(movers[0]):
            return mention
        left = mention.antecedent or _left_of(reading, movers[0])
        return replace(mention, text=_bare(movers[0]), antecedent=left)
    text = " and ".join(_bare(m) for m in movers)
    return Mention(text, reading.actor(movers[0]).span)


def _modifies(word: Token) -> bool:
    return word.dep_ in ("amod", "compound", "nmod:desc")


def _name_before(reading: Reading, word: Token) -> Mention | None:
    """ "the Iranian military presence": the words before the noun up to this one are one name."""
    start = word.i
    while _modifies(word) and start > word.sent.start and word.doc[start - 1].text[:1].isupper():
        before = word.doc[start - 1]
        if before.head not in (word, word.head) or not _modifies(before):
            break
        start -= 1
    text = text_of((start, word.i + 1), word)
    found = start < word.i and reading.party(text) is not None
    return Mention(text, char_span((start, word.i + 1), word)) if found else None


def _left_of(reading: Reading, mover: Token) -> str:
    """ "killed three rebels while the others fled": those of whom the others are left, empty if none."""
    if mover.lemma_.lower() not in _REMAINING or any(c.pos_ != "DET" for c in mover.children):
        return ""
    before = [t for t in mover.doc[mover.sent.start : mover.i] if reading.is_party(t) and t.pos_ == "NOUN"]
    people = [t for t in before if (t.tag_ == "NNS" and not t.dep_.startswith("nsubj")) or _suffers(t)]
    return reading.actor(people[-1]).words if people else ""


def _suffers(people: Token) -> bool:
    return people.dep_ == "nsubj:pass"


def _sent_by(reading: Reading, verb: Token, who: Mention | None) -> Mention | None:
    """ "the army sent reinforcements": people under arms without a name of their own are the sender's."""
    if who is None or who.antecedent or any(c.isupper() for c in who.text) or not children(verb, "obj"):
        return who
    sender = reading.actors(agent(verb))
    if sender is None or reading.party(sender.words) is None:
        return who
    return replace(who, antecedent=sender.words)


def _ordered_by(reading: Reading, noun: Token) -> Mention | None:
    """ "X, who ordered the last phase of the pullout", "the army began its withdrawal": X's, the army's."""
    while noun.dep_ == "nmod" and noun.head.pos_ == "NOUN":
        noun = noun.head
    verb = noun.head
    if noun.dep_ != "obj" or verb.lemma_.lower() not in lexicon("movement")["ordering"]:
        return None
    doers = [t for t in agent(verb) if reading.is_actor(t)]
    return reading.actors(doers)


def _bare(mover: Token) -> str:
    """Who moves, without how many: "more than 1,000 border guards" are border guards."""
    start, end = bound_phrase(mover)
    number = count_of(mover)
    if number is not None and mover.pos_ != "NUM" and start <= number.start and number.end <= mover.i:
        start = number.end
    inner = next(iter(oblique(mover, "of")), None)
    if inner is not None and number is not None:
        inner = next(iter(oblique(inner, "of")), inner) if count_of(inner) is not None else inner
        start, end = without_determiner(noun_phrase(inner, whole=True), inner)
    return text_of((start, end), mover)


def _count(movers: list[Token]) -> tuple[Bounds, str]:
    number = count_of(movers[0]) if movers else None
    if number is None:
        return Bounds(), ""
    return number.bounds, "percent" if number.unit == "percent" else ""
