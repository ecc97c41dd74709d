"""Documents to spaCy Docs: sentences, words, Universal Dependencies, lemmas, names. Cheap to import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from contested.model import Document

__all__ = ["BUNDLED", "load", "parse"]

BUNDLED = "contested_ud"


def load(pipeline: str = BUNDLED) -> Language:
    """The bundled English pipeline, or any installed spaCy pipeline (name or path) with UD labels.

    Raises OSError when spaCy knows no pipeline of that name, MissingWeightsError when the bundled model is
    not there.
    """
    from contested.language.pipeline import bundled

    if pipeline == BUNDLED:
        return bundled()
    import spacy

    return spacy.load(pipeline)


def parse(nlp: Language, documents: Iterable[Document], batch_size: int = 32) -> Iterator[Doc]:
    """One Doc for each document, in order; `doc.text == document.text`, so `token.idx` counts code points.

    No sentence crosses the edge of a block; furniture is cut into words and sentences but not parsed.
    Sentences of up to `batch_size` documents are analysed together.
    """
    from contested.language.documents import parse_documents

    return parse_documents(nlp, documents, batch_size)
