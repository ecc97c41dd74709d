"""The run of `python -m benchmarks places`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.places import tables
from benchmarks.places.corpora import Text, corpus
from benchmarks.places.demonyms import demonym
from benchmarks.places.figures import figures
from benchmarks.places.peers import peers
from benchmarks.places.scoring import ceiling, score
from benchmarks.places.systems import Contested, Entity, MostPopulous, System, parsed
from benchmarks.shared import need

from contested.resolve import Resolver, load

CORPORA = {"TR-News": "TR-News.xml.xz", "GeoVirus": "GeoVirus.xml.xz"}

NOTES = """\
161 km: percent of all names put within 161 km (100 miles) of the corpus' point; one not answered is not.
mean, median, AUC: over all names, one without an answer at 20,039 km, half the way around the Earth. AUC is
the area under the log errors, the mean of ln(1 + km) / ln(1 + 20,039): 0 is best. 'answered' is without them.
Exact: same start and end. Overlap: shares a character; the pair that shares most first, each name used once.
End to end takes names by overlap. Demonyms and adjectives are out of all rows but their own, in the gold and
in what a system finds."""


def places_scores(shared: Path, errors: bool = False, others: Sequence[Path] = ()) -> str:
    """Both corpora, or `others` in their form, then the gazetteer's own figures; with `errors`, what went
    wrong first."""
    files = {path.name: path for path in others}
    files = files or {name: shared / "data" / "places" / file for name, file in CORPORA.items()}
    need(*files.values())
    corpora = {name: corpus(path) for name, path in files.items()}
    entities = {name: parsed(texts) for name, texts in corpora.items()}
    resolver = load()
    lines: list[str] = []
    for name, texts in corpora.items():
        lines += [*_corpus(name, texts, resolver, entities[name], errors), ""]
    lines += [NOTES, "", *figures(corpora, entities)]
    return "\n".join(lines)


def _corpus(
    name: str, texts: list[Text], resolver: Resolver, entities: dict[str, list[Entity]], errors: bool
) -> Iterator[str]:
    ours = Contested(resolver, entities)
    there, missing = peers(resolver.gazetteer)
    systems: list[System] = [ours, MostPopulous(resolver.gazetteer, ours), *there]
    is_demonym = partial(demonym, data=resolver.parties.data)
    results = [score(system, texts, is_demonym) for system in systems]
    most = ceiling(results[0].given, resolver.gazetteer)
    if errors:
        yield from tables.errors(name, results[0])
        yield ""
    yield from tables.corpus(name, texts, results, most, is_demonym, missing)
