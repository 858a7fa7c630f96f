"""How the tagger of names was made: generated drafts and public sentences in, weights out (see README.md).

`stock` reads the words and sentences of `data/`, `people`, `companies` and `drafts` make drafts of them, `damage` wears
them down, `swap` puts other names into public sentences; `corpus` marks tokens, `encode` numbers their features, `crf`
learns, `export` writes what ships.
"""
