"""The voice of a report, in one place: who says what, how surely, and who said nothing.

`attributions` finds every saying, `Voices.at` tells which is in force at a token, `modality` and `negated`
judge the head of a matter by its own auxiliaries, governors and conditions, `no_comments` finds those who
kept silent.
"""

from __future__ import annotations

from spacy.tokens import Doc

from contested.extract.voices.in_force import Voices
from contested.extract.voices.moods import modality
from contested.extract.voices.negation import negated
from contested.extract.voices.sayings import Attribution, indirect
from contested.extract.voices.silence import no_comments
from contested.extract.voices.speeches import with_speeches
from contested.model import Document, Publication, World

__all__ = ["Attribution", "Voices", "attributions", "modality", "negated", "no_comments"]


def attributions(
    doc: Doc, document: Document, publication: Publication, world: World | None = None
) -> list[Attribution]:
    """All attributions of a report, direct and indirect speech alike, in the order of their cues.

    `doc` is the parse of `document.text`. The outlet is never a link of a chain.
    """
    return with_speeches(doc, indirect(doc, document, publication, world))
