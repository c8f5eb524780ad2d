"""Derived views: evidence in, spells of control, truces, talks, tolls, ties, damage out; one file a view."""
