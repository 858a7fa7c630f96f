"""`python -m promptguard` is the command `promptguard`."""

from promptguard.frontends.cli.main import main

main()
