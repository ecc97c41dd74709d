"""References: what a pronoun or a description in a report stands for."""
