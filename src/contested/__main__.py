"""`python -m contested`."""

from contested.cli import main

main()
