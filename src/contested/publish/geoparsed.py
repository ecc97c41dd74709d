"""The place names of a report: in the terminal, as JSON, and as GeoJSON for maps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from contested.model import PlaceRef, Report, Toponym
from contested.publish.as_json import Json
from contested.publish.places import KIND

Within = dict[str, str]
"""Names of places by id, for what contains a place."""
_Key = tuple[str, str, str, bool]


def toponyms_view(report: Report, found: Sequence[Toponym], names: Within) -> RenderableType:
    """A table of the names of a report, each with its place once, in the order of the text."""
    counted: dict[_Key, int] = {}
    first: dict[_Key, Toponym] = {}
    for each in found:
        key: _Key = (each.text, each.ref.id if each.ref else "", each.relation, each.demonym)
        counted[key] = counted.get(key, 0) + 1
        first.setdefault(key, each)
    title = f"{report.publication.title or report.publication.report}: {len(found)} place names"
    table = Table(expand=True)
    table.add_column("as written", ratio=3, overflow="fold")
    table.add_column("place", ratio=4, overflow="fold")
    table.add_column("kind", ratio=2)
    table.add_column("precision", justify="right", no_wrap=True)
    table.add_column("why", ratio=4, overflow="fold")
    for key, each in first.items():
        table.add_row(_written(each, counted[key]), *_place(each, names), Text(why(each)))
    return Group(Text(title, "heading"), table)


def _written(each: Toponym, count: int) -> Text:
    words = Text(each.text, "quote")
    words.append(f" ×{count}" if count > 1 else "", "label")
    words.append(f"\n{each.relation}" if each.relation != "at" else "", "label")
    return words


def _place(each: Toponym, names: Within) -> tuple[Text, str, str]:
    ref = each.ref
    if ref is None or not ref.id:
        return Text("not known" if ref is None else "several fit", "unknown"), "", ""
    words = Text(ref.name)
    around = [names[key] for key in ref.within if key in names]
    words.append(f"\n{', '.join(around)}" if around else "", "label")
    kind = "people of" if each.demonym else KIND.get(ref.feature, ref.feature)
    return words, kind, "" if each.demonym or ref.where_prec is None else str(ref.where_prec)


def why(each: Toponym) -> str:
    """The reasons of a resolution, or the candidates that cannot be told apart."""
    if each.ref is None:
        return "no gazetteer holds it"
    if not each.ref.id:
        return f"candidates: {', '.join(each.ref.candidates[:4])}"
    return "; ".join(each.ref.reasons)


def toponym_json(each: Toponym) -> Json:
    ref = each.ref
    return {
        "text": each.text, "start": each.span.start, "end": each.span.end, "demonym": each.demonym,
        "relation": each.relation, "place": ref_json(ref) if ref and ref.id else None,
        "candidates": list(ref.candidates) if ref else [], "reasons": list(ref.reasons) if ref else [],
    }  # fmt: skip


def ref_json(ref: PlaceRef) -> Json:
    return {
        "id": ref.id, "name": ref.name, "feature": ref.feature, "country": ref.country or None,
        "lat": ref.lat, "lon": ref.lon, "within": list(ref.within), "where_prec": ref.where_prec,
        "geo_precision": ref.geo_precision,
    }  # fmt: skip


def report_json(report: Report, found: Sequence[Toponym]) -> Json:
    return {
        "report": report.publication.report,
        "title": report.publication.title or None,
        "toponyms": [toponym_json(each) for each in found],
    }


def geojson(reports: Iterable[tuple[Report, Sequence[Toponym]]]) -> Json:
    """A feature collection (RFC 7946): a point for each place that a report names, demonyms left out."""
    features = []
    for report, found in reports:
        mentions: dict[str, list[Toponym]] = {}
        for each in found:
            if each.ref and each.ref.id and not each.demonym and each.ref.lat is not None:
                mentions.setdefault(each.ref.id, []).append(each)
        features += [_feature(report, same) for same in mentions.values()]
    return {"type": "FeatureCollection", "features": features}


def _feature(report: Report, same: Sequence[Toponym]) -> Json:
    ref = same[0].ref
    assert ref is not None
    properties = ref_json(ref) | {
        "report": report.publication.report,
        "written": list(dict.fromkeys(each.text for each in same)),
        "mentions": len(same),
        "reasons": list(ref.reasons),
    }
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [ref.lon, ref.lat]},
        "properties": {key: value for key, value in properties.items() if key not in ("lat", "lon")},
    }
