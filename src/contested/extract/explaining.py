"""How a text was read, step by step: parse, names, numbers, times, voices, cues, claims and what was dropped.

The same rules run as in `extract`; the trace of a `Reading` notes where a rule gave a candidate up.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from contested.extract.events.figures import figure_words
from contested.extract.events.matching import cues, misfit
from contested.extract.events.reading import Reading
from contested.extract.events.totals import COUNTED
from contested.extract.events.trace import Drafted, Trace
from contested.extract.extractor import claims_of, is_furniture, read_report
from contested.extract.numbers.counts import counts
from contested.model import (
    Bounds,
    CueRow,
    Document,
    Explanation,
    NameRow,
    Outcome,
    PhraseRow,
    Publication,
    Span,
    VoiceRow,
    WordRow,
    World,
)

FURNITURE = "furniture of the page, no part of the report: its sentences are not read"
KINDS = ("control", "harm", "movement", "violence", "diplomacy")


def explain(document: Document, doc: Doc, publication: Publication, world: World) -> Explanation:
    """What `extract` reads in a document, with every step on the way; offsets are those of the text."""
    reading = read_report(document, doc, publication, world)
    reading.trace = trace = Trace()
    claims = claims_of(reading)
    return Explanation(
        text=document.text,
        words=tuple(_word(token) for token in reading.doc if not token.is_space),
        names=tuple(_names(reading)),
        phrases=tuple(_phrases(reading)),
        voices=tuple(_voices(reading)),
        cues=tuple(_cues(reading, trace)),
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


def _cues(reading: Reading, trace: Trace) -> Iterator[CueRow]:
    """Every cue whose word stands in the text, in reading order, and what came of it; then the claims of
    rules that have no list of cues ("X-held Y", a statement)."""
    told: set[tuple[int, str]] = set()
    for sentence in reading.doc.sents:
        if is_furniture(reading, sentence):
            yield CueRow(sentence[0].text, sentence.start, "any", "any", "dropped", FURNITURE)
            continue
        for token in sentence:
            for kind, cue, unlike in _candidates(token):
                told.add((token.i, cue))
                yield _row(trace, token, kind, cue, unlike)
    for made in trace.drafted:
        cue = made.cue.partition(":")[0]
        if not any((i, cue) in told for i in made.words):
            token = reading.doc[min(made.words)]
            outcome: Outcome = "dropped" if made.why else "claim"
            yield CueRow(token.text, token.i, made.kind, made.cue, outcome, made.why)


def _candidates(token: Token) -> Iterator[tuple[str, str, str]]:
    """Kind and name of the cues that have a word, with why one does not stand here; empty where it does."""
    for kind in KINDS:
        for cue in cues(kind).by_lemma.get(token.lemma_.lower(), ()):
            yield kind, cue.name, misfit(cue, token)
    if token.lemma_.lower() in figure_words():
        yield "figure", COUNTED, ""


def _row(trace: Trace, token: Token, kind: str, cue: str, unlike: str) -> CueRow:
    """What came of one cue at one word."""
    if unlike:
        return CueRow(token.text, token.i, kind, cue, "no match", unlike)
    here = [made for made in trace.drafted if token.i in made.words]
    own = [made for made in here if made.cue.partition(":")[0] == cue]
    if any(not made.why for made in own):
        return CueRow(token.text, token.i, kind, cue, "claim")
    reasons = [note.why for note in trace.dropped if note.head == token.i and note.cue == cue]
    reasons += [made.why for made in own]
    if cue == COUNTED and not reasons:
        return CueRow(token.text, token.i, kind, cue, "no match", "nothing is counted beside it")
    why = "; ".join(dict.fromkeys(reasons)) or _in_the_way(kind, here)
    return CueRow(token.text, token.i, kind, cue, "dropped", why)


def _in_the_way(kind: str, here: list[Drafted]) -> str:
    """Why no rule was asked about a cue that stands at a word."""
    same = [made.cue for made in here if made.kind == kind] or [made.cue for made in here]
    if same:
        return f"another cue at this word came first: {same[0]}"
    return "what it tells is told by another rule"
