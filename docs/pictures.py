"""Draw docs/images/*.svg from the real commands on the example reports: `python -m docs.pictures`."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console, RenderableType
from rich.terminal_theme import DIMMED_MONOKAI

from contested import flow
from contested.ledger import Ledger
from contested.publish.status import status_view
from contested.publish.theme import THEME
from contested.publish.timeline import timeline_view
from contested.settings import Settings
from contested.stages import Installed

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
# The pictures must not fetch fonts from elsewhere when they are looked at.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.S).replace(
    "font-family: Fira Code, monospace",
    "font-family: ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace",
)
# Blanks at the edges of a run of text are part of it.
FORMAT = FORMAT.replace("<svg class", '<svg xml:space="preserve" class')


@contextmanager
def examples() -> Iterator[tuple[Ledger, Installed]]:
    """A ledger of the example reports that is thrown away afterwards."""
    stages = Installed(Settings.from_environment({}))
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "examples.ledger") as ledger:
        flow.read_into(ledger, [ROOT / "examples" / "reports"], stages, datetime.now(UTC))
        yield ledger, stages


def draw(view: RenderableType, title: str, name: str, width: int = 88) -> None:
    """One view as an SVG of a terminal window."""
    screen = Console(
        theme=THEME, record=True, width=width, force_terminal=True, file=StringIO(), highlight=False
    )
    screen.print(view)
    IMAGES.mkdir(exist_ok=True)
    picture = screen.export_svg(title=title, theme=DIMMED_MONOKAI, code_format=FORMAT)
    (IMAGES / name).write_text(re.sub(r"[ \t]+$", "", picture, flags=re.M), encoding="utf-8")


def main() -> None:
    day = date(2021, 7, 14)
    with examples() as (ledger, stages):
        asof = flow.as_of(ledger, day, day)
        status = flow.who(ledger, stages.names, "Spin Boldak", asof)
        draw(status_view(status), 'contested who "Spin Boldak" --on 2021-07-14 --known 2021-07-14', "who.svg")
        rows = flow.timeline(ledger, stages.names, "Sheberghan", date(2021, 8, 31))
        draw(timeline_view("Sheberghan", rows), "contested timeline Sheberghan", "timeline.svg")


if __name__ == "__main__":
    main()
