"""Values of the model as JSON and back: one rule for each shape of type, worked out once for each class.

A dataclass is an object of its fields; a field that holds an empty value (None, "", (), False) which is also
its default is left out, so that a field added later with an empty default reads old rows. A union of
dataclasses is told apart by its `kind`. Tuples are lists, dates and times ISO 8601.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar

T = TypeVar("T")
Json = Any
Decoder = Callable[[Json], Any]

TAG = "kind"


def dumps(value: object) -> str:
    """The value as compact JSON, one text for equal values. Raises TypeError for an unknown shape."""
    return storable(json.dumps(encode(value), ensure_ascii=False, separators=(",", ":")))


def storable(text: str) -> str:
    """Text as UTF-8 can hold it: half characters, as in file names of another encoding, become the escapes
    that JSON has for them."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def loads(shape: type[T], text: str) -> T:
    """The value of type `shape` that `dumps` wrote. Raises ValueError, KeyError or TypeError for others."""
    read: Decoder = decoder(typing.cast(Hashable, shape))
    return typing.cast(T, read(parse(text)))


def parse(text: str) -> Json:
    """JSON as plain lists and objects. Raises ValueError."""
    return json.loads(text)


def encode(value: object) -> Json:
    """A value of the model as lists, objects, strings and numbers."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        row = {}
        for name, default in _written(type(value)):
            item = getattr(value, name)
            if not (item == default and _empty(item)):
                row[name] = encode(item)
        return row
    raise TypeError(f"no rule to write {type(value).__name__} as JSON")


@cache
def decoder(shape: Any) -> Decoder:
    """A function from JSON to values of a type: plain ones, dates, literals, tuples, unions, dataclasses."""
    origin, args = typing.get_origin(shape), typing.get_args(shape)
    if shape is datetime or shape is date:
        return typing.cast(Decoder, shape.fromisoformat)
    if shape in (str, int, float, bool, None, types.NoneType) or origin is Literal:
        return _as_it_is
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        item = decoder(args[0])
        return lambda json: tuple(map(item, json))
    if origin in (typing.Union, types.UnionType):
        return _union(args)
    if is_dataclass(shape):
        return _dataclass(typing.cast(type, shape))
    raise TypeError(f"no rule to read {shape} from JSON")


def _as_it_is(json: Json) -> Any:
    return json


def _union(args: tuple[Any, ...]) -> Decoder:
    """An optional value, plain values of any kind, or dataclasses that name themselves by their `kind`."""
    inner = [arg for arg in args if arg is not types.NoneType]
    if len(inner) == 1:
        read = decoder(inner[0])
        if read is _as_it_is:
            return read
        return lambda json: None if json is None else read(json)
    if all(decoder(arg) is _as_it_is for arg in inner):
        return _as_it_is
    by_tag = {_tag(arg): decoder(arg) for arg in inner}
    return lambda json: None if json is None else by_tag[json[TAG]](json)


def _tag(shape: Any) -> str:
    tag = {f.name: f.default for f in fields(shape)}.get(TAG, MISSING)
    if not isinstance(tag, str):
        raise TypeError(f"{shape} is one of a union but does not name itself")
    return tag


def _dataclass(shape: type) -> Decoder:
    hints = typing.get_type_hints(shape)
    known = [f for f in fields(shape) if f.init]
    needed = [f.name for f in known if f.default is MISSING and f.default_factory is MISSING]
    names = frozenset(f.name for f in known)
    readers: dict[str, Decoder] = {}
    ready = False

    def prepare() -> None:
        # At the first use, not before: a class may hold itself.
        nonlocal ready
        found = ((f.name, decoder(hints[f.name])) for f in known)
        readers.update({name: read for name, read in found if read is not _as_it_is})
        ready = True

    def read(json: Json) -> Any:
        if not ready:
            prepare()
        if not isinstance(json, dict):
            raise TypeError(f"{shape.__name__} is written as an object, not as {json!r}")
        for name in needed:
            if name not in json:
                raise KeyError(f"{shape.__name__} lacks {name!r}")
        values = {name: value for name, value in json.items() if name in names}
        for name in values.keys() & readers.keys():
            values[name] = readers[name](values[name])
        return shape(**values)

    return read


@cache
def _written(shape: type) -> tuple[tuple[str, object], ...]:
    return tuple((f.name, _default(f)) for f in fields(shape))


def _default(field: Field[Any]) -> object:
    """The default when leaving the field out is safe; a `kind` set by the class is always written."""
    return MISSING if not field.init else field.default


def _empty(value: object) -> bool:
    return value is None or value is False or value == "" or value == ()
