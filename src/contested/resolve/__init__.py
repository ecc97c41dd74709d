"""Names in claims to places with coordinates and parties with sides, or an honest "don't know"."""

from contested.resolve.resolver import VERSION, Resolver, load, version
from contested.resolve.shelf import Shelf

__all__ = ["VERSION", "Resolver", "Shelf", "load", "version"]
