"""The extract stage: from a parsed report to claims with their exact words."""

from contested.extract.explaining import explain
from contested.extract.extractor import VERSION, extract

__all__ = ["VERSION", "explain", "extract"]
