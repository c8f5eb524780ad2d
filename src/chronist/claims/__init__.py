"""Claims: an annotated document in, one thing that one speaker says each out (see build.py)."""
