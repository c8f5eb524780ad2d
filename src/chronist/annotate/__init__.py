"""Annotation: a parsed Doc in, mentions of actors, places, times and quantities out (see annotator.py)."""
