"""One claim in full: its paragraph with the evidence marked, who told whom, how names and dates are known."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from contested.model import (
    Claim,
    Control,
    Diplomacy,
    Entry,
    Figure,
    Harm,
    Mention,
    Movement,
    PlaceRef,
    Span,
    Violence,
)
from contested.publish import wording
from contested.publish.wording import Mark, no_mark

ROLES: dict[str, tuple[str, ...]] = {
    "control": ("holder", "loser"),
    "harm": ("victims", "by"),
    "movement": ("who", "origin", "goal"),
    "figure": ("holder", "scope"),
    "violence": ("by", "against"),
    "diplomacy": ("by", "toward"),
    "no_comment": (),
}


PRECISION = (
    "not told", "the place itself", "within 25 km of it", "a district only", "a province only",
    "an area or a line without set borders", "a country only", "international waters",
)  # fmt: skip
"""UCDP's codes of precision in words."""


def claim_view(entry: Entry, mark: Mark = no_mark) -> RenderableType:
    """Everything the ledger knows of one claim, for a terminal."""
    claim = entry.claim
    title = Text.assemble(("claim ", "label"), (claim.id[:16], "heading"), (f"  {claim.kind}", "label"))
    panel = Panel(marked_paragraph(entry), title=title, title_align="left", padding=(0, 1))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="label", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, told in _rows(entry):
        grid.add_row(label, told)
    if note := mark(entry):
        grid.add_row("note", Text(note, "warning"))
    return Group(panel, grid)


def paragraph(text: str, span: Span) -> Span:
    """The paragraph around a span: between blank lines, or the whole lines when there is none near."""
    # A sentence may carry the line break after it.
    last = max(span.start, len(text[: span.end].rstrip()))
    before = text.rfind("\n\n", 0, span.start)
    after = text.find("\n\n", last)
    return Span(0 if before < 0 else before + 2, len(text) if after < 0 else after)


def marked_paragraph(entry: Entry) -> Text:
    """The paragraph with the sentence plain, the rest dim and the evidence marked."""
    claim, around = entry.claim, paragraph(entry.text, entry.claim.sentence or entry.claim.evidence)
    marked = Text(around.of(entry.text).replace("\r", " "), "default")
    sentence = claim.sentence or claim.evidence
    marked.stylize("dim", 0, max(0, sentence.start - around.start))
    marked.stylize("dim", sentence.end - around.start)
    marked.stylize("evidence", claim.evidence.start - around.start, claim.evidence.end - around.start)
    return marked


def chain(entry: Entry) -> str:
    """Who told whom, outermost first: `Harbour Times ← Steppe Wire ← Zabihullah Mujahid`."""
    claim, publication = entry.claim, entry.first.publication
    outlet = publication.outlet or "an outlet not known"
    agencies = [credit.name for credit in publication.credits if credit.name.casefold() != outlet.casefold()]
    links = [link.name for link in claim.chain]
    seen: list[str] = [outlet]
    for name in (*agencies, *links):
        if name.casefold() not in {s.casefold() for s in seen}:
            seen.append(name)
    last = "its own voice" if claim.speaker.kind == "report" else wording.speaker(claim.speaker)
    return " ← ".join((*seen, last))


def _rows(entry: Entry) -> Iterable[tuple[str, RenderableType]]:
    claim, publication = entry.claim, entry.first.publication
    evidence = claim.evidence
    yield "says", Text(f"{wording.speaker(claim.speaker, publication.outlet)} {wording.says(claim)}")
    yield "evidence", Text(f"“{evidence.of(entry.text)}”  [{evidence.start}, {evidence.end})")
    yield "stance", f"{claim.stance}; {claim.modality}"
    yield "speaker", Text(_speaker(claim))
    yield "chain", Text(chain(entry))
    yield "about", f"{wording.period(claim.when) or 'a day not told'}{_date_words(entry)}"
    yield from ((label, Text(_resolved(mention))) for label, mention in mentions(claim))
    yield "report", f"{publication.report}: text of {wording.known_date(publication.text_date)}"
    counts = f"counts from {wording.day(entry.first.known)}"
    yield "published", f"{wording.known_date(publication.published)}; {counts}"
    for other in entry.appearances[1:]:
        outlet = other.publication.outlet or other.publication.report
        yield "also in", f"{outlet}, counts from {wording.day(other.known)}"
    if claim.caption_credit:
        yield "caption by", claim.caption_credit
    if claim.cues:
        yield "found by", ", ".join(claim.cues)


def mentions(claim: Claim) -> list[tuple[str, Mention]]:
    """The names in a claim by their part in it, the place first."""
    matter = claim.matter
    found = [("place", claim.place)]
    if isinstance(matter, Control | Harm | Movement | Figure | Violence | Diplomacy):
        found += [(role, getattr(matter, role)) for role in ROLES[matter.kind]]
    return [(role, mention) for role, mention in found if mention is not None]


def _date_words(entry: Entry) -> str:
    span = entry.claim.when_span
    return f", from the words “{span.of(entry.text)}”" if span else ""


def _speaker(claim: Claim) -> str:
    who = claim.speaker
    if who.kind == "report":
        return "the report's own voice"
    told = f"{wording.speaker(who)}: {who.kind}, {'on' if who.on_record else 'off'} the record"
    if who.affiliation and who.affiliation.words.casefold() not in told.casefold():
        told += f", of {who.affiliation.words}"
    if who.count.low is not None and who.count.low > 1:
        told += f", {wording.bounds(who.count)} of them"
    return told + _because(who.party.reasons if who.party else ())


def _resolved(mention: Mention) -> str:
    words = f"“{mention.text}”" + (f" (stands for {mention.antecedent})" if mention.antecedent else "")
    if mention.place is not None:
        place = mention.place
        told = place.lat is not None and place.lon is not None
        where = f" ({place.lat:.2f}, {place.lon:.2f})" if told else ""
        known = "" if place.known else ", in no gazetteer"
        named = f"{words} is {place.name}, {place.feature}{where}{known}{_precision(place)}"
        return named + _because(place.reasons)
    if mention.party is not None:
        party = mention.party
        side = f", side {party.side}" if party.side != party.name else ""
        return f"{words} is {party.name}{side}" + _because(party.reasons)
    return f"{words}, not resolved"


def _precision(place: PlaceRef) -> str:
    """How exactly the words tell where, in the codes of UCDP and ACLED."""
    if place.where_prec is None:
        return ""
    return f", {PRECISION[place.where_prec]} (UCDP {place.where_prec}, ACLED {place.geo_precision})"


def _because(reasons: tuple[str, ...]) -> str:
    return f"\n  because {'; '.join(reasons)}" if reasons else ""
