"""Statements of states, bodies and their officials, whose words carry no other kind of claim (rule 18)."""

from __future__ import annotations

from functools import cache
from typing import cast

from spacy.tokens import Token

from contested.extract.events.control import control
from contested.extract.events.drafts import Draft
from contested.extract.events.figures import figures
from contested.extract.events.harm import harm
from contested.extract.events.movement import movement
from contested.extract.events.reading import Reading
from contested.extract.events.violence import violence
from contested.extract.lexicon import lexicon
from contested.extract.syntax import children, is_verb, oblique
from contested.extract.voices.attribution import Attribution
from contested.model import Diplomacy, Diplomatic, Mention, Speaker

_BUILDERS = (control, harm, movement, figures, violence)
_BY_WEIGHT: tuple[Diplomatic, ...] = ("rejects", "condemns", "warns", "urges", "agrees", "offers", "other")
NEAR = 60
"""Tokens within which a speaker still makes the same speech."""
STATEMENTS = ("statement", "plain statement")
SHORTEST = 2
"""Words below which nothing was stated."""
_SPOKEN_FOR = frozenset({"state", "organ", "coalition", "organisation", "armed group", "people"})


def statement(reading: Reading, saying: Attribution) -> Draft | None:
    """What somebody who speaks for a side is reported to say; None where nobody does, or nothing is said."""
    cue, content = reading.doc[saying.cue], said(reading, saying)
    if (
        not content
        or (len(content) < SHORTEST and spoken_act(cue) is None)
        or content[0].lower_.endswith("self")
        or saying.stance != "asserts"
        or _is_only_doubt(content)
        or _is_danger(cue)
    ):
        return None
    by, act = _side(reading, _affiliated(reading, saying.speaker)), _act(cue, content)
    if by is None or (act is None and not _is_news(reading, saying)):
        return None
    matter = Diplomacy(act or "announces", by, _toward(reading, cue))
    name = STATEMENTS[0] if act else STATEMENTS[1]
    bounds = (content[0].i, content[-1].i + 1)
    return Draft(_head(content), bounds, matter, name, None, None, frozenset({cue.i}))


def _is_danger(cue: Token) -> bool:
    """ "The group threatens lives", "poses a threat": no words of its own."""
    if cue.lemma_.lower() == "pose":
        return True
    return cue.lemma_.lower() == "threaten" and not (children(cue, "xcomp", "ccomp") or oblique(cue, "with"))


def _is_news(reading: Reading, saying: Attribution) -> bool:
    """A mere "said" counts once for a speech, and only from those who speak on record."""
    if saying.speaker.kind not in ("named", "institution"):
        return False
    before = [s for s in reading.sayings if 0 < saying.cue - s.cue < NEAR]
    return not any(s.speaker.name == saying.speaker.name and s.content for s in before)


def _is_only_doubt(content: list[Token]) -> bool:
    head = _head(content)
    return head.lemma_.lower() in lexicon("diplomacy")["doubts"]


def _affiliated(reading: Reading, speaker: Speaker) -> Speaker:
    """The speaker with the office that the report gives him elsewhere."""
    if speaker.affiliation is not None or not speaker.name:
        return speaker
    same = (s.speaker for s in reading.sayings if s.speaker.name == speaker.name)
    return next((s for s in same if s.affiliation is not None), speaker)


def _side(reading: Reading, speaker: Speaker) -> Mention | None:
    """The side that a speaker speaks for; nobody for residents, monitors and media."""
    if speaker.kind in ("media", "document", "report"):
        return None
    for mention in (speaker.affiliation, speaker.mention):
        if mention is None:
            continue
        found = reading.party(mention.words)
        if found is not None:
            return mention if found.kind in _SPOKEN_FOR else None
    mention = speaker.mention if speaker.kind in ("institution", "named") else None
    last = mention.words.split()[-1].lower() if mention is not None and mention.words else ""
    words = reading.nouns.officials | frozenset(lexicon("diplomacy")["offices"])
    return mention if last in words or last.removesuffix("s") in words else None


def said(reading: Reading, saying: Attribution) -> list[Token]:
    """The words said in the sentence of the cue, else in the first one of the speech, in one piece."""
    tokens = [reading.doc[i] for i in sorted(saying.content)]
    own = reading.doc[saying.cue].sent
    inside = [t for t in tokens if own.start <= t.i < own.end]
    first = inside or [t for t in tokens if tokens and t.sent == tokens[0].sent]
    stretch: list[Token] = []
    for token in first:
        if stretch and token.i - stretch[-1].i > 2:
            break
        stretch.append(token)
    while stretch and (stretch[0].is_punct or stretch[0].is_space or stretch[0].dep_ == "mark"):
        stretch.pop(0)
    while stretch and (stretch[-1].is_punct or stretch[-1].is_space):
        stretch.pop()
    return stretch


def carried_elsewhere(reading: Reading, saying: Attribution) -> bool:
    """Whether another kind carries what is said: its head clause, or a clause beside it, is such a claim."""
    content = said(reading, saying)
    inside = {t.i for t in content}
    tops = [t for t in content if t.head.i not in inside or t.head == t]
    beside = [c for t in tops for c in t.children if c.i in inside and c.dep_ not in ("punct", "advcl")]
    return any(
        any(True for _ in build(reading, token))
        for token in (*tops, *beside)
        for build in (_BUILDERS if is_verb(token) or token in tops else _BUILDERS[:-1])
        if not token.is_space
    )


def _head(content: list[Token]) -> Token:
    inside = {t.i for t in content}
    return next((t for t in content if t.head.i not in inside or t.head == t), content[0])


@cache
def _verb_acts() -> dict[str, Diplomatic]:
    acts = lexicon("diplomacy")["saying"]
    return {lemma: cast(Diplomatic, act) for act, lemmas in acts.items() for lemma in lemmas}


@cache
def _word_acts() -> dict[str, Diplomatic]:
    acts = lexicon("diplomacy")["said"]
    return {lemma: cast(Diplomatic, act) for act, lemmas in acts.items() for lemma in lemmas}


def spoken_act(cue: Token) -> Diplomatic | None:
    """The act that a verb of saying names itself: "accused", "made an appeal"; "said" names none."""
    named = cue.lemma_.lower() == "call" and not oblique(cue, "for", "on", "upon")
    for word in () if named else (cue, *children(cue, "obj")):
        told = _verb_acts().get(word.lemma_.lower())
        if told is not None:
            return told
    return None


def _act(cue: Token, content: list[Token]) -> Diplomatic | None:
    """The act of a verb of saying, else of the words said: "must" urges, "would be a disaster" warns."""
    told = spoken_act(cue)
    if told is not None:
        return told
    words = [t.lemma_.lower() for t in content]
    head = _head(content)
    main = [t.lemma_.lower() for t in content if t in (head, head.head) or t.head == head]
    # To agree or to offer is an act where it is the main word; "failed to make them agree" is none.
    told_by = {_word_acts().get(word) for word in words} - {"agrees", "offers"}
    told_by |= {_word_acts().get(word) for word in main}
    refused = any(t.lower_ in ("not", "n't", "n’t", "cannot", "hard", "never") for t in content)
    if refused and ("agrees" in told_by or any(t.lower_ in ("will", "would") for t in content)):
        return "rejects"
    for act in _BY_WEIGHT:
        if act in told_by:
            return act
    ill = any(word in lexicon("diplomacy")["ills"] for word in words)
    return "warns" if ill and any(t.lower_ in ("could", "might", "may", "would") for t in content) else None


def _toward(reading: Reading, cue: Token) -> Mention | None:
    """Whom the verb of saying addresses or blames, or who is told what to do."""
    found = [*children(cue, "obj", "iobj"), *oblique(cue, "to", "on", "with")] if is_verb(cue) else []
    found = [t for t in found if reading.is_actor(t)]
    return reading.actors(found[:1])
