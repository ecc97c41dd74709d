"""Direct speech: sayings with their quotations, quotations led back to their speakers, statements in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from contested.extract.voices.quotes import Quotation, paragraphs, quotations
from contested.extract.voices.sayings import Attribution

_LONG_ENOUGH = 3


def with_speeches(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with their direct speech, in the order of their cues."""
    paragraph = paragraphs(doc)
    widened = with_quotations(doc, found, quotations(doc, paragraph), paragraph)
    return sorted([*widened, *_statements(doc, widened, paragraph)], key=lambda a: a.cue)


def with_quotations(
    doc: Doc, found: Sequence[Attribution], quotes: Sequence[Quotation], paragraph: Sequence[int]
) -> list[Attribution]:
    """Widen each saying to the quotations that it begins, and give the rest to whoever speaks on."""
    result = list(found)
    for quote in quotes:
        inside = range(quote.start, quote.end)
        owner = _owner(result, quote, doc)
        if owner is not None:
            old = result[owner]
            result[owner] = replace(old, content=old.content | frozenset(inside), direct=True)
            continue
        if len(inside) < _LONG_ENOUGH or not any(doc[i].pos_ in ("VERB", "AUX") for i in inside):
            continue
        speaking = _speaking_on(result, quote, doc, paragraph)
        if speaking is not None:
            plain = replace(speaking, stance="asserts", modality=None, when=None, denies_previous=False)
            result.append(replace(plain, cue=max(quote.start - 1, 0), content=frozenset(inside), direct=True))
    return sorted(result, key=lambda a: a.cue)


def _owner(found: Sequence[Attribution], quote: Quotation, doc: Doc) -> int | None:
    """The saying outside the quotation whose content takes in most of its first or last sentence."""
    best, most = None, 0
    for number, saying in enumerate(found):
        if quote.start <= saying.cue < quote.end or saying.speaker.kind == "report":
            continue
        shared = sum(1 for i in saying.content if quote.start <= i < quote.end)
        if shared > most or (
            shared == most and shared and abs(saying.cue - quote.end) < abs(found[best or 0].cue - quote.end)
        ):
            best, most = number, shared
    return best if most >= min(2, quote.end - quote.start) else None


def _speaking_on(
    found: Sequence[Attribution], quote: Quotation, doc: Doc, paragraph: Sequence[int]
) -> Attribution | None:
    """Whoever spoke just before a quotation that stands alone: same paragraph, or the one before."""
    sent = doc[quote.start].sent
    if any(t.pos_ == "VERB" for t in sent if t.i < quote.start - 1):
        return None
    earlier = [a for a in found if a.cue < quote.start and a.speaker.kind != "report"]
    if not earlier:
        return None
    last = max(earlier, key=lambda a: max(a.content | {a.cue}))
    end = max(last.content | {last.cue})
    gap = quote.start - end
    near = paragraph[quote.start] - paragraph[min(end, len(doc) - 1)] <= 2
    return last if near and (last.direct or gap <= 25) else None


def _statements(doc: Doc, found: Sequence[Attribution], paragraph: Sequence[int]) -> list[Attribution]:
    """Statements in full after "X said:" at a paragraph's end: the paragraphs that follow."""
    more: list[Attribution] = []
    sents = list(doc.sents)
    for number, sent in enumerate(sents[:-1]):
        words_here = [t for t in sent if not t.is_space]
        if (
            not words_here
            or words_here[-1].text != ":"
            or paragraph[sents[number + 1].start] == paragraph[words_here[-1].i]
        ):
            continue
        opening = [a for a in found if sent.start <= a.cue < sent.end and a.speaker.kind != "report"]
        if not opening:
            continue
        told = frozenset(i for s in _told_in_full(sents[number + 1 :], found) for i in range(s.start, s.end))
        if told:
            more.append(replace(opening[-1], content=told, stance="asserts", modality=None, direct=True))
    return more


def _told_in_full(rest: Sequence[Span], found: Sequence[Attribution]) -> Iterator[Span]:
    """Sentences up to the first that the report tells again; such a statement says "I" or "we"."""
    voiced = {a.cue for a in found if a.speaker.kind != "report"}
    first_person = any(t.lower_ in ("i", "we", "our", "my", "us") for s in rest[:4] for t in s)
    quoted = bool(rest) and any(t.text in ('"', "“") for t in rest[0][:2])
    if quoted or not first_person:
        return
    for sent in rest:
        if any(i in voiced and sent.doc[i].pos_ == "VERB" for i in range(sent.start, sent.end)):
            return
        yield sent
