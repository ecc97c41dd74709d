"""The codebook's form of a claim: one flat JSON object, and the way back from it to the nouns."""

from __future__ import annotations

import re
from typing import Any, cast

from contested.model.bounds import Bounds
from contested.model.claim import (
    REPORT,
    Claim,
    Control,
    Diplomacy,
    Figure,
    Harm,
    Link,
    Matter,
    Mention,
    Movement,
    NoComment,
    Speaker,
    Violence,
)
from contested.model.span import Span
from contested.model.time import Period

Row = dict[str, Any]

_DAY_NUMBER = re.compile(r"(?<![\d:])\d{1,2}(?:st|nd|rd|th)?(?![\d:])")
_JANUARY = re.compile(r"\bjan", re.IGNORECASE)


def to_codebook(claim: Claim, report: str, text: str = "") -> Row:
    """The claim as a row of the codebook; empty fields are left out. `text` adds the quoted evidence."""
    speaker = claim.speaker
    row: Row = {
        "report": report,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.evidence.of(text),
        "kind": claim.kind,
        "stance": claim.stance,
        "modality": claim.modality,
        "speaker": (speaker.name or speaker.mention.words) if speaker.mention else "",
        "speaker_kind": speaker.kind,
        "speaker_side": speaker.side,
        "via": [link.name for link in claim.chain],
        "when": _when(claim, text),
        "place": _name(claim.place),
        "place_text": claim.place.text if claim.place else "",
    }
    row |= _matter_row(claim.matter)
    return {key: value for key, value in row.items() if value not in ("", None, [])}


def from_codebook(row: Row, document_id: str = "", extraction_id: str = "", claim_id: str = "") -> Claim:
    """The claim that a row of the codebook states, names unresolved. Raises KeyError on a missing kind."""
    affiliation = _mention(row.get("speaker_side"))
    speaker = REPORT
    if row.get("speaker_kind", "report") != "report":
        name = row.get("speaker", "")
        speaker = Speaker(row["speaker_kind"], Mention(name), name, affiliation=affiliation)
    return Claim(
        id=claim_id
        or f"{row.get('report', '')}:{row['start']}:{row['end']}:{row['kind']}:{row.get('change', '')}",
        document_id=document_id,
        extraction_id=extraction_id,
        evidence=Span(row["start"], row["end"]),
        matter=_matter(row),
        speaker=speaker,
        chain=tuple(Link(name) for name in row.get("via", [])),
        stance=row.get("stance") or "asserts",
        modality=row.get("modality") or "actual",
        when=Period.parse(row["when"]) if row.get("when") else None,
        place=_mention(row.get("place"), row.get("place_text", "")),
    )


def _when(claim: Claim, text: str) -> str:
    """The time no more exactly than it is told: "since July 2012" on 3 May 2016 is `2012-07/2016-05`.

    The words say whether a stretch that begins with a month or a year names a day; without the text, and for
    stretches of a month or less, the days stand.
    """
    period = claim.when
    if period is None:
        return ""
    first, last = period.first, period.last
    days = str(period)
    if not text or first is None or last is None or first.day != 1 or "/" not in days:
        return days
    words = claim.when_span.of(text) if claim.when_span else ""
    if _DAY_NUMBER.search(words) or (first.year, first.month) == (last.year, last.month):
        return days
    by_year = first.month == 1 and first.year < last.year and not _JANUARY.search(words)
    return f"{first:%Y}/{last:%Y-%m}" if by_year else f"{first:%Y-%m}/{last:%Y-%m}"


def _name(mention: Mention | None) -> str:
    return mention.name if mention else ""


def _mention(name: str | None, text: str = "") -> Mention | None:
    if not name:
        return None
    return Mention(text or name, antecedent=name if text and text != name else "")


def _count(prefix: str, bounds: Bounds) -> Row:
    return {f"{prefix}_low": bounds.low, f"{prefix}_high": bounds.high}


def _matter_row(matter: Matter) -> Row:
    match matter:
        case Control():
            row = {
                "change": matter.change, "holder": _name(matter.holder), "loser": _name(matter.loser),
                "extent": "" if matter.extent == "all" else matter.extent, "unit": matter.unit,
            }  # fmt: skip
            return row | _count("count", matter.count)
        case Harm():
            row = {"harm": matter.harm, "by": _name(matter.by)}
            if matter.victims:
                side = matter.victims.party.side if matter.victims.party else ""
                row |= {"victims": matter.victims.text, "victims_side": side}
            return row | _count("count", matter.count)
        case Movement():
            row = {"move": matter.move, "from": _name(matter.origin), "to": _name(matter.goal)}
            if matter.who:
                side = matter.who.party.side if matter.who.party else ""
                row |= {"who": matter.who.text, "who_side": side}
            return row | {"unit": matter.unit} | _count("count", matter.count)
        case Figure():
            row = {"unit": matter.unit, "holder": _name(matter.holder), "scope": _name(matter.scope)}
            return row | _count("count", matter.count) | _count("of", matter.of)
        case Violence():
            return {"act": matter.act, "by": _name(matter.by), "against": _name(matter.against)}
        case Diplomacy():
            return {"act": matter.act, "by": _name(matter.by), "toward": _name(matter.toward)}
        case NoComment():
            return {}


def _matter(row: Row) -> Matter:
    m = {
        key: _mention(row.get(key))
        for key in ("holder", "loser", "by", "against", "toward", "scope", "from", "to")
    }
    count = Bounds(row.get("count_low"), row.get("count_high"))
    match row["kind"]:
        case "control":
            passing = row["change"] == "holds" and "-held" in row.get("quote", "")
            return Control(
                row["change"],
                m["holder"],
                m["loser"],
                row.get("extent") or "all",
                count,
                row.get("unit", ""),
                passing,
            )
        case "harm":
            return Harm(row["harm"], _mention(row.get("victims")), count, m["by"])
        case "movement":
            who = _mention(row.get("who"))
            return Movement(row["move"], who, m["from"], m["to"], count, row.get("unit", ""))
        case "figure":
            of = Bounds(row.get("of_low"), row.get("of_high"))
            return Figure(row.get("unit", ""), m["holder"], count, of, m["scope"])
        case "violence":
            return Violence(row["act"], m["by"], m["against"])
        case "diplomacy":
            return Diplomacy(row["act"], m["by"], m["toward"])
        case "no_comment":
            return NoComment()
    raise ValueError(f"no kind of claim: {cast(str, row['kind'])!r}")
