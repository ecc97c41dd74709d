"""contested: a ledger of what each source says about who holds which place in an armed conflict."""

__version__ = "0.1.0"
