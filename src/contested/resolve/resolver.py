"""The resolver: everything that the house asks about names of places and parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from platformdirs import user_cache_path
from rapidfuzz import fuzz

from contested.model import (
    Claim,
    Control,
    Document,
    Mention,
    PartyBook,
    PartyRef,
    Place,
    PlaceRef,
    Publication,
    Span,
    Toponym,
)
from contested.resolve.build import Progress
from contested.resolve.cache import gazetteer
from contested.resolve.candidates import Finder
from contested.resolve.context import EMPTY, Context, of_words
from contested.resolve.folding import bare, fold
from contested.resolve.gazetteer import NEAR, Gazetteer
from contested.resolve.geoparse import Geoparser
from contested.resolve.ownparties import own_files, own_version
from contested.resolve.parties import PartyResolver
from contested.resolve.partydata import party_data
from contested.resolve.people import owner_of
from contested.resolve.phrases import read
from contested.resolve.placedata import fingerprint
from contested.resolve.places import PlaceResolver
from contested.resolve.report import ReportNames
from contested.resolve.stack import shelf_version, stacked
from contested.resolve.toponyms import Entity
from contested.resolve.votes import context, groups_of, names_of

CONTEXTS_KEPT = 64
RULES = 4
"""Raised when the same names would resolve differently under the same data."""
VERSION = f"{RULES}-{fingerprint('places', 'parties')}"
"""The rules and the data that names are resolved by."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """Places and parties by name, alone or in the context of a report. Satisfies `contested.model.World`."""

    gazetteer: Gazetteer
    parties: PartyResolver
    places: PlaceResolver
    geoparser: Geoparser
    _contexts: dict[tuple[str, ...], Context] = field(default_factory=dict, repr=False, compare=False)

    @property
    def book(self) -> PartyBook:
        """All known parties."""
        return self.parties.data.book

    def party(self, text: str, context: Sequence[str] = ()) -> PartyRef | None:
        """The party that a phrase names ("the Afghan interior ministry"), or None."""
        return self.parties.party(text, self._context(context))

    def place(self, text: str, context: Sequence[str] = ()) -> PlaceRef | None:
        """The place that a phrase names, or None when no gazetteer entry is near enough."""
        ref = self.places.place(text, self._context(context)).ref
        return ref if ref and ref.known else None

    def resolve(self, claims: Sequence[Claim], document: Document, publication: Publication) -> list[Claim]:
        """The claims of one report with every mention resolved; words and spans are left as they are."""
        about = context(claims, document, publication, self.parties, self.places)
        senses = self.geoparser.senses(document, publication, names_of(claims))
        about = replace(about, senses=senses)
        groups = groups_of(document, self.parties, about)
        names = ReportNames(self.parties, self.places, about, document.text, groups=groups)
        names.learn(claims)
        return [self._by_place(names.resolve(claim)) for claim in claims]

    def toponyms(
        self, document: Document, publication: Publication, names: Iterable[Entity] = ()
    ) -> list[Toponym]:
        """Every place name of a report with the place that it means there, in order, without overlap.

        `names` are the named entities of the language stage: (start, end, label) in code points of
        `document.text`, labels PER, ORG, LOC, MISC or those of another spaCy pipeline:
        `[(e.start_char, e.end_char, e.label_) for e in doc.ents]`. Demonyms and adjectives ("Afghan") come
        too, marked. A name that no gazetteer holds has `ref` None; one whose candidates are nearer to each
        other than the margin has a `ref` with an empty id and its candidates.
        """
        return self.geoparser.toponyms(document, publication, names)

    def located(
        self,
        document: Document,
        publication: Publication,
        spans: Sequence[Span],
        names: Iterable[Entity] = (),
    ) -> list[Toponym]:
        """The same for names whose spans are known already (a gold standard's), one for each span in the
        order given; the other names of the text count as evidence."""
        return self.geoparser.located(document, publication, spans, names)

    def _by_place(self, claim: Claim) -> Claim:
        """ "rebel-held Douma": sides that the report leaves open are those of the country of the place."""
        country = claim.place.place.country if claim.place and claim.place.place else ""
        if not country or not isinstance(claim.matter, Control):
            return claim

        def side(mention: Mention | None) -> Mention | None:
            if mention is None or mention.party is not None or owner_of(mention)[:1].isupper():
                return mention
            ref = self.party(mention.words, (country,))
            return replace(mention, party=ref) if ref and ref.known else mention

        matter = replace(claim.matter, holder=side(claim.matter.holder), loser=side(claim.matter.loser))
        return replace(claim, matter=matter)

    def find(self, name: str) -> list[Place]:
        """Every place that a name or phrase may mean, the likeliest first, with its spellings."""
        ref = self.place(name)
        first = self.gazetteer.listed([ref.id] if ref else [])
        rest = [place for place in self.gazetteer.find(name) if place not in first]
        return [replace(place, names=self.gazetteer.names(place.id)) for place in first + rest]

    def lookup(self, name: str, among: Iterable[PlaceRef] = ()) -> PlaceRef | None:
        """The place that a user asks for; `among` are places in use already (a ledger's), preferred.

        None when the name is not known, or when it means several places that cannot be told apart.
        """
        used = list({ref.id: ref for ref in among if ref.id}.values())
        folded = bare(fold(name))
        sense = self.places.place(name, _of_places(used)).ref
        if sense and sense.known:
            # A city that no report speaks of gives way to the province of its name that one speaks of.
            spoken = [
                ref for ref in used if fold(ref.name).startswith(f"{folded} ") and ref.feature == "admin1"
            ]
            return spoken[0] if spoken and all(ref.id != sense.id for ref in used) else sense
        same = [ref for ref in used if bare(fold(ref.name)) == folded or ref.id.endswith(f":{folded}")]
        near = same or [ref for ref in used if fuzz.ratio(bare(fold(ref.name)), folded) >= NEAR]
        return near[0] if len(near) == 1 else None

    def _context(self, words: Sequence[str]) -> Context:
        if not words:
            return EMPTY
        key = tuple(words)
        if key not in self._contexts:
            # A report asks hundreds of times in the same context; the last few are enough.
            if len(self._contexts) >= CONTEXTS_KEPT:
                self._contexts.clear()
            self._contexts[key] = of_words([known for word in key if (known := self._known(word))])
        return self._contexts[key]

    def _known(self, word: str) -> tuple[str, str] | None:
        """A word of a caller's context: a country's code or name, a party's id or name."""
        if word in self.book.parties:
            return ("country", word[6:8]) if word.startswith("state:") else ("party", word)
        if f"state:{word}" in self.book.parties:
            return "country", word
        if code := self.parties.data.lands.get(word):
            return "country", code
        ref = self.parties.party(word)
        if ref is None or not ref.known:
            return None
        return ("country", ref.side_id[6:8]) if ref.side_id.startswith("state:") else ("party", ref.side_id)


def _of_places(refs: Iterable[PlaceRef]) -> Context:
    countries: dict[str, float] = {}
    for ref in refs:
        if ref.country:
            countries[ref.country] = countries.get(ref.country, 0.0) + 1.0
    return Context(countries)


def version(shelf: Path | None = None, parties: Path | None = None) -> str:
    """The rules and data that names are resolved by, with what was imported to a shelf at a path and the
    user's own parties (a file or folder; the usual folder when None).

    A later state of the shelf or of the parties sorts after the earlier ones, so that resolutions follow.
    """
    own, people = shelf_version(shelf), own_version(parties)
    if people:
        return f"{VERSION}+{own or '0'}+{people}"
    return f"{VERSION}+{own}" if own else VERSION


def load(
    cache_dir: Path | None = None,
    progress: Progress | None = None,
    shelf: Path | None = None,
    parties: Path | None = None,
) -> Resolver:
    """A resolver over the embedded gazetteer, which is built on first use (`progress` is told how far it is).

    `cache_dir` is the user's cache folder when None; `shelf` a file of imported places to stack on it;
    `parties` a file or folder of the user's own parties, the usual folder when None. Raises OSError where the
    cache cannot be written, PlacesError where the shelf and ContestedError where a party file cannot be read.
    """
    found = stacked(gazetteer(cache_dir, progress), shelf)
    places = PlaceResolver(found)

    def country_of(name: str, about: Context) -> str:
        ref = places.place(name, about).ref
        # Letters that differ are too weak a sign to tell a place from a person or a common word.
        spelt = {bare(fold(name)), bare(fold(read(name).name))}
        exact = ref is not None and any(bare(known) in spelt for known in found.names(ref.id))
        return ref.country if ref and ref.known and exact else ""

    resolver = PartyResolver(
        party_data(own_files(parties), cache_dir or user_cache_path("contested")), country_of
    )
    return Resolver(found, resolver, places, Geoparser(Finder(found), resolver))
