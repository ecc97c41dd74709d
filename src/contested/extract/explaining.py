"""How a text was read, step by step: parse, names, numbers, times, voices, cues, claims and what was dropped.

The same rules run as in `extract`; the trace of a `Reading` notes where a rule gave a candidate up.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from contested.extract.events.matching import cues, misfit
from contested.extract.events.reading import Dropped, Reading
from contested.extract.extractor import claims_of, read_report
from contested.extract.numbers.counts import counts
from contested.model import (
    Bounds,
    Claim,
    CueRow,
    Document,
    Explanation,
    NameRow,
    PhraseRow,
    Publication,
    Span,
    VoiceRow,
    WordRow,
    World,
)

KINDS = ("control", "harm", "movement", "violence", "diplomacy")


def explain(document: Document, doc: Doc, publication: Publication, world: World) -> Explanation:
    """What `extract` reads in a document, with every step on the way; offsets are those of the text."""
    reading = read_report(document, doc, publication, world)
    reading.trace = []
    claims = claims_of(reading)
    return Explanation(
        text=document.text,
        words=tuple(_word(token) for token in reading.doc if not token.is_space),
        names=tuple(_names(reading)),
        phrases=tuple(_phrases(reading)),
        voices=tuple(_voices(reading)),
        cues=tuple(_cues(reading, claims)),
        claims=tuple(claims),
        sentences=tuple(Span(s.start_char, s.end_char) for s in reading.doc.sents),
    )


def _word(token: Token) -> WordRow:
    return WordRow(
        token.i,
        token.text,
        token.lemma_,
        token.pos_,
        token.tag_,
        token.dep_,
        token.head.i,
        token.ent_type_,
    )


def _names(reading: Reading) -> Iterator[NameRow]:
    for entity in reading.doc.ents:
        place, party = reading.place(entity.text), reading.party(entity.text)
        where = ", ".join(filter(None, (place.name, place.feature, place.country))) if place else ""
        yield NameRow(entity.text, entity.label_, where, (party.side or party.name) if party else "")


def _phrases(reading: Reading) -> Iterator[PhraseRow]:
    doc = reading.doc
    for number in counts(doc):
        unit = f" {number.unit}" if number.unit else ""
        of = f" of {_bounds(number.of)}" if number.of else ""
        yield PhraseRow(doc[number.start : number.end].text, f"{_bounds(number.bounds)}{of}{unit}", "number")
    for time in reading.times:
        yield PhraseRow(doc[time.start : time.end].text, f"{time.period} ({time.relation})", "time")


def _bounds(bounds: Bounds) -> str:
    if bounds.low == bounds.high:
        return str(bounds.low)
    if bounds.high is None:
        return f"{bounds.low} or more"
    return f"{bounds.low} to {bounds.high}" if bounds.low is not None else f"at most {bounds.high}"


def _voices(reading: Reading) -> Iterator[VoiceRow]:
    doc = reading.doc
    for saying in reading.sayings:
        speaker = saying.speaker
        covered = sorted(i for i in saying.content if not doc[i].is_space)
        words = doc[covered[0] : covered[-1] + 1].text if covered else ""
        name = speaker.name or (speaker.mention.words if speaker.mention else "")
        yield VoiceRow(name, speaker.kind, doc[saying.cue].text, words, saying.stance, saying.modality or "")


def _cues(reading: Reading, claims: list[Claim]) -> Iterator[CueRow]:
    """Every cue whose lemma stands in the text, in reading order, and what came of it."""
    fired = {(c.evidence.start, cue) for c in claims for cue in c.cues}
    used = {cue for _, cue in fired}
    for token in reading.doc:
        for kind in KINDS:
            for cue in cues(kind).by_lemma.get(token.lemma_.lower(), ()):
                why = misfit(cue, token)
                if why:
                    yield CueRow(token.text, token.i, kind, cue.name, "no match", why)
                    continue
                given_up = _given_up(reading.trace or [], token, cue.name)
                if given_up:
                    yield CueRow(token.text, token.i, kind, cue.name, "dropped", given_up)
                elif cue.name in used:
                    yield CueRow(token.text, token.i, kind, cue.name, "claim")
                else:
                    yield CueRow(
                        token.text, token.i, kind, cue.name, "dropped", "another cue at this word came first"
                    )


def _given_up(trace: list[Dropped], token: Token, cue: str) -> str:
    reasons = [note.why for note in trace if note.head == token.i and note.cue == cue]
    return "; ".join(dict.fromkeys(reasons))
