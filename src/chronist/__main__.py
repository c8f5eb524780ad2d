"""`python -m chronist`."""

from chronist.cli import main

main()
