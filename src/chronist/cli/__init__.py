"""The verbs on the command line: arguments in, tables, JSON Lines or text out; exit code 0, 1 or 2.

Nothing heavy is imported before a verb needs it, so that `--help` is quick.
"""

from __future__ import annotations

import sqlite3
import sys

from chronist.cli.app import app
from chronist.errors import ChronistError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; what goes wrong for a reason is told in a line, without a traceback."""
    try:
        app()
    except ChronistError as error:
        _end(str(error), error.exit_code)
    except sqlite3.Error as error:
        _end(f"the chronicle cannot be used: {error}. `chronist verify` says what is wrong with it.", 1)
    except OSError as error:
        _end(f"{error.filename or 'a file'}: {error.strerror or error}. Check that it is there and may be used.", 1)
    except KeyboardInterrupt:
        _end("stopped; what was read so far is kept. The same command goes on from there.", 130)


def _end(message: str, code: int) -> None:
    print(f"chronist: {message}", file=sys.stderr)
    sys.exit(code)
