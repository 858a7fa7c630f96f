"""Step 6b of the path: reports. One file `as_NAME` = one format; the folder is the registry.

To add one: a module `as_NAME` with `render(drafts, view)` as described in `_interface`; `--format NAME` then works.
Sentences live in `messages.yaml`, each in Japanese and English. Only `as_text`, which people read on their own
screen, may show the matched text.
"""
