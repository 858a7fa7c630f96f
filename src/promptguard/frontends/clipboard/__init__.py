"""The clipboard: where most drafts pass on their way to a chat service.

One interface (`_interface`), one module for each system behind it (`x11`, `wayland`, `windows`, `macos`), and what
can be said about a copy without knowing the system. A system of its own needs a module and a line in `opening`.
"""
