"""Commands that look closer: `claims` with filters, `show` one claim in full, `problems`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contested.commands import session
from contested.commands.ask import day
from contested.commands.options import JsonOption, KnownOption, LedgerOption

if TYPE_CHECKING:
    from contested.model import Claim, Entry, Kind, Period
    from contested.publish.wording import Mark

KINDS = "control, harm, movement, figure, violence, diplomacy, no_comment"
STANCES = ("asserts", "denies", "unconfirmed")
MODALITIES = ("actual", "ongoing", "intended", "possible", "demanded")

KindOption = Annotated[
    list[str], typer.Option("--kind", metavar="KIND", help=f"One of {KINDS}; may be repeated.")
]
SinceOption = Annotated[
    datetime | None,
    typer.Option("--since", metavar="DATE", formats=["%Y-%m-%d"], help="About this day or later."),
]
UntilOption = Annotated[
    datetime | None,
    typer.Option("--until", metavar="DATE", formats=["%Y-%m-%d"], help="About this day or earlier."),
]


def claims(
    kind: KindOption = [],  # noqa: B006
    place: Annotated[str, typer.Option(metavar="PLACE", help="About this place, or one within it.")] = "",
    party: Annotated[str, typer.Option(metavar="PARTY", help="Naming this party, by any of its names.")] = "",
    speaker: Annotated[str, typer.Option(metavar="WORDS", help="Said by a speaker or side so called.")] = "",
    report: Annotated[str, typer.Option(metavar="ID", help="In this report.")] = "",
    since: SinceOption = None,
    until: UntilOption = None,
    stance: Annotated[str, typer.Option(metavar="STANCE", help=f"One of {', '.join(STANCES)}.")] = "",
    modality: Annotated[str, typer.Option(metavar="MODALITY", help=f"One of {', '.join(MODALITIES)}.")] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many; 0 for all.")] = 0,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write .jsonl, .json or .csv instead."),
    ] = None,
    known: KnownOption = None,
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """The claims of the ledger, narrowed by what they are about, who says them, and when."""
    from contested import flow

    check("--stance", stance, STANCES)
    check("--modality", modality, MODALITIES)
    wanted = Wanted(speaker, stance, modality, since, until)
    with session.asking(ledger) as (store, names):
        mark = session.marks(names, store)
        found = flow.claims(
            store, names, place=place, kinds=kinds(kind), party=party, report=report,
            known=day(known),
        )  # fmt: skip
    found = [entry for entry in found if wanted.fits(entry)]
    put(found[:limit] if limit else found, mark, output, as_json)
    if not found:
        session.nothing("no claims that fit")


def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or how it begins.")],
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """One claim in full: its paragraph, who told whom, and how each name and date is known."""
    from contested import flow

    with session.asking(ledger) as (store, names):
        entry, mark = flow.show(store, claim), session.marks(names, store)
    if as_json:
        from contested.publish.as_json import shown_json

        session.print_json(shown_json(entry, mark))
        return
    from contested.publish.claim import claim_view

    session.draw(claim_view(entry, mark))


def problems(ledger: LedgerOption = "", as_json: JsonOption = False) -> None:
    """What could not be read or understood."""
    with session.opened(session.settings(ledger).ledger) as store:
        found = store.problems()
    if as_json:
        from contested.publish.as_json import problem_json

        session.print_json([problem_json(problem) for problem in found])
    elif found:
        from contested.publish.summary import problems_table

        session.draw(problems_table(found))
    if not found:
        session.nothing("no problems")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters that are asked of claims once they are out of the ledger."""

    speaker: str = ""
    stance: str = ""
    modality: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def fits(self, entry: Entry) -> bool:
        claim = entry.claim
        return (
            (not self.speaker or any(self.speaker.casefold() in name for name in speaker_names(claim)))
            and self.stance in ("", claim.stance)
            and self.modality in ("", claim.modality)
            and self._in_time(claim.when)
        )

    def _in_time(self, when: Period | None) -> bool:
        """Whether the matter may have been in the stretch asked for; a claim without a day never fits one."""
        if self.since is None and self.until is None:
            return True
        if when is None:
            return False
        return not (self.since and when.last and when.last < self.since.date()) and not (
            self.until and when.first and when.first > self.until.date()
        )


def speaker_names(claim: Claim) -> Iterator[str]:
    """All that a speaker may be called by, in lower case."""
    who = claim.speaker
    names = [who.name, who.role, who.side, who.mention.words if who.mention else "report"]
    names += [who.affiliation.name] if who.affiliation else []
    yield from (name.casefold() for name in names if name)


def kinds(given: Iterable[str]) -> tuple[Kind, ...]:
    """The kinds named; each option may hold several between commas."""
    from contested.model import KINDS as ALL

    named = [name.strip().replace("-", "_") for option in given for name in option.split(",")]
    for name in named:
        check("--kind", name, ALL)
    return tuple(kind for kind in ALL if kind in named)


def check(option: str, value: str, allowed: Iterable[str]) -> None:
    if value and value not in allowed:
        session.misuse(f"{option} {value!r} is none of {', '.join(allowed)}")


def put(entries: list[Entry], mark: Mark, output: Path | None, as_json: bool) -> None:
    """Claims to a file by its ending, as JSON, or as a table."""
    from contested.publish.as_json import claim_json, claims_jsonl, dumps

    if output is not None:
        from contested.publish.as_csv import claims_csv

        forms = {
            ".jsonl": claims_jsonl,
            ".json": lambda found, mark: dumps([claim_json(entry, mark) for entry in found]) + "\n",
            ".csv": claims_csv,
        }
        if output.suffix not in forms:
            session.misuse(f"-o {output}: the ending must be one of {', '.join(forms)}")
        try:
            output.write_text(forms[output.suffix](entries, mark), encoding="utf-8", newline="")
        except OSError as error:
            session.misuse(f"cannot write {output}: {error.strerror}")
        session.say(f"{len(entries):,} claims in {output}")
    elif as_json:
        sys.stdout.write(dumps([claim_json(entry, mark) for entry in entries]) + "\n")
    elif entries:
        from contested.publish.status import claims_table

        session.draw(claims_table(entries, f"{len(entries):,} claim{'s' * (len(entries) > 1)}", mark))
