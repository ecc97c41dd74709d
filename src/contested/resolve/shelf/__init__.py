"""The shelf: a user's own gazetteer beside the embedded one, in one SQLite file of facts by import.

What files say is kept as they say it, each record with its import, so that an import can be taken back.
Beside it stands what follows from all of them together: divisions joined to places, and which places lie in
which. Every change is one transaction, and raises the revision, by which resolutions are known to be older.
"""

from contested.resolve.shelf.schema import BASE, JOINED, KEPT_PROBLEMS, Import, Part
from contested.resolve.shelf.store import Shelf

__all__ = ["BASE", "JOINED", "KEPT_PROBLEMS", "Import", "Part", "Shelf"]
