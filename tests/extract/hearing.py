"""Reading a few sentences for their voices: `*word*` marks the word whose voice is asked for."""

from __future__ import annotations

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from contested.extract.voices.attribution import Attribution, Voices, attributions
from contested.language import load, parse
from contested.model import Block, Document, Publication, Span

MARK = re.compile(r"\*(\w[^*]*)\*")


@cache
def nlp() -> Language:
    return load()


def read(text: str, outlet: str = "") -> tuple[Doc, Document, Publication]:
    """The parse of a text with its document and publication."""
    data = text.encode()
    document = Document(Document.id_of(data), data, text, (Block("body", Span(0, len(text))),))
    publication = Publication("p", document.id, "report", outlet=outlet)
    return next(iter(parse(nlp(), [document]))), document, publication


def marked(text: str) -> tuple[str, int]:
    """The text without its mark, and where the marked word begins."""
    found = MARK.search(text)
    assert found, f"no *word* marked in {text!r}"
    return text[: found.start()] + found[1] + text[found.end() :], found.start()


def token_at(doc: Doc, start: int) -> Token:
    return next(t for t in doc if t.idx <= start < t.idx + len(t.text))


def voice(text: str, outlet: str = "") -> Attribution | None:
    """The voice at the marked word."""
    plain, start = marked(text)
    doc, document, publication = read(plain, outlet)
    return Voices(attributions(doc, document, publication), doc).at(token_at(doc, start).i)


def told(text: str, outlet: str = "") -> str:
    """The voice in one line: "speaker (kind) via A, B; denies; possible", "report" for the report's own."""
    found = voice(text, outlet)
    if found is None:
        return "report"
    words = f"{found.speaker.name} ({found.speaker.kind})" if found.speaker.mention else "report"
    if found.chain:
        words += " via " + ", ".join(link.name for link in found.chain)
    marks = [m for m in (found.stance, found.modality) if m not in (None, "asserts")]
    return "; ".join([words, *map(str, marks)])


def head(text: str) -> Token:
    """The marked word in its parse."""
    plain, start = marked(text)
    doc, _, _ = read(plain)
    return token_at(doc, start)
