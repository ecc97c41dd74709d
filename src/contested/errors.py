"""What stops a command: each error carries one clear sentence for the user; the command line exits with 2."""

from __future__ import annotations


class ContestedError(Exception):
    """Something outside the program that it cannot work with; `str(error)` is said to the user as it is."""


class LedgerError(ContestedError):
    """The ledger cannot be used as asked."""


class NoLedgerError(LedgerError):
    """There is no ledger at the given address."""


class NotALedgerError(LedgerError):
    """The file or database is something else, or is damaged."""


class LedgerVersionError(LedgerError):
    """The ledger was written by a version of the program that lays it out in another way."""


class LedgerBusyError(LedgerError):
    """Another program holds the ledger for longer than we wait."""


class LedgerReadOnlyError(LedgerError):
    """The ledger may be read but not written to."""


class UnknownPlaceError(ContestedError):
    """No place of that name in the gazetteer, nor in any report of the ledger."""


class UnknownClaimError(ContestedError):
    """No claim with that id, or more than one whose id begins so."""


class MissingPartError(ContestedError):
    """A part of the program (the language model, a pipeline named in the settings) is not installed."""


class PlacesError(ContestedError):
    """A file of places, or the user's own gazetteer, cannot be used as asked."""


class PartiesError(ContestedError):
    """A party file, or the user's own parties, cannot be used as asked."""


class UnknownNameError(ContestedError):
    """No place, party, outlet or person of that name, or no decision of that id, in the ledger."""


class DecisionError(ContestedError):
    """A decision that cannot be made as asked: the names are not clear, or it would say nothing new."""
