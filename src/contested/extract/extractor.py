"""From one parsed report to its claims: every head is read, then asked who says it, when, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from contested.extract.datings import Datings
from contested.extract.events.control import control
from contested.extract.events.diplomacy import diplomacy
from contested.extract.events.drafts import Draft
from contested.extract.events.figures import figures
from contested.extract.events.harm import harm
from contested.extract.events.movement import movement
from contested.extract.events.reading import Reading
from contested.extract.events.trace import Drafted, Trace
from contested.extract.events.violence import violence
from contested.extract.phrases import char_span, clause
from contested.extract.recounts import recounted
from contested.extract.references.coreference import Coreference
from contested.extract.references.placenames import with_place_names
from contested.extract.repeats import without_repeats
from contested.extract.retellings import Retellings
from contested.extract.spellings import with_one_spelling
from contested.extract.surety import is_of_its_plan, mood_of, stance_of
from contested.extract.syntax import patient
from contested.extract.times.finding import find_times
from contested.extract.times.story import default_when
from contested.extract.times.when import when_of
from contested.extract.voices.attribution import Voices, attributions, no_comments
from contested.model import (
    REPORT,
    Claim,
    Control,
    Diplomacy,
    Document,
    Extraction,
    Figure,
    Harm,
    NoComment,
    Period,
    Problem,
    Publication,
    Span,
    Stance,
    Violence,
    World,
)

VERSION = "2"
"""The extractor's version: raise it whenever a rule, a cue or the language model changes what is read."""

BUILDERS = (control, harm, movement, figures, violence, diplomacy)


def extract(
    document: Document, doc: Doc, publication: Publication, world: World
) -> tuple[list[Claim], list[Problem]]:
    """The claims of one report, in reading order, their names as written; and what could not be read.

    `doc` is the parse of `document.text`, its offsets those of the text. Relative dates are reckoned from the
    publication's `text_date`; without one they stay open.
    """
    return claims_of(read_report(document, doc, publication, world)), []


def claims_of(reading: Reading) -> list[Claim]:
    """The claims of a report whose times, references and voices are read already."""
    drafts = [d for sentence in sentences(reading) for d in _sentence_drafts(reading, sentence)]
    extraction = Extraction.of(reading.document.id, VERSION, reading.base)
    claims = [_claim(reading, d, extraction, str(n)) for n, d in enumerate(drafts)]
    claims += _echoes(reading, drafts, extraction)
    claims += _silences(reading, extraction)
    claims.sort(key=lambda c: (c.evidence, c.kind, c.cues))
    claims = without_repeats(with_one_spelling(claims), reading.place)
    claims = Retellings(claims, reading.place, reading.party).filled()
    claims = recounted(claims, reading.party)
    claims = Datings(claims, reading.document, reading.place, reading.party).filled()
    if reading.trace is not None:
        _note_repeats(reading.trace, drafts, {c.id for c in claims})
    return [replace(c, id=_claim_id(c, n)) for n, c in enumerate(claims)]


def read_report(document: Document, doc: Doc, publication: Publication, world: World) -> Reading:
    """The report with its times, references and voices, as the builders need it."""
    base: Period | None = publication.text_date.period if publication.text_date else None
    doc = with_place_names(doc, world)
    sayings = attributions(doc, document, publication, world)
    return Reading(
        doc=doc,
        document=document,
        publication=publication,
        world=world,
        coref=Coreference(doc, document, world),
        sayings=sayings,
        voices=Voices(sayings, doc),
        times=find_times(doc, base),
        base=base,
    )


def sentences(reading: Reading) -> Iterator[Tokens]:
    """The sentences that state something: furniture is passed over."""
    return (sentence for sentence in reading.doc.sents if not is_furniture(reading, sentence))


def is_furniture(reading: Reading, sentence: Tokens) -> bool:
    """Whether a sentence is part of the page and not of the report."""
    block = reading.block_of(sentence[0])
    return block is not None and block.kind == "furniture"


def _sentence_drafts(reading: Reading, sentence: Tokens) -> list[Draft]:
    """Drafts of every kind at every head; what one kind used up is not read again as violence or talk."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    words = [token for token in sentence if not (token.is_space or token.is_punct)]
    for builder in BUILDERS:
        last = builder in (violence, diplomacy)
        found = [
            draft for token in words if not (last and token.i in taken) for draft in builder(reading, token)
        ]
        # "fell into the hands of": the hands are part of the falling, not a holding of their own.
        parts = {i for d in found for i in d.uses if i != d.head.i}
        against = [_against(d, parts, drafts) for d in found]
        drafts += [d for d, why in zip(found, against, strict=True) if not why]
        if reading.trace is not None:
            reading.trace.drafted += [_drafted(d, why) for d, why in zip(found, against, strict=True) if why]
        taken |= {i for d in drafts if _exclusive(d) for i in d.uses}
    return drafts


def _against(draft: Draft, parts: set[int], drafts: list[Draft]) -> str:
    """What speaks against a draft beside the others of its sentence; empty where nothing does."""
    if draft.head.i in parts:
        return "its word is a part of another claim"
    return "what is taken here is a place, told as control" if _is_the_place(draft, drafts) else ""


def _drafted(draft: Draft, why: str = "") -> Drafted:
    return Drafted(draft.uses | {draft.head.i}, draft.matter.kind, draft.cue, why)


def _note_repeats(trace: Trace, drafts: list[Draft], kept: set[str]) -> None:
    for n, draft in enumerate(drafts):
        why = "" if str(n) in kept else "the same speaker says so before: a repetition"
        trace.drafted.append(_drafted(draft, why))


def _is_the_place(draft: Draft, drafts: list[Draft]) -> bool:
    """What is taken is a place or a captive, not both."""
    if not isinstance(draft.matter, Harm) or draft.matter.victims is None:
        return False
    span = draft.matter.victims.span
    return any(d.head.i == draft.head.i and d.place is not None and d.place.span == span for d in drafts)


def _exclusive(draft: Draft) -> bool:
    return not (isinstance(draft.matter, Control) and draft.matter.passing)


def _claim(reading: Reading, draft: Draft, extraction: Extraction, mark: str = "") -> Claim:
    """The claim of a draft; `mark` stands for its id until all are numbered."""
    voice = reading.voices.at(draft.head.i)
    passing = isinstance(draft.matter, Control) and draft.matter.passing
    if passing and voice is not None and not voice.direct:
        # A mere modifier in relayed speech is the report's own word (codebook, control).
        voice = None
    time = when_of(draft.head, reading.times, reading.doc)
    when = time.period if time else _implied(reading, draft) if not passing else None
    mood = mood_of(draft, voice, when, reading.base)
    if time is not None and is_of_its_plan(draft.head, mood, time):
        time = when = None
    block = reading.block_of(draft.head)
    evidence = char_span(draft.evidence, draft.head)
    return Claim(
        id=mark,
        document_id=reading.document.id,
        extraction_id=extraction.id,
        evidence=evidence,
        matter=draft.matter,
        sentence=_sentence_span(draft.head),
        speaker=voice.speaker if voice else REPORT,
        chain=voice.chain if voice else (),
        stance=stance_of(draft, voice),
        modality=mood,
        when=when,
        when_span=char_span((time.start, time.end), draft.head) if time else None,
        place=draft.place,
        caption_credit=block.credit if block is not None and block.kind == "caption" else "",
        cues=(draft.cue,),
    )


def _implied(reading: Reading, draft: Draft) -> Period | None:
    """The time that the report implies where the clause itself names none."""
    return default_when(
        draft.head,
        reading.times,
        reading.doc,
        reading.base,
        document=reading.document,
        statement=isinstance(draft.matter, Figure | Diplomacy),
        violent=isinstance(draft.matter, Harm | Violence),
    )


def _sentence_span(token: Token) -> Span:
    sentence = token.sent
    return Span(sentence.start_char, sentence.end_char)


def _echoes(reading: Reading, drafts: list[Draft], extraction: Extraction) -> list[Claim]:
    """ "denied these reports", "could not verify it": the main matter before it, once, in that stance."""
    found = []
    for voice in reading.sayings:
        if not voice.denies_previous:
            continue
        cue = reading.doc[voice.cue]
        before = _echoed(drafts, cue) if _is_of_an_account(reading, cue) else None
        if before is None:
            continue
        echo = replace(before, head=cue, evidence=(cue.i, clause(cue)[1]), cue="echo", modality=None)
        claim = _claim(reading, echo, extraction)
        original = _claim(reading, before, extraction)
        stance: Stance = "unconfirmed" if voice.stance == "unconfirmed" else "denies"
        found.append(
            replace(
                claim,
                speaker=voice.speaker,
                chain=voice.chain,
                stance=stance,
                when=claim.when or original.when,
                modality=original.modality,
            )
        )
    return found


def _is_of_an_account(reading: Reading, cue: Token) -> bool:
    """ "denied the reports", "could not verify it"; to deny responsibility is to deny something else."""
    objects = patient(cue)
    return not objects or any(t.pos_ == "PRON" or t.lemma_.lower() in reading.nouns.accounts for t in objects)


def _echoed(drafts: list[Draft], cue: Token) -> Draft | None:
    """What "these reports" means: the change of control told last within a few sentences, else harm."""
    starts = sorted({sentence.start for sentence in cue.doc.sents if sentence.start <= cue.i})
    first = starts[max(0, len(starts) - 4)]
    near = [d for d in drafts if first <= d.head.i < cue.i]
    for wanted in (_changes_hands, _harms):
        found = [d for d in near if wanted(d)]
        if found:
            return found[-1]
    return None


def _changes_hands(draft: Draft) -> bool:
    matter = draft.matter
    return (
        isinstance(matter, Control)
        and not matter.passing
        and matter.change in ("took", "retook", "lost", "left")
    )


def _harms(draft: Draft) -> bool:
    return isinstance(draft.matter, Harm)


def _silences(reading: Reading, extraction: Extraction) -> list[Claim]:
    found = []
    for speaker, span in no_comments(reading.doc, reading.document, reading.publication, reading.world):
        found.append(
            Claim(
                "", reading.document.id, extraction.id, span, NoComment(), span, speaker, cues=("no comment",)
            )
        )
    return found


def _claim_id(claim: Claim, number: int) -> str:
    key = "\x1f".join((claim.extraction_id, str(number), claim.kind, str(claim.evidence)))
    return sha256(key.encode()).hexdigest()[:16]
