"""The clipboard. `_interface` is what a backend offers, `text` the one for plain text on every system.

To add one: a module with a class that keeps to `Clipboard`; `text.open_clipboard` chooses.
"""
