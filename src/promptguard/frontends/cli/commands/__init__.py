"""One file = one command; the folder is the registry.

To add one: a module NAME with `command`, and its words under `commands: NAME` in `help.yaml`. A command returns its
exit code. A module is imported only when its command is called.
"""
