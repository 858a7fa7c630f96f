"""Whether a place where an entry's form stands is the entry.

`words` looks at the neighbours and at the company forms around the place, `vocabulary` asks Sudachi where the script
alone does not tell. `dictionary` beside this folder puts both together.
"""
