"""What writes parts of the documentation: the reference, the transcripts, the pictures (`make docs`)."""
