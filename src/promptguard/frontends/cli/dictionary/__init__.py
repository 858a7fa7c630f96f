"""The commands of `promptguard dict`, one file each; a trailing `_` in a module's name is not part of the command's.

To add one: a module NAME with `command`, its help under `commands: dict NAME` in `help.yaml`, what it says in
`curating.yaml`.
"""
