"""Step 2 of the path. One file = one detector; the folder is the registry.

To add one: a module with `build(setup) -> Detector | None` (None: nothing to do with this setup). Its rules,
with names, advice and proofs, are YAML under `rules/` that name the module as their `detector`.
"""
