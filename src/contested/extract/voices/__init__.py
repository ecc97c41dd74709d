"""Voices: who says what, through whom, how surely, and who said nothing."""
