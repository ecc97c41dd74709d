"""Claims as a table of comma-separated values, one claim a row, for spreadsheets and statistics programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from contested.model import Entry
from contested.publish.as_json import claim_json
from contested.publish.wording import Mark, no_mark

COLUMNS = (
    "id", "report", "outlet", "published", "known", "start", "end", "quote", "kind", "stance", "modality",
    "speaker", "speaker_kind", "speaker_side", "via", "when", "place", "place_text", "place_id",
    "change", "holder", "loser", "extent", "harm", "victims", "victims_side", "move", "who", "who_side",
    "from", "to", "act", "by", "against", "toward", "count_low", "count_high", "of_low", "of_high",
    "unit", "scope", "note",
)  # fmt: skip


def claims_csv(entries: Sequence[Entry], mark: Mark = no_mark) -> str:
    """RFC 4180 with a header; what a claim does not have is empty; several links are joined by ` > `."""
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, COLUMNS, extrasaction="ignore", restval="")
    table.writeheader()
    for entry in entries:
        row = claim_json(entry, mark)
        published = row["published"]
        row["published"] = published["date"] if published else ""
        row["via"] = " > ".join(row.get("via", []))
        table.writerow({key: _safe(value) for key, value in row.items()})
    return out.getvalue()


def _safe(value: object) -> object:
    """Text that a spreadsheet would run as a formula is set off by an apostrophe (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
