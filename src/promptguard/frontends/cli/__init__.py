"""The command line. `main` is the entry; `commands/` holds one file for each command."""
