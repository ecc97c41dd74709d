"""The form of a party file, checked so that a slip is told with its line and key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

import yaml

from contested.errors import ContestedError
from contested.model import PartyKind, Period
from contested.resolve.placedata import Loader, Row

Fault = tuple[int, str]
"""A line of the file, from 1, and what is wrong there."""
Check = Callable[[yaml.Node], Iterator[Fault]]
KINDS: tuple[str, ...] = get_args(PartyKind)
ARMED = (
    "rebel",
    "insurgent",
    "militant",
    "jihadist",
    "separatist",
    "militia",
    "gang",
    "fighter",
    "opposition",
)
MOST = 5
"""How many faults of one file are told at once."""


def checked(path: Path) -> Row:
    """The content of a user's party file. Raises ContestedError that names the file, its lines and keys."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ContestedError(f"cannot read the party file {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ContestedError(f"{path} is no text in UTF-8") from error
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise ContestedError(f"{path}{line}: no YAML: {getattr(error, 'problem', error)}") from error
    faults = list(faults_of(node))
    if faults:
        told = "; ".join(f"line {line}: {what}" for line, what in faults[:MOST])
        more = f"; and {len(faults) - MOST} more" if len(faults) > MOST else ""
        raise ContestedError(f"{path}: {told}{more}")
    content: Row = yaml.load(text, Loader=Loader)
    return content


def faults_of(node: yaml.Node | None) -> Iterator[Fault]:
    """Everything that breaks the form of a party file."""
    if node is None:
        yield 1, "the file is empty: a list `parties` is wanted"
        return
    if not isinstance(node, yaml.MappingNode) or "parties" not in _keys(node):
        yield _line(node), "a list `parties` is wanted, with `source` beside it or in each row"
        return
    yield from _mapping(node, TOP)
    rows, ids = _keys(node)["parties"][1], set[str]()
    shared = set(_keys(node))
    for row in rows.value if isinstance(rows, yaml.SequenceNode) else ():
        if isinstance(row, yaml.MappingNode):
            yield from _needed(row, shared)
            yield from _only_once(row, ids)


def _needed(row: yaml.MappingNode, shared: set[str]) -> Iterator[Fault]:
    keys = _keys(row)
    name = keys["id"][1].value if "id" in keys else "a party"
    if "id" not in keys:
        yield _line(row), "a party without `id`"
    if not {"source"} & (shared | set(keys)):
        yield _line(row), f"{name} has no `source`: where can a reader check it?"


def _only_once(row: yaml.MappingNode, ids: set[str]) -> Iterator[Fault]:
    if "id" in _keys(row):
        node = _keys(row)["id"][1]
        if node.value in ids:
            yield _line(node), f"{node.value} stands in this file twice"
        ids.add(node.value)


def _keys(node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    return {str(key.value): (key, value) for key, value in node.value}


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _mapping(node: yaml.Node, form: dict[str, Check]) -> Iterator[Fault]:
    if not isinstance(node, yaml.MappingNode):
        yield _line(node), f"keys are wanted here: {', '.join(form)}"
        return
    for key, (at, value) in _keys(node).items():
        if key not in form:
            near = get_close_matches(key, form, 1)
            hint = f", did you mean `{near[0]}`?" if near else f"; known are {', '.join(form)}"
            yield _line(at), f"no key `{key}` here{hint}"
        else:
            yield from form[key](value)


def _text(node: yaml.Node) -> Iterator[Fault]:
    if (
        not isinstance(node, yaml.ScalarNode)
        or node.tag.endswith((":null", ":bool"))
        or not node.value.strip()
    ):
        hint = f" (write '{node.value}' in quotes)" if node.tag.endswith(":bool") else ""
        yield _line(node), f"a text is wanted{hint}"


def _one_of(allowed: tuple[str, ...]) -> Check:
    def check(node: yaml.Node) -> Iterator[Fault]:
        if not isinstance(node, yaml.ScalarNode) or node.value not in allowed:
            yield _line(node), f"{_told(node)} is none of {', '.join(allowed)}"

    return check


def _country(node: yaml.Node) -> Iterator[Fault]:
    value = node.value if isinstance(node, yaml.ScalarNode) else ""
    if not (isinstance(value, str) and len(value) == 2 and value.isascii() and value.isupper()):
        yield _line(node), f"{_told(node)} is no country of ISO 3166 in two capitals (write NO in quotes)"
    elif node.tag.endswith(":bool"):
        yield _line(node), f"write the country '{value}' in quotes"


def _days(node: yaml.Node) -> Iterator[Fault]:
    try:
        Period.parse(str(node.value))
    except ValueError:
        yield (
            _line(node),
            f"{_told(node)} is no day, month, year or stretch (2014, 2014-06/2017-10-17, 2021-08-15/)",
        )


def _flag(node: yaml.Node) -> Iterator[Fault]:
    if not node.tag.endswith(":bool"):
        yield _line(node), f"true or false is wanted, not {_told(node)}"


def _each(check: Check, one: bool = False) -> Check:
    """A list of them; with `one`, a single one may stand alone."""

    def checks(node: yaml.Node) -> Iterator[Fault]:
        if isinstance(node, yaml.SequenceNode):
            for value in node.value:
                yield from check(value)
        elif one:
            yield from check(node)
        else:
            yield _line(node), f"a list is wanted, not {_told(node)}"

    return checks


def _or_keys(check: Check, form: dict[str, Check], need: str) -> Check:
    """A plain value, or keys of which one is needed."""

    def checks(node: yaml.Node) -> Iterator[Fault]:
        if not isinstance(node, yaml.MappingNode):
            yield from check(node)
            return
        yield from _mapping(node, form)
        if need not in _keys(node):
            yield _line(node), f"`{need}` is missing here"

    return checks


def _by_key(check_key: Check, check: Check) -> Check:
    def checks(node: yaml.Node) -> Iterator[Fault]:
        if not isinstance(node, yaml.MappingNode):
            yield _line(node), f"keys are wanted here, not {_told(node)}"
            return
        for key, value in node.value:
            yield from check_key(key)
            yield from check(value)

    return checks


def _told(node: yaml.Node) -> str:
    return repr(node.value) if isinstance(node, yaml.ScalarNode) else "what stands here"


_NAME = _or_keys(_text, {"name": _text, "in": _each(_country), "during": _days, "source": _text}, "name")
_TIE = _or_keys(_text, {"party": _text, "during": _days, "source": _text}, "party")
PARTY: dict[str, Check] = {
    "id": _text,
    "name": _text,
    "kind": _one_of(KINDS),
    "country": _country,
    "aliases": _each(_NAME),
    "known_as": _each(_NAME),
    "people": _each(_text),
    "active": _days,
    "member": _each(_TIE, one=True),
    "keep": _flag,
    "allies": _each(_TIE),
    "owner": _each(_TIE, one=True),
    "follows": _each(_TIE),
    "governs": _by_key(_country, _each(_days, one=True)),
    "home": _each(_country),
    "generic": _each(_one_of(ARMED)),
    "neutral": _flag,
    "organs": _by_key(_text, _each(_NAME)),
    "usual": _by_key(_one_of(ARMED), _text),
    "source": _text,
}
TOP: dict[str, Check] = {
    "source": _text,
    "kind": _one_of(KINDS),
    "parties": _each(lambda node: _mapping(node, PARTY)),
}
