"""Views as plain JSON: objects of strings, numbers, lists and nulls, dates in ISO 8601.

The fields of a claim are those of the codebook, so that every view and `contested extract` speak alike.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from contested.model import (
    Bounds,
    Credit,
    Dispute,
    Entry,
    FigureRow,
    KnownDate,
    Part,
    PlaceStatus,
    Problem,
    Rival,
    TimelineRow,
    to_codebook,
)
from contested.publish.wording import Mark, no_mark

Json = dict[str, Any]


def dumps(value: object) -> str:
    """Readable JSON that keeps letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def status_json(status: PlaceStatus) -> Json:
    """The answer to `who`: one object; what is not known is null, a list that has nothing is empty."""
    origins = status.origins
    return {
        "place": status.place,
        "place_id": status.place_id or None,
        "country": status.country or None,
        "lat": status.lat,
        "lon": status.lon,
        "state": status.state,
        "holder": status.holder or None,
        "rivals": [rival_json(rival) for rival in status.rivals],
        "parts": [part_json(part) for part in status.parts],
        "fought_over": status.fought_over,
        "besieged_by": status.besieged_by or None,
        "basis": status.basis,
        "origins": {"low": origins.low, "high": origins.high} if origins else None,
        "last_evidence": iso(status.last_evidence),
        "reasons": list(status.reasons),
        "claims": [claim_json(entry) for entry in status.claims],
        "may_include": [claim_json(entry) for entry in status.may_include],
    }


def rival_json(rival: Rival) -> Json:
    return {"name": rival.party, "speakers": list(rival.speakers), "claims": list(rival.claims)}


def part_json(part: Part) -> Json:
    return {"part": part.part, "holder": part.holder or None, "claims": list(part.claims)}


def claim_json(entry: Entry, mark: Mark = no_mark) -> Json:
    """A claim in the codebook's form, with its id, its first appearance and every later one."""
    claim, first = entry.claim, entry.first
    row: Json = {
        "id": claim.id,
        "outlet": first.publication.outlet or None,
        "published": date_json(first.publication.published),
        "known": first.known.isoformat(),
    }
    row |= {"speaker": ""} | to_codebook(claim, first.publication.report, entry.text)
    if claim.place and claim.place.place:
        ref = claim.place.place
        row["place_id"] = ref.id
        codes = {"where_prec": ref.where_prec, "geo_precision": ref.geo_precision, "between": list(ref.ends)}
        row |= {name: code for name, code in codes.items() if code}
    if claim.sentence:
        row["sentence"] = claim.sentence.of(entry.text)
    if note := mark(entry):
        row["note"] = note
    row["appearances"] = [
        {"report": a.publication.report, "outlet": a.publication.outlet or None, "known": a.known.isoformat()}
        for a in entry.appearances
    ]
    return row


def shown_json(entry: Entry, mark: Mark = no_mark) -> Json:
    """One claim in full: also its role, dates with how known, and why its names are what they are."""
    claim, publication = entry.claim, entry.first.publication
    return claim_json(entry, mark) | {
        "speaker_role": claim.speaker.role or None,
        "speaker_count": bounds_json(claim.speaker.count),
        "chain": [link.name for link in claim.chain],
        "credits": [credit_json(credit) for credit in publication.credits],
        "text_date": date_json(publication.text_date),
        "place_reasons": list(claim.place.place.reasons) if claim.place and claim.place.place else [],
        "speaker_reasons": list(claim.speaker.party.reasons) if claim.speaker.party else [],
        "cues": list(claim.cues),
    }


def credit_json(credit: Credit) -> Json:
    return {"name": credit.name, "how": credit.how}


def date_json(known: KnownDate | None) -> Json | None:
    return {"date": str(known.period), "how": known.how} if known else None


def bounds_json(bounds: Bounds) -> Json:
    return {"low": bounds.low, "high": bounds.high}


def timeline_json(row: TimelineRow) -> Json:
    """One step: the period it speaks of, its claim, and the status from then on when it changed."""
    status = row.status
    return {
        "when": str(row.when) if row.when else None,
        "claim": claim_json(row.entry),
        "status": None
        if status is None
        else {
            "on": status.asof.valid.isoformat(),
            "state": status.state,
            "holder": status.holder or None,
            "rivals": [rival.party for rival in status.rivals],
            "basis": status.basis,
            "fought_over": status.fought_over,
            "besieged_by": status.besieged_by or None,
        },
    }


def dispute_json(dispute: Dispute, mark: Mark = no_mark) -> Json:
    return {
        "matter": dispute.matter,
        "kind": dispute.kind,
        "place": dispute.place or None,
        "when": str(dispute.when) if dispute.when else None,
        "sides": [rival_json(side) for side in dispute.sides],
        "claims": [claim_json(entry, mark) for entry in dispute.entries],
    }


def figure_json(row: FigureRow) -> Json:
    return {
        "topic": row.topic,
        "holder": row.holder or None,
        "unit": row.unit,
        "scope": row.scope or None,
        "count": bounds_json(row.count),
        "of": bounds_json(row.of),
        "claim": claim_json(row.entry),
    }


def problem_json(problem: Problem) -> Json:
    span = [problem.span.start, problem.span.end] if problem.span else None
    return {
        "stage": problem.stage,
        "message": problem.message,
        "source": problem.source or None,
        "document": problem.document_id or None,
        "span": span,
    }


def claims_jsonl(entries: Sequence[Entry], mark: Mark = no_mark) -> str:
    """Claims as JSON Lines, one a line."""
    return "".join(json.dumps(claim_json(entry, mark), ensure_ascii=False) + "\n" for entry in entries)
