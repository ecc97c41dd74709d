"""Names in claims to places with coordinates and parties with sides, or an honest "don't know"."""

from contested.resolve.resolver import VERSION, Resolver, load

__all__ = ["VERSION", "Resolver", "load"]
