"""How the tagger of names was made: generated drafts and public sentences in, weights out (see README.md).

`stock` reads the words and sentences of `data/`, `people`, `companies` and `drafts` make drafts of them, `damage` wears
them down, `swap` puts other names into public sentences; `corpus` marks tokens, `encode` numbers their features,
`network` and `crf` are what `learn` trains, `export` writes what ships; `vectors` and `listed` write what is known of
words.
"""
