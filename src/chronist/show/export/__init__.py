"""Exports: one file a format, each with the same small interface."""
