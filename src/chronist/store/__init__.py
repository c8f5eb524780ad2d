"""The chronicle on disk: records in, records out, in one SQLite file that any SQLite tool can read."""

from chronist.store.database import FORMAT, Store

__all__ = ["FORMAT", "Store"]
