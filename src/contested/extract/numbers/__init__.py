"""Numbers: counts with their bounds, units and wholes."""
