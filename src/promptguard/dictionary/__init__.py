"""The company's own words.

`schema` says what an entry may say, `load` how files are read (`numbers` for number forms, `spoken` for what an
admin calls things), and `variants` in which written forms a term is recognised (`readings` in Latin letters,
`spellings` in other writing, `differences` tells which). `lexicon` is what the detector asks; `words` (a trie) and
`sealed` (keyed digests) answer from the sections of a `container`: `records` of the entries and `links` to them.
`store` keeps these in the user's cache (`index` knows of which files), and `opening` puts all sources together.
"""
