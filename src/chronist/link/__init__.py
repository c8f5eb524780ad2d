"""Linking: claims of many documents in, events, origins and publication dates out."""
