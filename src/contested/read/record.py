"""What is told about a report from outside: by a JSONL record or by a page's metadata."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
FIELDS = ("outlet", "published", "title", "url", "byline")


class RecordError(ValueError):
    """A line that is no record; its message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """A report as handed in: its name, its words or its file, and what is told of it (empty: not told)."""

    report: str
    text: str | None = None
    file: str = ""
    outlet: str = ""
    published: str = ""
    title: str = ""
    url: str = ""
    byline: str = ""


def parse(line: bytes, fallback: str) -> Record:
    """One JSONL line. `fallback` is its id when it has none. Raises RecordError with the reason."""
    try:
        data: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RecordError("is not valid UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise RecordError(f"is not JSON ({_short(error)})") from None
    if not isinstance(data, dict):
        raise RecordError("is JSON but not an object")
    if _half_characters(data):
        raise RecordError("holds half a character (a lone surrogate)")
    told = {name: _string(data, name) for name in FIELDS}
    report = (
        str(data["id"]) if isinstance(data.get("id"), str | int) and str(data["id"]).strip() else fallback
    )
    text, file = data.get("text"), data.get("file")
    if text is not None and not isinstance(text, str):
        raise RecordError("has a `text` that is not a string")
    if text is None and (not isinstance(file, str) or not file.strip()):
        raise RecordError("has neither `text` nor `file`")
    return Record(report, text, file.strip() if text is None and isinstance(file, str) else "", **told)


def _string(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    if not isinstance(value, str):
        raise RecordError(f"has a `{name}` that is not a string")
    return value.strip()


def _half_characters(data: dict[str, Any]) -> bool:
    # JSON can spell them ("\\ud800"), but no file, page or database can hold them.
    values = (data.get(name) for name in (*FIELDS, "id", "text", "file"))
    return any(isinstance(v, str) and _SURROGATE.search(v) for v in values)


def _short(error: Exception) -> str:
    return str(error).split(":")[0][:80] if not isinstance(error, RecursionError) else "nested too deep"
