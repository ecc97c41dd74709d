"""The stages as the flow sees them, loaded when first needed, and what they make of a batch of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar

from contested.errors import ContestedError, MissingPartError
from contested.model import (
    Claim,
    Document,
    Explanation,
    Extraction,
    PartyBook,
    Place,
    PlaceRef,
    Problem,
    Publication,
    Report,
    Stage,
    World,
)
from contested.settings import DEFAULT_PIPELINE, Settings

T = TypeVar("T")


class Names(World, Protocol):
    """What the flow needs of a resolver."""

    @property
    def book(self) -> PartyBook: ...

    def resolve(
        self, claims: Sequence[Claim], document: Document, publication: Publication
    ) -> list[Claim]: ...

    def find(self, name: str) -> list[Place]: ...

    def lookup(self, name: str, among: Iterable[PlaceRef] = ()) -> PlaceRef | None: ...


class Stages(Protocol):
    """Reading, parsing, extracting and resolving, with the versions of the last two."""

    @property
    def extractor(self) -> str: ...

    @property
    def resolver(self) -> str: ...

    @property
    def names(self) -> Names: ...

    def read(self, paths: Iterable[Path]) -> Iterator[Report | Problem]: ...

    def parse(self, documents: Sequence[Document]) -> Iterator[Any]: ...

    def extract(
        self, document: Document, doc: Any, publication: Publication
    ) -> tuple[list[Claim], list[Problem]]: ...

    def explain(self, document: Document, doc: Any, publication: Publication) -> Explanation: ...


class Installed:
    """The stages of this program. Nothing is loaded before it is asked for."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def names(self) -> Names:
        from contested import resolve

        return resolve.load(self._settings.cache, shelf=self.shelf, parties=self._settings.parties)

    @cached_property
    def shelf(self) -> Path:
        """The file of the user's own places, whether it is there or not."""
        from contested import resolve

        return self._settings.places or resolve.Shelf.usual()

    @cached_property
    def extractor(self) -> str:
        """The extractor's version; with another pipeline than the bundled one it names that as well."""
        from contested import extract

        if self._settings.pipeline == DEFAULT_PIPELINE:
            return extract.VERSION
        meta = self._pipeline.meta
        return f"{extract.VERSION}+{meta['lang']}_{meta['name']}-{meta['version']}"

    @cached_property
    def resolver(self) -> str:
        from contested import resolve

        return resolve.version(self.shelf, self._settings.parties)

    @cached_property
    def _pipeline(self) -> Any:
        from contested import language

        try:
            return language.load(self._settings.pipeline)
        except (OSError, ImportError, RuntimeError) as error:
            raise MissingPartError(f"the language pipeline cannot be loaded: {error}") from error

    def read(self, paths: Iterable[Path]) -> Iterator[Report | Problem]:
        from contested import read

        return read.read(paths)

    def parse(self, documents: Sequence[Document]) -> Iterator[Any]:
        from contested import language

        return language.parse(self._pipeline, documents)

    def extract(
        self, document: Document, doc: Any, publication: Publication
    ) -> tuple[list[Claim], list[Problem]]:
        from contested import extract

        return extract.extract(document, doc, publication, self.names)

    def explain(self, document: Document, doc: Any, publication: Publication) -> Explanation:
        from contested import extract

        return extract.explain(document, doc, publication, self.names)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the stages made of one report. `claims` is None when a stage failed, so that it is tried again."""

    claims: list[Claim] | None
    problems: list[Problem]


def extraction_of(report: Report, extractor: str) -> Extraction:
    """The run of an extractor that reads this report: reprints reckoned from one day share it."""
    base = report.publication.text_date
    return Extraction.of(report.document.id, extractor, base.period if base else None)


def analyse(stages: Stages, reports: Sequence[Report]) -> dict[str, Analysis]:
    """By extraction id, the resolved claims of reports and their problems.

    A stage that breaks on one report gives a problem with the stage's name, and the other reports go on.
    """
    once = {extraction_of(r, stages.extractor).id: r for r in reversed(reports)}
    docs = _parsed(stages, [report.document for report in once.values()])
    return {
        key: _analyse(stages, report, doc)
        for (key, report), doc in zip(once.items(), docs, strict=True)
    }  # fmt: skip


def _parsed(stages: Stages, documents: Sequence[Document]) -> list[Any]:
    """For each document its parse, or the problem in the way."""

    def alone(document: Document) -> Any:
        (doc,) = stages.parse([document])
        return doc

    try:
        docs = list(stages.parse(documents)) if documents else []
        if len(docs) == len(documents):
            return docs
    except ContestedError:
        raise
    except Exception:
        # One document broke the batch: taken one by one, the others still come through.
        pass
    return [guarded("language", d, lambda d=d: alone(d)) for d in documents]  # type: ignore[misc]


def _analyse(stages: Stages, report: Report, doc: Any) -> Analysis:
    if isinstance(doc, Problem):
        return Analysis(None, [doc])
    document, publication = report.document, report.publication
    extracted = guarded("extract", document, lambda: stages.extract(document, doc, publication))
    if isinstance(extracted, Problem):
        return Analysis(None, [extracted])
    claims, problems = extracted
    resolved = guarded("resolve", document, lambda: stages.names.resolve(claims, document, publication))
    if isinstance(resolved, Problem):
        return Analysis(None, [*problems, resolved])
    return Analysis(_keyed(resolved, extraction_of(report, stages.extractor)), problems)


def _keyed(claims: list[Claim], extraction: Extraction) -> list[Claim]:
    """Claims under the extraction of the flow: an extractor does not know which pipeline parsed for it."""

    def under(claim: Claim) -> Claim:
        if claim.extraction_id == extraction.id:
            return claim
        key = sha256(f"{extraction.id}\x1f{claim.id}".encode()).hexdigest()[:16]
        return replace(claim, id=key, extraction_id=extraction.id)

    return [under(claim) for claim in claims]


def guarded(stage: Stage, document: Document, run: Callable[[], T]) -> T | Problem:
    """The result, or the problem that a broken stage leaves. A ContestedError, for the user, is raised."""
    try:
        return run()
    except ContestedError:
        raise
    except Exception as error:
        return Problem(stage, f"the {stage} stage failed: {type(error).__name__}: {error}", "", document.id)
